"""What to know first of a prepared meeting: its day is past, it was cancelled, nobody is known."""

from __future__ import annotations

from datetime import date

from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data.model import MeetingStatus
from graph.meetings import Preparation


def note_sentences(words: Words, now: Snapshot, prepared: Preparation, *, today: date) -> list[str]:
    """That the day is past, no member is known, or the day has a cancelled meeting or several."""
    that_day = [
        each
        for each in now.facts.meetings
        if (each.body, each.date) == (prepared.body, prepared.on)
    ]
    cancelled = [each for each in that_day if each.status is MeetingStatus.CANCELLED]
    several = len(that_day) - len(cancelled)
    notes = []
    if prepared.on < today:
        notes.append(
            words(
                "This day is past. You see what the data tell of that day. Choose a later day to plan "
                "a meeting."
            )
        )
    if not any(member.named for member in prepared.members):
        unknown = words("What we do not know")
        notes.append(
            words("No member of this body is known by name.")
            + " "
            + words(
                "So the proposal rests on themes and sectors alone. What to ask stands under "
                "“{unknown}”.",
                unknown=unknown,
            )
        )
    if cancelled and prepared.meeting is None:
        notes.append(words("The meeting of this body on this day was cancelled."))
    if several > 1:
        notes.append(
            words.plural(
                "This body has {count} meeting on this day; here the first of them counts.",
                "This body has {count} meetings on this day; here the first of them counts.",
                several,
            )
        )
    return notes
