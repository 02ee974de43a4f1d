"""Which table a sheet is, and which column stands where in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from data.errors import Problem
from data.intake.reading.grid import TextColumn
from data.intake.understanding.embedded_links import (
    EmbeddedLinks,
    embedded_links,
    field_that_may_be_empty,
)
from data.intake.understanding.raw_tables import RawTable, table_of_headers, table_of_sheet
from data.intake.understanding.sheet_mappings import SheetMapping, mappings_for
from data.intake.vocabulary import columns_by_word, key_of_header, key_of_word
from data.tables import TABLES, Column, Table, table_named


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet whose table is known, with the index of each of its columns.

    `column_index` holds, per field of the model, the place of its column; `constants` the
    text of fields that have no column, and `prefixes` what goes before the cells of a field;
    `fallback_index` the place whose cell counts where the field's own is empty.
    Rows of a mapped sheet may repeat each other: it may hold several tables in one. An embedded
    part is a column of another table's sheet that names things; it adds rows and replaces none.
    """

    raw: RawTable
    table: Table
    column_index: dict[str, int]
    constants: Mapping[str, str] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    fallback_index: Mapping[str, int] = field(default_factory=dict)
    is_mapped: bool = False
    is_embedded: bool = False

    @property
    def missing(self) -> list[Column]:
        """The required columns that are not there; an id may be found by name instead."""
        return [
            column
            for column in self.table.columns
            if column.required
            and not self.has_field(column.field)
            and not self._may_be_found_by_name(column)
        ]

    def has_field(self, field_name: str) -> bool:
        """Whether the sheet has a column, or a constant, for a field."""
        return field_name in self.column_index or field_name in self.constants

    def _may_be_found_by_name(self, column: Column) -> bool:
        return column.name == "id" and self.has_field("name")

    def header(self, field_name: str) -> str:
        """The header of a column as the file writes it; without one, its name in English."""
        if field_name not in self.column_index:
            return self.table.column(field_name).name
        return self.raw.headers[self.column_index[field_name]]

    def texts(self, field_name: str) -> TextColumn:
        """The cells of a column, from its first row to its last."""
        rows = self.raw.rows
        if field_name in self.constants:
            return TextColumn.constant(self.constants[field_name], len(rows))
        cells = rows.column(self.column_index[field_name])
        if field_name in self.fallback_index:
            cells = cells.with_empty_cells_from(rows.column(self.fallback_index[field_name]))
        prefix = self.prefixes.get(field_name)
        return cells.with_prefix(prefix) if prefix else cells

    def problem(
        self,
        code: str,
        row: int | None,
        column: str | None,
        values: dict[str, str] | None = None,
        *,
        warning: bool = False,
    ) -> Problem:
        """A problem at a place in this sheet."""
        return Problem(code, self.raw.file, self.raw.sheet, row, column, values or {}, warning)


def match_sheet(
    raw: RawTable, mappings: Sequence[SheetMapping] = ()
) -> tuple[list[SheetPart], list[Problem]]:
    """Find the table and the columns of a sheet; what is not recognised is a warning and left out.

    A missing required column, and one that is given twice, are errors. Where an analyst's mapping
    holds for the sheet, it decides instead.
    """
    chosen = mappings_for(raw, mappings)
    if chosen:
        parts = [_mapped_part(raw, mapping) for mapping in chosen if mapping.table is not None]
        tables = [part.table.name for part in parts]
        parts = [_only_rows_with_links(part, tables) for part in parts]
        return parts, [problem for part in parts for problem in _missing_column_problems(part)]
    table = table_named(raw.table) if raw.table else table_of_sheet(raw.file, raw.sheet)
    by_headers = table_of_headers(raw.headers) if table is None else None
    table = table or by_headers
    if table is None:
        return [], [_unknown_sheet_problem(raw)]
    part = SheetPart(raw, table, {})
    problems = _place_columns(part)
    if by_headers is not None:
        values = {"table": table.name}
        problems.append(part.problem("table-by-headers", None, None, values, warning=True))
    return [part, *_embedded_parts(part)], problems + _missing_column_problems(part)


def _mapped_part(raw: RawTable, mapping: SheetMapping) -> SheetPart:
    table = table_named(str(mapping.table))
    place_of = {header: place for place, header in reversed(list(enumerate(mapping.headers)))}
    places, fallbacks = (
        {
            name: place_of[key_of_word(header)]
            for name, header in headers.items()
            if key_of_word(header) in place_of
        }
        for headers in (mapping.columns, mapping.when_empty)
    )
    return SheetPart(
        raw, table, places, mapping.constants, mapping.prefixes, fallbacks, is_mapped=True
    )


def _only_rows_with_links(part: SheetPart, tables: Sequence[str]) -> SheetPart:
    """Return a sheet of links without the rows that name nothing to link to.

    `tables` are the tables whose things stand in the same sheet.
    """
    field_name = field_that_may_be_empty(part.table.name, tables)
    if field_name is None or field_name not in part.column_index:
        return part
    rows = part.raw.rows.take(np.flatnonzero(part.texts(field_name).filled_mask()))
    return replace(part, raw=replace(part.raw, rows=rows))


def _place_columns(part: SheetPart) -> list[Problem]:
    raw = part.raw
    problems = []
    words = columns_by_word(part.table)
    for place in range(max(len(raw.headers), len(raw.rows.columns))):
        header = raw.headers[place] if place < len(raw.headers) else ""
        column = words.get(key_of_header(header))
        if column is None:
            problems += _unmatched_column_problems(part, place, header)
        elif column.field in part.column_index:
            problems.append(part.problem("duplicate-column", raw.header_row, header))
        else:
            part.column_index[column.field] = place
    return problems


def _unknown_sheet_problem(raw: RawTable) -> Problem:
    names = {
        "expected": ", ".join(table.name for table in TABLES),
        "expected_nl": ", ".join(table.dutch for table in TABLES),
    }
    if raw.sheet is None:
        return Problem("unknown-table", file=raw.file, values=names)
    return Problem("unknown-sheet", file=raw.file, sheet=raw.sheet, values=names, warning=True)


def _embedded_parts(part: SheetPart) -> list[SheetPart]:
    """Return a sheet of links for each column that names things of another table.

    Rows in which that column is empty are left out.
    """
    found = []
    own = [part.column_index[name] for name in ("id", "name") if name in part.column_index]
    for place, header in enumerate(part.raw.headers if own else ()):
        links = _links_in_column(part, header)
        if links is not None:
            rows = part.raw.rows.take(np.flatnonzero(part.raw.rows.column(place).filled_mask()))
            table = table_named(links.link_table)
            places = {links.owner_field: own[0], links.named_field: place}
            fallbacks = {links.owner_field: own[-1]}
            raw = replace(part.raw, rows=rows)
            found.append(
                SheetPart(
                    raw, table, places, fallback_index=fallbacks, is_mapped=True, is_embedded=True
                )
            )
    return found


def _links_in_column(part: SheetPart, header: str) -> EmbeddedLinks | None:
    """Return the links that a column holds; None for a column of the table itself.

    Always None in a file whose format says which table a sheet holds.
    """
    is_own = part.raw.table is not None or key_of_header(header) in columns_by_word(part.table)
    return None if is_own else embedded_links(part.table, header)


def _unmatched_column_problems(part: SheetPart, place: int, header: str) -> list[Problem]:
    links = _links_in_column(part, header)
    if links is not None:
        values = {"table": links.link_table}
        return [part.problem("column-of-links", part.raw.header_row, header, values, warning=True)]
    if header.strip():
        return [part.problem("unknown-column", part.raw.header_row, header, warning=True)]
    filled = np.flatnonzero(part.raw.rows.column(place).filled_mask())
    if not len(filled):
        return []
    first = int(part.raw.rows.numbers[filled[0]])
    return [part.problem("column-without-header", first, column_letter(place), warning=True)]


def column_letter(place: int) -> str:
    """The letter of a column as a spreadsheet shows it: 0 → A, 26 → AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _missing_column_problems(part: SheetPart) -> list[Problem]:
    return [
        part.problem(
            "missing-column",
            part.raw.header_row,
            _name_in_language_of(part, column),
            {"table": part.table.name},
        )
        for column in part.missing
    ]


def _name_in_language_of(part: SheetPart, column: Column) -> str:
    """The name of a column in the language that most headers of the sheet are in."""
    words = {key_of_header(header) for header in part.raw.headers}
    dutch = sum(key_of_header(column.dutch) in words for column in part.table.columns)
    english = sum(key_of_header(column.name) in words for column in part.table.columns)
    return column.dutch if dutch > english else column.name
