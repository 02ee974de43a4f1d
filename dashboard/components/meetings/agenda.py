"""The agenda of a meeting, item by item."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard.components.drafts import DraftForm, FormPlace, show_unsaved_notice
from dashboard.components.meetings.form_fields import (
    pick_actor,
    pick_enum_value,
    pick_row,
    pick_theme,
    stripped_or_none,
)
from dashboard.components.saving import FactEdit, ask_to_confirm_doubts, save_edit, show_refusal
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.meetings import meeting_name
from data.model import AgendaItem, Fact, Meeting, Purpose

_PART: Final = "agenda"


def agenda_items(snapshot: Snapshot, meeting: Meeting) -> list[AgendaItem]:
    """The agenda items of a meeting, by their number."""
    own = (item for item in snapshot.facts.agenda_items if item.meeting == meeting.id)
    return sorted(own, key=lambda item: item.number)


def show_agenda(context: Context, meeting: Meeting) -> str | None:
    """Show the agenda and a form to add or change an item; return the key of the form.

    Return None to a person without the right to record, who sees no form.
    """
    words = context.words
    items = {str(item.number): item for item in agenda_items(context.snapshot, meeting)}
    if not items:
        st.markdown(words("Nothing is on the agenda yet."))
    show_text_table(
        [_agenda_table_row(context, item) for item in items.values()], alt=words("Agenda")
    )
    if not context.may_record:
        return None
    chosen = pick_row(
        meeting,
        _PART,
        items,
        AgendaItem,
        label=words("Change an item"),
        show=_agenda_item_label,
        placeholder=words("Add a new one"),
    )
    _show_agenda_form(context, meeting, chosen)
    return _agenda_form_key(meeting, chosen)


def _agenda_item_label(item: AgendaItem) -> str:
    return f"{item.number}. {item.title}"


def _agenda_form_key(meeting: Meeting, item: AgendaItem | None) -> str:
    return f"agenda:{meeting.id}:{item.number if item else 'new'}"


def _agenda_table_row(context: Context, item: AgendaItem) -> dict[str, str]:
    words, snapshot = context.words, context.snapshot
    return {
        words("Item number"): str(item.number),
        words("Title"): item.title,
        words("Purpose"): capitalised_choice_name(words, item.purpose),
        words("Theme"): snapshot.theme_name(item.theme) if item.theme else "",
        words("Brought in by"): snapshot.name(item.brought_by) if item.brought_by else "",
        words("Papers"): item.papers or "",
    }


def _show_agenda_form(context: Context, meeting: Meeting, chosen: AgendaItem | None) -> None:
    snapshot = context.snapshot
    words, key = context.words, _agenda_form_key(meeting, chosen)
    items = agenda_items(snapshot, meeting)
    free = max((item.number for item in items), default=0) + 1
    held, place = None, FormPlace(meeting, _PART)
    if chosen is not None:
        held = next((item for item in items if item.number == chosen.number), None)
        place = FormPlace(meeting, _PART, str(chosen.number), _agenda_item_label(chosen))
    form = DraftForm(key, context.revision, (held,) if held else (), place)
    item = held or chosen or AgendaItem(meeting=meeting.id, number=free, title="")
    with st.container(border=True):
        changed = _ask_agenda_item_fields(context, form, item)
        with st.container(horizontal=True):
            pressed = st.button(words("Save the item"), key=f"save:{key}", type="primary")
            removed = held is not None and st.button(
                words("Take it off the agenda"), key=f"remove:{key}"
            )
    name = meeting_name(words, snapshot, meeting)
    taken = {item.number for item in items if item != held}
    if pressed and not changed.title:
        show_refusal(context, words("Write what the item is about."))
    elif pressed and changed.number in taken:
        show_refusal(context, words("Another item has this number."))
    elif pressed:
        gone: tuple[Fact, ...] = (held,) if held and changed.number != held.number else ()
        message = words("Agenda of {meeting}: {title}", meeting=name, title=changed.title)
        save_edit(context, key, FactEdit(message, (changed,), gone))
    elif removed and held is not None:
        message = words("Off the agenda of {meeting}: {title}", meeting=name, title=held.title)
        save_edit(context, key, FactEdit(message, (), (held,)))
    ask_to_confirm_doubts(context, key)
    show_unsaved_notice(context, form)


def _ask_agenda_item_fields(context: Context, form: DraftForm, item: AgendaItem) -> AgendaItem:
    """Show the fields of an agenda item; return the item as filled in."""
    words = context.words
    first, second, third = st.columns([1, 4, 2])
    number = first.number_input(
        words("Item number"), 1, 99, **form.widget_arguments("number", item.number)
    )
    title = second.text_input(words("Title"), **form.widget_arguments("title", item.title))
    with third:
        purpose = pick_enum_value(context, form, "purpose", words("Purpose"), Purpose, item.purpose)
    first, second, third = st.columns(3)
    with first:
        theme = pick_theme(context, form, item.theme)
    with second:
        by = pick_actor(context, form, "by", words("Brought in by"), item.brought_by)
    papers = third.text_input(words("Papers"), **form.widget_arguments("papers", item.papers or ""))
    return replace(
        item,
        number=number,
        title=title.strip(),
        purpose=purpose,
        theme=theme,
        brought_by=by,
        papers=stripped_or_none(papers),
    )
