"""What a body advised at a meeting, to whom, and what came of it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.components.saving import Entry, fresh, refuse, save, show_waiting
from dashboard.components.sitting.days import picked_day
from dashboard.components.sitting.fields import filled, pick, pick_actor, pick_known, pick_theme
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.meetings import advice_sentence
from data.model import Advice, AdviceStatus, Decision, Meeting, Reaction
from graph.meetings import is_open


def show_advice(visit: Visit, now: Snapshot, meeting: Meeting) -> None:
    """Show the advice of a meeting and what is open from before, and a form for each."""
    words = visit.words
    own = [each for each in now.facts.advice if each.meeting == meeting.id]
    before = [
        each
        for each in now.facts.advice
        if each.body == meeting.body and each not in own and is_open(each, visit.today)
    ]
    if not own:
        st.markdown(words("No advice of this meeting is noted."))
    for advice in own:
        st.markdown(f"- {escaped(advice_sentence(words, now, advice, visit.today))}")
    if before:
        st.markdown(f"**{words('Open from before')}**")
    for advice in before:
        st.markdown(f"- {escaped(advice_sentence(words, now, advice, visit.today))}")
    if not visit.may_record:
        return
    known = {each.id: each for each in (*own, *before)}
    chosen = pick(
        words("Change an advice, or note the reaction"),
        list(known),
        None,
        show=lambda each: known[each].text,
        key=f"advice:{meeting.id}",
        placeholder=words("Add a new one"),
    )
    if meeting.date > visit.today and chosen is None:
        st.markdown(words("This meeting is still to come. Advice is noted from that day on."))
        return
    free = Advice(id="", body=meeting.body, given=meeting.date, text="", meeting=meeting.id)
    _form(visit, now, known[chosen] if chosen else free)


def _form(visit: Visit, now: Snapshot, advice: Advice) -> None:
    words = visit.words
    key = f"advise:{advice.meeting}:{advice.id}"
    own = fresh(visit, key)
    with st.form(own):
        advised = _advised(visit, now, advice, own)
        changed = _answered(visit, advised, own)
        pressed = st.form_submit_button(words("Save the advice"), type="primary")
    if pressed and not changed.text:
        refuse(visit, words("Write what was advised."))
    elif pressed:
        message = words(
            "Advice of {body}, {day}", body=now.name(advice.body), day=words.date(advice.given)
        )
        kept = replace(changed, id=advice.id or _free(now, advice))
        save(visit, key, Entry(message, (kept,)))
    show_waiting(visit, key)


def _advised(visit: Visit, now: Snapshot, advice: Advice, own: str) -> Advice:
    """Offer what was advised, to whom, how it was decided, and who follows it up."""
    words = visit.words
    text = st.text_area(words("What was advised"), advice.text, key=f"{own}:text")
    first, second, third = st.columns(3)
    with first:
        theme = pick_theme(visit, now, advice.theme, key=f"{own}:theme")
    with second:
        addressee = pick(
            words("To whom"),
            [*now.actors, *now.bodies],
            advice.addressee,
            show=now.name,
            key=f"{own}:to",
            placeholder=words("Nobody"),
        )
    with third:
        due = picked_day(words("Reaction expected by"), advice.due, key=f"{own}:due")
    first, second, third = st.columns(3)
    with first:
        decision = pick_known(
            visit, words("Decided by"), Decision, advice.decision, key=f"{own}:how"
        )
    with second:
        owner = pick_actor(visit, now, words("Followed up by"), advice.owner, key=f"{own}:owner")
    with third:
        status = pick_known(
            visit, words("Status"), AdviceStatus, advice.status, key=f"{own}:status"
        )
    minority = st.text_input(words("Minority view"), advice.minority or "", key=f"{own}:minority")
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


def _answered(visit: Visit, advice: Advice, own: str) -> Advice:
    """Offer what came of it."""
    words = visit.words
    first, second, third = st.columns([1, 1, 2])
    with first:
        reaction = pick_known(
            visit, words("Reaction"), Reaction, advice.reaction, key=f"{own}:reaction"
        )
    with second:
        reacted = picked_day(words("Reaction on"), advice.reacted, key=f"{own}:reacted")
    reasons = third.text_input(words("Reasons"), advice.reasons or "", key=f"{own}:reasons")
    return replace(advice, reaction=reaction, reacted=reacted, reasons=filled(reasons))


def _free(now: Snapshot, advice: Advice) -> str:
    taken = {each.id for each in now.facts.advice}
    numbered = (f"advies-{advice.meeting}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in numbered if each not in taken)
