"""Files as uploaded → tables of text; nothing is interpreted except what a format demands."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from data.errors import Problem
from data.intake import delimited, workbook
from data.intake.grid import Grid, RawRow
from data.intake.header import header_place
from data.intake.limits import LIMITS, Limits

__all__ = ["RawRow", "RawTable", "Reading", "Upload", "read"]

_TEXTS = {".csv", ".tsv", ".txt", ".tab"}
_WORKBOOKS = {".xlsx", ".xlsm", ".xls"}
_FOREIGN_MARKS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc")


@dataclass(frozen=True)
class Upload:
    """A file as somebody handed it in: the name it had there, and its bytes."""

    name: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class RawTable:
    """A sheet or text file with its headers found; cells are the text that stands there.

    Rows that are empty are left out; `header_row` and the rows' numbers count as a spreadsheet
    does, from 1. A row may be shorter or longer than the headers. `encoding` and `delimiter` say
    how a text file was read.
    """

    file: str
    sheet: str | None
    header_row: int
    headers: list[str]
    rows: list[RawRow]
    encoding: str | None = None
    delimiter: str | None = None

    @property
    def name(self) -> str:
        """The name of the sheet, or of the text file without its folder and ending."""
        return self.sheet or PurePath(self.file.replace("\\", "/")).stem


@dataclass(frozen=True, slots=True)
class Reading:
    """What files hold, and why some could not be read."""

    tables: tuple[RawTable, ...]
    problems: tuple[Problem, ...]


def read(files: Sequence[Upload], limits: Limits = LIMITS) -> Reading:
    """Read CSV files and workbooks; a file that cannot be read safely becomes a problem."""
    tables: list[RawTable] = []
    problems: list[Problem] = []
    for file in files:
        found = _grids(file, limits)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            tables.extend(raw_table(grid) for grid in found if grid.rows)
            if not any(grid.rows for grid in found):
                problems.append(Problem("empty-file", file=file.name))
    return Reading(tuple(tables), tuple(problems))


def _grids(file: Upload, limits: Limits) -> list[Grid] | Problem:
    ending = PurePath(file.name).suffix.lower()
    if not file.content:
        return Problem("empty-file", file=file.name)
    if ending not in _TEXTS | _WORKBOOKS:
        return Problem("unknown-format", file=file.name, values={"found": ending})
    if file.content.startswith(_FOREIGN_MARKS):
        return Problem("not-what-it-is-called", file=file.name, values={"found": ending})
    if ending in _WORKBOOKS:
        return workbook.grids(file.name, file.content, limits)
    if file.content.startswith(workbook.ZIP_MARK):
        return Problem("not-what-it-is-called", file=file.name, values={"found": ending})
    grid = delimited.grid(file.name, file.content, limits)
    return grid if isinstance(grid, Problem) else [grid]


def raw_table(grid: Grid) -> RawTable:
    """A grid that has rows, with its headers found."""
    place = header_place(grid)
    header = grid.rows[place]
    return RawTable(
        file=grid.file,
        sheet=grid.sheet,
        header_row=header.number,
        headers=header.cells,
        rows=grid.rows[place + 1 :],
        encoding=grid.encoding,
        delimiter=grid.delimiter,
    )
