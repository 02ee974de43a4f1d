"""Distances between all nodes of a network, by a search from many nodes at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from graph.progress import OnProgress, no_progress

Integers = NDArray[np.int64]
Bits = NDArray[np.uint64]

_WORD = 64
_GATHERED = 2**22  # words held at once: 32 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """For each node, its distances in links to the targets other than itself that it reaches.

    `total` is their sum, `reached` the number of targets reached, `near` how many are within the
    given number of links, `farthest` the longest distance (0 when it reaches none).
    """

    total: Integers
    reached: Integers
    near: Integers
    farthest: Integers


def distances_to_targets(
    graph: ig.Graph, targets: range, near: int, on_progress: OnProgress = no_progress
) -> Distances:
    """Return the distances from each node of an undirected graph to the targets.

    `on_progress` is called with the share that is done; an exception in it stops the work. It is a
    breadth-first search from many targets at once, with one bit for each, so that a link is
    followed for 64 of them in one step (Then et al. 2014, The more the merrier: efficient
    multi-source graph traversal, Proceedings of the VLDB Endowment 8, 449-460).
    """
    found = Distances(
        total=np.zeros(graph.vcount(), np.int64),
        reached=np.zeros(graph.vcount(), np.int64),
        near=np.zeros(graph.vcount(), np.int64),
        farthest=np.zeros(graph.vcount(), np.int64),
    )
    neighbours, starts, linked = _adjacency_arrays(graph)
    words = min(8, max(1, _GATHERED // max(len(neighbours), 1)))
    for at in range(targets.start, targets.stop, _WORD * words):
        on_progress((at - targets.start) / len(targets))
        block = range(at, min(at + _WORD * words, targets.stop))
        seen = _initial_marks(graph.vcount(), block, words)
        for level, arrived in enumerate(
            _marks_by_distance(seen, neighbours, starts, linked), start=1
        ):
            count = np.bitwise_count(arrived).sum(axis=1, dtype=np.int64)
            found.total[linked] += level * count
            found.reached[linked] += count
            if level <= near:
                found.near[linked] += count
            reaching = linked[count > 0]
            found.farthest[reaching] = np.maximum(found.farthest[reaching], level)
    return found


def _adjacency_arrays(graph: ig.Graph) -> tuple[Integers, Integers, Integers]:
    """Return the neighbours of all linked nodes, where those of each begin, and these nodes."""
    links = np.array(graph.get_edgelist(), dtype=np.int64).reshape(-1, 2)
    nodes = np.concatenate([links[:, 0], links[:, 1]])
    others = np.concatenate([links[:, 1], links[:, 0]])
    order = np.argsort(nodes, kind="stable")
    linked, starts = np.unique(nodes[order], return_index=True)
    return others[order], starts.astype(np.int64), linked


def _initial_marks(nodes: int, block: range, words: int) -> Bits:
    """Return one row of bits for each node, in which each target of the block has marked itself."""
    place = np.arange(len(block))
    marks = np.zeros((nodes, words), np.uint64)
    marks[np.array(block), place // _WORD] = np.uint64(1) << (place % _WORD).astype(np.uint64)
    return marks


def _marks_by_distance(
    seen: Bits, neighbours: Integers, starts: Integers, linked: Integers
) -> Iterator[Bits]:
    """Yield the marks that arrive at the linked nodes after one link, after two links and so on."""
    newest = seen.copy()
    while len(linked):
        arrived = np.bitwise_or.reduceat(newest[neighbours], starts, axis=0) & ~seen[linked]
        if not arrived.any():
            return
        yield arrived
        seen[linked] |= arrived
        newest[linked] = arrived
