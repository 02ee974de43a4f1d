"""Successions of actors: after a merger, split or new name a seat is not lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import networkx as nx

from data.model import Facts, Succession
from data.periods import first_day


def had_started_by(succession: Succession, on: date) -> bool:
    """Whether the day, month or year of a succession had begun by a day; true without a date."""
    return succession.happened is None or first_day(succession.happened) <= on


def all_successors(successions: Iterable[Succession]) -> dict[str, frozenset[str]]:
    """Return the successors of each predecessor, direct and indirect."""
    line: nx.DiGraph[str] = nx.DiGraph()
    line.add_edges_from(
        (succession.predecessor, succession.successor)
        for succession in successions
        if succession.successor is not None and succession.successor != succession.predecessor
    )
    return {
        actor: frozenset(nx.descendants(line, actor)) for actor, degree in line.out_degree if degree
    }


def all_successors_by_day(facts: Facts, on: date) -> dict[str, frozenset[str]]:
    """Return the successors of each predecessor, direct and indirect, that had started by a day."""
    return all_successors(
        succession for succession in facts.succession if had_started_by(succession, on)
    )


def sole_successors(before: Facts, after: Facts, on: date) -> dict[str, str]:
    """Return, for each actor that is gone, its successor when exactly one is present.

    An actor is gone when it is missing from `after`, the facts of the day `on`, or when it has a
    seat in `before` and none in `after`. An actor with several present successors is left out.
    """
    there = {actor.id for actor in after.actors}
    seated = {seat.actor for seat in after.seats}
    unseated = {seat.actor for seat in before.seats} - seated
    found: dict[str, str] = {}
    for actor, possible in all_successors_by_day(after, on).items():
        present = possible & there
        if len(present) == 1 and (actor not in there or actor in unseated):
            found[actor] = next(iter(present))
    return found
