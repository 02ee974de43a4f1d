"""Attendance over time, per member and per sector, and who has fallen silent."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import links
from dashboard.components.tables import show_table
from dashboard.palette import UNKNOWN
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from data.model import Presence
from graph.meetings import MemberRecord, Record

_LAST = 12  # meetings in the picture; the table has them all
_AT_MOST = 60  # members in the picture
_ROW = 22  # pixels
_SIGNS = {
    Presence.PRESENT: ("circle", "#0072B2"),
    Presence.REPLACED: ("diamond", "#56B4E9"),
    Presence.EXCUSED: ("triangle-up", "#E69F00"),
    Presence.ABSENT: ("cross", "#D55E00"),
}


def show_presence(visit: Visit, now: Snapshot, record: Record) -> None:
    """Draw who was where, and list who has fallen silent."""
    words = visit.words
    st.subheader(words("Attendance over time"), anchor=False)
    if not record.meetings:
        st.markdown(words("Of no meeting of this body it is noted who was there."))
        return
    _silent(visit, now, record)
    members, sectors = st.tabs([words("Per member"), words("Per sector")])
    with members:
        _members(visit, now, record)
        with st.expander(words("The same as a table")):
            show_table(
                [_row(visit, now, record, each) for each in record.members],
                alt=words("Attendance per member"),
            )
    with sectors:
        _sectors(visit, now, record)
        with st.expander(words("The same as a table")):
            show_table(_sector_rows(visit, now, record), alt=words("Attendance per sector"))


def _silent(visit: Visit, now: Snapshot, record: Record) -> None:
    words = visit.words
    if not record.silent:
        st.markdown(words("No member has fallen silent."))
        return
    st.markdown(f"**{words('Fallen silent')}**")
    for each in record.silent:
        with st.container(horizontal=True, vertical_alignment="center"):
            links.to_thing(visit, now, each.actor)
            missed = words.plural(
                "missed the last meeting", "missed the last {count} meetings", each.missed
            )
            last = words("last there on {day}", day=words.date(each.last)) if each.last else ""
            st.caption(f"{missed}; {last}" if last else missed)


def _members(visit: Visit, now: Snapshot, record: Record) -> None:
    words = visit.words
    member, day, presence = words("Member"), words("Date"), words("Presence")
    names = {each.actor: now.name(each.actor) for each in record.members[:_AT_MOST]}
    days = [words.short_date(each.date) for each in record.meetings]
    rows = pd.DataFrame(
        [
            {
                member: names[each.actor],
                day: when,
                presence: capitalised(words, found) if found else words("unknown"),
            }
            for each in record.members[:_AT_MOST]
            for when, found in list(zip(days, each.presences, strict=True))[-_LAST:]
        ]
    )
    signs = {capitalised(words, each): look for each, look in _SIGNS.items()}
    signs[words("unknown")] = ("stroke", UNKNOWN)
    chart = (
        alt.Chart(rows)
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            x=alt.X(
                day,
                type="nominal",
                sort=days,
                title=None,
                axis=alt.Axis(orient="top", labelAngle=-60, labelOverlap=False),
            ),
            y=alt.Y(
                member,
                type="nominal",
                sort=list(names.values()),
                title=None,
                axis=alt.Axis(labelLimit=200, labelOverlap=False, grid=True),
            ),
            shape=alt.Shape(
                presence,
                type="nominal",
                scale=alt.Scale(domain=list(signs), range=[look[0] for look in signs.values()]),
                legend=alt.Legend(orient="bottom", title=None, columns=2),
            ),
            color=alt.Color(
                presence,
                type="nominal",
                scale=alt.Scale(domain=list(signs), range=[look[1] for look in signs.values()]),
            ),
            tooltip=[member, day, presence],
        )
        .properties(height=_ROW * len(names) + 60, autosize=alt.AutoSizeParams(type="fit"))
    )
    st.altair_chart(chart, key="presence", alt=words("Attendance per member"))


def _sectors(visit: Visit, now: Snapshot, record: Record) -> None:
    words = visit.words
    sector, day, told, share = words("Sector"), words("Date"), words("There"), words("Share")
    days = [words.short_date(each.date) for each in record.meetings]
    names = [_sector(visit, now, each.sector) for each in record.sectors]
    rows = pd.DataFrame(
        [
            {
                sector: name,
                day: when,
                share: there / of if of else None,
                told: f"{there}/{of}" if of else "",
            }
            for name, each in zip(names, record.sectors, strict=True)
            for when, there, of in list(zip(days, each.there, each.recorded, strict=True))[-_LAST:]
        ]
    )
    base = alt.Chart(rows).encode(
        x=alt.X(
            day,
            type="nominal",
            sort=days,
            title=None,
            axis=alt.Axis(orient="top", labelAngle=-60, labelOverlap=False),
        ),
        y=alt.Y(
            sector,
            type="nominal",
            sort=names,
            title=None,
            axis=alt.Axis(labelLimit=200, labelOverlap=False),
        ),
        tooltip=[sector, day, told],
    )
    tiles = base.mark_rect(color="#56B4E9", stroke=UNKNOWN, strokeWidth=0.5).encode(
        opacity=alt.Opacity(
            share, type="quantitative", legend=None, scale=alt.Scale(domain=[0, 1], range=[0, 0.7])
        )
    )
    numbers = base.mark_text(color=UNKNOWN, fontWeight="bold").encode(
        text=alt.Text(told, type="nominal")
    )
    st.altair_chart(
        (tiles + numbers).properties(
            height=_ROW * len(names) + 60, autosize=alt.AutoSizeParams(type="fit")
        ),
        key="presence-sectors",
        alt=words("Attendance per sector"),
    )
    st.caption(words("Of how many members it is noted, and how many of them were there."))


def _row(visit: Visit, now: Snapshot, record: Record, member: MemberRecord) -> dict[str, str]:
    words = visit.words
    row = {
        words("Member"): now.name(member.actor),
        words("Was there"): words(
            "{there} of {all}", there=words.number(member.there), all=words.number(member.recorded)
        ),
    }
    for meeting, found in list(zip(record.meetings, member.presences, strict=True))[-_LAST:]:
        row[words.short_date(meeting.date)] = (
            capitalised(words, found) if found else words("unknown")
        )
    return row


def _sector_rows(visit: Visit, now: Snapshot, record: Record) -> list[dict[str, str]]:
    words = visit.words
    return [
        {
            words("Sector"): _sector(visit, now, each.sector),
            **{
                words.short_date(meeting.date): words(
                    "{there} of {all}", there=words.number(there), all=words.number(of)
                )
                for meeting, there, of in list(
                    zip(record.meetings, each.there, each.recorded, strict=True)
                )[-_LAST:]
            },
        }
        for each in record.sectors
    ]


def _sector(visit: Visit, now: Snapshot, sector: str | None) -> str:
    return now.sector_name(sector) if sector else visit.words("unknown")
