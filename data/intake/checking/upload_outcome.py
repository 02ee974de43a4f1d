"""What an upload that was read comes to: facts, problems and questions, before anything changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

import pyarrow as pa

from data.errors import Problem
from data.intake.checking.check import CheckResult, check
from data.intake.checking.open_list_questions import (
    ListQuestion,
    fill_open_lists,
    list_questions,
    open_list_problems,
)
from data.intake.limits import LIMITS, Limits
from data.intake.understanding.name_questions import NO_ANSWERS, UploadAnswers
from data.intake.understanding.raw_tables import ReadResult
from data.intake.understanding.sheet_mappings import SheetMapping
from data.intake.understanding.understand_sheets import SheetInterpretation
from data.progress import Progress, no_progress
from data.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """How an upload is checked, as `check` and `propose` have it."""

    replace: bool = False
    skip_wrong_rows: bool = False
    mappings: Sequence[SheetMapping] = ()
    answers: UploadAnswers = field(default_factory=lambda: NO_ANSWERS)
    today: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class UploadOutcome:
    """The facts per table, all problems, what sheets were taken for, and what can be answered.

    `left_out` are the errors for which rows were left out on request, `replaceable_tables` the
    tables that had a sheet of their own.
    """

    tables: Mapping[str, pa.Table]
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...] = ()
    interpretations: tuple[SheetInterpretation, ...] = ()
    list_questions: tuple[ListQuestion, ...] = ()
    replaceable_tables: frozenset[str] = frozenset()

    @property
    def ok(self) -> bool:
        """Whether there are no errors; warnings may be there."""
        return all(problem.warning for problem in self.problems)


def check_upload(
    reading: ReadResult,
    known: State,
    options: CheckOptions,
    *,
    progress: Progress = no_progress,
    limits: Limits = LIMITS,
) -> UploadOutcome:
    """Check what was read against itself and what is known; of very many problems the first."""
    checking = partial(
        check,
        known=known,
        replace=options.replace,
        mappings=options.mappings,
        answers=options.answers,
        today=options.today,
        progress=progress,
    )
    left_out: tuple[Problem, ...] = ()
    if options.skip_wrong_rows:
        checked, left_out = skip_wrong_rows(reading, checking)
    else:
        checked = checking(reading)
    fill_open_lists(checked.given, options.answers)
    doubts = open_list_problems(checked.given, known) if checked.ok else []
    return UploadOutcome(
        checked.given.tables,
        _first_problems((*checked.problems, *doubts), limits),
        _first_problems(left_out, limits),
        checked.interpretations,
        list_questions(checked.given, known),
        checked.given.replaceable_tables,
    )


def _first_problems(problems: tuple[Problem, ...], limits: Limits) -> tuple[Problem, ...]:
    """Return all problems, or, beyond the limit, errors first and a summary with their number."""
    more = len(problems) - limits.problems
    if more <= 0:
        return problems
    errors = [problem for problem in problems if not problem.warning]
    warnings = [problem for problem in problems if problem.warning]
    values = {"found": str(len(problems)), "limit": str(limits.problems)}
    summary = Problem("too-many-problems", values=values, warning=not errors)
    kept = (*errors, *warnings)[: limits.problems]
    return (*kept, summary)


_ROUNDS = 10  # what refers to a row that was left out is wrong in turn


def skip_wrong_rows(
    reading: ReadResult, check: Callable[[ReadResult], CheckResult]
) -> tuple[CheckResult, tuple[Problem, ...]]:
    """Check without the rows that have errors; return the result, and those errors.

    Errors that no single row causes, such as a missing column, stay in the result. Its
    interpretations of the sheets are those of all rows.
    """
    left_out: list[Problem] = []
    checked = first = check(reading)
    for _ in range(_ROUNDS):
        wrong = skippable_errors(reading, checked.problems)
        if not wrong:
            break
        left_out += wrong
        reading = _drop_rows(reading, wrong)
        checked = check(reading)
    return replace(checked, interpretations=first.interpretations), tuple(left_out)


def skippable_errors(reading: ReadResult, problems: Sequence[Problem]) -> list[Problem]:
    """The errors of a single row, which disappear when that row is skipped."""
    headers = {(raw.file, raw.sheet): raw.header_row for raw in reading.tables}
    return [
        problem
        for problem in problems
        if not problem.warning
        and problem.row is not None
        and (header := headers.get((problem.file or "", problem.sheet))) is not None
        and problem.row > header
    ]


def _drop_rows(reading: ReadResult, wrong: Sequence[Problem]) -> ReadResult:
    numbers: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for problem in wrong:
        numbers[problem.file or "", problem.sheet].add(problem.row or 0)
    tables = (
        replace(raw, rows=raw.rows.without(numbers[raw.file, raw.sheet])) for raw in reading.tables
    )
    return replace(reading, tables=tuple(tables))
