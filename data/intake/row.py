"""One row of a sheet as it is, and whether it is within the limits."""

from __future__ import annotations

from typing import NamedTuple

from data.errors import Problem
from data.intake.limits import Limits

UNCOUNTED = "#NOT COUNTED!"  # in place of a formula without an outcome; no spreadsheet shows it


class RawRow(NamedTuple):
    """One row with its number as a spreadsheet counts, from 1."""

    number: int
    cells: list[str]


class BeyondLimitsError(Exception):
    """A row reaches past a limit; the problem says which."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def trimmed(cells: list[str]) -> list[str]:
    """A row without its empty cells at the end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def check_row(row: RawRow, file: str, sheet: str | None, limits: Limits) -> None:
    """Raise BeyondLimitsError when a trimmed row is too far down or wide, or a cell too long."""
    fits = row.number <= limits.rows and len(row.cells) <= limits.columns
    if fits and len("".join(row.cells)) <= limits.cell:
        return
    if row.number > limits.rows:
        code, found, limit = "too-many-rows", row.number, limits.rows
    elif len(row.cells) > limits.columns:
        code, found, limit = "too-many-columns", len(row.cells), limits.columns
    else:
        longest = max(map(len, row.cells), default=0)
        if longest <= limits.cell:
            return
        code, found, limit = "cell-too-long", longest, limits.cell
    raise BeyondLimitsError(
        Problem(
            code,
            file=file,
            sheet=sheet,
            row=row.number,
            values={"found": str(found), "limit": str(limit)},
        )
    )
