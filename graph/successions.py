"""Who came after whom: a merger, a split or a new name is no lost member."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import networkx as nx

from data.model import Facts, Succession
from data.periods import first_day


def had_started_by(succession: Succession, on: date) -> bool:
    """Whether the day, month or year of a succession had begun by a day.

    A succession without a date counts as one that took place.
    """
    return succession.happened is None or first_day(succession.happened) <= on


def heirs(successions: Iterable[Succession]) -> dict[str, frozenset[str]]:
    """All that came after each predecessor, directly or through others."""
    line: nx.DiGraph[str] = nx.DiGraph()
    line.add_edges_from(
        (succession.predecessor, succession.successor)
        for succession in successions
        if succession.successor is not None and succession.successor != succession.predecessor
    )
    return {
        actor: frozenset(nx.descendants(line, actor)) for actor, degree in line.out_degree if degree
    }


def heirs_by(facts: Facts, on: date) -> dict[str, frozenset[str]]:
    """All that came after each predecessor by a day, directly or through others."""
    return heirs(succession for succession in facts.succession if had_started_by(succession, on))


def sole_heirs(before: Facts, after: Facts, on: date) -> dict[str, str]:
    """For each actor that is gone: the only actor that is there in its stead.

    `before` and `after` hold what there is at either time, `after` of a day. An actor is gone
    when it is not there any more, or lost all its seats. One that was split up has no single heir.
    """
    there = {actor.id for actor in after.actors}
    seated = {seat.actor for seat in after.seats}
    unseated = {seat.actor for seat in before.seats} - seated
    found: dict[str, str] = {}
    for actor, possible in heirs_by(after, on).items():
        present = possible & there
        if len(present) == 1 and (actor not in there or actor in unseated):
            found[actor] = next(iter(present))
    return found
