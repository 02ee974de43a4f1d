"""Downloads of the data: workbooks to fill in, other formats, and sheets with marked errors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from dashboard.components.named_downloads import with_names
from dashboard.context import Context
from dashboard.documents.export_files import EXPORTS
from dashboard.rule_settings import settings_workbook
from dashboard.snapshot import Snapshot
from dashboard.wording.problems import problem_sentence
from data import exports
from data.intake.proposing.proposal import Proposal
from data.intake.understanding.raw_tables import ReadResult
from data.model import Facts

_IN_A_ROW = 3
_MARKED: Final = 20_000  # mistakes; a workbook with a comment on each of more is slow to make


def offer_other_formats(context: Context, on_day: Callable[[], Snapshot]) -> None:
    """Offer all export formats, folded; names of representatives are included only when ticked.

    `on_day` returns the snapshot of today, called only once somebody unfolds the formats.
    """
    words = context.words
    folded = st.expander(
        words("Take the data along in another format"),
        icon=":material/download:",
        key="other-files",
        on_change="rerun",
    )
    if not folded.open:
        return
    whole, today = context.whole_snapshot, on_day()
    with folded:
        personal = st.checkbox(words("With the names of representatives"))
        for start in range(0, len(EXPORTS), _IN_A_ROW):
            row = EXPORTS[start : start + _IN_A_ROW]
            for column, export in zip(st.columns(_IN_A_ROW), row, strict=False):
                make = partial(
                    export.make_file, words, today if export.shows_one_day else whole, personal
                )
                name = f"woonnetwerk-{words('version')}-{context.revision}{export.ending}"
                column.download_button(
                    words(export.label),
                    with_names(context, name, make) if personal else make,
                    file_name=name,
                    key=f"export{export.ending}",
                    on_click="ignore",
                    width="stretch",
                )


def offer_workbooks(context: Context) -> None:
    """Offer a workbook of the data, an empty one, and one of the settings of the gap rules."""
    words = context.words
    version = words("version")

    def facts() -> Facts:
        return context.whole_snapshot.facts  # once somebody asks for a file

    st.header(words("1. Take the workbook"), anchor=False)
    current, empty, settings = st.columns(3)
    name = f"woonnetwerk-{version}-{context.revision}.xlsx"
    current.download_button(
        words("The current data"),
        with_names(context, name, lambda: exports.workbook(facts(), personal=True)),
        file_name=name,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    empty.download_button(
        words("An empty template"),
        lambda: exports.workbook(facts(), empty=True),
        file_name="woonnetwerk-sjabloon.xlsx",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    settings.download_button(
        words("The settings of the gap rules"),
        lambda: settings_workbook(words, facts()),
        file_name="woonnetwerk-regelinstellingen.xlsx",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )


def offer_marked_sheets(context: Context, proposal: Proposal) -> None:
    """Offer the uploaded sheets with problems coloured; nothing when no row has a problem."""
    words = context.words
    problems = (*proposal.problems, *proposal.left_out)
    if not any(problem.row is not None for problem in problems):
        return
    if len(problems) > _MARKED:
        st.caption(
            words(
                "With so many mistakes no workbook with colours is made. Mend the most frequent "
                "kinds first; they stand below."
            )
        )
        return
    reading = ReadResult(tuple(sheet.raw for sheet in proposal.interpretations), ())
    name = "woonnetwerk-nagekeken.xlsx"
    st.download_button(
        words("My own sheets, with what is wrong coloured"),
        with_names(
            context,
            name,
            lambda: exports.marked_workbook(reading, problems, partial(problem_sentence, words)),
        ),
        file_name=name,
        icon=":material/format_color_fill:",
        on_click="ignore",
    )
