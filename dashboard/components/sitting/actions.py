"""What a body agreed that somebody does, and by when."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.components.saving import Entry, fresh, refuse, save, show_waiting
from dashboard.components.sitting.days import picked_day
from dashboard.components.sitting.fields import filled, pick, pick_actor, pick_choice
from dashboard.components.tables import show_table
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from data.model import Action, ActionStatus, Meeting


def show_actions(visit: Visit, now: Snapshot, meeting: Meeting) -> None:
    """Show the actions of a meeting and what is open from before, and a form for each."""
    words = visit.words
    known = {
        each.id: each
        for each in now.facts.actions
        if each.meeting == meeting.id
        or (each.body == meeting.body and each.status is ActionStatus.OPEN)
    }
    if not known:
        st.markdown(words("No action is noted."))
    show_table([_row(visit, now, each) for each in known.values()], alt=words("Actions"))
    if not visit.may_record:
        return
    chosen = pick(
        words("Change an action"),
        list(known),
        None,
        show=lambda each: known[each].what,
        key=f"action:{meeting.id}",
        placeholder=words("Add a new one"),
    )
    free = Action(id="", body=meeting.body, what="", meeting=meeting.id)
    _form(visit, now, known[chosen] if chosen else free)


def _row(visit: Visit, now: Snapshot, action: Action) -> dict[str, str]:
    words = visit.words
    return {
        words("What"): action.what,
        words("Who"): now.name(action.owner) if action.owner else words("unknown"),
        words("By"): words.date(action.due) if action.due else words("no day"),
        words("Status"): capitalised(words, action.status),
    }


def _form(visit: Visit, now: Snapshot, action: Action) -> None:
    words = visit.words
    key = f"act:{action.meeting}:{action.id}"
    own = fresh(visit, key)
    with st.form(own):
        what = st.text_input(words("What has to be done"), action.what, key=f"{own}:what")
        first, second, third = st.columns(3)
        with first:
            owner = pick_actor(visit, now, words("Who"), action.owner, key=f"{own}:owner")
        with second:
            due = picked_day(words("By"), action.due, key=f"{own}:due")
        with third:
            status = pick_choice(
                visit, words("Status"), ActionStatus, action.status, key=f"{own}:status"
            )
        pressed = st.form_submit_button(words("Save the action"), type="primary")
    if pressed and not filled(what):
        refuse(visit, words("Write what has to be done."))
    elif pressed:
        taken = {each.id for each in now.facts.actions}
        numbered = (f"actie-{action.meeting}-{number}" for number in range(1, len(taken) + 2))
        changed = replace(
            action,
            id=action.id or next(each for each in numbered if each not in taken),
            what=what.strip(),
            owner=owner,
            due=due,
            status=status,
        )
        message = words("Action of {body}: {what}", body=now.name(action.body), what=changed.what)
        save(visit, key, Entry(message, (changed,)))
    show_waiting(visit, key)
