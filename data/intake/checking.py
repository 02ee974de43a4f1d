"""Tables of text → facts, or every problem that stands in the way, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import Problem
from data.intake.building import build
from data.intake.matching import match
from data.intake.reading import Reading
from data.intake.references import REFERRED_TO, identifiers
from data.intake.rules import duplicates, shared_ids, unknown_references
from data.intake.typed import TypedRows, typed
from data.model import Fact, Facts
from data.tables import TABLES


@dataclass(frozen=True, slots=True)
class Checked:
    """The facts that files give, by the English name of their table, and all their problems.

    A table that is given without rows has an empty list. A fact that is known already keeps its
    known value in every column that its file does not have. With errors, `facts` holds only the
    rows that are right.
    """

    facts: dict[str, list[Fact]]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether there are no errors; warnings may be there."""
        return all(problem.warning for problem in self.problems)


def check(reading: Reading, known: Facts, *, replace: bool = False) -> Checked:
    """Check files against the rules of `tables.py`, each other, and the facts that are known.

    With `replace`, known facts of the tables that are given do not count as being there.
    """
    sheets: list[TypedRows] = []
    problems = list(reading.problems)
    for raw in reading.tables:
        part, found = match(raw)
        problems += found
        if part is not None and part.complete:
            rows, found = typed(part)
            problems += found
            sheets.append(rows)
    if all(problem.warning for problem in problems) and not sheets:
        problems.append(Problem("nothing-recognised"))
    given = {rows.part.table.name for rows in sheets}
    ids = {
        name: set() if replace and name in given else identifiers(known, name)
        for name in REFERRED_TO
    }
    problems += duplicates(sheets)
    problems += shared_ids(sheets, ids)
    problems += unknown_references(sheets, ids)
    facts: dict[str, list[Fact]] = {table.name: [] for table in TABLES if table.name in given}
    for rows in sheets:
        built, found = build(rows, known)
        facts[rows.part.table.name] += built
        problems += found
    return Checked(facts, _in_file_order(problems, reading))


def _in_file_order(problems: list[Problem], reading: Reading) -> tuple[Problem, ...]:
    order = {(raw.file, raw.sheet): place for place, raw in enumerate(reading.tables)}

    def place(problem: Problem) -> tuple[int, int]:
        return order.get((problem.file or "", problem.sheet), -1), problem.row or 0

    return tuple(sorted(problems, key=place))
