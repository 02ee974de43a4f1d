"""The agenda of a meeting, item by item."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.components.saving import Entry, fresh, refuse, save, show_waiting
from dashboard.components.sitting.fields import (
    filled,
    pick,
    pick_actor,
    pick_choice,
    pick_theme,
)
from dashboard.components.tables import show_table
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from dashboard.wording.meetings import meeting_name
from data.model import AgendaItem, Fact, Meeting, Purpose


def agenda_items(now: Snapshot, meeting: Meeting) -> list[AgendaItem]:
    """The items of a meeting, in order."""
    own = (each for each in now.facts.agenda_items if each.meeting == meeting.id)
    return sorted(own, key=lambda each: each.number)


def show_agenda(visit: Visit, now: Snapshot, meeting: Meeting) -> None:
    """Show the items of a meeting, and a form to add or change one."""
    words = visit.words
    items = {str(each.number): each for each in agenda_items(now, meeting)}
    if not items:
        st.markdown(words("Nothing is on the agenda yet."))
    show_table([_row(visit, now, item) for item in items.values()], alt=words("Agenda"))
    if not visit.may_record:
        return
    chosen = pick(
        words("Change an item"),
        list(items),
        None,
        show=lambda each: f"{each}. {items[each].title}",
        key=f"item:{meeting.id}",
        placeholder=words("Add a new one"),
    )
    free = max((item.number for item in items.values()), default=0) + 1
    item = items[chosen] if chosen else AgendaItem(meeting=meeting.id, number=free, title="")
    _form(visit, now, meeting, item, new=chosen is None)


def _row(visit: Visit, now: Snapshot, item: AgendaItem) -> dict[str, str]:
    words = visit.words
    return {
        words("Item number"): str(item.number),
        words("Title"): item.title,
        words("Purpose"): capitalised(words, item.purpose),
        words("Theme"): now.theme_name(item.theme) if item.theme else "",
        words("Brought in by"): now.name(item.brought_by) if item.brought_by else "",
        words("Papers"): item.papers or "",
    }


def _form(visit: Visit, now: Snapshot, meeting: Meeting, item: AgendaItem, *, new: bool) -> None:
    words = visit.words
    key = f"agenda:{meeting.id}:{'new' if new else item.number}"
    own = fresh(visit, key)
    with st.form(own):
        first, second, third = st.columns([1, 4, 2])
        number = first.number_input(words("Item number"), 1, 99, item.number, key=f"{own}:number")
        title = second.text_input(words("Title"), item.title, key=f"{own}:title")
        with third:
            purpose = pick_choice(
                visit, words("Purpose"), Purpose, item.purpose, key=f"{own}:purpose"
            )
        first, second, third = st.columns(3)
        with first:
            theme = pick_theme(visit, now, item.theme, key=f"{own}:theme")
        with second:
            by = pick_actor(visit, now, words("Brought in by"), item.brought_by, key=f"{own}:by")
        papers = third.text_input(words("Papers"), item.papers or "", key=f"{own}:papers")
        with st.container(horizontal=True):
            pressed = st.form_submit_button(words("Save the item"), type="primary")
            removed = not new and st.form_submit_button(words("Take it off the agenda"))
    name = meeting_name(words, now, meeting)
    taken = {each.number for each in now.facts.agenda_items if each.meeting == meeting.id}
    if pressed and not filled(title):
        refuse(visit, words("Write what the item is about."))
    elif pressed and number in taken - (set() if new else {item.number}):
        refuse(visit, words("Another item has this number."))
    elif pressed:
        changed = replace(
            item,
            number=number,
            title=title.strip(),
            purpose=purpose,
            theme=theme,
            brought_by=by,
            papers=filled(papers),
        )
        gone: tuple[Fact, ...] = () if new or number == item.number else (item,)
        message = words("Agenda of {meeting}: {title}", meeting=name, title=changed.title)
        save(visit, key, Entry(message, (changed,), gone))
    elif removed:
        message = words("Off the agenda of {meeting}: {title}", meeting=name, title=item.title)
        save(visit, key, Entry(message, (), (item,)))
    show_waiting(visit, key)
