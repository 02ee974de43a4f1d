"""A prepared meeting as facts: the meeting, its agenda, and its invitations with their reasons."""

from __future__ import annotations

from datetime import date

from dashboard.snapshot import Snapshot
from dashboard.wording.meetings import members_by_role, reason_text
from dashboard.words import Words
from data.model import AgendaItem, Capacity, Facts, Invitation, InvitationStatus, Meeting
from graph.meetings import Preparation, meeting_on


def saved_or_planned_meeting(snapshot: Snapshot, prepared: Preparation) -> Meeting:
    """The meeting that is noted for the day, or a planned one with an id that is free."""
    if prepared.meeting is not None:
        return prepared.meeting
    taken = {meeting.id for meeting in snapshot.facts.meetings}
    wanted = f"{prepared.body}-{prepared.on.isoformat()}"
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    free = next(identity for identity in (wanted, *numbered) if identity not in taken)
    return Meeting(id=free, body=prepared.body, date=prepared.on)


def agenda_with_chosen_themes(snapshot: Snapshot, prepared: Preparation) -> tuple[AgendaItem, ...]:
    """The items that are noted, then one for each chosen theme that none of them has."""
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
    """Whether nobody decided it yet: an item or a guest of the preparation that is not saved."""
    if isinstance(fact, AgendaItem):
        return fact not in prepared.items
    return fact.capacity is not Capacity.MEMBER and fact not in prepared.invitations


def saved_and_proposed_invitations(
    words: Words, snapshot: Snapshot, prepared: Preparation
) -> tuple[Invitation, ...]:
    """Those that are noted; then of every member that comes or is needed, and of every guest.

    Members come first, by role and name, then guests by rank. Groups without names cannot be
    asked. Whoever is noted as invited is so, ticked or not; a guest that is not is a proposal.
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
    """The invitations as ticked, to be saved in place of those that are noted.

    A guest that is ticked no longer is taken off the list, unless somebody noted more than that it
    was invited.
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
    """The invitations that are noted, with one of every other member and every other guest."""
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
    """Who is a guest in any case and who is left out, as the invitations of a day say."""
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
