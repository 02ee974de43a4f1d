"""The form of a meeting: its day, hours, place and status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from dashboard.components.drafts import DraftForm, FormPlace, draft_of, show_unsaved_notice
from dashboard.components.meetings.form_fields import pick_day, pick_enum_value, stripped_or_none
from dashboard.components.saving import FactEdit, ask_to_confirm_doubts, save_edit, show_refusal
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from data.model import Meeting, MeetingStatus

PLAN: Final = "plan"
EDIT: Final = "edit"


def show_new_meeting_form(context: Context, body: str) -> str:
    """Show a form to plan another meeting of a body; return the key of the form."""
    free = Meeting(id="", body=body, date=context.today)
    key = _edit_meeting_form_key(free)
    title = context.words("Plan a meeting")
    with st.expander(title, icon=":material/add:", expanded=draft_of(key) is not None):
        _show_meeting_form(context, free, new=True)
    return key


def show_edit_meeting_form(context: Context, meeting: Meeting) -> str:
    """Show a form to change a meeting; return the key of the form."""
    key = _edit_meeting_form_key(meeting)
    title = context.words("Change the day, the hour, the place or the status")
    with st.expander(title, icon=":material/edit:", expanded=draft_of(key) is not None):
        _show_meeting_form(context, meeting, new=False)
    return key


def _edit_meeting_form_key(meeting: Meeting) -> str:
    return f"meeting:{meeting.body}:{meeting.id}"


def _show_meeting_form(context: Context, meeting: Meeting, *, new: bool) -> None:
    snapshot = context.snapshot
    words, key = context.words, _edit_meeting_form_key(meeting)
    held = next((stored for stored in snapshot.facts.meetings if stored.id == meeting.id), None)
    meeting = held or meeting
    place = FormPlace(meeting, PLAN if new else EDIT)
    form = DraftForm(key, context.revision, (held,) if held else (), place)
    with st.container(border=True):
        first, second, third = st.columns(3)
        with first:
            day = pick_day(form, "date", words("Date"), None if new else meeting.date)
        start = second.text_input(
            words("Hour"),
            placeholder="19:30",
            **form.widget_arguments("start", meeting.start or ""),
        )
        end = third.text_input(
            words("Until"), placeholder="22:00", **form.widget_arguments("end", meeting.end or "")
        )
        first, second = st.columns([2, 1])
        where = first.text_input(
            words("Place"), **form.widget_arguments("place", meeting.place or "")
        )
        with second:
            status = pick_enum_value(
                context, form, "status", words("Status"), MeetingStatus, meeting.status
            )
        label = words("Plan this meeting") if new else words("Save the meeting")
        pressed = st.button(label, key=f"save:{key}", type="primary")
    if pressed and day is None:
        show_refusal(context, words("Choose the day of the meeting."))
    elif pressed and day is not None:
        changed = replace(
            meeting,
            id=meeting.id or _free_meeting_id(snapshot, meeting.body, day),
            date=day,
            start=stripped_or_none(start),
            end=stripped_or_none(end),
            place=stripped_or_none(where),
            status=status,
        )
        _save_meeting(context, key, changed)
    ask_to_confirm_doubts(context, key)
    show_unsaved_notice(context, form)


def _save_meeting(context: Context, key: str, meeting: Meeting) -> None:
    words = context.words
    if meeting.status is MeetingStatus.PLANNED and meeting.date < context.today:
        show_refusal(
            context,
            words(
                "{day} is past, so no meeting can be planned on it. Choose another day, or say as "
                "its status that it was held or cancelled.",
                day=words.date(meeting.date),
            ),
        )
        return
    message = words(
        "Meeting of {body}, {day}",
        body=context.snapshot.name(meeting.body),
        day=words.date(meeting.date),
    )
    then = {"meeting": meeting.id, "year": str(meeting.date.year)}
    save_edit(context, key, FactEdit(message, (meeting,), then=then))


def _free_meeting_id(snapshot: Snapshot, body: str, day: date) -> str:
    taken = {meeting.id for meeting in snapshot.facts.meetings}
    wanted = f"{body}-{day.isoformat()}"
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(identity for identity in (wanted, *numbered) if identity not in taken)
