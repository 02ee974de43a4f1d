"""Typed rows → facts, on top of what is known of the same facts."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import Any

from data.errors import Problem
from data.intake.keys import by_key
from data.intake.typed import TypedRows
from data.model import Fact, Facts, first_day, last_day


def build(rows: TypedRows, known: Facts) -> tuple[list[Fact], list[Problem]]:
    """The facts of the rows that are right, and the periods among them that end before they begin.

    A fact that is known keeps its known value in every column that the sheet does not have.
    """
    table = rows.part.table
    stored = by_key(table, known.table(table.name))
    facts: list[Fact] = []
    problems: list[Problem] = []
    fields = tuple(rows.values)
    of_known = attrgetter(*fields)
    for position, values in enumerate(zip(*rows.values.values(), strict=True)):
        key = rows.keys[position]
        if key is None or position in rows.wrong:
            continue
        fact = stored.get(key)
        if fact is None:
            fact = table.model(**dict(zip(fields, values, strict=True)))
        elif of_known(fact) != values:
            changed: dict[str, Any] = dict(zip(fields, values, strict=True))
            fact = replace(fact, **changed)
        if _reversed(fact):
            problems.append(_period_problem(rows, position, fact))
        else:
            facts.append(fact)
    return facts, problems


def _reversed(fact: Any) -> bool:
    begin: str | None = getattr(fact, "active_from", None)
    end: str | None = getattr(fact, "active_until", None)
    return begin is not None and end is not None and first_day(begin) > last_day(end)


def _period_problem(rows: TypedRows, position: int, fact: Any) -> Problem:
    field = "active_until" if "active_until" in rows.values else "active_from"
    return rows.problem(
        "period-reversed",
        position,
        rows.part.header(field),
        {"found": fact.active_until, "begin": fact.active_from},
    )
