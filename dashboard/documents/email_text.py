"""The text of an e-mail that asks people to a meeting, to copy."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.documents.meeting_facts import agenda_of, invitations_of, meeting_of
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice
from dashboard.wording.meetings import hours
from dashboard.words import Words
from data.model import Capacity, InvitationStatus
from graph.meetings import Preparation


@dataclass(frozen=True, slots=True)
class Email:
    """A subject and a text without any markup."""

    subject: str
    text: str


def email_text(words: Words, now: Snapshot, prepared: Preparation) -> Email:
    """The invitation as plain text: when, where, what about, who else comes, and what to read."""
    meeting = meeting_of(now, prepared)
    body, day = now.name(prepared.body), words.date(prepared.on)
    facts = [f"{words('Date')}: {day}"]
    if meeting.start:
        facts.append(f"{words('Hour')}: {hours(words, meeting)}")
    if meeting.place:
        facts.append(f"{words('Place')}: {meeting.place}")
    parts = [
        words("Dear Sir or Madam,"),
        words("We would like to invite you to the meeting of {body}.", body=body),
        "\n".join(facts),
        _agenda(words, now, prepared),
        _guests(words, now, prepared),
        words("Please let us know whether you come, or who comes in your place."),
        words("Kind regards,"),
    ]
    return Email(
        subject=words("Invitation: {body}, {day}", body=body, day=day),
        text="\n\n".join(filter(None, parts)) + "\n",
    )


def _agenda(words: Words, now: Snapshot, prepared: Preparation) -> str:
    lines = []
    for item in agenda_of(now, prepared):
        lines.append(f"{item.number}. {item.title} ({choice(words, item.purpose)})")
        if item.papers:
            lines.append(f"   {words('Papers')}: {item.papers}")
    return "\n".join([words("Agenda") + ":", *lines]) if lines else ""


def _guests(words: Words, now: Snapshot, prepared: Preparation) -> str:
    guests = now.names(
        each.actor
        for each in invitations_of(words, now, prepared)
        if each.capacity is Capacity.GUEST and each.status is not InvitationStatus.LEFT_OUT
    )
    if not guests:
        return ""
    return words("We also ask these guests: {guests}.", guests=words.all_of(guests))
