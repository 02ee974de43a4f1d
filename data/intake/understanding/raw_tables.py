"""Where in a grid the headers stand, and which table a grid is by its name or its headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from data.errors import Problem
from data.intake.reading.grid import Grid, Rows
from data.intake.vocabulary import (
    ALL_HEADERS,
    TABLES_BY_WORD,
    columns_by_word,
    key_of_header,
    key_of_word,
)
from data.tables import TABLES, Table, table_named


@dataclass(frozen=True, slots=True)
class RawTable:
    """A sheet or text file with its headers found; cells are the text that stands there.

    Rows that are empty are left out; `header_row` and the rows' numbers count as a spreadsheet
    does, from 1. A row may be shorter or longer than the headers. `encoding` and `delimiter` say
    how a text file was read, and `table` which table it is where the format tells so.
    """

    file: str
    sheet: str | None
    header_row: int
    headers: list[str]
    rows: Rows
    encoding: str | None = None
    delimiter: str | None = None
    table: str | None = None

    @property
    def name(self) -> str:
        """The name of the sheet, or of the text file without its folder and ending."""
        return self.sheet or PurePath(self.file.replace("\\", "/")).stem


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What files hold, and why some could not be read."""

    tables: tuple[RawTable, ...]
    problems: tuple[Problem, ...]


def raw_table(grid: Grid, table: str | None = None) -> RawTable:
    """A grid that has rows, with its headers found."""
    place = header_index(grid) if table is None else 0
    header = grid.rows[place]
    return RawTable(
        file=grid.file,
        sheet=grid.sheet,
        header_row=header.number,
        headers=header.cells,
        rows=grid.rows[place + 1 :],
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        table=table,
    )


_SAMPLE = 25
_NEARLY = 0.6  # of the widest row
_ENOUGH_HEADERS = 3  # headers, with fewer of which a table is not recognised
_UNNAMED_SHEET = re.compile(r"(blad|sheet|feuil|tabelle|werkblad) ?\d*")


def table_of_sheet(file: str, sheet: str | None) -> Table | None:
    """The table that a sheet holds by its name; without one, and for a text file, by the file's."""
    if sheet is not None and not _UNNAMED_SHEET.fullmatch(key_of_word(sheet)):
        return _table_named_in(sheet)
    return _table_named_in(PurePath(file.replace("\\", "/")).stem)


def _table_named_in(name: str) -> Table | None:
    """The table of this name, or the only one whose name stands among its words."""
    words = f" {key_of_word(name)} "
    found = {
        table.name: table for word, table in TABLES_BY_WORD.items() if words == f" {word} "
    } or {table.name: table for word, table in TABLES_BY_WORD.items() if f" {word} " in words}
    return next(iter(found.values())) if len(found) == 1 else None


def table_of_headers(headers: Sequence[str]) -> Table | None:
    """The one table that has all it needs among these headers, and knows most of them."""
    words = {key_of_header(header) for header in headers if header}
    known = {
        table.name: len(words & columns.keys())
        for table in TABLES
        if (columns := columns_by_word(table))
        and all(
            {key_of_header(column.name), key_of_header(column.dutch)} & words
            for column in table.columns
            if column.required
        )
    }
    most = max(known.values(), default=0)
    names = [name for name, count in known.items() if count == most]
    enough = most >= _ENOUGH_HEADERS and most * 2 >= len(words)
    return table_named(names[0]) if enough and len(names) == 1 else None


def header_index(grid: Grid) -> int:
    """The place of the row with most headers that we know, among the first ones.

    Where we know none or one, it is the first row of words that is about as wide as the widest:
    a title above the headers is not, also when its cell is spread over many.
    """
    table = table_of_sheet(grid.file, grid.sheet)
    known = ALL_HEADERS if table is None else columns_by_word(table).keys()
    rows = [{cell for cell in row.cells if cell.strip()} for row in grid.rows[:_SAMPLE]]
    counts = [len({*map(key_of_header, row)} & known) for row in rows]
    most = max(counts)
    if most > 1:
        return counts.index(most)
    wide = max(map(len, rows)) * _NEARLY
    of_words = (
        place
        for place, row in enumerate(rows)
        if len(row) >= wide and all(any(map(str.isalpha, cell)) for cell in row)
    )
    return next(of_words, 0)
