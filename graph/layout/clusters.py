"""Clusters: actors of one class, or bodies of one class, drawn as one node."""

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
    """Several actors, or several bodies, drawn as one node.

    `key` is the class that they share, `of` their mode: "actor" or "body".
    """

    key: str
    of: str
    members: tuple[str, ...]

    @property
    def node_id(self) -> str:
        """The id of the node that stands for them."""
        return f"{_MARK}{self.key}"


def cluster_key(node: str) -> str | None:
    """Return the key of the cluster that a node stands for; None for an ordinary node."""
    return node.removeprefix(_MARK) if node.startswith(_MARK) else None


def collapse_classes(
    network: Network, classes: Mapping[str, str], opened: Collection[str] = ()
) -> Network:
    """Return a network in which each class of actors or bodies is one node, unless it is opened.

    A cluster node has `mode` "cluster" and the `cluster`. An edge of it has `weight` and `count`,
    both the number of edges that it stands for. Nodes without a class and classes of one node stay
    as they are.
    """
    members: dict[tuple[str, str], list[str]] = {}
    for node, attributes in network.nodes(data=True):
        key = classes.get(node)
        if key is not None and key not in opened:
            members.setdefault((key, attributes["mode"]), []).append(node)
    clusters = [
        Cluster(key, mode, tuple(sorted(nodes)))
        for (key, mode), nodes in members.items()
        if len(nodes) > 1
    ]
    stands_for = {member: cluster.node_id for cluster in clusters for member in cluster.members}
    drawn: Network = nx.Graph()
    drawn.add_nodes_from(
        (node, dict(attributes))
        for node, attributes in network.nodes(data=True)
        if node not in stands_for
    )
    drawn.add_nodes_from(
        (cluster.node_id, {"mode": "cluster", "cluster": cluster}) for cluster in clusters
    )
    for one, other, attributes in network.edges(data=True):
        ends = stands_for.get(one, one), stands_for.get(other, other)
        if ends[0] == ends[1]:
            continue
        if ends == (one, other):
            drawn.add_edge(one, other, **attributes)
            continue
        before = drawn.edges[ends]["count"] if drawn.has_edge(*ends) else 0
        drawn.add_edge(*ends, count=before + 1, weight=before + 1)
    return drawn


def with_cluster_centres(
    network: Network, positions: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Return the positions, with the middle of the members of each cluster added.

    Clusters that would overlap are placed on a circle instead, each in the direction of its
    members.
    """
    clusters = {
        node: _mean_point([positions[member] for member in attributes["cluster"].members])
        for node, attributes in network.nodes(data=True)
        if attributes["mode"] == "cluster"
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
