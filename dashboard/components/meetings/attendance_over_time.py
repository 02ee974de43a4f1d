"""Attendance over time, by member and by sector, and the members that have fallen silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from dashboard import address, links
from dashboard.alphabet import name_sort_key
from dashboard.components.matrix.matrix_chart import distinct_names
from dashboard.components.meetings.attendance_charts import (
    presence_name,
    show_member_attendance_chart,
    show_sector_attendance_chart,
)
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from dashboard.wording.meetings import silent_longest_first
from graph.meetings import AttendanceRecord, MemberAttendance, SectorAttendance

_MEETINGS = 12  # side by side; more can be leafed through
_MEMBERS = 30  # below each other
_MEMBER, _SECTOR = "member", "sector"

T = TypeVar("T")


def show_attendance_over_time(context: Context, record: AttendanceRecord) -> None:
    """Draw the attendance, a limited part at a time, with a table; and list the silent members."""
    words, snapshot = context.words, context.snapshot
    st.header(words("Attendance over time"), anchor=False)
    if not record.meetings:
        st.markdown(words("Of no meeting of this body it is noted who was there."))
        return
    _show_silent_members(context, record)
    first, second, third = st.columns(3)
    with first:
        by = address.segmented(
            words("Shown per"),
            "per",
            {_MEMBER: words("Member"), _SECTOR: words("Sector")},
            default=_MEMBER,
        )
    with second:
        chosen = _choose_meetings(context, record)
    days = distinct_names([words.short_date(meeting.date) for meeting in chosen.meetings])
    if by == _SECTOR:
        sectors = sorted(chosen.sectors, key=lambda sector: _sector_sort_key(snapshot, sector))
        names = [_sector_name_or_unknown(context, sector.sector) for sector in sectors]
        show_sector_attendance_chart(words, names, days, sectors)
        st.caption(words("Of how many members it is noted, and how many of them were there."))
        rows = _sector_attendance_rows(context, names, days, sectors)
        alt = words("Attendance per sector")
    else:
        with third:
            members = _choose_members(context, chosen.members)
        names = distinct_names([snapshot.name(member.actor) for member in members])
        show_member_attendance_chart(words, names, days, members)
        rows = [
            _member_attendance_row(context, *named_member, days)
            for named_member in zip(names, members, strict=True)
        ]
        alt = words("Attendance per member")
    with st.expander(words("The same as a table")):
        show_text_table(rows, alt=alt)


def _show_silent_members(context: Context, record: AttendanceRecord) -> None:
    words = context.words
    if not record.silent_members:
        st.markdown(words("No member has fallen silent."))
        return
    st.markdown(f"**{words('Fallen silent')}**")
    for silent in silent_longest_first(context.snapshot, record):
        with st.container(horizontal=True, vertical_alignment="center"):
            links.to_thing(context, silent.actor)
            missed = words.plural(
                "missed the last meeting", "missed the last {count} meetings", silent.missed
            )
            last = words("last there on {day}", day=words.date(silent.last)) if silent.last else ""
            st.caption(f"{missed}; {last}" if last else missed)


def _choose_meetings(context: Context, record: AttendanceRecord) -> AttendanceRecord:
    """The record of as many meetings as fit in a chart: the last ones, unless others are chosen."""
    words = context.words
    from_last = range(len(record.meetings), 0, -_MEETINGS)
    parts = [range(max(end - _MEETINGS, 0), end) for end in from_last]

    def describe(part: range) -> str:
        begin, end = (record.meetings[at].date for at in (part[0], part[-1]))
        return words("{begin} to {end}", begin=words.short_date(begin), end=words.short_date(end))

    part = _choose_part(words("Meetings"), "meetings", parts, describe)
    return AttendanceRecord(
        record.meetings[part.start : part.stop],
        tuple(
            replace(
                member,
                presences=member.presences[part.start : part.stop],
                seated=member.seated[part.start : part.stop],
            )
            for member in record.members
        ),
        tuple(
            replace(
                sector,
                there=sector.there[part.start : part.stop],
                recorded=sector.recorded[part.start : part.stop],
            )
            for sector in record.sectors
        ),
    )


def _choose_members(
    context: Context, members: Sequence[MemberAttendance]
) -> Sequence[MemberAttendance]:
    """As many members as fit in a chart, by name: the first ones, unless others are chosen."""
    words, snapshot = context.words, context.snapshot
    ordered = sorted(members, key=lambda member: name_sort_key(snapshot.name(member.actor)))
    starts = range(0, len(ordered), _MEMBERS)
    parts = [ordered[start : start + _MEMBERS] for start in starts] or [ordered]

    def describe(part: Sequence[MemberAttendance]) -> str:
        first, last = (snapshot.name(part[at].actor) for at in (0, -1))
        return words("{begin} to {end}", begin=first, end=last)

    return _choose_part(words("Members"), "members", parts, describe)


def _choose_part(label: str, key: str, parts: Sequence[T], describe: Callable[[T], str]) -> T:
    """Offer the parts and return the chosen one, the first by default; no choice for one part."""
    if len(parts) == 1:
        return parts[0]
    numbers = [str(number) for number in range(1, len(parts) + 1)]
    chosen = address.selectbox(
        label,
        key,
        numbers,
        show=lambda number: describe(parts[int(number) - 1]),
        default=numbers[0],
    )
    return parts[int(chosen or numbers[0]) - 1]


def _member_attendance_row(
    context: Context, name: str, member: MemberAttendance, days: Sequence[str]
) -> dict[str, str]:
    words = context.words
    return {
        words("Member"): name,
        words("Was there, of all meetings"): words(
            "{there} of {all}", there=words.number(member.there), all=words.number(member.recorded)
        ),
        **{
            day: presence_name(words, found) if seated else words("no seat")
            for day, found, seated in zip(days, member.presences, member.seated, strict=True)
        },
    }


def _sector_attendance_rows(
    context: Context, names: Sequence[str], days: Sequence[str], sectors: Sequence[SectorAttendance]
) -> list[dict[str, str]]:
    words = context.words
    return [
        {
            words("Sector"): name,
            **{
                day: words("{there} of {all}", there=words.number(there), all=words.number(of))
                for day, there, of in zip(days, sector.there, sector.recorded, strict=True)
            },
        }
        for name, sector in zip(names, sectors, strict=True)
    ]


def _sector_sort_key(snapshot: Snapshot, record: SectorAttendance) -> tuple[bool, tuple[str, str]]:
    """The sort key of a sector: by name, with the members of unknown sector last."""
    return record.sector is None, name_sort_key(snapshot.sector_name(record.sector or ""))


def _sector_name_or_unknown(context: Context, sector: str | None) -> str:
    return context.snapshot.sector_name(sector) if sector else context.words("unknown")
