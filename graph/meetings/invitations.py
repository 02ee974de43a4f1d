"""What is noted of a meeting already: its agenda and invitations, and who does not come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.model import (
    AgendaItem,
    Facts,
    Invitation,
    Meeting,
    MeetingStatus,
)
from graph.gaps.attendance import bodies_that_meet
from graph.meetings.involvement import Involvement, Involvements
from graph.meetings.participants import members
from graph.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An actor that was left out of a meeting of a day, with the reason in the invitation."""

    day: date
    invitation: Invitation


def meeting_on(facts: Facts, body: str, day: date) -> Meeting | None:
    """The meeting of a body on a day that was not cancelled; the first by id of several."""
    found = [
        each
        for each in facts.meetings
        if (each.body, each.date) == (body, day) and each.status is not MeetingStatus.CANCELLED
    ]
    return min(found, key=lambda each: each.id, default=None)


def agenda_and_invitations(
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


def left_out_before(facts: Facts, bodies: frozenset[str], day: date) -> dict[str, LeftOut]:
    """Who was left out the last time that bodies noted anything of it before a day, by actor."""
    earlier = {each.id: each for each in facts.meetings if each.body in bodies and each.date < day}
    rows = [each for each in facts.invitations if each.meeting in earlier]
    rows.sort(key=lambda each: (earlier[each.meeting].date, each.meeting))
    last = {each.actor: each for each in rows}
    return {
        actor: LeftOut(earlier[each.meeting].date, each)
        for actor, each in last.items()
        if not each.status.asked
    }


def members_not_needed(
    situation: Situation, body: str, dealt: Involvements, invitations: Sequence[Invitation]
) -> tuple[str, ...]:
    """The members that come only at need, and of whom no theme has need but through this body."""
    asked = {each.actor for each in invitations}
    here = bodies_that_meet(situation, body)
    return tuple(
        each.actor
        for each in members(situation, body)
        if each.at_need
        and each.actor not in asked
        and not any(_by_itself(each.actor, found, here) for found in dealt.values())
    )


def _by_itself(actor: str, found: Mapping[str, Involvement], here: frozenset[str]) -> bool:
    dealing = found.get(actor)
    return dealing is not None and (
        not here.issuperset(dealing.bodies) or any(link.subject == actor for link in dealing.links)
    )


def staying_away(invitations: Sequence[Invitation]) -> frozenset[str]:
    """Who excused itself, was left out, or is replaced by somebody who may come."""
    staying = frozenset(each.actor for each in invitations if not each.status.may_come)
    return staying.union(replacements(invitations).values())


def replacements(invitations: Sequence[Invitation]) -> dict[str, str]:
    """In whose place somebody comes, by who does; whoever stays away replaces nobody."""
    return {
        each.actor: each.replaces
        for each in invitations
        if each.replaces is not None and each.status.may_come
    }
