"""Questions on which table a sheet holds and which column is which, where names do not tell."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.update.sheet_interpretations import show_first_rows
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.columns import column_help, column_name, table_name
from dashboard.wording.problems.remedies import MAPPING, UNRECOGNISED
from dashboard.words import Words
from data.cell_text import cell_choices
from data.errors import Problem
from data.intake.proposing.saved_mappings import save_mapping, saved_mappings
from data.intake.understanding.raw_tables import RawTable
from data.intake.understanding.sheet_mappings import (
    SheetMapping,
    mapping_headers,
    mappings_for,
    sheet_to_name,
)
from data.intake.understanding.understand_sheets import SheetInterpretation
from data.intake.vocabulary import choices_by_word, columns_by_word, key_of_header, key_of_word
from data.tables import TABLES, Column, table_named


def ask_mapping(
    context: Context, understood: Sequence[SheetInterpretation], problems: Sequence[Problem]
) -> None:
    """Ask which table and columns each sheet holds; open when one was not recognised.

    An answer is saved by the headers of the sheet, and reruns the page.
    """
    words = context.words
    sheets = {(sheet.raw.file, sheet.raw.sheet): sheet.raw for sheet in understood}
    if not sheets:
        return
    unrecognised = {
        (problem.file, problem.sheet) for problem in problems if problem.code in UNRECOGNISED
    }
    folded = st.expander(
        words(MAPPING),
        icon=":material/rule:",
        key=f"mapping-{bool(unrecognised)}",
        expanded=bool(unrecognised),
        on_change="rerun",
    )
    if not folded.open:
        return
    with folded:
        st.caption(
            words(
                "What you say here is remembered: the next file with these headers needs no help."
            )
        )
        ordered = sorted(sheets, key=lambda place: place not in unrecognised)
        place = ordered[0]
        if len(ordered) > 1:
            place = st.selectbox(
                words("Sheet"),
                ordered,
                format_func=lambda one: " · ".join(filter(None, one)),
                key="mapping-sheet",
            )
        _ask_sheet(
            context, sheets[place], [sheet for sheet in understood if sheet.raw is sheets[place]]
        )


def _ask_sheet(context: Context, raw: RawTable, understood: Sequence[SheetInterpretation]) -> None:
    words = context.words
    said = mappings_for(raw, saved_mappings(context.store))
    before = {mapping.table: mapping for mapping in said if mapping.table} or {
        sheet.table: _mapping_as_understood(sheet) for sheet in understood if sheet.table
    }
    show_first_rows(words, raw)
    tables = st.multiselect(
        words("Which tables are in this sheet"),
        [table.name for table in TABLES],
        default=list(before),
        format_func=lambda name: table_name(words, name),
        placeholder=words("None: leave this sheet out"),
        key=f"mapping-tables-{raw.file}-{raw.sheet}",
    )
    parts = [
        _ask_table(words, raw, name, before.get(name) or _mapping_by_header(raw, name))
        for name in tables
    ]
    headers, sheet = mapping_headers(raw), sheet_to_name(raw)
    use, forget = st.columns(2)
    if use.button(words("Read the sheet this way"), type="primary", width="stretch"):
        save_mapping(
            context.store,
            headers,
            sheet,
            parts or [SheetMapping(headers=headers, table=None, sheet=sheet)],
        )
        st.rerun()
    if said and forget.button(words("Forget what was said of this sheet"), width="stretch"):
        save_mapping(context.store, headers, sheet, [])
        st.rerun()


def _mapping_by_header(raw: RawTable, name: str) -> SheetMapping:
    """A first mapping of the columns of a table that the sheet has under their own name."""
    words = columns_by_word(table_named(name))
    columns = {
        column.field: header
        for header in reversed(raw.headers)
        if (column := words.get(key_of_header(header))) is not None
    }
    return SheetMapping(headers=mapping_headers(raw), table=name, columns=columns)


def _mapping_as_understood(sheet: SheetInterpretation) -> SheetMapping:
    """The interpretation of a sheet, as a first mapping."""
    table = table_named(str(sheet.table))
    fields = {column.name: column.field for column in table.columns}
    columns = {fields[name]: header for header, name in sheet.columns if name is not None}
    return SheetMapping(headers=mapping_headers(sheet.raw), table=sheet.table, columns=columns)


def _ask_table(words: Words, raw: RawTable, name: str, before: SheetMapping) -> SheetMapping:
    table = table_named(name)
    st.markdown(f"**{escaped(table_name(words, name))}**")
    known = {*before.columns, *before.constants}
    first = [column for column in table.columns if column.required or column.field in known]
    more = [column for column in table.columns if column not in first]
    columns: dict[str, str] = {}
    constants: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    seconds: dict[str, str] = {}
    said = (columns, constants, prefixes, seconds)
    for column in first:
        _ask_column(words, raw, name, column, before, said)
    with st.expander(words("Other columns of this table")):
        for column in more:
            _ask_column(words, raw, name, column, before, said)
    return SheetMapping(
        headers=mapping_headers(raw),
        table=name,
        columns=columns,
        constants=constants,
        prefixes=prefixes,
        when_empty=seconds,
        sheet=sheet_to_name(raw),
    )


def _ask_column(
    words: Words,
    raw: RawTable,
    table: str,
    column: Column,
    before: SheetMapping,
    said: tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]],
) -> None:
    columns, constants, prefixes, seconds = said
    headers = [header for header in dict.fromkeys(raw.headers) if header.strip()]
    key = f"mapping-{raw.file}-{raw.sheet}-{table}-{column.field}"
    label = column_name(words, column.name)
    where, second, text = st.columns(3)
    header = where.selectbox(
        f"{label} *" if column.required else label,
        headers,
        index=_index_of_header(headers, before.columns.get(column.field)),
        placeholder=words("Nothing"),
        help=escaped(column_help(words, column)),
        key=f"{key}-header",
    )
    if header is None:
        constant = _ask_constant(words, second, column, before.constants.get(column.field), key)
        if constant:
            constants[column.field] = constant
        return
    columns[column.field] = header
    other = second.selectbox(
        words("{column}: when empty, take", column=label),
        headers,
        index=_index_of_header(headers, before.when_empty.get(column.field)),
        placeholder=words("Nothing"),
        key=f"{key}-second",
    )
    if other is not None:
        seconds[column.field] = other
    prefix = text.text_input(
        words("{column}: put before it", column=label),
        before.prefixes.get(column.field, ""),
        key=f"{key}-prefix",
    )
    if prefix.strip():
        prefixes[column.field] = prefix.strip()


def _index_of_header(headers: Sequence[str], wanted: str | None) -> int | None:
    same = (
        place
        for place, header in enumerate(headers)
        if wanted is not None and key_of_word(header) == key_of_word(wanted)
    )
    return next(same, None)


def _ask_constant(
    words: Words, place: DeltaGenerator, column: Column, before: str | None, key: str
) -> str | None:
    """Ask for one value for a whole column that the sheet lacks; None for `id`, which is unique."""
    if column.name == "id":
        return None
    label = words("{column}: the same in every row", column=column_name(words, column.name))
    if column.choices is None:
        return str(place.text_input(label, before or "", key=f"{key}-constant")).strip()
    said = choices_by_word(column).get(key_of_header(before or ""))
    chosen: str | None = place.selectbox(
        label,
        cell_choices(column, words.language),
        index=None if said is None else list[object](column.choices).index(said),
        placeholder=words("Nothing"),
        key=f"{key}-constant",
    )
    return chosen
