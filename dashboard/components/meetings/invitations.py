"""The invitations of a meeting: the actor, the capacity in which it is invited, and its answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard import links
from dashboard.components.drafts import DraftForm, FormPlace, show_unsaved_notice
from dashboard.components.meetings.form_fields import (
    pick_actor,
    pick_enum_value,
    pick_one,
    pick_row,
    stripped_or_none,
)
from dashboard.components.meetings.representatives import ask_representatives
from dashboard.components.saving import FactEdit, ask_to_confirm_doubts, save_edit, show_refusal
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.meetings import meeting_name
from dashboard.words import Words
from data.model import Capacity, Invitation, InvitationStatus, Meeting, Seat

_PART: Final = "invitations"


def show_invitations(context: Context, meeting: Meeting, seats: Mapping[str, Seat]) -> str | None:
    """Show the invitations of a meeting, and a form to add or change one; the key of the form.

    `seats` has those of the members by name on the day of the meeting.
    """
    words, snapshot = context.words, context.snapshot
    own = {
        invitation.actor: invitation
        for invitation in snapshot.facts.invitations
        if invitation.meeting == meeting.id
    }
    known = {actor: own[actor] for actor in snapshot.by_name(own)}
    if not known:
        st.markdown(words("Nobody is noted as invited yet."))
    show_text_table(
        [_invitation_row(context, invitation) for invitation in known.values()],
        alt=words("Invitations"),
    )
    if meeting.date >= context.today:
        links.to_page(
            context,
            "preparation",
            words("Prepare this meeting: whom to invite, and why"),
            icon=":material/arrow_forward:",
            body=meeting.body,
            date=meeting.date.isoformat(),
        )
    if not context.may_record:
        return None
    chosen = pick_row(
        meeting,
        _PART,
        known,
        Invitation,
        label=words("Change an invitation"),
        show=lambda invitation: snapshot.name(invitation.actor),
        placeholder=words("Add a new one"),
    )
    _show_invitation_form(context, meeting, chosen, seats)
    return _invitation_form_key(meeting, chosen)


def _invitation_form_key(meeting: Meeting, invitation: Invitation | None) -> str:
    return f"invite:{meeting.id}:{invitation.actor if invitation else ''}"


def _invitation_row(context: Context, invitation: Invitation) -> dict[str, str]:
    words, snapshot = context.words, context.snapshot
    return {
        words("Actor"): snapshot.name(invitation.actor),
        words("Invited as"): capitalised_choice_name(words, invitation.capacity),
        words("In the place of"): snapshot.name(invitation.replaces) if invitation.replaces else "",
        words("Answer"): capitalised_choice_name(words, invitation.status),
        words("Why"): invitation.reason or "",
    }


def _show_invitation_form(
    context: Context, meeting: Meeting, chosen: Invitation | None, seats: Mapping[str, Seat]
) -> None:
    snapshot = context.snapshot
    words, key = context.words, _invitation_form_key(meeting, chosen)
    held, place = None, FormPlace(meeting, _PART)
    if chosen is not None:
        own = (
            invitation
            for invitation in snapshot.facts.invitations
            if invitation.meeting == meeting.id
        )
        held = next((invitation for invitation in own if invitation.actor == chosen.actor), None)
        place = FormPlace(meeting, _PART, chosen.actor, snapshot.name(chosen.actor))
    before = held or chosen or Invitation(meeting=meeting.id, actor="", capacity=Capacity.GUEST)
    seat = seats.get(before.actor)
    facts = tuple(fact for fact in (held, seat) if fact is not None)
    form = DraftForm(key, context.revision, facts, place)
    with st.container(border=True):
        changed = _ask_invitation_fields(context, before, seats, form)
        people = ask_representatives(context, seat, form)
        with st.container(horizontal=True):
            pressed = st.button(words("Save the invitation"), key=f"save:{key}", type="primary")
            removed = held is not None and st.button(
                words("Take it off the list"), key=f"remove:{key}"
            )
    about = {
        "name": snapshot.name(changed.actor),
        "meeting": meeting_name(words, snapshot, meeting),
    }
    wrong = _invitation_error(words, changed)
    if pressed and wrong:
        show_refusal(context, wrong)
    elif pressed:
        message = words("Invitation of {name}: {meeting}", **about)
        save_edit(context, key, FactEdit(message, (changed, *people)))
    elif removed and held is not None:
        message = words("No longer invited: {name}, {meeting}", **about)
        save_edit(context, key, FactEdit(message, (), (held,)))
    ask_to_confirm_doubts(context, key)
    show_unsaved_notice(context, form)


def _ask_invitation_fields(
    context: Context, before: Invitation, members: Collection[str], form: DraftForm
) -> Invitation:
    """Show the fields of an invitation; return it as filled in, with an empty actor for none."""
    words, snapshot = context.words, context.snapshot
    first, second, third = st.columns([2, 1, 1])
    with first:
        if before.actor:
            actor: str | None = before.actor
            st.text_input(
                words("Actor"), snapshot.name(before.actor), disabled=True, key=f"{form.key}:who"
            )
        else:
            actor = pick_actor(context, form, "actor", words("Actor"), None)
    with second:
        capacity = pick_enum_value(
            context, form, "capacity", words("Invited as"), Capacity, before.capacity
        )
    with third:
        status = pick_enum_value(
            context, form, "status", words("Answer"), InvitationStatus, before.status
        )
    first, second = st.columns(2)
    with first:
        replaces = pick_one(
            form,
            "replaces",
            words("In the place of"),
            [member for member in members if member != before.actor],
            before.replaces,
            show=snapshot.name,
            placeholder=words("Nobody"),
        )
    reason = second.text_input(words("Why"), **form.widget_arguments("reason", before.reason or ""))
    return replace(
        before,
        actor=actor or "",
        capacity=capacity,
        status=status,
        replaces=replaces,
        reason=stripped_or_none(reason),
    )


def _invitation_error(words: Words, invitation: Invitation) -> str | None:
    """Why an invitation cannot be saved as it is filled in; None when it can."""
    if not invitation.actor:
        return words("Choose whom to invite.")
    if (invitation.capacity is Capacity.REPLACEMENT) is (invitation.replaces is None):
        return words(
            "Say in whose place a replacement comes; a member or a guest comes for itself."
        )
    if invitation.actor == invitation.replaces:
        return words("Nobody comes in its own place.")
    return None
