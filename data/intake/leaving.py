"""Rows that are wrong left out, so that the others can go in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from data.errors import Problem
from data.intake.checking import Checked
from data.intake.reading import Reading

_ROUNDS = 10  # what refers to a row that was left out is wrong in turn


def without_wrong_rows(
    reading: Reading, check: Callable[[Reading], Checked]
) -> tuple[Checked, tuple[Problem, ...]]:
    """What the rows give that are right, and the errors for which the others were left out.

    Mistakes that are not of one row, such as a missing column, stay. What was understood is that
    of all rows.
    """
    left_out: list[Problem] = []
    checked = first = check(reading)
    for _ in range(_ROUNDS):
        wrong = errors_of_rows(reading, checked.problems)
        if not wrong:
            break
        left_out += wrong
        reading = _without(reading, wrong)
        checked = check(reading)
    return replace(checked, understood=first.understood), tuple(left_out)


def errors_of_rows(reading: Reading, problems: Sequence[Problem]) -> list[Problem]:
    """The errors that would be gone without their row."""
    headers = {(raw.file, raw.sheet): raw.header_row for raw in reading.tables}
    return [
        problem
        for problem in problems
        if not problem.warning
        and problem.row is not None
        and (header := headers.get((problem.file or "", problem.sheet))) is not None
        and problem.row > header
    ]


def _without(reading: Reading, wrong: Sequence[Problem]) -> Reading:
    numbers: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for problem in wrong:
        numbers[problem.file or "", problem.sheet].add(problem.row or 0)
    tables = (
        replace(raw, rows=raw.rows.without(numbers[raw.file, raw.sheet])) for raw in reading.tables
    )
    return replace(reading, tables=tuple(tables))
