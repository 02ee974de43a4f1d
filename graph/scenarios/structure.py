"""How a network hangs together: its parts, and the actors without whom it falls into more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import igraph as ig

from data.model import Evidence
from graph.network import Network, actors, bodies


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The actors that are cut points, and the part of each actor and body that has a seat."""

    cut_points: frozenset[str]
    part_of: Mapping[str, int]

    @property
    def parts(self) -> int:
        """In how many parts the network falls."""
        return len(set(self.part_of.values()))

    def apart(self, one: str, other: str) -> bool:
        """Whether two that have a seat are in different parts."""
        parts = self.part_of.get(one), self.part_of.get(other)
        return None not in parts and parts[0] != parts[1]


def structure(network: Network) -> Structure:
    """Find how a two-mode network hangs together.

    Who is a cut point of the consultation network is found in the two-mode network without the
    bodies of one actor, since no link passes there.
    """
    nodes = [node for node, degree in network.degree() if degree]
    links = list(network.edges)
    alone = {body for body in bodies(network) if network.degree(body) == 1}
    shared = [(one, other) for one, other in links if one not in alone and other not in alone]
    cuts = {nodes[at] for at in _graph(nodes, shared).articulation_points()}
    return Structure(
        cut_points=frozenset(cuts.intersection(actors(network))),
        part_of=_parts(nodes, links),
    )


def strong_parts(network: Network) -> Mapping[str, int]:
    """The part of each actor and body that has an explicit seat, on explicit seats alone."""
    links = [
        (one, other)
        for one, other, about in network.edges(data=True)
        if any(seat.evidence is Evidence.EXPLICIT for seat in about["seats"])
    ]
    return _parts(list(dict.fromkeys(end for link in links for end in link)), links)


def _parts(nodes: list[str], links: Iterable[tuple[str, str]]) -> dict[str, int]:
    parts: list[int] = _graph(nodes, links).connected_components().membership
    return dict(zip(nodes, parts, strict=True))


def _graph(nodes: list[str], links: Iterable[tuple[str, str]]) -> ig.Graph:
    place = {node: at for at, node in enumerate(nodes)}
    return ig.Graph(len(nodes), [(place[one], place[other]) for one, other in links])
