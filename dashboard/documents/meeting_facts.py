"""A prepared meeting as facts: the meeting, its agenda, and its invitations with reasons."""

from __future__ import annotations

from datetime import date

from dashboard.snapshot import Snapshot
from dashboard.wording.meetings import members_by_role, reason_text
from dashboard.words import Words
from data.model import AgendaItem, Capacity, Facts, Invitation, InvitationStatus, Meeting
from graph.meetings import Preparation, meeting_on


def saved_or_planned_meeting(snapshot: Snapshot, prepared: Preparation) -> Meeting:
    """The saved meeting of the day; else a planned one with an unused id."""
    if prepared.meeting is not None:
        return prepared.meeting
    taken = {meeting.id for meeting in snapshot.facts.meetings}
    wanted = f"{prepared.body}-{prepared.on.isoformat()}"
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    free = next(identity for identity in (wanted, *numbered) if identity not in taken)
    return Meeting(id=free, body=prepared.body, date=prepared.on)


def agenda_with_chosen_themes(snapshot: Snapshot, prepared: Preparation) -> tuple[AgendaItem, ...]:
    """The saved agenda items, then one for each chosen theme that has no item."""
    meeting = saved_or_planned_meeting(snapshot, prepared)
    on_agenda = {item.theme for item in prepared.items}
    last = max((item.number for item in prepared.items), default=0)
    added = [theme for theme in prepared.themes if theme not in on_agenda]
    return (
        *prepared.items,
        *(
            AgendaItem(
                meeting=meeting.id, number=number, title=snapshot.theme_name(theme), theme=theme
            )
            for number, theme in enumerate(added, start=last + 1)
        ),
    )


def is_proposal(prepared: Preparation, fact: AgendaItem | Invitation) -> bool:
    """Whether an agenda item, or the invitation of a guest, is proposed and not yet saved.

    Always False for the invitation of a member.
    """
    if isinstance(fact, AgendaItem):
        return fact not in prepared.items
    return fact.capacity is not Capacity.MEMBER and fact not in prepared.invitations


def saved_and_proposed_invitations(
    words: Words, snapshot: Snapshot, prepared: Preparation
) -> tuple[Invitation, ...]:
    """The saved invitations, with one for each other expected member and each other guest.

    Members come first, by role and name, then guests by rank, then others by name. Groups without
    names cannot be invited. A saved invitation counts whether the guest is ticked or not; other
    guests are proposals.
    """
    return _complete_invitations(
        words,
        snapshot,
        prepared,
        {invitation.actor: invitation for invitation in prepared.invitations},
    )


def invitations_to_save(
    words: Words, snapshot: Snapshot, prepared: Preparation
) -> tuple[Invitation, ...]:
    """The invitations as ticked, to be saved in place of the saved ones.

    A guest that is no longer ticked is removed, unless more was noted than that it was invited.
    """
    members = {member.actor for member in prepared.members if member.named} - {*prepared.not_needed}
    noted = {
        invitation.actor: invitation
        for invitation in prepared.invitations
        if invitation.actor in {*members, *prepared.invited}
        or _is_more_than_invited_guest(invitation)
    }
    return _complete_invitations(words, snapshot, prepared, noted)


def _complete_invitations(
    words: Words, snapshot: Snapshot, prepared: Preparation, noted: dict[str, Invitation]
) -> tuple[Invitation, ...]:
    """The invitations `noted`, with one for each other expected member and each other guest."""
    meeting = saved_or_planned_meeting(snapshot, prepared)
    members = [
        member.actor
        for member in prepared.members
        if member.named and member.actor not in prepared.not_needed
    ]
    for actor in members:
        noted.setdefault(actor, Invitation(meeting=meeting.id, actor=actor))
    for actor in prepared.invited:
        why = " ".join(
            reason_text(words, snapshot, reason)
            for reason in prepared.guest_of_actor(actor).reasons
        )
        guest = Invitation(
            meeting=meeting.id, actor=actor, capacity=Capacity.GUEST, reason=why or None
        )
        noted.setdefault(actor, guest)
    ordered = (
        *(member.actor for member in members_by_role(snapshot, prepared.members)),
        *(proposed.actor for proposed in prepared.guests),
        *snapshot.by_name(noted),
    )
    return tuple(noted[actor] for actor in dict.fromkeys(ordered) if actor in noted)


def saved_guests_and_left_out(
    facts: Facts, body: str, on: date
) -> tuple[frozenset[str], frozenset[str]]:
    """The guests, and the actors left out, in the saved invitations of a body on a day.

    Both are empty when no meeting is saved.
    """
    meeting = meeting_on(facts, body, on)
    if meeting is None:
        return frozenset(), frozenset()
    own = [invitation for invitation in facts.invitations if invitation.meeting == meeting.id]
    out = frozenset(invitation.actor for invitation in own if not invitation.status.asked)
    guests = frozenset(
        invitation.actor for invitation in own if invitation.capacity is not Capacity.MEMBER
    )
    return guests - out, out


def _is_more_than_invited_guest(invitation: Invitation) -> bool:
    asked = invitation.status is InvitationStatus.INVITED
    return not asked or invitation.capacity is Capacity.MEMBER
