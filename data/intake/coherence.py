"""Rules over the facts as a whole: what is part of itself, seats outside their body, homonyms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from data.errors import Problem
from data.intake.likeness import alike
from data.intake.typed import TypedRows
from data.intake.words import key_of_name
from data.model import Fact, Facts, first_day, last_day
from data.tables import Key, table_named

_WHOLES = (("actors", "bodies"), ("themes",))  # tables whose rows may be part of each other
_SHOWN = 10
_COMPARED = 1_000  # new names that are compared with all others; each costs a pass over them

Given = Mapping[str, Sequence[Fact]]


class Places:
    """Where the facts that were given stand in the files."""

    def __init__(self, sheets: Sequence[TypedRows]) -> None:
        self._sheets = sheets

    @cached_property
    def _places(self) -> dict[tuple[str, Key], tuple[TypedRows, int]]:
        return {
            (rows.part.table.name, key): (rows, position)
            for rows in self._sheets
            for position, key in enumerate(rows.keys)
            if key is not None
        }

    def problem(
        self, table: str, fact: Fact, field: str, code: str, values: dict[str, str], **more: bool
    ) -> Problem:
        """A problem with one field of a given fact."""
        rows, position = self._places[table, table_named(table).key_of(fact)]
        return rows.problem(code, position, rows.part.header(field), values, **more)


def coherence(
    sheets: Sequence[TypedRows], given: Given, known: Facts, *, replace: bool
) -> list[Problem]:
    """Check given facts together with those that are known and stay."""
    places = Places(sheets)
    after = {
        name: _after(name, given, known, replace=replace) for name in ("actors", "bodies", "themes")
    }
    return [
        *_part_of_itself(given, after, places),
        *_outside_period(given, after["bodies"], places),
        *_same_names(given, known, places),
    ]


def _after(name: str, given: Given, known: Facts, *, replace: bool) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    if not (replace and name in given):
        rows.update((fact.id, fact) for fact in _with_ids(known.table(name)))
    rows.update((fact.id, fact) for fact in _with_ids(given.get(name, ())))
    return rows


def _with_ids(facts: Sequence[Any]) -> Sequence[Any]:
    return facts


def _part_of_itself(
    given: Given, after: Mapping[str, Mapping[str, Any]], places: Places
) -> Iterator[Problem]:
    for tables in _WHOLES:
        whole = {id_: fact.part_of for name in tables for id_, fact in after[name].items()}
        circular = _circles(whole)
        for name in tables:
            for fact in given.get(name, ()) if circular else ():
                row: Any = fact
                if row.id in circular:
                    path = " → ".join(circular[row.id][:_SHOWN])
                    yield places.problem(name, row, "part_of", "part-of-itself", {"found": path})


def _circles(whole: Mapping[str, str | None]) -> dict[str, list[str]]:
    """Every id that is part of itself, with the way around from it."""
    circular: dict[str, list[str]] = {}
    done: set[str] = set()
    for start in whole:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in way:
            way[at] = None
            at = whole.get(at)
        if at is not None and at in way:
            steps = list(way)
            circle = steps[steps.index(at) :]
            for place, id_ in enumerate(circle):
                circular[id_] = [*circle[place:], *circle[:place], id_]
        done.update(way)
    return circular


def _outside_period(given: Given, bodies: Mapping[str, Any], places: Places) -> Iterator[Problem]:
    for fact in given.get("seats", ()):
        seat: Any = fact
        body = bodies.get(seat.body)
        if body is None:
            continue
        for field, outside in (
            ("active_from", _before(seat.active_from, body.active_from)),
            ("active_until", _before(body.active_until, seat.active_until)),
        ):
            if outside:
                said = {"found": getattr(seat, field), "limit": getattr(body, field)}
                yield places.problem("seats", seat, field, "outside-period", said, warning=True)


def _before(one: str | None, other: str | None) -> bool:
    return bool(one and other) and last_day(str(one)) < first_day(str(other))


def _same_names(given: Given, known: Facts, places: Places) -> Iterator[Problem]:
    """New actors and bodies with nearly the name of another; they are never merged by themselves."""
    for name in ("actors", "bodies"):
        ids = {fact.id for fact in _with_ids(known.table(name))}
        there: dict[str, Any] = {
            key_of_name(fact.name): fact for fact in _with_ids(known.table(name))
        }
        compared = 0
        for fact in _with_ids(given.get(name, ())):
            key = key_of_name(fact.name)
            if fact.id in ids:
                continue
            other = there.get(key)
            code = "same-name"
            if other is None and compared < _COMPARED:
                compared += 1
                other = there.get(alike(key, there.keys()) or "")
                code = "similar-name"
            there.setdefault(key, fact)
            if other is not None and other.id != fact.id and not _differ_by_kbo(fact, other):
                said = {"found": fact.name, "candidates": other.id, "name": other.name}
                yield places.problem(name, fact, "name", code, said, warning=True)


def _differ_by_kbo(one: Any, other: Any) -> bool:
    """Whether two things are certainly not the same: each has a number of its own."""
    numbers = getattr(one, "kbo", None), getattr(other, "kbo", None)
    return None not in numbers and numbers[0] != numbers[1]
