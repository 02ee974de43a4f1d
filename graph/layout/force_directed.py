"""The force-directed layout: the same data give the same picture."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from math import ceil, sqrt

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from graph.igraph_random import seeded_igraph
from graph.layout.crossings import count_crossings
from graph.layout.packing import Box, pack_boxes
from graph.layout.spacing import move_apart
from graph.network import Network

Points = NDArray[np.float64]

_SEED = 20261123
_APART = 100.0  # linked nodes
_MARGIN = np.array([80.0, 60.0])  # beside and below a part
_ASPECT = 1.5  # as wide as high, like the screens it is looked at on
_COLUMN, _ROW = 170.0, 80.0  # nodes without links
_NAME = (145.0, 90.0)  # a node with its name below it
_NAMED = 300  # nodes; in a larger part nobody can read all names
_SMALL = 60  # nodes; so few are drawn in several ways, of which the clearest stays
_ATTEMPTS = 12
_CLEAR = 30.0  # between a node and a link of others


@dataclass(frozen=True, slots=True)
class _PlacedComponent:
    """A connected component, or all isolated nodes, with the points of its nodes."""

    ids: list[str]
    points: Points


def force_directed_layout(network: Network) -> dict[str, tuple[float, float]]:
    """Place the nodes of a two-mode network; linked nodes are about 100 apart.

    Each component is drawn alone by the method of Fruchterman & Reingold (1991, Software: Practice
    and Experience 21, 1129-1164), from starting points that follow from the ids, in 500 rounds up
    to 5,000 nodes and 100 above. Components are placed beside each other, isolated nodes in a block
    below them. The order in which the network was made makes no difference.
    """
    nodes = sorted(network)
    place = {node: at for at, node in enumerate(nodes)}
    links = sorted(tuple(sorted((place[one], place[other]))) for one, other in network.edges)
    graph = ig.Graph(len(nodes), links)
    rounds = 500 if len(nodes) <= 5_000 else 100
    members = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    parts = [
        _draw_component(graph.induced_subgraph(part), [nodes[at] for at in part], rounds)
        for part in members
        if len(part) > 1
    ]
    alone = [nodes[part[0]] for part in members if len(part) == 1]
    placed = _pack_components(parts)
    if alone:
        placed.append(_place_isolates_below(alone, placed))
    return _centre_on_origin(placed) if placed else {}


def _draw_component(graph: ig.Graph, ids: list[str], rounds: int) -> _PlacedComponent:
    """Draw one component; a small one is drawn several times, and the clearest is returned."""
    if len(ids) > _NAMED:
        return _PlacedComponent(ids, _draw_attempt(graph, ids, rounds, 0))
    links = np.array(graph.get_edgelist())
    attempts = [
        move_apart(_draw_attempt(graph, ids, rounds, number), *_NAME)
        for number in range(_ATTEMPTS if len(ids) <= _SMALL else 1)
    ]
    return _PlacedComponent(
        ids,
        min(
            attempts,
            key=lambda points: (count_crossings(points, links, _CLEAR), np.ptp(points[:, 1])),
        ),
    )


def _draw_attempt(graph: ig.Graph, ids: list[str], rounds: int, number: int) -> Points:
    """Draw one component, wider than high; `number` selects the starting points."""
    start = [_start_position(node, number, sqrt(len(ids))) for node in ids]
    with seeded_igraph(_SEED):
        drawn = graph.layout_fruchterman_reingold(niter=rounds, seed=start)
    points = np.array(drawn.coords)
    points -= points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    # The signs of the axes are free: without this the picture could be its own mirror image.
    axes *= np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])[:, None]
    points = points @ axes.T
    links = np.array(graph.get_edgelist())
    lengths = np.linalg.norm(points[links[:, 0]] - points[links[:, 1]], axis=1)
    scaled: Points = points * (_APART / np.median(lengths))
    return scaled


def _start_position(node: str, number: int, width: float) -> tuple[float, float]:
    """Return the starting point of a node in a square, derived from its id."""
    digest = sha256(f"{number} {node}".encode()).digest()
    return (
        width * int.from_bytes(digest[:8]) / 2**64,
        width * int.from_bytes(digest[8:16]) / 2**64,
    )


def _pack_components(parts: list[_PlacedComponent]) -> list[_PlacedComponent]:
    """Place components beside and below each other, without overlap."""
    boxes = [Box(*(np.ptp(part.points, axis=0) + 2 * _MARGIN).tolist()) for part in parts]
    corners = pack_boxes(boxes, _ASPECT)
    return [
        _PlacedComponent(part.ids, part.points - part.points.min(axis=0) + np.array(corner))
        for part, corner in zip(parts, corners, strict=True)
    ]


def _place_isolates_below(ids: list[str], above: list[_PlacedComponent]) -> _PlacedComponent:
    """Place nodes in rows and columns, below the other components and about as wide."""
    columns = ceil(sqrt(len(ids) * _ASPECT * _ROW / _COLUMN))
    top = 0.0
    if above:
        low, high = _bounding_corners(above)
        columns = max(columns, min(len(ids), 1 + int((high[0] - low[0]) / _COLUMN)))
        top = high[1] + 2 * _MARGIN[1]
    places = [(at % columns * _COLUMN, top + at // columns * _ROW) for at in range(len(ids))]
    return _PlacedComponent(ids, np.array(places))


def _bounding_corners(parts: list[_PlacedComponent]) -> tuple[Points, Points]:
    """Return the upper left and the lower right corner around all components."""
    everything = np.concatenate([part.points for part in parts])
    return everything.min(axis=0), everything.max(axis=0)


def _centre_on_origin(parts: list[_PlacedComponent]) -> dict[str, tuple[float, float]]:
    middle = sum(_bounding_corners(parts)) / 2
    return {
        node: (x, y)
        for part in parts
        for node, (x, y) in zip(part.ids, (part.points - middle).tolist(), strict=True)
    }
