"""Saving a prepared meeting: plan the meeting, and save who is invited."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import links
from dashboard.components.drafts import DraftForm, show_unsaved_notice
from dashboard.components.preparation.invitations import left_out_reason_key
from dashboard.components.saving import FactEdit, ask_to_confirm_doubts, save_edit, show_refusal
from dashboard.context import Context
from dashboard.documents.meeting_facts import (
    agenda_with_chosen_themes,
    invitations_to_save,
    saved_or_planned_meeting,
)
from dashboard.markdown import escaped
from data.model import Capacity, Fact, Invitation, InvitationStatus
from graph.meetings import Preparation


def show_save_form(context: Context, prepared: Preparation) -> None:
    """Show a form that plans the meeting with its invitations, or saves those of a planned one."""
    words = context.words
    if not context.may_record:
        return
    meeting, key = prepared.meeting, _plan_form_key(prepared)
    st.header(words("Keep this"), anchor=False)
    if meeting is None:
        _show_plan_form(context, prepared)
    else:
        st.markdown(
            words("The members and the ticked guests are noted with the meeting, with the reasons.")
        )
        if st.button(words("Save these invitations"), icon=":material/save:"):
            message = words(
                "Invitations to {body}, {day}",
                body=context.snapshot.name(prepared.body),
                day=words.date(prepared.on),
            )
            facts = _invitations_to_commit(context, prepared)
            save_edit(
                context, key, FactEdit(message, facts, _invitations_to_remove(prepared, facts))
            )
        ask_to_confirm_doubts(context, key)
        links.to_page(
            context,
            "meetings",
            words("Open this meeting: agenda, attendance, advice"),
            icon=":material/arrow_forward:",
            body=prepared.body,
            meeting=meeting.id,
        )


def _show_plan_form(context: Context, prepared: Preparation) -> None:
    snapshot = context.snapshot
    words, key = context.words, _plan_form_key(prepared)
    body, day = snapshot.name(prepared.body), words.date(prepared.on)
    form = DraftForm(key, context.revision)
    with st.container(border=True):
        st.markdown(
            escaped(words("No meeting of {body} on {day} is planned yet.", body=body, day=day))
        )
        start, end, place = st.columns([1, 1, 2])
        hour = start.text_input(
            words("Hour"), placeholder="19:30", **form.widget_arguments("hour", "")
        )
        until = end.text_input(
            words("Until"), placeholder="22:00", **form.widget_arguments("until", "")
        )
        where = place.text_input(words("Place"), **form.widget_arguments("place", ""))
        pressed = st.button(
            words("Plan this meeting with these invitations"), icon=":material/event_available:"
        )
    if pressed and prepared.on < context.today:
        show_refusal(context, words("This day is past, so no meeting can be planned on it."))
    elif pressed:
        meeting = replace(
            saved_or_planned_meeting(snapshot, prepared),
            start=hour.strip() or None,
            end=until.strip() or None,
            place=where.strip() or None,
        )
        given: tuple[Fact, ...] = (
            meeting,
            *agenda_with_chosen_themes(snapshot, prepared),
            *_invitations_to_commit(context, prepared),
        )
        save_edit(
            context,
            key,
            FactEdit(
                words("Meeting of {body} planned on {day}", body=body, day=day),
                given,
                then={"meeting": meeting.id},
            ),
        )
    ask_to_confirm_doubts(context, key)
    show_unsaved_notice(context, form)


def _plan_form_key(prepared: Preparation) -> str:
    return f"preparation:{prepared.body}:{prepared.on.isoformat()}"


def _invitations_to_commit(context: Context, prepared: Preparation) -> tuple[Invitation, ...]:
    """The invitations to save, also of actors invited after all and of actors left out."""
    snapshot = context.snapshot
    meeting = saved_or_planned_meeting(snapshot, prepared)
    rows = {
        invitation.actor: invitation
        for invitation in invitations_to_save(context.words, snapshot, prepared)
    }
    for actor in prepared.invited:
        if rows[actor].status is InvitationStatus.LEFT_OUT:
            rows[actor] = replace(rows[actor], status=InvitationStatus.INVITED, reason=None)
    for actor in prepared.left_out:
        if actor in rows or actor not in snapshot.actors:
            continue
        rows[actor] = Invitation(
            meeting=meeting.id,
            actor=actor,
            capacity=Capacity.GUEST,
            status=InvitationStatus.LEFT_OUT,
            reason=str(st.session_state.get(left_out_reason_key(meeting, actor), "")).strip()
            or None,
        )
    return tuple(rows.values())


def _invitations_to_remove(prepared: Preparation, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The saved invitations of guests that are no longer ticked."""
    kept = {fact.actor for fact in facts if isinstance(fact, Invitation)}
    return tuple(
        invitation
        for invitation in prepared.invitations
        if invitation.capacity is Capacity.GUEST and invitation.actor not in kept
    )
