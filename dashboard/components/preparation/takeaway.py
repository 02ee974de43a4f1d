"""What the director takes along: a briefing, a workbook, a calendar file and an e-mail."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import links
from dashboard.components.preparation.choices import asked_for
from dashboard.context import Context
from dashboard.documents.briefing import briefing
from dashboard.documents.calendar_file import calendar_file, calendar_name
from dashboard.documents.email_text import email_text
from dashboard.documents.invitation_workbook import invitation_workbook
from dashboard.documents.meeting_facts import (
    agenda_of,
    invitations_of,
    is_proposal,
    meeting_of,
)
from dashboard.documents.report_form import report_form
from dashboard.markdown import escaped
from data.model import AgendaItem, Meeting, MeetingStatus
from graph.meetings import Preparation


def with_names(context: Context) -> bool:
    """Ask whether the names of people may be shown; who may not record is not asked."""
    words = context.words
    return context.may_record and st.checkbox(
        words("With the names of representatives"),
        help=words("On this page and in what you download. Leave it off when you share them."),
    )


def show_takeaway(context: Context, prepared: Preparation, *, personal: bool) -> None:
    """Offer the files of a meeting; each is made when it is asked for."""
    words, snapshot = context.words, context.snapshot
    name = f"{prepared.body}-{prepared.on.isoformat()}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            words("Briefing (Word)"),
            lambda: briefing(words, snapshot, prepared, personal=personal),
            file_name=f"briefing-{name}.docx",
            icon=":material/description:",
            on_click="ignore",
            type="primary",
        )
        st.download_button(
            words("Invitations (workbook)"),
            lambda: invitation_workbook(words, snapshot, prepared, personal=personal),
            file_name=f"{words('invitations')}-{name}.xlsx",
            icon=":material/table:",
            on_click="ignore",
        )
        show_calendar_file(context, meeting_of(snapshot, prepared), agenda_of(snapshot, prepared))
        show_report(context, prepared, personal=personal)
        links.to_page(
            context,
            "preparation",
            words("For printing"),
            icon=":material/print:",
            print="1",
            **asked_for(),
        )
    with st.expander(words("E-mail to copy"), icon=":material/mail:"):
        if prepared.meeting is None:
            st.caption(words("This meeting is not saved yet, so this e-mail calls it a proposal."))
        proposed = snapshot.names(
            each.actor
            for each in invitations_of(words, snapshot, prepared)
            if is_proposal(prepared, each)
        )
        if proposed:
            st.caption(
                escaped(
                    words(
                        "Proposed and not invited yet, so not in this e-mail: {names}.",
                        names=words.all_of(proposed),
                    )
                )
            )
        email = email_text(words, snapshot, prepared)
        st.code(email.subject, language=None, wrap_lines=True)
        st.code(email.text, language=None, wrap_lines=True)


def show_calendar_file(context: Context, meeting: Meeting, agenda: Sequence[AgendaItem]) -> None:
    """Offer a meeting for a calendar; of a cancelled one what takes it out again."""
    words = context.words
    cancelled = meeting.status is MeetingStatus.CANCELLED
    st.download_button(
        words("Calendar file that cancels it") if cancelled else words("Calendar file"),
        lambda: calendar_file(words, context.snapshot, meeting, agenda),
        file_name=calendar_name(meeting.body, meeting.date),
        mime="text/calendar",
        icon=":material/event_busy:" if cancelled else ":material/event:",
        on_click="ignore",
    )


def show_report(context: Context, prepared: Preparation, *, personal: bool) -> None:
    """Offer the report to fill in."""
    words = context.words
    st.download_button(
        words("Report to fill in (Word)"),
        lambda: report_form(words, context.snapshot, prepared, personal=personal),
        file_name=f"{words('report')}-{prepared.body}-{prepared.on.isoformat()}.docx",
        icon=":material/edit_note:",
        on_click="ignore",
    )
