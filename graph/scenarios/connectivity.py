"""Connectivity of a network: its components, and its cut points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import igraph as ig

from graph.network import Network, actor_ids


@dataclass(frozen=True, kw_only=True)
class Connectivity:
    """The links between actors and bodies with a seat, and what follows from them.

    `node_index` is the node number of each of these in `graph`; `seated` are the actors.
    """

    node_index: Mapping[str, int]
    seated: frozenset[str]
    graph: ig.Graph

    @cached_property
    def cut_points(self) -> frozenset[str]:
        """The cut points of the consultation network.

        They are found in the two-mode network without the bodies that have one member, since
        those link nobody.
        """
        nodes, links = list(self.node_index), self.graph.degree()
        kept = [at for node, at in self.node_index.items() if node in self.seated or links[at] > 1]
        cuts = self.graph.induced_subgraph(kept).articulation_points()
        return self.seated.intersection(nodes[kept[at]] for at in cuts)

    @cached_property
    def component_of(self) -> Mapping[str, int]:
        """The component number of each actor and body with a seat."""
        return dict(zip(self.node_index, self._component_numbers, strict=True))

    @cached_property
    def _component_numbers(self) -> list[int]:
        membership: list[int] = self.graph.connected_components().membership
        return membership

    @property
    def component_count(self) -> int:
        """How many components the network has."""
        return max(self._component_numbers, default=-1) + 1

    def are_disconnected(self, one: str, other: str) -> bool:
        """Whether two nodes with a seat are in different components; false if one has no seat."""
        parts = self.component_of.get(one), self.component_of.get(other)
        return None not in parts and parts[0] != parts[1]

    def with_extra_seat(self, actor: str, body: str) -> Connectivity:
        """Return the connectivity with one more link, of an actor and a body without one."""
        place = dict(self.node_index)
        for node in (actor, body):
            place.setdefault(node, len(place))
        graph = self.graph.copy()
        graph.add_vertices(len(place) - len(self.node_index))
        graph.add_edge(place[actor], place[body])
        return Connectivity(node_index=place, seated=self.seated | {actor}, graph=graph)


def connectivity_of(network: Network) -> Connectivity:
    """Compute the connectivity of a two-mode network."""
    nodes = [node for node, degree in network.degree() if degree]
    place = {node: at for at, node in enumerate(nodes)}
    return Connectivity(
        node_index=place,
        seated=frozenset(place).intersection(actor_ids(network)),
        graph=ig.Graph(len(place), [(place[one], place[other]) for one, other in network.edges]),
    )
