"""A year of a body as a chart: its meetings with their status, and the days between them."""

from __future__ import annotations

from datetime import date, datetime

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.charts import show_chart
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.palette import UNKNOWN
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.meetings import year_sentences
from data.model import Meeting, MeetingStatus
from graph.meetings import MeetingInterval, MeetingYear

_BLUE, _ORANGE, _GREEN = "#0072B2", "#E69F00", "#009E73"


def show_year_of_meetings(context: Context, year: MeetingYear) -> None:
    """Draw a year of meetings, summarise it in sentences, and show it as a table."""
    words = context.words
    meetings = meetings_of_year_by_day(year)
    st.markdown(
        "\n".join(
            f"- {escaped(sentence)}" for sentence in year_sentences(words, context.snapshot, year)
        )
    )
    if not meetings:
        return
    _show_year_chart(context, year, meetings)
    with st.expander(words("The same as a table")):
        _show_meetings_of_year_table(context, year, meetings)


def meetings_of_year_by_day(year: MeetingYear) -> list[Meeting]:
    """All meetings of a year, by day."""
    found = (*year.held, *year.planned, *year.unrecorded, *year.cancelled)
    return sorted(found, key=lambda meeting: (meeting.date, meeting.id))


def meeting_status_text(context: Context, year: MeetingYear, meeting: Meeting) -> str:
    """The status of a meeting; that it is not noted, for a past one that is still planned."""
    if meeting in year.unrecorded:
        return context.words("Past, not recorded")
    return capitalised_choice_name(context.words, meeting.status)


def _show_year_chart(context: Context, year: MeetingYear, meetings: list[Meeting]) -> None:
    words = context.words
    first, last = date(year.year, 1, 1), date(year.year, 12, 31)
    axis = alt.X(
        "at",
        type="temporal",
        title=None,
        scale=alt.Scale(domain=[_noon_of_day(first).isoformat(), _noon_of_day(last).isoformat()]),
        axis=alt.Axis(
            values=[_noon_of_day(date(year.year, month, 1)).isoformat() for month in range(1, 13)],
            labelExpr=_month_label_expression(context),
            grid=True,
            labelAlign="left",
        ),
    )
    gaps = pd.DataFrame([_interval_chart_row(interval, first, last) for interval in year.intervals])
    layers = [] if gaps.empty else _interval_charts(gaps, axis)
    chart = alt.layer(*layers, _meeting_signs_chart(context, year, meetings, axis)).properties(
        height=80, autosize=alt.AutoSizeParams(type="fit-x")
    )
    show_chart(chart, key="calendar", alt_text=words("Meetings in {year}", year=year.year))
    st.caption(words("The number above a line is how many days there are between two meetings."))


def _meeting_signs_chart(
    context: Context, year: MeetingYear, meetings: list[Meeting], axis: alt.X
) -> alt.Chart:
    """A chart with a sign for each meeting, by its status."""
    words = context.words
    day, status = words("Day"), words("Status")
    signs = {
        capitalised_choice_name(words, MeetingStatus.HELD): ("circle", _BLUE),
        capitalised_choice_name(words, MeetingStatus.PLANNED): ("square", _GREEN),
        words("Past, not recorded"): ("triangle-up", _ORANGE),
        capitalised_choice_name(words, MeetingStatus.CANCELLED): ("cross", UNKNOWN),
    }
    points = pd.DataFrame(
        [
            {
                "at": _noon_of_day(meeting.date),
                day: words.date(meeting.date),
                status: meeting_status_text(context, year, meeting),
                words("Place"): meeting.place or words("unknown"),
                words("Body"): context.snapshot.name(meeting.body),
            }
            for meeting in meetings
        ]
    )
    shown = [sign for sign in signs if sign in set(points[status])]
    signs_drawn: alt.Chart = (
        alt.Chart(points)
        .mark_point(size=170, filled=True, opacity=1)
        .encode(
            x=axis,
            y=alt.value(44),
            shape=alt.Shape(
                status,
                type="nominal",
                scale=alt.Scale(domain=shown, range=[signs[sign][0] for sign in shown]),
                legend=alt.Legend(orient="top", title=None, columns=2),
            ),
            color=alt.Color(
                status,
                type="nominal",
                scale=alt.Scale(domain=shown, range=[signs[sign][1] for sign in shown]),
            ),
            tooltip=[day, status, words("Place"), words("Body")],
        )
    )
    return signs_drawn


def _interval_charts(gaps: pd.DataFrame, axis: alt.X) -> list[alt.Chart]:
    """Charts of the lines between consecutive meetings, and of the number of days above each."""
    lines = alt.Chart(gaps).mark_rule(color=UNKNOWN, strokeWidth=2)
    numbers = alt.Chart(gaps).mark_text(color=UNKNOWN, dy=-14)
    return [
        lines.encode(x=axis, x2="until", y=alt.value(44)),
        numbers.encode(
            x=alt.X("middle", type="temporal"),
            y=alt.value(44),
            text=alt.Text("days", type="nominal"),
        ),
    ]


def _noon_of_day(day: date) -> datetime:
    """Noon of a day, so that no time zone moves it to another day."""
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001  # drawn as it stands


def _month_label_expression(context: Context) -> str:
    """The Vega expression of the axis labels: short names of months in the language of the page."""
    names = context.words.locale.months["stand-alone"]["abbreviated"]
    listed = ", ".join(f"'{names[month]}'" for month in range(1, 13))
    return f"[{listed}][month(datum.value)]"


def _interval_chart_row(interval: MeetingInterval, first: date, last: date) -> dict[str, object]:
    """The row of the chart for an interval between meetings, cut off at the ends of the year."""
    begin, end = max(interval.begin.date, first), min(interval.end.date, last)
    return {
        "at": _noon_of_day(begin),
        "until": _noon_of_day(end),
        "middle": _noon_of_day(begin) + (end - begin) / 2,
        "days": str(interval.days),
    }


def _show_meetings_of_year_table(
    context: Context, year: MeetingYear, meetings: list[Meeting]
) -> None:
    words, snapshot = context.words, context.snapshot
    titles: dict[str, list[str]] = {}
    for item in sorted(snapshot.facts.agenda_items, key=lambda item: item.number):
        titles.setdefault(item.meeting, []).append(item.title)
    days = {interval.end.id: interval.days for interval in year.intervals}
    show_text_table(
        [
            {
                words("Date"): words.date(meeting.date),
                words("Body"): snapshot.name(meeting.body),
                words("Status"): meeting_status_text(context, year, meeting),
                words("Days since the one before"): words.number(days[meeting.id])
                if meeting.id in days
                else words("unknown"),
                words("Agenda"): "; ".join(titles.get(meeting.id, [])) or words("unknown"),
            }
            for meeting in meetings
        ],
        alt=words("Meetings in {year}", year=year.year),
    )
