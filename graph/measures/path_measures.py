"""Measures of an actor's place on the shortest paths between the others."""

from __future__ import annotations

from collections import Counter
from math import isnan

from graph.measures.betweenness import betweenness, nearness
from graph.measures.measure_input import UNIT, MeasureInput


def betweenness_count(counted: MeasureInput) -> list[float]:
    """Count the pairs of others an actor lies between; of several shortest paths, its share."""
    return counted.betweenness


def betweenness_share(counted: MeasureInput) -> list[float | None]:
    """Tell which share of the pairs of others an actor lies between; None under three actors."""
    return _of_pairs(counted.betweenness)


def betweenness_weighted(counted: MeasureInput) -> list[float | None]:
    """Tell the same over paths that prefer strong ties: a tie is 1/weight long."""
    weighted = counted.weighted
    return _of_pairs(betweenness(weighted.graph, weighted.lengths, weighted.sample, counted.within))


def closeness(counted: MeasureInput) -> list[float | None]:
    """Tell how near an actor is to all it reaches, times the share of the others it reaches.

    None for an actor that meets nobody.
    """
    found = counted.links_to_actors
    return [
        count * counted.links_per_step / total * (count / (counted.size - 1)) if count else None
        for count, total in zip(
            found.reached[: counted.size].tolist(),
            found.total[: counted.size].tolist(),
            strict=True,
        )
    ]


def closeness_weighted(counted: MeasureInput) -> list[float | None]:
    """Tell the same with a tie being 1/weight long."""
    weighted = counted.weighted
    size = Counter(weighted.parts)
    near = nearness(weighted.graph, weighted.lengths, weighted.sample, counted.within)
    return [
        None if isnan(value) else value * UNIT * (size[part] - 1) / (counted.size - 1)
        for value, part in zip(near, weighted.parts, strict=True)
    ]


def reach_two(counted: MeasureInput) -> list[int]:
    """Count the others an actor meets, or meets through one other."""
    reach: list[int] = counted.links_to_actors.near[: counted.size].tolist()
    return reach


def _of_pairs(counts: list[float]) -> list[float | None]:
    pairs = (len(counts) - 1) * (len(counts) - 2) / 2
    return [count / pairs if pairs else None for count in counts]
