"""Who is invited to a meeting, as what, and the answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import streamlit as st

from dashboard import links
from dashboard.components.saving import Entry, fresh, refuse, save, show_waiting
from dashboard.components.sitting.fields import filled, pick, pick_actor, pick_choice
from dashboard.components.sitting.people import seat_people, seats_on
from dashboard.components.tables import show_table
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from dashboard.wording.meetings import meeting_name
from dashboard.words import Words
from data.model import Capacity, Invitation, InvitationStatus, Meeting


def show_inviting(visit: Visit, now: Snapshot, meeting: Meeting) -> None:
    """Show the invitations of a meeting, and a form to add or change one."""
    words = visit.words
    own = {each.actor: each for each in now.facts.invitations if each.meeting == meeting.id}
    known = {actor: own[actor] for actor in now.by_name(own)}
    if not known:
        st.markdown(words("Nobody is noted as invited yet."))
    show_table([_row(visit, now, each) for each in known.values()], alt=words("Invitations"))
    if meeting.date >= visit.today:
        links.to_page(
            visit,
            "preparation",
            words("Prepare this meeting: whom to invite, and why"),
            icon=":material/arrow_forward:",
            body=meeting.body,
            date=meeting.date.isoformat(),
        )
    if not visit.may_record:
        return
    chosen = pick(
        words("Change an invitation"),
        list(known),
        None,
        show=now.name,
        key=f"invitation:{meeting.id}",
        placeholder=words("Add a new one"),
    )
    _form(visit, now, meeting, known.get(chosen or ""))


def _row(visit: Visit, now: Snapshot, invitation: Invitation) -> dict[str, str]:
    words = visit.words
    return {
        words("Actor"): now.name(invitation.actor),
        words("Invited as"): capitalised(words, invitation.capacity),
        words("In the place of"): now.name(invitation.replaces) if invitation.replaces else "",
        words("Answer"): capitalised(words, invitation.status),
        words("Why"): invitation.reason or "",
    }


def _form(visit: Visit, now: Snapshot, meeting: Meeting, held: Invitation | None) -> None:
    words = visit.words
    key = f"invite:{meeting.id}:{held.actor if held else ''}"
    own = fresh(visit, key)
    seats = seats_on(visit, meeting)
    before = held or Invitation(meeting=meeting.id, actor="", capacity=Capacity.GUEST)
    with st.form(own):
        changed = _fields(visit, now, before, seats, own)
        people = seat_people(visit, seats.get(before.actor), own)
        with st.container(horizontal=True):
            pressed = st.form_submit_button(words("Save the invitation"), type="primary")
            removed = held is not None and st.form_submit_button(words("Take it off the list"))
    about = {"name": now.name(changed.actor), "meeting": meeting_name(words, now, meeting)}
    wrong = _wrong(words, changed)
    if pressed and wrong:
        refuse(visit, wrong)
    elif pressed:
        message = words("Invitation of {name}: {meeting}", **about)
        save(visit, key, Entry(message, (changed, *people)))
    elif removed and held is not None:
        message = words("No longer invited: {name}, {meeting}", **about)
        save(visit, key, Entry(message, (), (held,)))
    show_waiting(visit, key)


def _fields(
    visit: Visit, now: Snapshot, before: Invitation, members: Collection[str], own: str
) -> Invitation:
    """Offer what an invitation says; the invitation as filled in, without an actor if none."""
    words = visit.words
    first, second, third = st.columns([2, 1, 1])
    with first:
        if before.actor:
            actor: str | None = before.actor
            st.text_input(words("Actor"), now.name(before.actor), disabled=True, key=f"{own}:who")
        else:
            actor = pick_actor(visit, now, words("Actor"), None, key=f"{own}:actor")
    with second:
        capacity = pick_choice(
            visit, words("Invited as"), Capacity, before.capacity, key=f"{own}:capacity"
        )
    with third:
        status = pick_choice(
            visit, words("Answer"), InvitationStatus, before.status, key=f"{own}:status"
        )
    first, second = st.columns(2)
    with first:
        replaces = pick(
            words("In the place of"),
            [each for each in members if each != before.actor],
            before.replaces,
            show=now.name,
            key=f"{own}:replaces",
            placeholder=words("Nobody"),
        )
    reason = second.text_input(words("Why"), before.reason or "", key=f"{own}:reason")
    return replace(
        before,
        actor=actor or "",
        capacity=capacity,
        status=status,
        replaces=replaces,
        reason=filled(reason),
    )


def _wrong(words: Words, invitation: Invitation) -> str | None:
    """Why an invitation cannot be saved as it is filled in."""
    if not invitation.actor:
        return words("Choose whom to invite.")
    if (invitation.capacity is Capacity.REPLACEMENT) is (invitation.replaces is None):
        return words(
            "Say in whose place a replacement comes; a member or a guest comes for itself."
        )
    if invitation.actor == invitation.replaces:
        return words("Nobody comes in its own place.")
    return None
