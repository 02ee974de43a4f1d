"""How a network hangs together: its parts, and the actors without whom it falls into more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import igraph as ig

from graph.network import Network, actor_ids


@dataclass(frozen=True, kw_only=True)
class Connectivity:
    """The links between the actors and bodies that have a seat, and what follows from them.

    `index_of` is the number that each of these has in `graph`; `seated` are the actors among them.
    """

    index_of: Mapping[str, int]
    seated: frozenset[str]
    graph: ig.Graph

    @cached_property
    def cut_points(self) -> frozenset[str]:
        """The cut points of the consultation network.

        They are found in the two-mode network without the bodies that have one member, since
        those link nobody.
        """
        nodes, links = list(self.index_of), self.graph.degree()
        kept = [at for node, at in self.index_of.items() if node in self.seated or links[at] > 1]
        cuts = self.graph.induced_subgraph(kept).articulation_points()
        return self.seated.intersection(nodes[kept[at]] for at in cuts)

    @cached_property
    def component_of(self) -> Mapping[str, int]:
        """The part of each actor and body that has a seat."""
        return dict(zip(self.index_of, self._membership, strict=True))

    @cached_property
    def _membership(self) -> list[int]:
        membership: list[int] = self.graph.connected_components().membership
        return membership

    @property
    def component_count(self) -> int:
        """In how many parts the network falls."""
        return max(self._membership, default=-1) + 1

    def disconnected(self, one: str, other: str) -> bool:
        """Whether two that have a seat are in different parts."""
        parts = self.component_of.get(one), self.component_of.get(other)
        return None not in parts and parts[0] != parts[1]

    def with_seat(self, actor: str, body: str) -> Connectivity:
        """What it is with one link more, of an actor that has none to that body."""
        place = dict(self.index_of)
        for node in (actor, body):
            place.setdefault(node, len(place))
        graph = self.graph.copy()
        graph.add_vertices(len(place) - len(self.index_of))
        graph.add_edge(place[actor], place[body])
        return Connectivity(index_of=place, seated=self.seated | {actor}, graph=graph)


def connectivity_of(network: Network) -> Connectivity:
    """Find how a two-mode network hangs together."""
    nodes = [node for node, degree in network.degree() if degree]
    place = {node: at for at, node in enumerate(nodes)}
    return Connectivity(
        index_of=place,
        seated=frozenset(place).intersection(actor_ids(network)),
        graph=ig.Graph(len(place), [(place[one], place[other]) for one, other in network.edges]),
    )
