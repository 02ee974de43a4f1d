"""Measures of an actor in the consultation network: its ties, its contacts, and shortest paths.

Each function returns one value for each actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import fsum, isnan

import numpy as np

from graph.igraph_random import seeded_igraph
from graph.measures.measure_input import UNIT, MeasureInput
from graph.measures.sampled_paths import betweenness, unscaled_closeness

_SEED = 20261123


def degree(measured: MeasureInput) -> list[int]:
    """Return how many others each actor meets."""
    degrees: list[int] = measured.degrees.tolist()
    return degrees


def strength(measured: MeasureInput) -> list[float]:
    """Return the sum of the weights of each actor's ties."""
    # fsum: a member of one body of thirteen has strength 1, not 0.9999999999999999.
    weights: list[list[float]] = [[] for _ in range(measured.actor_count)]
    for ends, weight in zip(
        measured.consultation_graph.get_edgelist(), measured.converted.weights, strict=True
    ):
        for end in ends:
            weights[end].append(weight)
    return [fsum(own) for own in weights]


def eigenvector(measured: MeasureInput) -> list[float | None]:
    """Return the eigenvector centrality of each actor in the largest component.

    It is high when an actor meets others with a high value; the values are a vector of length 1.
    None outside that component, as components cannot be compared, and where nobody meets anybody.
    """
    values: list[float | None] = [None] * measured.actor_count
    part = measured.largest_component
    if len(part) > 1:
        # igraph starts its search for the vector at a random place, which shows in the last digits.
        with seeded_igraph(_SEED):
            found = np.array(
                measured.consultation_graph.induced_subgraph(part).eigenvector_centrality()
            )
        for at, value in zip(part, (found / np.linalg.norm(found)).tolist(), strict=True):
            values[at] = value
    return values


def core_number(measured: MeasureInput) -> list[int]:
    """Return the largest k for which the actor is among actors that each meet k of the others."""
    cores: list[int] = measured.consultation_graph.coreness()
    return cores


def constraint(measured: MeasureInput) -> list[float | None]:
    """Return how far each actor's contacts also meet each other; None without contacts."""
    return _nan_to_none(measured.consultation_graph.constraint())


def effective_size(measured: MeasureInput) -> list[float | None]:
    """Return each actor's number of contacts minus their overlap, n - 2t/n; None without any."""
    pairs = zip(measured.degrees.tolist(), measured.triangles_per_actor.tolist(), strict=True)
    return [contacts - 2 * shared / contacts if contacts else None for contacts, shared in pairs]


def clustering(measured: MeasureInput) -> list[float | None]:
    """Return which share of the pairs of an actor's contacts meet; None under two contacts."""
    return _nan_to_none(measured.consultation_graph.transitivity_local_undirected(mode="nan"))


def is_cut_point(measured: MeasureInput) -> list[bool]:
    """Return whether the network has more components without the actor."""
    cuts = set(measured.consultation_graph.articulation_points())
    return [at in cuts for at in range(measured.actor_count)]


def component_number(measured: MeasureInput) -> list[int]:
    """Return the number of the component of each actor, 0 being the largest."""
    return measured.component_numbers


def actor_ei_index(measured: MeasureInput) -> list[float | None]:
    """Return the E-I index of each actor: its ties to other sectors against those in its own."""
    external, internal = measured.sector_ties.between.degree(), measured.sector_ties.within.degree()
    return [
        (out - own) / (out + own) if out + own else None
        for out, own in zip(external, internal, strict=True)
    ]


def _nan_to_none(values: Iterable[float]) -> list[float | None]:
    return [None if isnan(value) else value for value in values]


def betweenness_count(measured: MeasureInput) -> list[float]:
    """Return how many pairs of others each actor lies between.

    When a pair has several shortest paths, each actor counts for its share of them.
    """
    return measured.betweenness_counts


def betweenness_share(measured: MeasureInput) -> list[float | None]:
    """Return which share of the pairs of others an actor lies between; None under three actors."""
    return _as_share_of_pairs(measured.betweenness_counts)


def betweenness_weighted(measured: MeasureInput) -> list[float | None]:
    """Return the share of pairs that an actor lies between, with ties of length 1/weight.

    Paths then prefer strong ties. None under three actors.
    """
    weighted = measured.weighted_ties
    return _as_share_of_pairs(
        betweenness(weighted.graph, weighted.lengths, weighted.sample, measured.on_progress)
    )


def closeness(measured: MeasureInput) -> list[float | None]:
    """Return the closeness of each actor: one over the mean distance to those that it reaches.

    It is multiplied by the share of the others that it reaches. None for an actor that meets
    nobody.
    """
    found = measured.distances_to_actors
    return [
        count * measured.links_per_step / total * (count / (measured.actor_count - 1))
        if count
        else None
        for count, total in zip(
            found.reached[: measured.actor_count].tolist(),
            found.total[: measured.actor_count].tolist(),
            strict=True,
        )
    ]


def closeness_weighted(measured: MeasureInput) -> list[float | None]:
    """Return the closeness of each actor with ties of length 1/weight.

    None for an actor that meets nobody.
    """
    weighted = measured.weighted_ties
    size = Counter(weighted.component_numbers)
    near = unscaled_closeness(
        weighted.graph, weighted.lengths, weighted.sample, measured.on_progress
    )
    return [
        None if isnan(value) else value * UNIT * (size[part] - 1) / (measured.actor_count - 1)
        for value, part in zip(near, weighted.component_numbers, strict=True)
    ]


def reach_two(measured: MeasureInput) -> list[int]:
    """Return how many others each actor meets, or meets through one other."""
    reach: list[int] = measured.distances_to_actors.near[: measured.actor_count].tolist()
    return reach


def _as_share_of_pairs(counts: list[float]) -> list[float | None]:
    pairs = (len(counts) - 1) * (len(counts) - 2) / 2
    return [count / pairs if pairs else None for count in counts]
