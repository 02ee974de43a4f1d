"""Which table a sheet is, and which column stands where in it."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import Problem
from data.intake.header import table_of_sheet
from data.intake.reading import RawTable
from data.intake.words import columns_by_word, key_of_word
from data.tables import TABLES, Column, Table


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of which the table is known, with the place of each of its columns.

    `places` holds, per field of the model, the place of its column in the sheet.
    """

    raw: RawTable
    table: Table
    places: dict[str, int]

    @property
    def complete(self) -> bool:
        """Whether every required column is there."""
        return all(column.field in self.places for column in self.table.columns if column.required)

    def header(self, field: str) -> str:
        """The header of a column as the file writes it."""
        return self.raw.headers[self.places[field]]

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


def match(raw: RawTable) -> tuple[Part | None, list[Problem]]:
    """Find the table and the columns of a sheet; what is not recognised is a warning and left out.

    A missing required column, and one that is given twice, are errors.
    """
    table = table_of_sheet(raw.file, raw.sheet)
    if table is None:
        return None, [_unknown(raw)]
    part = Part(raw, table, {})
    problems = []
    words = columns_by_word(table)
    for place in range(max([len(raw.headers), *(len(row.cells) for row in raw.rows)])):
        header = raw.headers[place] if place < len(raw.headers) else ""
        column = words.get(key_of_word(header))
        if column is None:
            problems += _left_out(part, place, header)
        elif column.field in part.places:
            problems.append(part.problem("duplicate-column", raw.header_row, header))
        else:
            part.places[column.field] = place
    return part, problems + _missing(part)


def _unknown(raw: RawTable) -> Problem:
    if raw.sheet is None:
        return Problem("unknown-table", file=raw.file, values=_table_names())
    return Problem(
        "unknown-sheet", file=raw.file, sheet=raw.sheet, values=_table_names(), warning=True
    )


def _table_names() -> dict[str, str]:
    return {
        "expected": ", ".join(table.name for table in TABLES),
        "expected_nl": ", ".join(table.dutch for table in TABLES),
    }


def _left_out(part: Part, place: int, header: str) -> list[Problem]:
    if header.strip():
        return [part.problem("unknown-column", part.raw.header_row, header, warning=True)]
    filled = (row.number for row in part.raw.rows if len(row.cells) > place and row.cells[place])
    first = next(filled, None)
    if first is None:
        return []
    return [part.problem("column-without-header", first, letter_of(place), warning=True)]


def letter_of(place: int) -> str:
    """The letter of a column as a spreadsheet shows it: 0 → A, 26 → AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _missing(part: Part) -> list[Problem]:
    return [
        part.problem(
            "missing-column",
            part.raw.header_row,
            _in_its_language(part, column),
            {"table": part.table.name},
        )
        for column in part.table.columns
        if column.required and column.field not in part.places
    ]


def _in_its_language(part: Part, column: Column) -> str:
    """The name of a column in the language that most headers of the sheet are in."""
    words = {key_of_word(header) for header in part.raw.headers}
    dutch = sum(key_of_word(column.dutch) in words for column in part.table.columns)
    english = sum(key_of_word(column.name) in words for column in part.table.columns)
    return column.dutch if dutch > english else column.name
