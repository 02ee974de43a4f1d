"""Communities: groups of actors that meet each other more than they meet others."""

from __future__ import annotations

from collections.abc import Sequence

import igraph as ig

from graph.igraph_network import consultation_to_igraph
from graph.igraph_random import seeded_igraph
from graph.network import Network

_SEED = 20261123
_ROUNDS = 10


def communities(consultation: Network) -> dict[str, int]:
    """Return the community number of each actor of a consultation network; 0 is the largest.

    The same network gives the same communities, whatever the order in which it was made (Traag,
    Waltman & van Eck 2019, From Louvain to Leiden, Scientific Reports 9, 5233).
    """
    converted = consultation_to_igraph(consultation)
    found = leiden_partition(converted.ties, converted.weights)
    return dict(zip(converted.actors, found, strict=True))


def leiden_partition(ties: ig.Graph, weights: Sequence[float]) -> list[int]:
    """Return the community number of each node by the Leiden method; 0 is the largest.

    It maximises modularity. Without any weight each node is a community of its own.
    """
    if not sum(weights):
        return list(range(ties.vcount()))
    # Until nothing changes any more may be forever: rounding lets a node come and go.
    with seeded_igraph(_SEED):
        found = ties.community_leiden("modularity", weights=list(weights), n_iterations=_ROUNDS)
    return renumber_by_size(found.membership)


def renumber_by_size(membership: Sequence[int]) -> list[int]:
    """Renumber groups so that the largest is 0; of equal ones, the one that occurs first."""
    size: dict[int, int] = {}
    first: dict[int, int] = {}
    for at, group in enumerate(membership):
        size[group] = size.get(group, 0) + 1
        first.setdefault(group, at)
    order = sorted(size, key=lambda group: (-size[group], first[group]))
    number = {group: at for at, group in enumerate(order)}
    return [number[group] for group in membership]
