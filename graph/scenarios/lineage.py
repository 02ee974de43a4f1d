"""Who came after whom: a merger or a new name is no lost member."""

from __future__ import annotations

from datetime import date

from data.model import Facts
from data.periods import first_day
from graph.network import heirs as all_heirs


def heirs(facts: Facts, on: date) -> dict[str, frozenset[str]]:
    """All that came after each predecessor by a day, directly or through others.

    A succession of which the day is not known counts as one that took place.
    """
    return all_heirs(
        each for each in facts.succession if each.happened is None or first_day(each.happened) <= on
    )


def lineage(before: Facts, after: Facts, on: date) -> dict[str, str]:
    """For each actor that is gone: the only actor that is there in its stead.

    `before` and `after` hold what there is at either time, `after` of a day. An actor is gone
    when it is not there any more, or lost all its seats. One that was split up has no single heir.
    """
    there = {actor.id for actor in after.actors}
    seated = {seat.actor for seat in after.seats}
    unseated = {seat.actor for seat in before.seats} - seated
    found: dict[str, str] = {}
    for actor, possible in heirs(after, on).items():
        present = possible & there
        if len(present) == 1 and (actor not in there or actor in unseated):
            found[actor] = next(iter(present))
    return found
