"""Rules over the facts as a whole: what leads back to itself, seats outside a body, homonyms."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import networkx as nx
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.understanding.fuzzy_match import misspelling_of
from data.intake.understanding.given_facts import GivenFacts
from data.intake.vocabulary import key_of_name
from data.periods import first_day, last_day
from data.state import State, equal_row_numbers
from data.table_changes import match_rows
from data.tables import table_named
from data.truncated_lists import join_truncated

_TABLES_WITH_PARTS = (
    ("actors", "bodies"),
    ("themes",),
)  # tables whose rows may be part of each other
_MOST_VISITED = 100  # ids that are looked at for one way around
_MOST_COMPARED = 1_000  # new names that are compared with all others; each costs a pass over them

Links = Mapping[str, Collection[str]]  # what each id leads to


def cross_checks(given: GivenFacts, known: State, *, replace: bool) -> list[Problem]:
    """Check given facts together with those that are known and stay."""
    return [
        *_part_of_cycle_problems(given, known, replace=replace),
        *_succession_cycle_problems(given, known, replace=replace),
        *_seat_outside_body_period_problems(given, known, replace=replace),
        *_body_period_excludes_seats_problems(given, known, replace=replace),
        *_similar_name_problems(given, known),
    ]


def _column_after_upload(
    name: str, column: str, given: GivenFacts, known: State, *, replace: bool
) -> dict[str, str | None]:
    """A column of a table, by id, as it will be after the upload."""
    found: dict[str, str | None] = {}
    if not (replace and name in given.tables):
        found.update(_column_values_by_id(known[name], column))
    if name in given.tables:
        found.update(_column_values_by_id(given.tables[name], column))
    return found


def _column_values_by_id(rows: pa.Table, column: str) -> Mapping[str, str | None]:
    return dict(zip(rows.column("id").to_pylist(), rows.column(column).to_pylist(), strict=True))


def _part_of_cycle_problems(given: GivenFacts, known: State, *, replace: bool) -> Iterator[Problem]:
    for tables in _TABLES_WITH_PARTS:
        if given.tables.keys().isdisjoint(tables):
            continue
        parents: dict[str, tuple[str, ...]] = {}
        for name in tables:
            column = _column_after_upload(name, "part_of", given, known, replace=replace)
            parents |= {id_: (parent,) for id_, parent in column.items() if parent is not None}
        on_cycle = {id_: cycle for cycle in cycles(parents) for id_ in cycle}
        for name in tables if on_cycle else ():
            ids = given.tables[name].column("id").to_pylist() if name in given.tables else ()
            for place, id_ in enumerate(ids):
                if id_ in on_cycle:
                    path = cycle_path(parents, on_cycle[id_], id_, parents[id_][0])
                    yield given.problem(name, place, "part_of", "part-of-itself", {"found": path})


def _succession_cycle_problems(
    given: GivenFacts, known: State, *, replace: bool
) -> Iterator[Problem]:
    """Successions by which an actor comes after itself: what is founded anew is another actor."""
    if "succession" not in given.tables:
        return
    predecessors, successors = (
        _column_after_upload("succession", field, given, known, replace=replace)
        for field in ("predecessor", "successor")
    )
    links: dict[str, list[str]] = {}
    for id_, successor in successors.items():
        if successor is not None:
            links.setdefault(str(predecessors[id_]), []).append(successor)
    on_cycle = {id_: cycle for cycle in cycles(links) for id_ in cycle}
    columns = (given.tables["succession"].column(name) for name in ("predecessor", "successor"))
    pairs = zip(*(column.to_pylist() for column in columns), strict=True)
    for place, (predecessor, successor) in enumerate(pairs if on_cycle else ()):
        cycle = on_cycle.get(predecessor, frozenset())
        if successor in cycle:
            path = cycle_path(links, cycle, predecessor, successor)
            details = {"found": path}
            yield given.problem("succession", place, "successor", "successor-of-itself", details)


def _seat_outside_body_period_problems(
    given: GivenFacts, known: State, *, replace: bool
) -> Iterator[Problem]:
    """Seats that begin before their body, or end after it."""
    seats = given.tables.get("seats")
    if seats is None:
        return
    for field in ("active_from", "active_until"):
        limits = _column_after_upload("bodies", field, given, known, replace=replace)
        there = np.flatnonzero(pc.is_valid(seats.column(field)))
        if not len(there) or not any(limits.values()):
            continue
        columns = [seats.column(name).take(there) for name in ("body", field)]
        _, first, own = np.unique(
            equal_row_numbers(columns), return_index=True, return_inverse=True
        )
        periods = list(zip(*(column.take(first).to_pylist() for column in columns), strict=True))
        outside = [_lies_outside(field, when, limits.get(body)) for body, when in periods]
        for place in np.flatnonzero(np.array(outside)[own]).tolist():
            body, when = periods[own[place]]
            values = {"found": when, "limit": str(limits[body])}
            row = int(there[place])
            yield given.problem("seats", row, field, "outside-period", values, warning=True)


def _body_period_excludes_seats_problems(
    given: GivenFacts, known: State, *, replace: bool
) -> Iterator[Problem]:
    """Bodies whose period changes so that seats that stay lie outside it."""
    bodies = given.tables.get("bodies")
    if bodies is None:
        return
    seats = _seats_that_stay(given, known, replace=replace)
    for field in ("active_from", "active_until"):
        was = _column_values_by_id(known["bodies"], field)
        becomes = zip(*(bodies.column(name).to_pylist() for name in ("id", field)), strict=True)
        changed = {
            id_: (place, limit)
            for place, (id_, limit) in enumerate(becomes)
            if limit is not None and id_ in was and was[id_] != limit
        }
        own = pc.is_in(seats.column("body"), value_set=pa.array(changed, pa.string()))
        there = seats.filter(pc.and_(own, pc.is_valid(seats.column(field))))
        outside: dict[str, list[str]] = {}
        columns = (there.column(name).to_pylist() for name in ("body", "actor", field))
        for body, actor, when in zip(*columns, strict=True):
            if _lies_outside(field, when, changed[body][1]):
                outside.setdefault(body, []).append(actor)
        for body, actors in outside.items():
            place, limit = changed[body]
            values = {"found": join_truncated(sorted(actors)), "limit": limit}
            yield given.problem("bodies", place, field, "seats-left-outside", values, warning=True)


def _seats_that_stay(given: GivenFacts, known: State, *, replace: bool) -> pa.Table:
    """The known seats that the upload leaves as they are."""
    if "seats" not in given.tables:
        return known["seats"]
    if replace:
        return known["seats"].slice(0, 0)
    _, left = match_rows(table_named("seats"), known["seats"], given.tables["seats"])
    return known["seats"].take(left)


def _lies_outside(field: str, when: str, limit: str | None) -> bool:
    if limit is None:
        return False
    one, other = (when, limit) if field == "active_from" else (limit, when)
    return last_day(one) < first_day(other)


def _similar_name_problems(given: GivenFacts, known: State) -> Iterator[Problem]:
    """New actors and bodies with nearly the name of another; never merged by themselves."""
    for table in ("actors", "bodies"):
        if table not in given.tables:
            continue
        there = {key_of_name(thing[1]): thing for thing in _named_things(known[table])}
        ids = set(known[table].column("id").to_pylist())
        own = set(given.tables[table].column("id").to_pylist())
        compared = 0
        for place, thing in enumerate(_named_things(given.tables[table])):
            id_, name, _ = thing
            if id_ in ids:
                continue
            key = key_of_name(name)
            other, code = there.get(key), "same-name"
            if other is None and compared < _MOST_COMPARED:
                compared += 1
                other, code = there.get(misspelling_of(key, there.keys()) or ""), "similar-name"
            there.setdefault(key, thing)
            if other is not None and other[0] != id_ and not _differ_by_kbo(thing, other):
                details = {"found": name, "candidates": other[0], "name": other[1]}
                problem = given.problem(table, place, "name", code, details, warning=True)
                # With a row of its own in the files, the other would stand in them twice.
                asked = other[0] in ids and other[0] not in own
                yield replace(problem, about=(table, "name")) if asked else problem


_Thing = tuple[str, str, str | None]  # id, name, KBO number


def _named_things(rows: pa.Table) -> Iterator[_Thing]:
    has_kbo = "kbo" in rows.column_names
    kbos = rows.column("kbo").to_pylist() if has_kbo else [None] * rows.num_rows
    return zip(rows.column("id").to_pylist(), rows.column("name").to_pylist(), kbos, strict=True)


def _differ_by_kbo(one: _Thing, other: _Thing) -> bool:
    """Whether two things are certainly not the same: each has a number of its own."""
    return one[2] is not None and other[2] is not None and one[2] != other[2]


def cycles(links: Links) -> list[frozenset[str]]:
    """The groups of ids that lead back to themselves, each through all others of its group.

    networkx finds the groups. `graphlib` of the standard library names one cycle at a time; each
    taken as one id until none is left, that gives the same groups, but over 5,000 rows that all
    lie on cycles it takes 4 to 21 seconds, where networkx takes 0.02: 20,000 rows would end at the
    limit of time.
    """
    network = nx.DiGraph((id_, other) for id_, others in links.items() for other in others)
    return [
        frozenset(group)
        for group in nx.strongly_connected_components(network)
        if len(group) > 1 or any(network.has_edge(id_, id_) for id_ in group)
    ]


def cycle_path(links: Links, cycle: Collection[str], id_: str, following: str) -> str:
    """Return a shortest path from an id through `following` back to it, as text with arrows.

    It is cut short where it is long, or not found within a limited search.
    """
    found: dict[str, tuple[str, ...]] = {following: (id_, following)}
    ahead = deque(found)
    while ahead and id_ not in found and len(found) < _MOST_VISITED:
        at = ahead.popleft()
        for other in links.get(at, ()):
            if other in cycle and other not in found:
                found[other] = (*found[at], other)
                ahead.append(other)
    path = found.get(id_, (id_, following, "…"))
    return join_truncated(path, " → ")
