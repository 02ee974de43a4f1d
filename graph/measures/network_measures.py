"""Measures of the whole network, over the actors and the bodies that have a seat."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from graph.measures.actor_measures import betweenness_share
from graph.measures.brokerage import ei_ratio as index
from graph.measures.measure_input import MeasureInput
from graph.situation.membership import memberships


def actor_count(measured: MeasureInput) -> int:
    """Return the number of actors."""
    return measured.actor_count


def body_count(measured: MeasureInput) -> int:
    """Return the number of bodies."""
    return len(measured.two_mode.bodies)


def seat_count(measured: MeasureInput) -> int:
    """Return the number of seats; several of one actor in one body all count."""
    return sum(len(link["seats"]) for _, _, link in measured.two_mode.network.edges(data=True))


def tie_count(measured: MeasureInput) -> int:
    """Return the number of pairs of actors that meet."""
    count: int = measured.consultation_graph.ecount()
    return count


def component_count(measured: MeasureInput) -> int:
    """Return the number of connected components."""
    return len(set(measured.component_numbers))


def bridge_count(measured: MeasureInput) -> int:
    """Return the number of bridges: ties whose removal disconnects actors."""
    return len(measured.consultation_graph.bridges())


def density(measured: MeasureInput) -> float | None:
    """Return which share of all pairs of actors meet; None under two actors."""
    pairs = measured.actor_count * (measured.actor_count - 1) / 2
    return tie_count(measured) / pairs if pairs else None


def two_mode_density(measured: MeasureInput) -> float | None:
    """Return which share of all possible links of an actor and a body exist; None without any."""
    places = measured.actor_count * body_count(measured)
    return int(measured.two_mode.graph.ecount()) / places if places else None


def diameter(measured: MeasureInput) -> int | None:
    """Return the longest distance between two actors of the largest component, in steps."""
    if len(measured.largest_component) < 2:
        return None
    farthest = measured.distances_to_actors.farthest[measured.largest_component]
    return int(farthest.max()) // measured.links_per_step


def mean_path_length(measured: MeasureInput) -> float | None:
    """Return the mean distance between two actors of the largest component, in steps."""
    part = measured.largest_component
    if len(part) < 2:
        return None
    total = int(measured.distances_to_actors.total[part].sum()) / measured.links_per_step
    return total / (len(part) * (len(part) - 1))


def degree_centralization(measured: MeasureInput) -> float | None:
    """Return how far the ties belong to one actor: 0 all equal, 1 a star; None under three."""
    if measured.actor_count < 3:
        return None
    degrees: list[int] = measured.degrees.tolist()
    return _total_below_maximum(degrees) / ((measured.actor_count - 1) * (measured.actor_count - 2))


def betweenness_centralization(measured: MeasureInput) -> float | None:
    """Return how far one actor alone lies between the others: 0 all equal, 1 a star."""
    shares = [share for share in betweenness_share(measured) if share is not None]
    return _total_below_maximum(shares) / (measured.actor_count - 1) if shares else None


def transitivity(measured: MeasureInput) -> float | None:
    """Return which share of the pairs with a common contact meet each other; None without any."""
    return _nan_to_none(measured.consultation_graph.transitivity_undirected(mode="nan"))


def modularity(measured: MeasureInput) -> float | None:
    """Return how far ties stay within communities, compared with chance; None without ties."""
    weights = list(measured.converted.weights)
    if not sum(weights):
        return None
    return _nan_to_none(
        measured.consultation_graph.modularity(measured.community_numbers, weights=weights)
    )


def network_ei_index(measured: MeasureInput) -> float | None:
    """Return the E-I index of all ties; None when no tie has two known sectors."""
    return index(measured.sector_ties.between.ecount(), measured.sector_ties.within.ecount())


def sector_mixing(measured: MeasureInput) -> float | None:
    """Return the assortativity by sector: 1 when actors meet only their own, 0 as by chance.

    None with fewer than two sectors.
    """
    sorted_ties = measured.sector_ties
    types = [max(number, 0) for number in sorted_ties.sector.tolist()]
    return _nan_to_none(sorted_ties.all.assortativity_nominal(types, directed=False))


def sector_modularity(measured: MeasureInput) -> float | None:
    """Return how far ties stay within sectors, compared with chance; None without such ties."""
    sorted_ties = measured.sector_ties
    if not sorted_ties.all.ecount():
        return None
    return _nan_to_none(
        sorted_ties.all.modularity([max(at, 0) for at in sorted_ties.sector.tolist()])
    )


def share_of_incomplete_bodies(measured: MeasureInput) -> float | None:
    """Return which share of all bodies, also those without a seat, have members not fully known."""
    known = memberships(measured.two_mode.network).values()
    return sum(not body.complete for body in known) / len(known) if known else None


def _total_below_maximum(values: Sequence[float]) -> float:
    """Return the sum of how far each value is below the highest."""
    highest = max(values)
    return sum(highest - value for value in values)


def _nan_to_none(value: float) -> float | None:
    return None if isnan(value) else value
