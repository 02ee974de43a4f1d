"""The files, the e-mail and the printed briefing of a prepared meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from dashboard import links
from dashboard.components.named_downloads import with_names
from dashboard.components.preparation.members import show_sector_chart
from dashboard.components.preparation.request import all_choices_in_address
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.documents.briefing import briefing
from dashboard.documents.briefing_contents import briefing_title, write_briefing
from dashboard.documents.calendar_file import calendar_file, calendar_file_name
from dashboard.documents.email_text import invitation_email
from dashboard.documents.invitation_workbook import invitation_workbook
from dashboard.documents.meeting_facts import (
    agenda_with_chosen_themes,
    is_proposal,
    saved_and_proposed_invitations,
    saved_or_planned_meeting,
)
from dashboard.documents.report_form import report_form
from dashboard.markdown import escaped
from dashboard.words import Words
from data.model import AgendaItem, Meeting, MeetingStatus
from graph.meetings import Preparation


def ask_whether_to_show_names(context: Context) -> bool:
    """Ask whether to show names of people; False, unasked, for who may not record."""
    words = context.words
    return context.may_record and st.checkbox(
        words("With the names of representatives"),
        help=words("On this page and in what you download. Leave it off when you share them."),
    )


def show_meeting_downloads(context: Context, prepared: Preparation, *, personal: bool) -> None:
    """Offer the files of a meeting; each is made only when it is downloaded."""
    words, snapshot = context.words, context.snapshot
    name = f"{prepared.body}-{prepared.on.isoformat()}"
    with st.container(horizontal=True, vertical_alignment="center"):
        _offer(
            context,
            words("Briefing (Word)"),
            lambda: briefing(words, snapshot, prepared, personal=personal),
            file_name=f"briefing-{name}.docx",
            personal=personal,
            icon=":material/description:",
            type="primary",
        )
        _offer(
            context,
            words("Invitations (workbook)"),
            lambda: invitation_workbook(words, snapshot, prepared, personal=personal),
            file_name=f"{words('invitations')}-{name}.xlsx",
            personal=personal,
            icon=":material/table:",
        )
        show_calendar_file(
            context,
            saved_or_planned_meeting(snapshot, prepared),
            agenda_with_chosen_themes(snapshot, prepared),
        )
        show_report_download(context, prepared, personal=personal)
        links.to_page(
            context,
            "preparation",
            words("For printing"),
            icon=":material/print:",
            print="1",
            **all_choices_in_address(),
        )
    with st.expander(words("E-mail to copy"), icon=":material/mail:"):
        if prepared.meeting is None:
            st.caption(words("This meeting is not saved yet, so this e-mail calls it a proposal."))
        proposed = snapshot.names(
            invitation.actor
            for invitation in saved_and_proposed_invitations(words, snapshot, prepared)
            if is_proposal(prepared, invitation)
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
        email = invitation_email(words, snapshot, prepared)
        st.code(email.subject, language=None, wrap_lines=True)
        st.code(email.text, language=None, wrap_lines=True)


def show_calendar_file(context: Context, meeting: Meeting, agenda: Sequence[AgendaItem]) -> None:
    """Offer a calendar file of a meeting; of a cancelled meeting one that removes it."""
    words = context.words
    cancelled = meeting.status is MeetingStatus.CANCELLED
    st.download_button(
        words("Calendar file that cancels it") if cancelled else words("Calendar file"),
        lambda: calendar_file(words, context.snapshot, meeting, agenda),
        file_name=calendar_file_name(meeting.body, meeting.date),
        mime="text/calendar",
        icon=":material/event_busy:" if cancelled else ":material/event:",
        on_click="ignore",
    )


def show_report_download(context: Context, prepared: Preparation, *, personal: bool) -> None:
    """Offer the report form of the meeting to fill in."""
    words = context.words
    _offer(
        context,
        words("Report to fill in (Word)"),
        lambda: report_form(words, context.snapshot, prepared, personal=personal),
        file_name=f"{words('report')}-{prepared.body}-{prepared.on.isoformat()}.docx",
        personal=personal,
        icon=":material/edit_note:",
    )


def _offer(
    context: Context,
    label: str,
    make: Callable[[], bytes],
    *,
    file_name: str,
    personal: bool,
    icon: str,
    type: Literal["primary", "secondary"] = "secondary",  # noqa: A002  # as Streamlit calls it
) -> None:
    st.download_button(
        label,
        with_names(context, file_name, make) if personal else make,
        file_name=file_name,
        icon=icon,
        type=type,
        on_click="ignore",
    )


@dataclass(frozen=True, slots=True)
class PageWriter:
    """A DocumentWriter that writes on a page to print; every text is shown literally."""

    words: Words

    def heading(self, text: str, level: int = 1) -> None:
        """A heading below the title of the page."""
        write = st.header if level == 1 else st.subheader
        write(escaped(text), anchor=False)

    def paragraph(self, text: str, *, quiet: bool = False) -> None:
        """A paragraph; a quiet one is small and grey."""
        write = st.caption if quiet else st.markdown
        write(escaped(text))

    def labelled(self, label: str, text: str) -> None:
        """A paragraph that begins with a label."""
        st.markdown(f"**{escaped(label)}:** {escaped(text)}")

    def quote(self, text: str) -> None:
        """The literal words of a source, indented."""
        st.markdown(f"> {escaped(text)}")

    def bullets(self, texts: Iterable[str]) -> None:
        """A list."""
        st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in texts))

    def table(
        self, headers: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A table, as wide as what is in it."""
        del widths
        named = [dict(zip(headers, row, strict=True)) for row in rows]
        show_text_table(named, alt=", ".join(headers))


def show_briefing_to_print(context: Context, prepared: Preparation, *, personal: bool) -> None:
    """Show the whole briefing; with `personal` including who represents each member."""
    snapshot = context.snapshot
    title, when = briefing_title(context.words, snapshot, prepared)
    st.title(escaped(title), anchor=False)
    st.markdown(f"**{escaped(when)}**")
    write_briefing(
        PageWriter(context.words),
        snapshot,
        prepared,
        sectors=partial(show_sector_chart, context, prepared),
        personal=personal,
    )
