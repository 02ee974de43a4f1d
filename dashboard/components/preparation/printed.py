"""A prepared meeting for paper: the briefing as a page, and nothing to click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.components.preparation.balance import show_sectors
from dashboard.components.tables import show_table
from dashboard.context import Context
from dashboard.documents.briefing_contents import briefing_title, write_briefing
from dashboard.markdown import escaped
from dashboard.words import Words
from graph.meetings import Preparation


@dataclass(frozen=True, slots=True)
class OnPage:
    """A page for the printer as a sheet to write on; every text is shown as it is."""

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
        """The literal words of a source, set in."""
        st.markdown(f"> {escaped(text)}")

    def bullets(self, texts: Iterable[str]) -> None:
        """A list."""
        st.markdown("\n".join(f"- {escaped(each)}" for each in texts))

    def table(
        self, headers: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A table, as wide as what is in it."""
        del widths
        named = [dict(zip(headers, row, strict=True)) for row in rows]
        show_table(named, alt=", ".join(headers))


def show_printed(context: Context, prepared: Preparation, *, personal: bool) -> None:
    """Show all of the briefing; with `personal` it names who represents each member."""
    snapshot = context.snapshot
    title, when = briefing_title(context.words, snapshot, prepared)
    st.title(escaped(title), anchor=False)
    st.markdown(f"**{escaped(when)}**")
    write_briefing(
        OnPage(context.words),
        snapshot,
        prepared,
        sectors=partial(show_sectors, context, prepared),
        personal=personal,
    )
