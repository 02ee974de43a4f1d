"""Difference between two networks: actors, bodies, seats, and who meets whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TypeAlias

from data.model import Facts
from graph.network import Network, actor_ids, body_ids, meeting_pairs
from graph.successions import all_successors_by_day

Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class HandedOverSeat:
    """A seat that passed from a predecessor to a successor, who may already have sat there."""

    body: str
    predecessor: str
    successor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDifference:
    """What differs between two two-mode networks, in the order of ids.

    A seat is a pair of actor and body. A link is a sorted pair of actors that meet in some body;
    one that passed from a predecessor to its successor is neither removed nor added.
    """

    actors_added: tuple[str, ...]
    actors_removed: tuple[str, ...]
    bodies_added: tuple[str, ...]
    bodies_removed: tuple[str, ...]
    seats_added: tuple[Pair, ...]
    seats_removed: tuple[Pair, ...]
    seats_handed: tuple[HandedOverSeat, ...]
    links_added: tuple[Pair, ...]
    links_removed: tuple[Pair, ...]


def network_difference(
    before: Network, after: Network, facts: Facts, on: date
) -> NetworkDifference:
    """Return what differs between two two-mode networks.

    `facts` give the successions that had started by the day `on`.
    """
    came_after = all_successors_by_day(facts, on)
    was, becomes = _seat_pairs(before), _seat_pairs(after)
    handed = tuple(
        HandedOverSeat(body, actor, heir)
        for actor, body in sorted(was - becomes)
        for heir in sorted(came_after.get(actor, ()))
        if (heir, body) in becomes
    )
    lost = {(seat.predecessor, seat.body) for seat in handed}
    taken = {(seat.successor, seat.body) for seat in handed}
    met, meet = _links_after_handover(before, handed), set(_links_after_handover(after, ()))
    kept = {
        pair
        for pair, replacing_links in met.items()
        if pair in meet
        or not replacing_links.isdisjoint(meet)
        or any(one == other for one, other in replacing_links)
    }
    return NetworkDifference(
        actors_added=_sorted_ids({*actor_ids(after)} - {*actor_ids(before)}),
        actors_removed=_sorted_ids({*actor_ids(before)} - {*actor_ids(after)}),
        bodies_added=_sorted_ids({*body_ids(after)} - {*body_ids(before)}),
        bodies_removed=_sorted_ids({*body_ids(before)} - {*body_ids(after)}),
        seats_added=tuple(sorted(becomes - was - taken)),
        seats_removed=tuple(sorted(was - becomes - lost)),
        seats_handed=handed,
        links_added=tuple(sorted(meet - met.keys() - set().union(*met.values()))),
        links_removed=tuple(sorted(met.keys() - kept)),
    )


def _sorted_ids(ids: set[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))


def _seat_pairs(network: Network) -> set[Pair]:
    return {(actor, body) for actor in actor_ids(network) for body in network[actor]}


def _links_after_handover(
    network: Network, handed: Iterable[HandedOverSeat]
) -> dict[Pair, set[Pair]]:
    """Return, for each link, the links that replace it when seats are handed over, else itself."""
    heirs_of: dict[Pair, list[str]] = {}
    for seat in handed:
        heirs_of.setdefault((seat.predecessor, seat.body), []).append(seat.successor)
    links: dict[Pair, set[Pair]] = {}
    for body in body_ids(network):
        for pair in meeting_pairs(network, body):
            ends = (heirs_of.get((actor, body), [actor]) for actor in pair)
            links.setdefault(pair, set()).update(
                (min(one, other), max(one, other)) for one, other in product(*ends)
            )
    return links
