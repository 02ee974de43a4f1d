"""Tables of text → facts, or every problem that stands in the way, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from data.errors import Problem
from data.intake.checking.cross_checks import cross_checks
from data.intake.checking.key_checks import key_checks
from data.intake.checking.meeting_checks import meeting_checks
from data.intake.understanding.given_facts import GivenFacts, build_facts
from data.intake.understanding.name_questions import NO_ANSWERS, UploadAnswers
from data.intake.understanding.raw_tables import ReadResult
from data.intake.understanding.sheet_mappings import SheetMapping
from data.intake.understanding.understand_sheets import (
    SheetInterpretation,
    match_sheets,
    type_sheets,
)
from data.model import Fact, Facts
from data.periods import today as today_in_brussels
from data.progress import ImportStep, Progress, no_progress, within_step
from data.state import State


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The facts that files give, and all their problems.

    A table that is given without rows has none. A fact that is known already keeps its known value
    in every column that its file does not have. With errors, only the rows that are right are
    given.
    """

    given: GivenFacts
    problems: tuple[Problem, ...]
    interpretations: tuple[SheetInterpretation, ...] = field(default=())

    @property
    def facts(self) -> dict[str, list[Fact]]:
        """The facts as objects, by the English name of their table."""
        return {name: list(self.given.facts(name)) for name in self.given.tables}

    @property
    def ok(self) -> bool:
        """Whether there are no errors; warnings may be there."""
        return all(problem.warning for problem in self.problems)


def check(
    reading: ReadResult,
    known: State | Facts,
    *,
    replace: bool = False,
    mappings: Sequence[SheetMapping] = (),
    answers: UploadAnswers = NO_ANSWERS,
    today: date | None = None,
    progress: Progress = no_progress,
) -> CheckResult:
    """Check files against the rules of `tables.py`, each other, and the facts that are known.

    With `replace`, known facts of the tables that are given do not count as being there.
    `mappings` say what sheets and columns are where their names do not, `answers` which known
    thing a name means that is merely close. No meeting can have been held after `today`, in
    Brussels when not given.
    """
    known = State.of(known)
    parts, interpretations, problems = match_sheets(reading, mappings)
    complete_parts = [part for part in parts if not part.missing]
    on_progress = within_step(progress, ImportStep.CHECKING, 0, 1 / 2)
    sheets, entity_indexes, found = type_sheets(complete_parts, known, answers, on_progress)
    problems += found
    if not sheets and all(problem.warning for problem in problems):
        problems.append(Problem("nothing-recognised"))
    problems += key_checks(sheets, known, entity_indexes, replace=replace)
    built = []
    for place, rows in enumerate(sheets):
        progress(ImportStep.CHECKING, 2 / 3 + place / len(sheets) / 6)
        facts, found = build_facts(rows, known[rows.part.table.name])
        built.append(facts)
        problems += found
    given = GivenFacts(built)
    progress(ImportStep.CHECKING, 5 / 6)
    problems += cross_checks(given, known, replace=replace)
    if replace:
        given.keep_known(known)
    problems += meeting_checks(given, known, replace=replace, today=today or today_in_brussels())
    progress(ImportStep.CHECKING, 1)
    return CheckResult(given, _sort_in_file_order(problems, reading), tuple(interpretations))


def _sort_in_file_order(problems: list[Problem], reading: ReadResult) -> tuple[Problem, ...]:
    order = {(raw.file, raw.sheet): place for place, raw in enumerate(reading.tables)}

    def place(problem: Problem) -> tuple[int, int]:
        return order.get((problem.file or "", problem.sheet), -1), problem.row or 0

    return tuple(sorted(problems, key=place))
