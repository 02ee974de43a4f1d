"""Cut points of the consultation network, and the components that each of them joins."""

from __future__ import annotations

from dataclasses import dataclass

import igraph as ig
import networkx as nx

from data.model import Evidence, Seat
from graph.network import Network, all_seats_overlap, body_ids, consultation_network, seats_of


def cut_points(network: Network) -> frozenset[str]:
    """Return the cut points of the consultation network that follows from a two-mode network.

    An actor is one when removing it disconnects other actors that were connected. They are found in
    the two-mode network, without the bodies that have one member, since those link nobody. Where
    the seats of a body do not all overlap in time, the consultation network itself is used.
    """
    if not all(all_seats_overlap(network, body) for body in body_ids(network)):
        return _cut_points_of_consultation(consultation_network(network))
    linking = [
        node
        for node, attributes in network.nodes(data=True)
        if _can_link_actors(network, node, attributes)
    ]
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


def _cut_points_of_consultation(met: Network) -> frozenset[str]:
    ids = list(met)
    place = {actor: number for number, actor in enumerate(ids)}
    graph = ig.Graph(len(ids), [(place[one], place[other]) for one, other in met.edges])
    return frozenset(ids[number] for number in graph.articulation_points())


def _can_link_actors(network: Network, node: str, attributes: dict[str, object]) -> bool:
    return attributes["mode"] == "actor" or network.degree(node) > 1


@dataclass(frozen=True, slots=True)
class SeparatedComponent:
    """A component that is left when an actor is removed.

    `actors` are its actors; `seats` are the seats of the removed actor in its bodies.
    """

    actors: frozenset[str]
    seats: tuple[Seat, ...]

    @property
    def has_explicit_seat(self) -> bool:
        """Whether a source names the actor in one of these seats."""
        return any(seat.evidence is Evidence.EXPLICIT for seat in self.seats)


def components_without_actor(network: Network, actor: str) -> tuple[SeparatedComponent, ...]:
    """Return the components of a two-mode network that only an actor connects, largest first.

    Empty when the others stay connected without it. A component without actors is left out.
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
        SeparatedComponent(others, tuple(seats))
        for others, seats in sorted(
            sides.items(), key=lambda side: (-len(side[0]), sorted(side[0]))
        )
    )
