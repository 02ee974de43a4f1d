"""The actors without whom parts of the network no longer meet, and the parts that each holds."""

from __future__ import annotations

from dataclasses import dataclass

import igraph as ig
import networkx as nx

from data.model import Evidence, Seat
from graph.network import Network, all_overlap, bodies, consultation_network, seats_of


def cut_points(network: Network) -> frozenset[str]:
    """The cut points of the consultation network, read from the two-mode network itself.

    An actor is one when removing it disconnects other actors that were connected. Bodies with one
    member link nobody, so they are left out. Where the seats of a body do not all overlap in time,
    the consultation network itself is used.
    """
    if not all(all_overlap(network, body) for body in bodies(network)):
        return _of_consultation(consultation_network(network))
    linking = [node for node, about in network.nodes(data=True) if _links(network, node, about)]
    place = {node: number for number, node in enumerate(linking)}
    graph = ig.Graph(
        len(linking),
        [
            (place[one], place[other])
            for one, other in network.edges
            if one in place and other in place
        ],
    )
    found = (linking[number] for number in graph.articulation_points())
    return frozenset(node for node in found if network.nodes[node]["mode"] == "actor")


def _of_consultation(met: Network) -> frozenset[str]:
    ids = list(met)
    place = {actor: number for number, actor in enumerate(ids)}
    graph = ig.Graph(len(ids), [(place[one], place[other]) for one, other in met.edges])
    return frozenset(ids[number] for number in graph.articulation_points())


def _links(network: Network, node: str, about: dict[str, object]) -> bool:
    return about["mode"] == "actor" or network.degree(node) > 1


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
