"""What a body agreed that somebody does, and by when."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard.components.drafts import Form, Place
from dashboard.components.saving import Entry, refuse, save, show_waiting
from dashboard.components.sitting.days import picked_day
from dashboard.components.sitting.fields import filled, pick_actor, pick_choice
from dashboard.components.sitting.rows import pick_row
from dashboard.components.tables import show_table
from dashboard.components.unsaved import show_unsaved
from dashboard.context import Context
from dashboard.wording.choices import capitalised
from data.model import Action, ActionStatus, Meeting

_PART: Final = "actions"


def show_actions(context: Context, meeting: Meeting) -> str | None:
    """Show the actions of a meeting and what is open from before, and a form for each; its key."""
    words = context.words
    known = {
        each.id: each
        for each in context.snapshot.facts.actions
        if each.meeting == meeting.id
        or (each.body == meeting.body and each.status is ActionStatus.OPEN)
    }
    if not known:
        st.markdown(words("No action is noted."))
    show_table([_row(context, each) for each in known.values()], alt=words("Actions"))
    if not context.may_record:
        return None
    chosen = pick_row(
        meeting,
        _PART,
        known,
        Action,
        label=words("Change an action"),
        show=lambda action: action.what,
        placeholder=words("Add a new one"),
    )
    _form(context, meeting, chosen)
    return _key(meeting, chosen)


def _row(context: Context, action: Action) -> dict[str, str]:
    words = context.words
    return {
        words("What"): action.what,
        words("Who"): context.snapshot.name(action.owner) if action.owner else words("unknown"),
        words("By"): words.date(action.due) if action.due else words("no day"),
        words("Status"): capitalised(words, action.status),
    }


def _key(meeting: Meeting, action: Action | None) -> str:
    return f"act:{meeting.id}:{action.id if action else ''}"


def _form(context: Context, meeting: Meeting, chosen: Action | None) -> None:
    snapshot = context.snapshot
    words, key = context.words, _key(meeting, chosen)
    held = None
    place = Place(meeting, _PART)
    if chosen is not None:
        held = next((each for each in snapshot.facts.actions if each.id == chosen.id), None)
        place = Place(meeting, _PART, chosen.id, chosen.what)
    form = Form(key, context.revision, (held,) if held else (), place)
    free = Action(id="", body=meeting.body, what="", meeting=meeting.id)
    action = held or chosen or free
    with st.container(border=True):
        what = st.text_input(words("What has to be done"), **form.widget("what", action.what))
        first, second, third = st.columns(3)
        with first:
            owner = pick_actor(context, form, "owner", words("Who"), action.owner)
        with second:
            due = picked_day(form, "due", words("By"), action.due)
        with third:
            status = pick_choice(
                context, form, "status", words("Status"), ActionStatus, action.status
            )
        pressed = st.button(words("Save the action"), key=f"save:{key}", type="primary")
    if pressed and not filled(what):
        refuse(context, words("Write what has to be done."))
    elif pressed:
        taken = {each.id for each in snapshot.facts.actions}
        numbered = (f"actie-{action.meeting}-{number}" for number in range(1, len(taken) + 2))
        changed = replace(
            action,
            id=action.id or next(each for each in numbered if each not in taken),
            what=what.strip(),
            owner=owner,
            due=due,
            status=status,
        )
        message = words(
            "Action of {body}: {what}", body=snapshot.name(action.body), what=changed.what
        )
        save(context, key, Entry(message, (changed,)))
    show_waiting(context, key)
    show_unsaved(context, form)
