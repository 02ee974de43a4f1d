"""The text of an e-mail that invites people to a meeting, to copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.documents.meeting_facts import (
    agenda_with_chosen_themes,
    is_proposal,
    saved_or_planned_meeting,
)
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice_name
from dashboard.wording.meetings import hours_text
from dashboard.words import Words
from data.model import Capacity, Invitation
from graph.meetings import Preparation


@dataclass(frozen=True, slots=True)
class Email:
    """A subject and a text without any markup."""

    subject: str
    text: str


def invitation_email(words: Words, snapshot: Snapshot, prepared: Preparation) -> Email:
    """The invitation as plain text: when, where, what about, who else is invited, what to read.

    A meeting or an agenda that is not saved yet is called a proposal, and a guest that is only
    proposed is not named.
    """
    meeting = saved_or_planned_meeting(snapshot, prepared)
    body, day = snapshot.name(prepared.body), words.date(prepared.on)
    planned = prepared.meeting is not None
    facts = [f"{words('Date')}: {day}"]
    if meeting.start:
        facts.append(f"{words('Hour')}: {hours_text(words, meeting)}")
    if meeting.place:
        facts.append(f"{words('Place')}: {meeting.place}")
    parts = [
        words("Dear Sir or Madam,"),
        words("We invite you to this meeting: {body}.", body=body)
        if planned
        else words("We propose this meeting: {body}.", body=body),
        "\n".join(facts),
        _agenda_paragraph(words, snapshot, prepared),
        _guests_paragraph(words, snapshot, prepared.invitations),
        words("Please let us know whether you come, or who comes in your place."),
        words("Kind regards,"),
    ]
    return Email(
        subject=words("Invitation: {body}, {day}", body=body, day=day)
        if planned
        else words("Proposal for a meeting: {body}, {day}", body=body, day=day),
        text="\n\n".join(filter(None, parts)) + "\n",
    )


def _agenda_paragraph(words: Words, snapshot: Snapshot, prepared: Preparation) -> str:
    lines = []
    items = agenda_with_chosen_themes(snapshot, prepared)
    for item in items:
        lines.append(f"{item.number}. {item.title} ({choice_name(words, item.purpose)})")
        if item.papers:
            lines.append(f"   {words('Papers')}: {item.papers}")
    proposal = any(is_proposal(prepared, item) for item in items)
    heading = words("Proposed agenda") if proposal else words("Agenda")
    return "\n".join([heading + ":", *lines]) if lines else ""


def _guests_paragraph(words: Words, snapshot: Snapshot, invitations: Sequence[Invitation]) -> str:
    """The guests with a saved invitation who may still come, as a sentence; empty for none."""
    guests = snapshot.names(
        invitation.actor
        for invitation in invitations
        if invitation.capacity is Capacity.GUEST and invitation.status.may_come
    )
    if not guests:
        return ""
    return words("We also invite these guests: {guests}.", guests=words.all_of(guests))
