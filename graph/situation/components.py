"""Connected components of the graphs of a day, with the ids of their nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from graph.situation.network_bounds import NetworkBounds


class Component(NamedTuple):
    """A connected component: its root actors and its bodies, each in order."""

    root_actors: tuple[str, ...]
    bodies: tuple[str, ...]

    @property
    def first_id(self) -> str:
        """The id of the first root actor, or of the first body when it has no actors."""
        return (self.root_actors or self.bodies)[0]


def without_edges_of(graph: ig.Graph, node: int) -> ig.Graph:
    """Return a copy of a graph in which a node has lost all its edges."""
    rest = graph.copy()
    rest.delete_edges(rest.incident(node))
    return rest


def components_by_size(
    bounds: NetworkBounds, membership: NDArray[np.int64], wanted: Sequence[int]
) -> list[Component]:
    """Return the components with the `wanted` numbers, those with most bodies first.

    Of components with as many bodies, the one with most root actors comes first. `membership` has
    the component number of each node of `bounds`.
    """
    nodes, root_actors = bounds.nodes, len(bounds.root_actors)
    order = np.argsort(membership, kind="stable")
    ends = np.searchsorted(membership[order], [[number, number + 1] for number in wanted])
    found = []
    for begin, end in ends.reshape(-1, 2).tolist():
        inside = order[begin:end]
        first_body = int(np.searchsorted(inside, root_actors))
        found.append(
            Component(
                tuple(nodes[at] for at in inside[:first_body].tolist()),
                tuple(nodes[at] for at in inside[first_body:].tolist()),
            )
        )
    return sorted(
        found,
        key=lambda component: (-len(component.bodies), -len(component.root_actors), component),
    )
