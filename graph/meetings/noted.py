"""What is noted of a meeting already: its agenda and invitations, and who does not come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from data.model import (
    AgendaItem,
    Facts,
    Invitation,
    InvitationStatus,
    Meeting,
    MeetingStatus,
)
from graph.gaps.situation import Situation
from graph.meetings.dealing import Dealing, Dealings
from graph.meetings.members import members, tables


def meeting_on(facts: Facts, body: str, day: date) -> Meeting | None:
    """The meeting of a body on a day that was not cancelled; the first by id of several."""
    found = [
        each
        for each in facts.meetings
        if (each.body, each.date) == (body, day) and each.status is not MeetingStatus.CANCELLED
    ]
    return min(found, key=lambda each: each.id, default=None)


def noted(
    facts: Facts, meeting: Meeting | None
) -> tuple[tuple[AgendaItem, ...], tuple[Invitation, ...]]:
    """The agenda of a meeting, in order, and its invitations."""
    if meeting is None:
        return (), ()
    items = sorted(
        (each for each in facts.agenda_items if each.meeting == meeting.id),
        key=lambda each: each.number,
    )
    return tuple(items), tuple(each for each in facts.invitations if each.meeting == meeting.id)


def not_needed(
    situation: Situation, body: str, dealt: Dealings, invitations: Sequence[Invitation]
) -> tuple[str, ...]:
    """The members that come only at need, and of whom no theme has need but through this body."""
    asked = {each.actor for each in invitations}
    here = tables(situation, body)
    return tuple(
        each.actor
        for each in members(situation, body)
        if each.at_need
        and each.actor not in asked
        and not any(_by_itself(each.actor, found, here) for found in dealt.values())
    )


def _by_itself(actor: str, found: Mapping[str, Dealing], here: frozenset[str]) -> bool:
    dealing = found.get(actor)
    return dealing is not None and (
        not here.issuperset(dealing.bodies) or any(link.subject == actor for link in dealing.links)
    )


def away(invitations: Sequence[Invitation]) -> frozenset[str]:
    """Who excused itself, or was left out."""
    staying = {InvitationStatus.EXCUSED, InvitationStatus.LEFT_OUT}
    return frozenset(each.actor for each in invitations if each.status in staying)
