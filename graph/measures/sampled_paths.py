"""Betweenness and closeness by shortest paths, from sampled sources in a large network."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from graph.progress import OnProgress, no_progress

_SEED = 20261123
_SOURCES = 400
# About a third of a second's work: igraph lets nobody else work meanwhile.
LINKS_AT_ONCE = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSample:
    """Sampled nodes from which paths are computed.

    `sources` are their numbers; `scale` has, for each node, how many nodes each source in its
    component stands for.
    """

    sources: tuple[int, ...]
    scale: NDArray[np.float64]


def sample_sources(parts: Sequence[int], sources: int = _SOURCES) -> PathSample:
    """Draw sources from each component, the same ones each time; small ones are taken whole."""
    draw = random.Random(_SEED)  # noqa: S311 (a sample, not a secret)
    members: dict[int, list[int]] = {}
    for at, part in enumerate(parts):
        members.setdefault(part, []).append(at)
    drawn: list[int] = []
    scale = np.ones(len(parts))
    for together in members.values():
        if len(together) > sources:
            drawn.extend(draw.sample(together, sources))
            scale[together] = len(together) / sources
        elif len(together) > 1:
            drawn.extend(together)
    return PathSample(sources=tuple(drawn), scale=scale)


def betweenness(
    graph: ig.Graph,
    lengths: Sequence[int] | None = None,
    sampled: PathSample | None = None,
    on_progress: OnProgress = no_progress,
    links: int = LINKS_AT_ONCE,
) -> list[float]:
    """Return how many pairs each node lies between, or an estimate from sampled sources.

    `on_progress` is called with the share that is done, each time about so many `links` were
    followed; an exception in it stops the work. Brandes & Pich 2007, Centrality estimation in large
    networks, International Journal of Bifurcation and Chaos 17, 2303-2318.
    """
    sources = range(graph.vcount()) if sampled is None else sampled.sources
    chunks = list(_node_chunks(graph, sources, links))
    if sampled is None and len(chunks) < 2:
        exact: list[float] = graph.betweenness(directed=False, weights=lengths)
        return exact
    counts = np.zeros(graph.vcount())
    for done, some in enumerate(chunks):
        on_progress(done / len(chunks))
        counts += graph.betweenness(directed=False, weights=lengths, sources=some)
    found: list[float] = (counts if sampled is None else counts * sampled.scale).tolist()
    return found


def _node_chunks(graph: ig.Graph, nodes: Sequence[int], links: int) -> Iterator[list[int]]:
    """Return the nodes in chunks, so that other threads can run between two chunks."""
    size = max(1, links // (graph.vcount() + graph.ecount() + 1))
    return (list(nodes[at : at + size]) for at in range(0, len(nodes), size))


def unscaled_closeness(
    graph: ig.Graph,
    lengths: Sequence[int],
    sampled: PathSample | None = None,
    on_progress: OnProgress = no_progress,
    links: int = LINKS_AT_ONCE,
) -> list[float]:
    """Return one over the mean distance of each node to those that it reaches; nan if none.

    `on_progress` is called with the share that is done. With a sample, the mean is over the sampled
    nodes, and exact where a component is taken whole (Eppstein & Wang 2004, Fast approximation of
    centrality, Journal of Graph Algorithms and Applications 8, 39-45).
    """
    if sampled is None:
        exact: list[float] = []
        for some in _node_chunks(graph, range(graph.vcount()), links):
            on_progress(len(exact) / graph.vcount())
            exact += graph.closeness(vertices=some, weights=lengths, normalized=True)
        return exact
    near = np.empty(graph.vcount())
    whole = np.flatnonzero(sampled.scale == 1).tolist()
    near[whole] = graph.closeness(vertices=whole, weights=lengths, normalized=True)
    total = np.zeros(graph.vcount())
    count = np.zeros(graph.vcount())
    # Distances differ much less between sources than what they lie between: half of them will do.
    sources = [source for source in sampled.sources if sampled.scale[source] > 1][::2]
    for done, source in enumerate(sources):
        on_progress(done / len(sources))
        away = np.array(graph.distances(source=source, weights=lengths)[0])
        reached = np.isfinite(away)
        reached[source] = False
        total[reached] += away[reached]
        count[reached] += 1
    drawn = sampled.scale > 1
    near[drawn] = count[drawn] / total[drawn]
    estimate: list[float] = near.tolist()
    return estimate
