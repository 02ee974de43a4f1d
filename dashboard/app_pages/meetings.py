"""The meetings of a body: the year, one meeting with all that belongs to it, and attendance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import streamlit as st

from dashboard import address, cache
from dashboard.components.body_choice import choose_body
from dashboard.components.meetings.agenda import agenda_items, show_agenda
from dashboard.components.meetings.attendance import show_attendance
from dashboard.components.meetings.attendance_over_time import show_attendance_over_time
from dashboard.components.meetings.calendar import (
    meeting_status_text,
    meetings_of_year_by_day,
    show_year_of_meetings,
)
from dashboard.components.meetings.invitations import show_invitations
from dashboard.components.meetings.outcomes import show_actions, show_advice
from dashboard.components.meetings.planning import show_edit_meeting_form, show_new_meeting_form
from dashboard.components.meetings.representatives import first_seat_by_member
from dashboard.components.meetings.unsaved_forms import show_unsaved_forms
from dashboard.components.page_header import report_unknown_value, show_page_header
from dashboard.components.preparation.documents import show_calendar_file, show_report_download
from dashboard.components.saving import show_saved_message
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.meetings import hours_text
from dashboard.words import N_
from data.model import Meeting, MeetingStatus
from graph.meetings import MeetingYear, PreparationRequest

_PARTS: Final[Mapping[str, str]] = {
    "agenda": N_("Agenda"),
    "invitations": N_("Invitations"),
    "attendance": N_("Attendance"),
    "advice": N_("Advice"),
    "actions": N_("Actions"),
}


def show(context: Context) -> None:
    """Show the year of a body, one meeting to fill in, and the attendance over time."""
    words = context.words
    show_page_header(
        context,
        words("Meetings"),
        words(
            "Plan the meetings of a body, and note afterwards who was there, what was advised and "
            "what was agreed. What stays open is there when you prepare the next one."
        ),
    )
    show_saved_message()
    unsaved = st.container()
    in_sight = _show_chosen_body_and_year(context)
    with unsaved:
        parts = {part: words(name) for part, name in _PARTS.items()}
        show_unsaved_forms(context, parts, in_sight)


def _show_chosen_body_and_year(context: Context) -> list[str]:
    """Show the meetings of the chosen body; return the keys of the forms that are shown."""
    words, snapshot = context.words, context.snapshot
    left, right = st.columns([3, 1])
    with left:
        body = choose_body(context, list(snapshot.bodies))
    if body is None:
        st.info(words("Choose a body."))
        return []
    with right:
        number = _choose_year(context, body)
    year = cache.meeting_year(context, body, number)
    if year is None:
        name = snapshot.name(body)
        st.info(escaped(words("{name} did not exist in {year}.", name=name, year=number)))
        return []
    st.header(words("Meetings in {year}", year=number), anchor=False)
    show_year_of_meetings(context, year)
    in_sight = [show_new_meeting_form(context, body)] if context.may_record else []
    in_sight += _show_meeting(context, year)
    show_attendance_over_time(context, cache.attendance_record(context, body))
    return in_sight


def _choose_year(context: Context, body: str) -> int:
    """Offer the years with meetings, this year and the next year; return the chosen one."""
    snapshot = context.snapshot
    own = {meeting.date.year for meeting in snapshot.facts.meetings if meeting.body == body}
    years = [str(year) for year in sorted({*own, context.today.year, context.today.year + 1})]
    held = next(
        (meeting for meeting in snapshot.facts.meetings if meeting.id == _meeting_in_address()),
        None,
    )
    default = str(held.date.year if held and held.body == body else context.today.year)
    chosen = address.selectbox(context.words("Year"), "year", years, show=str, default=default)
    report_unknown_value(context, address.unknown_value("year"))
    return int(chosen or default)


def _meeting_in_address() -> str | None:
    return st.query_params.get("meeting")


def _show_meeting(context: Context, year: MeetingYear) -> list[str]:
    """Show the chosen meeting; return the keys of the forms that are shown."""
    words, snapshot = context.words, context.snapshot
    meetings = {meeting.id: meeting for meeting in meetings_of_year_by_day(year)}
    if not meetings:
        return []
    st.header(words("One meeting"), anchor=False)
    names = _meeting_names(context, year, meetings.values())
    chosen = address.selectbox(
        words("Meeting"),
        "meeting",
        list(meetings),
        show=lambda identity: names[identity],
        placeholder=words("Choose a meeting"),
    )
    report_unknown_value(context, address.unknown_value("meeting"))
    if chosen is None:
        return []
    meeting = meetings[chosen]
    where = filter(None, (hours_text(words, meeting), meeting.place))
    st.markdown(escaped(", ".join(where) or words("The hour and the place are not known yet.")))
    in_sight = [show_edit_meeting_form(context, meeting)] if context.may_record else []
    part = address.segmented(
        words("Part"),
        "part",
        {part: words(name) for part, name in _PARTS.items()},
        default=_part_to_show_first(context, meeting),
    )
    shown = _show_meeting_part(context, part, meeting)
    in_sight += [shown] if shown else []
    with st.container(horizontal=True):
        cancelled = meeting.status is MeetingStatus.CANCELLED
        if cancelled or meeting.date >= context.today:
            show_calendar_file(context, meeting, agenda_items(snapshot, meeting))
        if not cancelled and meeting.body in cache.situation(context, meeting.date).bodies:
            prepared = cache.preparation(context, meeting.body, meeting.date, PreparationRequest())
            show_report_download(context, prepared, personal=False)
    return in_sight


def _show_meeting_part(context: Context, part: str, meeting: Meeting) -> str | None:
    """Show one part of a meeting; return the key of its form, None when it shows no form."""
    if part in ("invitations", "attendance"):
        seats = first_seat_by_member(cache.situation(context, meeting.date), meeting)
        show = show_invitations if part == "invitations" else show_attendance
        return show(context, meeting, seats)
    parts = {"agenda": show_agenda, "advice": show_advice, "actions": show_actions}
    return parts[part](context, meeting)


def _meeting_names(
    context: Context, year: MeetingYear, meetings: Iterable[Meeting]
) -> dict[str, str]:
    """For each meeting by id: its day and status; with the id too where two fall on one day."""
    listed = list(meetings)
    days = Counter(meeting.date for meeting in listed)
    names = {}
    for meeting in listed:
        name = f"{context.words.date(meeting.date)} · {meeting_status_text(context, year, meeting)}"
        names[meeting.id] = f"{name} · {meeting.id}" if days[meeting.date] > 1 else name
    return names


def _part_to_show_first(context: Context, meeting: Meeting) -> str:
    return "attendance" if meeting.date < context.today else "agenda"
