"""What is recorded for a meeting: its agenda and invitations, and who stays away."""

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
from graph.meetings.participants import members_of_body
from graph.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class LeftOutInvitation:
    """The invitation by which an actor was left out of an earlier meeting, and the day of that."""

    day: date
    invitation: Invitation


def meeting_on(facts: Facts, body: str, day: date) -> Meeting | None:
    """Return the meeting of a body on a day that was not cancelled; None when there is none.

    Of several, the first by id.
    """
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
    """Return the agenda items of a meeting, in order, and its invitations; empty without one."""
    if meeting is None:
        return (), ()
    items = sorted(
        (agenda_item for agenda_item in facts.agenda_items if agenda_item.meeting == meeting.id),
        key=lambda agenda_item: agenda_item.number,
    )
    return tuple(items), tuple(
        invitation for invitation in facts.invitations if invitation.meeting == meeting.id
    )


def last_left_out_by_actor(
    facts: Facts, bodies: frozenset[str], day: date
) -> dict[str, LeftOutInvitation]:
    """Return the actors whose last invitation before a day left them out, each with it.

    Only invitations to meetings of the given bodies count.
    """
    earlier = {
        meeting.id: meeting
        for meeting in facts.meetings
        if meeting.body in bodies and meeting.date < day
    }
    rows = [invitation for invitation in facts.invitations if invitation.meeting in earlier]
    rows.sort(key=lambda invitation: (earlier[invitation.meeting].date, invitation.meeting))
    last = {row.actor: row for row in rows}
    return {
        actor: LeftOutInvitation(earlier[invitation.meeting].date, invitation)
        for actor, invitation in last.items()
        if not invitation.status.asked
    }


def members_on_call_without_topic(
    situation: Situation, body: str, dealt: Involvements, invitations: Sequence[Invitation]
) -> tuple[str, ...]:
    """Return the members that come only when needed and deal with no theme of the meeting.

    Who is invited is left out; dealing with a theme only through this body does not count.
    """
    asked = {invitation.actor for invitation in invitations}
    meeting_bodies = body_or_its_sub_bodies(situation, body)
    return tuple(
        member.actor
        for member in members_of_body(situation, body)
        if member.at_need
        and member.actor not in asked
        and not any(
            _deals_with_theme_elsewhere(member.actor, found, meeting_bodies)
            for found in dealt.values()
        )
    )


def _deals_with_theme_elsewhere(
    actor: str, found: Mapping[str, Involvement], meeting_bodies: frozenset[str]
) -> bool:
    dealing = found.get(actor)
    return dealing is not None and (
        not meeting_bodies.issuperset(dealing.bodies)
        or any(link.subject == actor for link in dealing.theme_links)
    )


def actors_staying_away(invitations: Sequence[Invitation]) -> frozenset[str]:
    """Return who excused itself, was left out, or is replaced by a substitute who may come."""
    staying = frozenset(
        invitation.actor for invitation in invitations if not invitation.status.may_come
    )
    return staying.union(replaced_actor_by_substitute(invitations).values())


def replaced_actor_by_substitute(invitations: Sequence[Invitation]) -> dict[str, str]:
    """Return whom each substitute replaces; a substitute who stays away is left out."""
    return {
        invitation.actor: invitation.replaces
        for invitation in invitations
        if invitation.replaces is not None and invitation.status.may_come
    }
