"""What is not known of a prepared meeting, and notes to read first."""

from __future__ import annotations

from datetime import date

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.wording.meetings.naming import value_names
from dashboard.wording.profile import membership_sentence
from dashboard.words import Words
from data.model import MeetingStatus
from graph.meetings import MeetingUnknown, MeetingUnknownKind, Preparation


def unknown_sentence(
    words: Words, snapshot: Snapshot, prepared: Preparation, unknown: MeetingUnknown
) -> str:
    """What is not known, and, where it helps, how to find out."""
    match unknown.kind:
        case MeetingUnknownKind.MEMBERS:
            return membership_sentence(words, snapshot, prepared.membership)
        case MeetingUnknownKind.FREQUENCY:
            return _frequency_text(words, unknown.values.get("frequency"))
        case MeetingUnknownKind.NO_ATTENDANCE:
            return words.plural(
                "Of the one meeting that was held we do not know who was there.",
                "Of the {count} meetings that were held we do not know who was there.",
                _count_in_unknown(unknown),
            )
        case MeetingUnknownKind.UNRECORDED:
            return words.plural(
                "Of one meeting in the past we do not know whether it was held.",
                "Of {count} meetings in the past we do not know whether they were held.",
                _count_in_unknown(unknown),
            )
    return text_of(
        words, "meetings", "unknowns", unknown.kind, **_placeholder_texts(words, snapshot, unknown)
    )


def unknown_sentences(words: Words, snapshot: Snapshot, prepared: Preparation) -> list[str]:
    """Everything that is not known about a meeting, in sentences."""
    return [unknown_sentence(words, snapshot, prepared, unknown) for unknown in prepared.unknowns]


def _frequency_text(words: Words, frequency: object) -> str:
    if frequency is None:
        return words("How often this body should meet is not known.")
    return words(
        "The source says “{frequency}”, without a number of meetings a year.", frequency=frequency
    )


def _count_in_unknown(unknown: MeetingUnknown) -> int:
    number = unknown.values["number"]
    return number if isinstance(number, int) else 0


def _placeholder_texts(words: Words, snapshot: Snapshot, unknown: MeetingUnknown) -> dict[str, str]:
    filled = {}
    for name, value in unknown.values.items():
        if name == "theme":
            filled[name] = snapshot.theme_name(str(value))
        elif isinstance(value, tuple):
            filled[name] = words.shortened(value_names(words, snapshot, name, value))
    return filled


def preparation_notes(
    words: Words, snapshot: Snapshot, prepared: Preparation, *, today: date
) -> list[str]:
    """Notes to read first: the day is past, or no member is known by name.

    Also when the only meeting of the day was cancelled, or when there are several.
    """
    that_day = [
        meeting
        for meeting in snapshot.facts.meetings
        if (meeting.body, meeting.date) == (prepared.body, prepared.on)
    ]
    cancelled = [meeting for meeting in that_day if meeting.status is MeetingStatus.CANCELLED]
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
