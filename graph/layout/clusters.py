"""Many nodes as one: actors of a sector or group, or bodies of a layer, and opened again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import atan2, cos, dist, sin, tau
from typing import Final

import networkx as nx

from graph.network import Network

_MARK: Final = "collapsed:"
_ROOM: Final = 160.0  # between clusters, so that their numbers and names can be read


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several actors, or several bodies, drawn as one; `key` is what they have in common."""

    key: str
    of: str
    members: tuple[str, ...]

    @property
    def node_id(self) -> str:
        """The id of the node that stands for them."""
        return f"{_MARK}{self.key}"


def cluster_key(node: str) -> str | None:
    """What the members behind a node have in common; None when the node stands for itself."""
    return node.removeprefix(_MARK) if node.startswith(_MARK) else None


def collapse_classes(
    network: Network, classes: Mapping[str, str], opened: Collection[str] = ()
) -> Network:
    """Draw the actors, and the bodies, of each class as one node, except classes that are opened.

    Takes any network. A cluster has `mode` "cluster" and the `cluster`; a line from it carries a
    `weight`, the number of lines that it stands for, and `count`, the same. Nodes without a class
    and classes of one node stay as they are.
    """
    members: dict[tuple[str, str], list[str]] = {}
    for node, about in network.nodes(data=True):
        key = classes.get(node)
        if key is not None and key not in opened:
            members.setdefault((key, about["mode"]), []).append(node)
    clusters = [
        Cluster(key, mode, tuple(sorted(nodes)))
        for (key, mode), nodes in members.items()
        if len(nodes) > 1
    ]
    stands_for = {member: cluster.node_id for cluster in clusters for member in cluster.members}
    drawn: Network = nx.Graph()
    drawn.add_nodes_from(
        (node, dict(about)) for node, about in network.nodes(data=True) if node not in stands_for
    )
    drawn.add_nodes_from(
        (cluster.node_id, {"mode": "cluster", "cluster": cluster}) for cluster in clusters
    )
    for one, other, about in network.edges(data=True):
        ends = stands_for.get(one, one), stands_for.get(other, other)
        if ends[0] == ends[1]:
            continue
        if ends == (one, other):
            drawn.add_edge(one, other, **about)
            continue
        before = drawn.edges[ends]["count"] if drawn.has_edge(*ends) else 0
        drawn.add_edge(*ends, count=before + 1, weight=before + 1)
    return drawn


def with_cluster_centres(
    network: Network, positions: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """The positions with, for each cluster of a collapsed network, the middle of its members.

    Clusters that would stand on each other are set in a circle instead, each in the direction in
    which its members lie.
    """
    clusters = {
        node: _mean_point([positions[member] for member in about["cluster"].members])
        for node, about in network.nodes(data=True)
        if about["mode"] == "cluster"
    }
    if any(dist(one, other) < _ROOM for one, other in combinations(clusters.values(), 2)):
        clusters = _arrange_in_circle(clusters)
    return {**positions, **clusters}


def _arrange_in_circle(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    x, y = _mean_point(list(places.values()))
    order = sorted(places, key=lambda node: (atan2(places[node][1] - y, places[node][0] - x), node))
    radius = max(_ROOM * len(order) / tau, _ROOM / 2)
    return {
        node: (
            x + radius * cos(tau * number / len(order)),
            y + radius * sin(tau * number / len(order)),
        )
        for number, node in enumerate(order)
    }


def _mean_point(places: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return (
        sum(x for x, _ in places) / len(places),
        sum(y for _, y in places) / len(places),
    )
