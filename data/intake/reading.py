"""Files as uploaded → tables of text; nothing is interpreted except what a format demands."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import PurePath

from data.errors import Problem
from data.intake.apart import Given, read_apart
from data.intake.grid import Grid, Rows
from data.intake.header import header_place
from data.intake.limits import LIMITS, Limits
from data.intake.row import RawRow
from data.progress import Progress, Step, unheard, within

__all__ = ["RawRow", "RawTable", "Reading", "Rows", "Upload", "read"]


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
class Reading:
    """What files hold, and why some could not be read."""

    tables: tuple[RawTable, ...]
    problems: tuple[Problem, ...]


def read(files: Sequence[Upload], limits: Limits = LIMITS, progress: Progress = unheard) -> Reading:
    """Read text files, workbooks (XLSX, ODS, Kumu's), zip files of text files, GraphML and GEXF.

    A process of its own does that, and what cannot be read safely becomes a problem.
    """
    tables: list[RawTable] = []
    problems: list[Problem] = []
    size = max(sum(len(file.content) for file in files), 1)
    ends = list(accumulate((len(file.content) / size for file in files), initial=0.0))
    given = [
        Given(file.name, file.content, within(progress, Step.READING, begin, end))
        for file, begin, end in zip(files, ends, ends[1:], strict=False)
    ]
    for file, found in zip(files, read_apart(given, limits), strict=True):
        own = [raw_table(grid, grid.table) for grid in found if isinstance(grid, Grid)]
        problems += [problem for problem in found if isinstance(problem, Problem)]
        if not own and not any(isinstance(problem, Problem) for problem in found):
            problems.append(Problem("empty-file", file=file.name))
        tables += own
    progress(Step.READING, 1)
    return Reading(tuple(tables), tuple(problems))


def raw_table(grid: Grid, table: str | None = None) -> RawTable:
    """A grid that has rows, with its headers found."""
    place = header_place(grid) if table is None else 0
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
