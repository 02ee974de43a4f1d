"""The meetings of a body."""

from __future__ import annotations

import streamlit as st

from dashboard.components.tables import show_table
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice


def show_meetings(context: Context, now: Snapshot, body: str) -> None:
    """Show the meetings of a body with agenda and number of those present, newest first."""
    words = context.words
    st.subheader(words("Meetings"), anchor=False)
    meetings = [meeting for meeting in now.facts.meetings if meeting.body == body]
    if not meetings:
        st.markdown(words("The data holds no meeting of this body."))
        return
    agenda: dict[str, list[str]] = {}
    for item in now.facts.agenda_items:
        agenda.setdefault(item.meeting, []).append(item.title)
    present: dict[str, int] = {}
    for attendance in now.facts.attendance:
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
