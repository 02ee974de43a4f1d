"""An editor for a few cells of a table, with the same checks and commit as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.components.update.review import review_proposal
from dashboard.context import Context
from dashboard.wording.columns import column_help, column_name, table_name
from dashboard.words import Words
from data.cell_text import cell_choices, cell_text, exported_columns
from data.intake.proposing.proposal import propose_rows
from data.intake.reading.grid import RawRow, Rows
from data.intake.understanding.raw_tables import RawTable, ReadResult
from data.model import Fact
from data.tables import TABLES, Table, table_named, value_of

_SHOWN: Final = 500  # rows; more are found by searching
_FIRST: Final = "actors"


@dataclass(frozen=True, slots=True)
class TableEdits:
    """The edits in the editor: rows of text to check, and facts to remove."""

    rows: tuple[tuple[str, ...], ...]
    removed: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OpenedRows:
    """The rows that the editor was opened with, their revision, and whether there are more."""

    editor_key: str
    revision: int
    facts: tuple[Fact, ...]
    has_more: bool


def show_table_editor(context: Context) -> None:
    """Show one table to change, add or remove rows; the edits are reviewed below it."""
    words = context.words
    folded = st.expander(
        words("Change a few cells here, without a file"),
        icon=":material/edit:",
        key=f"cells-{st.session_state.get('round', 0)}",
        on_change="rerun",
    )
    if not folded.open:
        return
    with folded:
        names = [table.name for table in TABLES]
        name = st.selectbox(
            words("Table"),
            names,
            index=names.index(_FIRST),
            format_func=lambda name: table_name(words, name),
            key="cells-table",
        )
        wanted = st.text_input(words("Only rows with this text"), key="cells-search")
        table = table_named(name)
        key = f"cells-{name}-{wanted}-{st.session_state.get('round', 0)}"
        opened = _rows_to_edit(context, table, wanted, key)
        _show_cell_editor(words, table, opened.facts, key)
        edits = collect_table_edits(table, opened.facts, st.session_state.get(key, {}), words)
        if not edits.rows and not edits.removed:
            return
        proposal = propose_rows(
            context.store,
            rows_as_read_result(table, edits.rows),
            removed=edits.removed,
            base=opened.revision,
        )
        if review_proposal(context, proposal, key="cells", in_file=False):
            st.session_state["cells"] = replace(opened, revision=context.revision)
            st.rerun()


def collect_table_edits(
    table: Table, facts: Sequence[Fact], editor_state: Mapping[str, Any], words: Words
) -> TableEdits:
    """Collect the changed cells, added rows and deleted rows from the state of the editor.

    A row whose key changes is added as a new row, and the old one is removed.
    """
    columns = exported_columns(table, personal=True)
    keys = {table.column(field).name for field in table.key}
    rows, removed = [], [facts[place] for place in editor_state.get("deleted_rows", ())]
    for place, cells in editor_state.get("edited_rows", {}).items():
        fact = facts[int(place)]
        before = {
            column.name: cell_text(value_of(fact, column), words.language) for column in columns
        }
        after = before | {name: _cell_as_text(value) for name, value in cells.items()}
        if after == before:
            continue
        if any(after[name] != before[name] for name in keys):
            removed.append(fact)
        rows.append(tuple(after.values()))
    for added in editor_state.get("added_rows", ()):
        row = tuple(_cell_as_text(added.get(column.name)) for column in columns)
        if any(row):
            rows.append(row)
    return TableEdits(tuple(rows), tuple(removed))


def rows_as_read_result(table: Table, rows: Sequence[Sequence[str]]) -> ReadResult:
    """Rows of text as if they were read from a sheet of the table; rows are numbered from 1."""
    if not rows:
        return ReadResult((), ())
    return ReadResult(
        (
            RawTable(
                file="",
                sheet=table.name,
                header_row=0,
                headers=[column.name for column in exported_columns(table, personal=True)],
                rows=Rows.of(RawRow(number, list(row)) for number, row in enumerate(rows, start=1)),
                table=table.name,
            ),
        ),
        (),
    )


def _cell_as_text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _rows_to_edit(context: Context, table: Table, wanted: str, key: str) -> OpenedRows:
    """The rows with which the editor was opened; they stay while it is in use."""
    opened: OpenedRows | None = st.session_state.get("cells")
    if opened is None or opened.editor_key != key:
        asked = wanted.strip().casefold()
        found = [
            fact
            for fact in context.whole_snapshot.facts.table(table.name)
            if not asked or asked in _search_text(table, fact)
        ]
        opened = OpenedRows(key, context.revision, tuple(found[:_SHOWN]), len(found) > _SHOWN)
        st.session_state["cells"] = opened
    if opened.has_more:
        st.caption(
            context.words(
                "The first {count} rows are shown; search for the others.",
                count=context.words.number(_SHOWN),
            )
        )
    return opened


def _search_text(table: Table, fact: Fact) -> str:
    return " ".join(cell_text(value_of(fact, column), "nl") for column in table.columns).casefold()


def _show_cell_editor(words: Words, table: Table, facts: Sequence[Fact], key: str) -> None:
    columns = exported_columns(table, personal=True)
    configured: dict[str, Any] = {}
    for column in columns:
        label = column_name(words, column.name) + (" *" if column.required else "")
        offered = cell_choices(column, words.language)
        configured[column.name] = (
            st.column_config.SelectboxColumn(label, options=offered)
            if offered
            else st.column_config.TextColumn(label, help=column_help(words, column))
        )
    st.data_editor(
        pd.DataFrame(
            [
                [cell_text(value_of(fact, column), words.language) for column in columns]
                for fact in facts
            ],
            columns=[column.name for column in columns],
            dtype=str,
        ),
        num_rows="dynamic",
        hide_index=True,
        column_config=configured,
        key=key,
        alt=words("The rows of the table, to change"),
    )
