"""Triangles: three actors that all meet each other."""

from __future__ import annotations

import igraph as ig
import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def count_triangles(graph: ig.Graph) -> Integers:
    """Return in how many triangles each node is."""
    degrees = np.array(graph.degree(), dtype=np.int64)
    closed = np.array(graph.transitivity_local_undirected(mode="zero"), dtype=np.float64)
    return np.rint(closed * degrees * (degrees - 1) / 2).astype(np.int64)


def count_marked_triangle_links(graph: ig.Graph, marked: Integers) -> Integers:
    """Return how many marked links each node has, summed over the triangles that it is in.

    `marked` is 1 or 0 for each link, so a triangle adds 0, 1 or 2. This is the weighted clustering
    of Barrat et al. (2004, PNAS 101, 3747-3752) with the marks as weights, times strength times
    degree - 1.
    """
    degrees = np.array(graph.degree(), dtype=np.int64)
    strengths = np.array(graph.strength(weights=marked.tolist()), dtype=np.float64)
    closed = graph.transitivity_local_undirected(mode="zero", weights=marked.tolist())
    count = np.nan_to_num(np.array(closed, dtype=np.float64)) * strengths * (degrees - 1)
    return np.rint(count).astype(np.int64)
