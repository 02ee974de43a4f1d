"""Between which parts an actor is the only link, and how sure each of its links is."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from data.model import Evidence, Seat
from graph.network import Network, seats_of


@dataclass(frozen=True, slots=True)
class Side:
    """One of the parts that fall apart without an actor.

    `actors` are those of the part, `seats` those by which the actor hangs on to it.
    """

    actors: frozenset[str]
    seats: tuple[Seat, ...]

    @property
    def named(self) -> bool:
        """Whether a source names the actor in one of these seats."""
        return any(seat.evidence is Evidence.EXPLICIT for seat in self.seats)


def separated_sides(network: Network, actor: str) -> tuple[Side, ...]:
    """The parts of a two-mode network that only meet through an actor, largest first.

    Empty when the others still meet without it.
    """
    without = network.subgraph(node for node in network if node != actor)
    sides: dict[frozenset[str], list[Seat]] = {}
    for body in sorted(network[actor]):
        part = nx.node_connected_component(without, body)
        others = frozenset(node for node in part if network.nodes[node]["mode"] == "actor")
        if others:
            sides.setdefault(others, []).extend(seats_of(network, actor, body))
    if len(sides) < 2:
        return ()
    return tuple(
        Side(others, tuple(seats))
        for others, seats in sorted(
            sides.items(), key=lambda side: (-len(side[0]), sorted(side[0]))
        )
    )
