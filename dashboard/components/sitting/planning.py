"""The form of a meeting: its day, hours, place and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.components.saving import Entry, fresh, refuse, save, show_waiting
from dashboard.components.sitting.fields import filled, pick_choice
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from data.model import Meeting, MeetingStatus


def plan(visit: Visit, now: Snapshot, body: str) -> None:
    """Offer to plan another meeting of a body."""
    _form(visit, now, Meeting(id="", body=body, date=visit.today), new=True)


def edit(visit: Visit, now: Snapshot, meeting: Meeting) -> None:
    """Offer to change a meeting."""
    _form(visit, now, meeting, new=False)


def _form(visit: Visit, now: Snapshot, meeting: Meeting, *, new: bool) -> None:
    words = visit.words
    key = f"meeting:{meeting.body}:{meeting.id}"
    own = fresh(visit, key)
    with st.form(own):
        first, second, third = st.columns(3)
        with first:
            day = st.date_input(
                words("Date"),
                None if new else meeting.date,
                format="DD/MM/YYYY",
                key=f"{own}:date",
            )
        start = second.text_input(
            words("Hour"), meeting.start or "", key=f"{own}:start", placeholder="19:30"
        )
        end = third.text_input(
            words("Until"), meeting.end or "", key=f"{own}:end", placeholder="22:00"
        )
        first, second = st.columns([2, 1])
        place = first.text_input(words("Place"), meeting.place or "", key=f"{own}:place")
        with second:
            status = pick_choice(
                visit, words("Status"), MeetingStatus, meeting.status, key=f"{own}:status"
            )
        label = words("Plan this meeting") if new else words("Save the meeting")
        pressed = st.form_submit_button(label, type="primary")
    if pressed and not isinstance(day, date):
        refuse(visit, words("Choose the day of the meeting."))
    elif pressed and isinstance(day, date):
        changed = replace(
            meeting,
            id=meeting.id or _free(now, meeting.body, day),
            date=day,
            start=filled(start),
            end=filled(end),
            place=filled(place),
            status=status,
        )
        _save(visit, now, key, changed)
    show_waiting(visit, key)


def _save(visit: Visit, now: Snapshot, key: str, meeting: Meeting) -> None:
    words = visit.words
    if meeting.status is MeetingStatus.PLANNED and meeting.date < visit.today:
        refuse(
            visit,
            words(
                "{day} is past, so no meeting can be planned on it. Choose another day, or say as "
                "its status that it was held or cancelled.",
                day=words.date(meeting.date),
            ),
        )
        return
    message = words(
        "Meeting of {body}, {day}", body=now.name(meeting.body), day=words.date(meeting.date)
    )
    then = {"meeting": meeting.id, "year": str(meeting.date.year)}
    save(visit, key, Entry(message, (meeting,), then=then))


def _free(now: Snapshot, body: str, day: date) -> str:
    taken = {each.id for each in now.facts.meetings}
    wanted = f"{body}-{day.isoformat()}"
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (wanted, *numbered) if each not in taken)
