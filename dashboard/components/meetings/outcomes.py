"""The advice and the actions of a meeting, and their follow-up."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard.components.drafts import DraftForm, FormPlace, show_unsaved_notice
from dashboard.components.meetings.form_fields import (
    pick_actor,
    pick_day,
    pick_enum_value,
    pick_enum_value_or_unknown,
    pick_one,
    pick_row,
    pick_theme,
    stripped_or_none,
)
from dashboard.components.saving import FactEdit, ask_to_confirm_doubts, save_edit, show_refusal
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.meetings import advice_sentence
from data.model import Action, ActionStatus, Advice, AdviceStatus, Decision, Meeting, Reaction
from graph.meetings import is_open

_ADVICE: Final = "advice"
_ACTIONS: Final = "actions"


def show_advice(context: Context, meeting: Meeting) -> str | None:
    """Show the advice of a meeting and what is open from before, and a form for each; its key."""
    words, snapshot = context.words, context.snapshot
    own = [advice for advice in snapshot.facts.advice if advice.meeting == meeting.id]
    before = [
        advice
        for advice in snapshot.facts.advice
        if advice.body == meeting.body and advice not in own and is_open(advice, context.today)
    ]
    if not own:
        st.markdown(words("No advice of this meeting is noted."))
    for advice in own:
        st.markdown(f"- {escaped(advice_sentence(words, snapshot, advice, context.today))}")
    if before:
        st.markdown(f"**{words('Open from before')}**")
    for advice in before:
        st.markdown(f"- {escaped(advice_sentence(words, snapshot, advice, context.today))}")
    if not context.may_record:
        return None
    chosen = pick_row(
        meeting,
        _ADVICE,
        {advice.id: advice for advice in (*own, *before)},
        Advice,
        label=words("Change an advice, or note the reaction"),
        show=lambda advice: advice.text,
        placeholder=words("Add a new one"),
    )
    if meeting.date > context.today and chosen is None:
        st.markdown(words("This meeting is still to come. Advice is noted from that day on."))
        return None
    _show_advice_form(context, meeting, chosen)
    return _advice_form_key(meeting, chosen)


def _advice_form_key(meeting: Meeting, advice: Advice | None) -> str:
    return f"advise:{meeting.id}:{advice.id if advice else ''}"


def _show_advice_form(context: Context, meeting: Meeting, chosen: Advice | None) -> None:
    snapshot = context.snapshot
    words, key = context.words, _advice_form_key(meeting, chosen)
    held = None
    place = FormPlace(meeting, _ADVICE)
    if chosen is not None:
        held = next((advice for advice in snapshot.facts.advice if advice.id == chosen.id), None)
        place = FormPlace(meeting, _ADVICE, chosen.id, chosen.text)
    form = DraftForm(key, context.revision, (held,) if held else (), place)
    free = Advice(id="", body=meeting.body, given=meeting.date, text="", meeting=meeting.id)
    advice = held or chosen or free
    with st.container(border=True):
        advised = _ask_advice_fields(context, advice, form)
        changed = _ask_reaction_fields(context, advised, form)
        pressed = st.button(words("Save the advice"), key=f"save:{key}", type="primary")
    if pressed and not changed.text:
        show_refusal(context, words("Write what was advised."))
    elif pressed:
        message = words(
            "Advice of {body}, {day}", body=snapshot.name(advice.body), day=words.date(advice.given)
        )
        kept = replace(changed, id=advice.id or _free_advice_id(snapshot, advice))
        save_edit(context, key, FactEdit(message, (kept,)))
    ask_to_confirm_doubts(context, key)
    show_unsaved_notice(context, form)


def _ask_advice_fields(context: Context, advice: Advice, form: DraftForm) -> Advice:
    """Show the fields of an advice, without its reaction; return it as filled in."""
    words, snapshot = context.words, context.snapshot
    text = st.text_area(words("What was advised"), **form.widget_arguments("text", advice.text))
    first, second, third = st.columns(3)
    with first:
        theme = pick_theme(context, form, advice.theme)
    with second:
        addressee = pick_one(
            form,
            "to",
            words("To whom"),
            [*snapshot.actors, *snapshot.bodies],
            advice.addressee,
            show=snapshot.name,
            placeholder=words("Nobody"),
        )
    with third:
        due = pick_day(form, "due", words("Reaction expected by"), advice.due)
    first, second, third = st.columns(3)
    with first:
        decision = pick_enum_value_or_unknown(
            context, form, "how", words("Decided by"), Decision, advice.decision
        )
    with second:
        owner = pick_actor(context, form, "owner", words("Followed up by"), advice.owner)
    with third:
        status = pick_enum_value_or_unknown(
            context, form, "status", words("Status"), AdviceStatus, advice.status
        )
    held = advice.minority or ""
    minority = st.text_input(words("Minority view"), **form.widget_arguments("minority", held))
    return replace(
        advice,
        text=text.strip(),
        theme=theme,
        addressee=addressee,
        due=due,
        decision=decision,
        owner=owner,
        status=status,
        minority=stripped_or_none(minority),
    )


def _ask_reaction_fields(context: Context, advice: Advice, form: DraftForm) -> Advice:
    """Show the fields of the reaction to an advice; return the advice as filled in."""
    words = context.words
    first, second, third = st.columns([1, 1, 2])
    with first:
        reaction = pick_enum_value_or_unknown(
            context, form, "reaction", words("Reaction"), Reaction, advice.reaction
        )
    with second:
        reacted = pick_day(form, "reacted", words("Reaction on"), advice.reacted)
    reasons = third.text_input(
        words("Reasons"), **form.widget_arguments("reasons", advice.reasons or "")
    )
    return replace(advice, reaction=reaction, reacted=reacted, reasons=stripped_or_none(reasons))


def _free_advice_id(snapshot: Snapshot, advice: Advice) -> str:
    taken = {advice.id for advice in snapshot.facts.advice}
    numbered = (f"advies-{advice.meeting}-{number}" for number in range(1, len(taken) + 2))
    return next(identity for identity in numbered if identity not in taken)


def show_actions(context: Context, meeting: Meeting) -> str | None:
    """Show the actions of a meeting and what is open from before, and a form for each; its key."""
    words = context.words
    known = {
        action.id: action
        for action in context.snapshot.facts.actions
        if action.meeting == meeting.id
        or (action.body == meeting.body and action.status is ActionStatus.OPEN)
    }
    if not known:
        st.markdown(words("No action is noted."))
    show_text_table(
        [_action_row(context, action) for action in known.values()], alt=words("Actions")
    )
    if not context.may_record:
        return None
    chosen = pick_row(
        meeting,
        _ACTIONS,
        known,
        Action,
        label=words("Change an action"),
        show=lambda action: action.what,
        placeholder=words("Add a new one"),
    )
    _show_action_form(context, meeting, chosen)
    return _action_form_key(meeting, chosen)


def _action_row(context: Context, action: Action) -> dict[str, str]:
    words = context.words
    return {
        words("What"): action.what,
        words("Who"): context.snapshot.name(action.owner) if action.owner else words("unknown"),
        words("By"): words.date(action.due) if action.due else words("no day"),
        words("Status"): capitalised_choice_name(words, action.status),
    }


def _action_form_key(meeting: Meeting, action: Action | None) -> str:
    return f"act:{meeting.id}:{action.id if action else ''}"


def _show_action_form(context: Context, meeting: Meeting, chosen: Action | None) -> None:
    snapshot = context.snapshot
    words, key = context.words, _action_form_key(meeting, chosen)
    held = None
    place = FormPlace(meeting, _ACTIONS)
    if chosen is not None:
        held = next((action for action in snapshot.facts.actions if action.id == chosen.id), None)
        place = FormPlace(meeting, _ACTIONS, chosen.id, chosen.what)
    form = DraftForm(key, context.revision, (held,) if held else (), place)
    free = Action(id="", body=meeting.body, what="", meeting=meeting.id)
    action = held or chosen or free
    with st.container(border=True):
        what = st.text_input(
            words("What has to be done"), **form.widget_arguments("what", action.what)
        )
        first, second, third = st.columns(3)
        with first:
            owner = pick_actor(context, form, "owner", words("Who"), action.owner)
        with second:
            due = pick_day(form, "due", words("By"), action.due)
        with third:
            status = pick_enum_value(
                context, form, "status", words("Status"), ActionStatus, action.status
            )
        pressed = st.button(words("Save the action"), key=f"save:{key}", type="primary")
    if pressed and not stripped_or_none(what):
        show_refusal(context, words("Write what has to be done."))
    elif pressed:
        taken = {action.id for action in snapshot.facts.actions}
        numbered = (f"actie-{action.meeting}-{number}" for number in range(1, len(taken) + 2))
        changed = replace(
            action,
            id=action.id or next(identity for identity in numbered if identity not in taken),
            what=what.strip(),
            owner=owner,
            due=due,
            status=status,
        )
        message = words(
            "Action of {body}: {what}", body=snapshot.name(action.body), what=changed.what
        )
        save_edit(context, key, FactEdit(message, (changed,)))
    ask_to_confirm_doubts(context, key)
    show_unsaved_notice(context, form)
