"""What measures are computed from: a converted network, and values shared by several measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import igraph as ig
import numpy as np

from graph.communities import leiden_partition, renumber_by_size
from graph.igraph_network import IgraphNetwork, TwoModeGraph
from graph.measures.brokerage import SectorTies, brokerage_by_role, split_ties_by_sector
from graph.measures.distances import Distances, distances_to_targets
from graph.measures.sampled_paths import PathSample, betweenness, sample_sources
from graph.measures.triangles import Integers, count_triangles
from graph.progress import OnProgress, no_progress

# Divisible by every number up to 16, so that the usual distances are whole exactly; and so large
# that the others, rounded, stay right to nine digits.
UNIT = 720_720 * 10**5


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedTies:
    """The ties with a weight, and their `lengths`: 1/weight, in whole units of 1/`UNIT`.

    Whole lengths make equal paths equal; with fractions, rounding decides which is shorter.
    `component_numbers` has one number for each actor; `sample` is None when paths are exact.
    """

    graph: ig.Graph
    lengths: list[int]
    component_numbers: tuple[int, ...]
    sample: PathSample | None


@dataclass(frozen=True, kw_only=True)
class MeasureInput:
    """The input of measures; with more than `exact_up_to` actors shortest paths are sampled.

    Each value is computed when first asked for, then cached. `on_progress` is called with the share
    that is done, during long computations.
    """

    converted: IgraphNetwork
    exact_up_to: int
    on_progress: OnProgress = no_progress

    @property
    def consultation_graph(self) -> ig.Graph:
        """The consultation network."""
        return self.converted.ties

    @property
    def actor_count(self) -> int:
        """How many actors there are."""
        return len(self.converted.actors)

    @property
    def uses_sampling(self) -> bool:
        """Whether shortest paths are sampled."""
        return self.actor_count > self.exact_up_to

    @property
    def links_per_step(self) -> int:
        """How many links lie between two actors that meet: 2 through a body, 1 without bodies."""
        return 1 if self.converted.two_mode is None else 2

    @cached_property
    def distances_to_actors(self) -> Distances:
        """The distances to the actors, in links of the converted network.

        In a two-mode network actors that meet are two links apart, through their body.
        """
        seating = self.converted.two_mode
        graph = self.consultation_graph if seating is None else seating.graph
        near = 2 * self.links_per_step
        return distances_to_targets(
            graph, range(self.actor_count), near=near, on_progress=self.on_progress
        )

    @cached_property
    def distances_to_bodies(self) -> Distances:
        """The distances to the bodies, in links of the two-mode network."""
        graph = self.two_mode.graph
        return distances_to_targets(
            graph, range(self.actor_count, graph.vcount()), near=0, on_progress=self.on_progress
        )

    @cached_property
    def degrees(self) -> Integers:
        """How many others each actor meets."""
        return np.array(self.consultation_graph.degree(), dtype=np.int64)

    @cached_property
    def triangles_per_actor(self) -> Integers:
        """In how many triangles each actor is."""
        return count_triangles(self.consultation_graph)

    @cached_property
    def component_numbers(self) -> list[int]:
        """The number of the component of each actor, 0 being the largest."""
        return renumber_by_size(self.consultation_graph.connected_components().membership)

    @cached_property
    def largest_component(self) -> list[int]:
        """The actors of the largest component."""
        return [at for at, part in enumerate(self.component_numbers) if part == 0]

    @cached_property
    def betweenness_counts(self) -> list[float]:
        """How many pairs of others each actor lies between."""
        drawn = sample_sources(self.component_numbers) if self.uses_sampling else None
        return betweenness(self.consultation_graph, sampled=drawn, on_progress=self.on_progress)

    @cached_property
    def weighted_ties(self) -> WeightedTies:
        """The ties with lengths, for paths that prefer strong ties."""
        weights = self.converted.weights
        links = self.consultation_graph.get_edgelist()
        kept = [at for at, weight in enumerate(weights) if weight > 0]
        graph = ig.Graph(self.actor_count, [links[at] for at in kept])
        parts = tuple(graph.connected_components().membership)
        return WeightedTies(
            graph=graph,
            lengths=[max(1, round(UNIT / weights[at])) for at in kept],
            component_numbers=parts,
            sample=sample_sources(parts) if self.uses_sampling else None,
        )

    @cached_property
    def sector_ties(self) -> SectorTies:
        """The ties, split by whether they stay within a sector."""
        return split_ties_by_sector(self.consultation_graph, self.converted.sectors)

    @cached_property
    def brokerage_counts(self) -> dict[str, list[int | None]]:
        """How many pairs each actor connects, by role."""
        return brokerage_by_role(self.sector_ties)

    @cached_property
    def community_numbers(self) -> list[int]:
        """The number of the community of each actor."""
        return leiden_partition(self.consultation_graph, self.converted.weights)

    @property
    def two_mode(self) -> TwoModeGraph:
        """The two-mode network of actors and bodies with a seat."""
        if self.converted.two_mode is None:
            message = "a consultation network alone does not tell who sits where"
            raise ValueError(message)
        return self.converted.two_mode
