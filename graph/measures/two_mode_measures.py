"""Measures of actors and bodies in the two-mode network of those with a seat.

Each function returns one value for each actor, then one for each body.
"""

from __future__ import annotations

import numpy as np

from graph.measures.measure_input import MeasureInput
from graph.measures.sampled_paths import betweenness, sample_sources


def degree(measured: MeasureInput) -> list[float]:
    """Return the share of the bodies in which an actor sits, or of the actors that a body has."""
    actors, bodies = _count_actors_and_bodies(measured)
    degrees: list[int] = measured.two_mode.graph.degree()
    return [links / bodies for links in degrees[:actors]] + [
        links / actors for links in degrees[actors:]
    ]


def closeness(measured: MeasureInput) -> list[float]:
    """Return how near a node is to all it reaches, compared with how near it could be.

    It is multiplied by the share of the other nodes that it reaches. (networkx compares a small
    component with the whole network, which gives the only actor of a body a closeness above 1.)
    """
    actors, bodies = _count_actors_and_bodies(measured)
    to_actors, to_bodies = measured.distances_to_actors, measured.distances_to_bodies
    nearest = np.where(
        np.arange(actors + bodies) < actors,
        to_bodies.reached + 2 * to_actors.reached,
        to_actors.reached + 2 * to_bodies.reached,
    )
    share = (to_actors.reached + to_bodies.reached) / (actors + bodies - 1)
    values: list[float] = (nearest / (to_actors.total + to_bodies.total) * share).tolist()
    return values


def betweenness_share(measured: MeasureInput) -> list[float | None]:
    """Return how much a node lies between others, as a share of the most it could.

    None when it cannot lie between any.
    """
    actors, bodies = _count_actors_and_bodies(measured)
    if not actors:
        return []
    graph = measured.two_mode.graph
    parts: list[int] = graph.connected_components().membership
    drawn = sample_sources(parts) if measured.uses_sampling else None
    counts = betweenness(graph, sampled=drawn, on_progress=measured.on_progress)
    most = [_largest_betweenness(actors, bodies)] * actors + [
        _largest_betweenness(bodies, actors)
    ] * bodies
    return [count / limit if limit else None for count, limit in zip(counts, most, strict=True)]


def _largest_betweenness(own: int, other: int) -> float:
    """Return the largest possible betweenness of one of `own` nodes with `other` ones.

    The nodes are of one mode, the others of the other mode (Borgatti & Everett).
    """
    whole, rest = divmod(own - 1, other)
    return (
        other**2 * (whole + 1) ** 2
        + other * (whole + 1) * (2 * rest - whole - 1)
        - rest * (2 * whole - rest + 3)
    ) / 2


def _count_actors_and_bodies(measured: MeasureInput) -> tuple[int, int]:
    return measured.actor_count, len(measured.two_mode.bodies)
