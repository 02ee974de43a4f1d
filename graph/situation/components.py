"""The parts in which the seats of a day hang together, as the rules tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from graph.situation.bounds import Bounds


class Component(NamedTuple):
    """The wholes and the bodies of a part, each in order."""

    wholes: tuple[str, ...]
    bodies: tuple[str, ...]

    @property
    def first(self) -> str:
        """The first of it."""
        return (self.wholes or self.bodies)[0]


def without_node(graph: ig.Graph, node: int) -> ig.Graph:
    """A graph from which all links of a node are taken out."""
    rest = graph.copy()
    rest.delete_edges(rest.incident(node))
    return rest


def components_by_size(
    bounds: Bounds, membership: NDArray[np.int64], wanted: Sequence[int]
) -> list[Component]:
    """Some parts, those with most bodies first; of equals, those with most in them."""
    nodes, wholes = bounds.nodes, len(bounds.wholes)
    order = np.argsort(membership, kind="stable")
    ends = np.searchsorted(membership[order], [[number, number + 1] for number in wanted])
    found = []
    for begin, end in ends.reshape(-1, 2).tolist():
        inside = order[begin:end]
        first_body = int(np.searchsorted(inside, wholes))
        found.append(
            Component(
                tuple(nodes[at] for at in inside[:first_body].tolist()),
                tuple(nodes[at] for at in inside[first_body:].tolist()),
            )
        )
    return sorted(
        found, key=lambda component: (-len(component.bodies), -len(component.wholes), component)
    )
