"""Charts of attendance: a column for each meeting, a row for each member or sector."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.charts import show_chart
from dashboard.palette import UNKNOWN
from dashboard.wording.choices import capitalised_choice_name
from dashboard.words import Words
from data.model import Presence
from graph.meetings import MemberAttendance, SectorAttendance

_ROW = 22  # pixels
_HEADS = 110  # pixels for the days above, slanting, and what the signs mean below
_NARROW = "containerSize()[0] < 500"  # a phone: there the names and numbers make room
_DASH = "M-1,-0.25H1V0.25H-1Z"
_SIGNS = {
    Presence.PRESENT: ("circle", "#0072B2"),
    Presence.REPLACED: ("diamond", "#56B4E9"),
    Presence.EXCUSED: ("triangle-up", "#E69F00"),
    Presence.ABSENT: ("cross", "#D55E00"),
}


def show_member_attendance_chart(
    words: Words, names: Sequence[str], days: Sequence[str], members: Sequence[MemberAttendance]
) -> None:
    """Draw a sign for each member at each meeting at which it held its seat."""
    member, day, presence = words("Member"), words("Date"), words("Presence")
    rows = [
        {member: name, day: when, presence: presence_name(words, found)}
        for name, record in zip(names, members, strict=True)
        for when, found, seated in zip(days, record.presences, record.seated, strict=True)
        if seated
    ]
    looks = {capitalised_choice_name(words, presence): look for presence, look in _SIGNS.items()}
    looks[presence_name(words, None)] = (_DASH, UNKNOWN)
    signs = _meeting_grid_chart(rows, day, days, member, names).mark_point(
        filled=True, size=90, opacity=1
    )
    domain = list(looks)
    shapes, colours = zip(*looks.values(), strict=True)
    chart = signs.encode(
        shape=alt.Shape(
            presence,
            type="nominal",
            scale=alt.Scale(domain=domain, range=shapes),
            legend=alt.Legend(orient="bottom", title=None, columns=2),
        ),
        color=alt.Color(presence, type="nominal", scale=alt.Scale(domain=domain, range=colours)),
        tooltip=[alt.Tooltip(field, type="nominal") for field in (member, day, presence)],
    )
    _show_chart_of_height(chart, len(names), words("Attendance per member"), "presence")


def presence_name(words: Words, presence: Presence | None) -> str:
    """The name of a presence, as a label; that it is unknown for None."""
    return words("Unknown") if presence is None else capitalised_choice_name(words, presence)


def show_sector_attendance_chart(
    words: Words, names: Sequence[str], days: Sequence[str], sectors: Sequence[SectorAttendance]
) -> None:
    """Draw for each sector and meeting how many of its members were present."""
    sector, day, told, share = words("Sector"), words("Date"), words("There"), words("Share")
    rows = [
        {
            sector: name,
            day: when,
            share: there / of if of else None,
            told: f"{there}/{of}" if of else "",
        }
        for name, record in zip(names, sectors, strict=True)
        for when, there, of in zip(days, record.there, record.recorded, strict=True)
    ]
    base = _meeting_grid_chart(rows, day, days, sector, names, lines=False).encode(
        tooltip=[alt.Tooltip(field, type="nominal") for field in (sector, day, told)]
    )
    tiles = base.mark_rect(color="#56B4E9", stroke=UNKNOWN, strokeWidth=0.5).encode(
        opacity=alt.Opacity(
            share, type="quantitative", legend=None, scale=alt.Scale(domain=[0, 1], range=[0, 0.7])
        )
    )
    numbers = base.mark_text(
        color="white" if st.context.theme.type == "dark" else "black",
        fontSize=alt.ExprRef(f"{_NARROW} ? 8 : 11"),
    ).encode(text=alt.Text(told, type="nominal"))
    _show_chart_of_height(
        tiles + numbers, len(names), words("Attendance per sector"), "presence-sectors"
    )


def _meeting_grid_chart(
    rows: Sequence[dict[str, Any]],
    across: str,
    columns: Sequence[str],
    down: str,
    names: Sequence[str],
    *,
    lines: bool = True,
) -> alt.Chart:
    """A chart without marks: meetings from left to right, rows from top to bottom."""
    return alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X(
            across,
            type="nominal",
            scale=alt.Scale(domain=list(columns)),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=-60, labelOverlap=False),
        ),
        y=alt.Y(
            down,
            type="nominal",
            scale=alt.Scale(domain=list(names)),
            title=None,
            axis=alt.Axis(
                labelLimit=alt.ExprRef(f"{_NARROW} ? 110 : 240"), labelOverlap=False, grid=lines
            ),
        ),
    )


def _show_chart_of_height(
    chart: alt.Chart | alt.LayerChart, rows: int, told: str, key: str
) -> None:
    drawn = chart.properties(height=_ROW * rows + _HEADS, autosize=alt.AutoSizeParams(type="fit"))
    show_chart(drawn, key=key, alt_text=told)
