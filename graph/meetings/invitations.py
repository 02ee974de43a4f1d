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
from graph.gaps.attendance_log import body_or_its_sub_bodies
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
        meeting
        for meeting in facts.meetings
        if (meeting.body, meeting.date) == (body, day)
        and meeting.status is not MeetingStatus.CANCELLED
    ]
    return min(found, key=lambda meeting: meeting.id, default=None)


def agenda_and_invitations(
    facts: Facts, meeting: Meeting | None
) -> tuple[tuple[AgendaItem, ...], tuple[Invitation, ...]]:
    """The agenda of a meeting, in order, and its invitations."""
    if meeting is None:
        return (), ()
    items = sorted(
        (agenda_item for agenda_item in facts.agenda_items if agenda_item.meeting == meeting.id),
        key=lambda agenda_item: agenda_item.number,
    )
    return tuple(items), tuple(
        invitation for invitation in facts.invitations if invitation.meeting == meeting.id
    )


def left_out_before(facts: Facts, bodies: frozenset[str], day: date) -> dict[str, LeftOut]:
    """Who was left out the last time that bodies noted anything of it before a day, by actor."""
    earlier = {
        meeting.id: meeting
        for meeting in facts.meetings
        if meeting.body in bodies and meeting.date < day
    }
    rows = [invitation for invitation in facts.invitations if invitation.meeting in earlier]
    rows.sort(key=lambda invitation: (earlier[invitation.meeting].date, invitation.meeting))
    last = {row.actor: row for row in rows}
    return {
        actor: LeftOut(earlier[invitation.meeting].date, invitation)
        for actor, invitation in last.items()
        if not invitation.status.asked
    }


def members_on_call_without_topic(
    situation: Situation, body: str, dealt: Involvements, invitations: Sequence[Invitation]
) -> tuple[str, ...]:
    """The on-call members for whom no theme of the meeting speaks, other than through this body."""
    asked = {invitation.actor for invitation in invitations}
    here = body_or_its_sub_bodies(situation, body)
    return tuple(
        member.actor
        for member in members(situation, body)
        if member.at_need
        and member.actor not in asked
        and not any(_by_itself(member.actor, found, here) for found in dealt.values())
    )


def _by_itself(actor: str, found: Mapping[str, Involvement], here: frozenset[str]) -> bool:
    dealing = found.get(actor)
    return dealing is not None and (
        not here.issuperset(dealing.bodies) or any(link.subject == actor for link in dealing.links)
    )


def staying_away(invitations: Sequence[Invitation]) -> frozenset[str]:
    """Who excused itself, was left out, or is replaced by somebody who may come."""
    staying = frozenset(
        invitation.actor for invitation in invitations if not invitation.status.may_come
    )
    return staying.union(replacements(invitations).values())


def replacements(invitations: Sequence[Invitation]) -> dict[str, str]:
    """In whose place somebody comes, by who does; whoever stays away replaces nobody."""
    return {
        invitation.actor: invitation.replaces
        for invitation in invitations
        if invitation.replaces is not None and invitation.status.may_come
    }
