"""What a body advised at a meeting, to whom, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard.components.drafts import Form, Place
from dashboard.components.saving import Entry, refuse, save, show_waiting
from dashboard.components.sitting.days import picked_day
from dashboard.components.sitting.fields import filled, pick, pick_actor, pick_known, pick_theme
from dashboard.components.sitting.rows import pick_row
from dashboard.components.unsaved import show_unsaved
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.meetings import advice_sentence
from data.model import Advice, AdviceStatus, Decision, Meeting, Reaction
from graph.meetings import is_open

_PART: Final = "advice"


def show_advice(context: Context, meeting: Meeting) -> str | None:
    """Show the advice of a meeting and what is open from before, and a form for each; its key."""
    words, snapshot = context.words, context.snapshot
    own = [each for each in snapshot.facts.advice if each.meeting == meeting.id]
    before = [
        each
        for each in snapshot.facts.advice
        if each.body == meeting.body and each not in own and is_open(each, context.today)
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
        _PART,
        {each.id: each for each in (*own, *before)},
        Advice,
        label=words("Change an advice, or note the reaction"),
        show=lambda advice: advice.text,
        placeholder=words("Add a new one"),
    )
    if meeting.date > context.today and chosen is None:
        st.markdown(words("This meeting is still to come. Advice is noted from that day on."))
        return None
    _form(context, meeting, chosen)
    return _key(meeting, chosen)


def _key(meeting: Meeting, advice: Advice | None) -> str:
    return f"advise:{meeting.id}:{advice.id if advice else ''}"


def _form(context: Context, meeting: Meeting, chosen: Advice | None) -> None:
    snapshot = context.snapshot
    words, key = context.words, _key(meeting, chosen)
    held = None
    place = Place(meeting, _PART)
    if chosen is not None:
        held = next((each for each in snapshot.facts.advice if each.id == chosen.id), None)
        place = Place(meeting, _PART, chosen.id, chosen.text)
    form = Form(key, context.revision, (held,) if held else (), place)
    free = Advice(id="", body=meeting.body, given=meeting.date, text="", meeting=meeting.id)
    advice = held or chosen or free
    with st.container(border=True):
        advised = _advised(context, advice, form)
        changed = _answered(context, advised, form)
        pressed = st.button(words("Save the advice"), key=f"save:{key}", type="primary")
    if pressed and not changed.text:
        refuse(context, words("Write what was advised."))
    elif pressed:
        message = words(
            "Advice of {body}, {day}", body=snapshot.name(advice.body), day=words.date(advice.given)
        )
        kept = replace(changed, id=advice.id or _free(snapshot, advice))
        save(context, key, Entry(message, (kept,)))
    show_waiting(context, key)
    show_unsaved(context, form)


def _advised(context: Context, advice: Advice, form: Form) -> Advice:
    """Offer what was advised, to whom, how it was decided, and who follows it up."""
    words, snapshot = context.words, context.snapshot
    text = st.text_area(words("What was advised"), **form.widget("text", advice.text))
    first, second, third = st.columns(3)
    with first:
        theme = pick_theme(context, form, advice.theme)
    with second:
        addressee = pick(
            form,
            "to",
            words("To whom"),
            [*snapshot.actors, *snapshot.bodies],
            advice.addressee,
            show=snapshot.name,
            placeholder=words("Nobody"),
        )
    with third:
        due = picked_day(form, "due", words("Reaction expected by"), advice.due)
    first, second, third = st.columns(3)
    with first:
        decision = pick_known(context, form, "how", words("Decided by"), Decision, advice.decision)
    with second:
        owner = pick_actor(context, form, "owner", words("Followed up by"), advice.owner)
    with third:
        status = pick_known(context, form, "status", words("Status"), AdviceStatus, advice.status)
    held = advice.minority or ""
    minority = st.text_input(words("Minority view"), **form.widget("minority", held))
    return replace(
        advice,
        text=text.strip(),
        theme=theme,
        addressee=addressee,
        due=due,
        decision=decision,
        owner=owner,
        status=status,
        minority=filled(minority),
    )


def _answered(context: Context, advice: Advice, form: Form) -> Advice:
    """Offer what came of it."""
    words = context.words
    first, second, third = st.columns([1, 1, 2])
    with first:
        reaction = pick_known(
            context, form, "reaction", words("Reaction"), Reaction, advice.reaction
        )
    with second:
        reacted = picked_day(form, "reacted", words("Reaction on"), advice.reacted)
    reasons = third.text_input(words("Reasons"), **form.widget("reasons", advice.reasons or ""))
    return replace(advice, reaction=reaction, reacted=reacted, reasons=filled(reasons))


def _free(snapshot: Snapshot, advice: Advice) -> str:
    taken = {each.id for each in snapshot.facts.advice}
    numbered = (f"advies-{advice.meeting}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in numbered if each not in taken)
