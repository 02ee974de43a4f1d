"""Groups: actors that meet each other more than they meet others."""

from __future__ import annotations

from collections.abc import Sequence

import igraph as ig

from graph.igraph_network import consultation_to_igraph
from graph.igraph_random import seeded_igraph
from graph.network import Network

_SEED = 20261123
_ROUNDS = 10


def communities(consultation: Network) -> dict[str, int]:
    """Find the group of every actor of a consultation network; group 0 is the largest.

    The same network gives the same groups, in whatever order it was made (Traag, Waltman & van
    Eck 2019, From Louvain to Leiden, Scientific Reports 9, 5233).
    """
    converted = consultation_to_igraph(consultation)
    found = leiden_partition(converted.ties, converted.weights)
    return dict(zip(converted.actors, found, strict=True))


def leiden_partition(ties: ig.Graph, weights: Sequence[float]) -> list[int]:
    """Find the group of each node with the Leiden method and modularity; 0 is the largest."""
    if not sum(weights):
        return list(range(ties.vcount()))
    # Until nothing changes any more may be forever: rounding lets a node come and go.
    with seeded_igraph(_SEED):
        found = ties.community_leiden("modularity", weights=list(weights), n_iterations=_ROUNDS)
    return largest_first(found.membership)


def largest_first(membership: Sequence[int]) -> list[int]:
    """Renumber groups: the largest is 0, and of equal ones that with the first member."""
    size: dict[int, int] = {}
    first: dict[int, int] = {}
    for at, group in enumerate(membership):
        size[group] = size.get(group, 0) + 1
        first.setdefault(group, at)
    order = sorted(size, key=lambda group: (-size[group], first[group]))
    number = {group: at for at, group in enumerate(order)}
    return [number[group] for group in membership]
