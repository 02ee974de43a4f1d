"""The meetings of a body."""

from __future__ import annotations

import streamlit as st

from dashboard.components.tables import show_table
from dashboard.context import Context
from dashboard.wording.choices import choice


def show_meetings(context: Context, body: str) -> None:
    """Show the meetings of a body with agenda and number of those present, newest first."""
    words, snapshot = context.words, context.snapshot
    st.subheader(words("Meetings"), anchor=False)
    meetings = [meeting for meeting in snapshot.facts.meetings if meeting.body == body]
    if not meetings:
        st.markdown(words("The data holds no meeting of this body."))
        return
    agenda: dict[str, list[str]] = {}
    for item in snapshot.facts.agenda_items:
        agenda.setdefault(item.meeting, []).append(item.title)
    present: dict[str, int] = {}
    for attendance in snapshot.facts.attendance:
        there = attendance.presence in ("present", "replaced")
        present[attendance.meeting] = present.get(attendance.meeting, 0) + there
    show_table(
        [
            {
                words("Date"): words.date(meeting.date),
                words("Status"): choice(words, meeting.status),
                words("Agenda"): "; ".join(agenda.get(meeting.id, [])) or words("unknown"),
                words("Present"): str(present[meeting.id])
                if meeting.id in present
                else words("unknown"),
            }
            for meeting in sorted(meetings, key=lambda meeting: meeting.date, reverse=True)
        ],
        alt=words("Meetings"),
    )
