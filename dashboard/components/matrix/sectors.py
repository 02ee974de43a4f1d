"""The matrix of sectors: which pairs of sectors meet, against what is possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import streamlit as st

from dashboard.components.matrix.matrix_chart import MatrixAxis, MatrixCell, show_matrix
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from graph.gaps import Finding, SectorMatrix, Status, sector_matrix

_APART = "sectors-apart"


def show_sector_matrix(
    context: Context, findings: Iterable[Finding], *, printed: bool = False
) -> None:
    """Draw for each two sectors how many pairs of their actors meet, of how many; and a table."""
    words, snapshot = context.words, context.snapshot
    matrix = sector_matrix(snapshot.network)
    st.header(words("Which sectors meet"), anchor=False)
    if not matrix.sectors:
        st.markdown(words("No actor with a seat has a known sector."))
        return
    names = [snapshot.sector_name(sector) for sector in matrix.sectors]
    axis = MatrixAxis(words("Sector"), matrix.sectors, names)
    cells = list(_sector_matrix_cells(context, matrix, findings))
    alone = (
        " " + words("An empty square: the sector has one actor with a seat.")
        if len(cells) < len(matrix.sectors) ** 2
        else ""
    )
    st.caption(
        escaped(
            words(
                "3/12 means: of the 12 pairs of actors that could meet, 3 sit together in some "
                "body. A question mark: no pair that we know of, but not all members are known. "
                "Left out, because their sector is unknown: {count} actors with a seat.",
                count=words.number(matrix.without_sector),
            )
            + alone
        )
    )
    show_matrix(
        words,
        axis,
        axis,
        cells,
        key="sectors",
        alt_text=words("Which sectors meet"),
        about=words("What it says"),
    )
    if printed:
        _show_sector_matrix_table(context, cells)
        return
    with st.expander(words("The same as a table")):
        _show_sector_matrix_table(context, cells)


def _sector_matrix_cells(
    context: Context, matrix: SectorMatrix, findings: Iterable[Finding]
) -> Iterator[MatrixCell]:
    words = context.words
    doubtful = {
        frozenset(finding.subjects)
        for finding in findings
        if finding.rule == _APART and finding.status is Status.UNKNOWN
    }
    for row in matrix.sectors:
        for column in matrix.sectors:
            meeting = matrix.cell(row, column)
            if not meeting.possible:
                continue
            observed, possible = words.number(meeting.observed), words.number(meeting.possible)
            about = words(
                "{observed} of {possible} pairs meet", observed=observed, possible=possible
            )
            unsure = row in matrix.unseen if row == column else frozenset((row, column)) in doubtful
            unseen = unsure and not meeting.observed
            if unseen:
                about = words("{told}, as far as we know: some may meet unseen", told=about)
            yield MatrixCell(
                row,
                column,
                meeting.observed / meeting.possible,
                "?" if unseen else f"{observed}/{possible}",
                about,
            )


def _show_sector_matrix_table(context: Context, cells: list[MatrixCell]) -> None:
    words, snapshot = context.words, context.snapshot
    show_text_table(
        [
            {
                words("Sector"): snapshot.sector_name(cell.row),
                words("with"): snapshot.sector_name(cell.column),
                words("What it says"): cell.about,
            }
            for cell in cells
            if cell.row <= cell.column
        ],
        alt=words("Which sectors meet"),
    )
