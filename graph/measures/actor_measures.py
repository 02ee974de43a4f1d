"""Measures of an actor's own ties and the ties around it."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum, isnan

import numpy as np

from graph.igraph_random import seeded_igraph
from graph.measures.measure_input import MeasureInput

_SEED = 20261123


def degree(counted: MeasureInput) -> list[int]:
    """Count the others an actor meets."""
    degrees: list[int] = counted.degrees.tolist()
    return degrees


def strength(counted: MeasureInput) -> list[float]:
    """Add up the weights of an actor's ties."""
    # fsum: a member of one body of thirteen has strength 1, not 0.9999999999999999.
    weights: list[list[float]] = [[] for _ in range(counted.size)]
    for ends, weight in zip(counted.ties.get_edgelist(), counted.converted.weights, strict=True):
        for end in ends:
            weights[end].append(weight)
    return [fsum(each) for each in weights]


def eigenvector(counted: MeasureInput) -> list[float | None]:
    """Tell how well connected those are that an actor meets, within the largest part.

    The principal eigenvector of the ties of that part, of length 1. None outside it, as parts
    cannot be compared, and where nobody meets anybody.
    """
    values: list[float | None] = [None] * counted.size
    part = counted.largest_part
    if len(part) > 1:
        # igraph starts its search for the vector at a random place, which shows in the last digits.
        with seeded_igraph(_SEED):
            found = np.array(counted.ties.induced_subgraph(part).eigenvector_centrality())
        for at, value in zip(part, (found / np.linalg.norm(found)).tolist(), strict=True):
            values[at] = value
    return values


def core(counted: MeasureInput) -> list[int]:
    """Find the largest k for which an actor is among actors that each meet k of the others."""
    cores: list[int] = counted.ties.coreness()
    return cores


def constraint(counted: MeasureInput) -> list[float | None]:
    """Tell how far an actor's contacts meet each other anyway; None without contacts."""
    return _defined(counted.ties.constraint())


def effective_size(counted: MeasureInput) -> list[float | None]:
    """Count an actor's contacts less what they overlap, n - 2t/n; None without contacts."""
    pairs = zip(counted.degrees.tolist(), counted.triangles.tolist(), strict=True)
    return [contacts - 2 * shared / contacts if contacts else None for contacts, shared in pairs]


def clustering(counted: MeasureInput) -> list[float | None]:
    """Tell which share of the pairs of an actor's contacts meet; None under two contacts."""
    return _defined(counted.ties.transitivity_local_undirected(mode="nan"))


def cut_point(counted: MeasureInput) -> list[bool]:
    """Tell whether the network falls into more parts without an actor."""
    cuts = set(counted.ties.articulation_points())
    return [at in cuts for at in range(counted.size)]


def component(counted: MeasureInput) -> list[int]:
    """Tell which part of the network an actor is in, 0 being the largest."""
    return counted.parts


def ei_index(counted: MeasureInput) -> list[float | None]:
    """Compare an actor's ties to other sectors with those inside its own."""
    external, internal = counted.by_sector.between.degree(), counted.by_sector.within.degree()
    return [
        (out - own) / (out + own) if out + own else None
        for out, own in zip(external, internal, strict=True)
    ]


def _defined(values: Iterable[float]) -> list[float | None]:
    return [None if isnan(value) else value for value in values]
