"""Measures of the whole network, over the actors and the bodies that have a seat."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from graph.measures.actor_measures import betweenness_share
from graph.measures.brokerage import ei_ratio as index
from graph.measures.measure_input import MeasureInput
from graph.situation.membership import memberships


def actor_count(counted: MeasureInput) -> int:
    """Count the actors."""
    return counted.actor_count


def body_count(counted: MeasureInput) -> int:
    """Count the bodies."""
    return len(counted.two_mode.bodies)


def seat_count(counted: MeasureInput) -> int:
    """Count the seats, several of one actor in one body included."""
    return sum(len(link["seats"]) for _, _, link in counted.two_mode.network.edges(data=True))


def tie_count(counted: MeasureInput) -> int:
    """Count the pairs of actors that meet."""
    count: int = counted.ties.ecount()
    return count


def component_count(counted: MeasureInput) -> int:
    """Count the parts that are not joined to each other."""
    return len(set(counted.component_numbers))


def bridge_count(counted: MeasureInput) -> int:
    """Count the ties without which two actors that reach each other no longer would."""
    return len(counted.ties.bridges())


def density(counted: MeasureInput) -> float | None:
    """Tell which share of all pairs of actors meet; None under two actors."""
    pairs = counted.actor_count * (counted.actor_count - 1) / 2
    return tie_count(counted) / pairs if pairs else None


def two_mode_density(counted: MeasureInput) -> float | None:
    """Tell which share of all places, each actor in each body, is taken; None without any."""
    places = counted.actor_count * body_count(counted)
    return int(counted.two_mode.graph.ecount()) / places if places else None


def diameter(counted: MeasureInput) -> int | None:
    """Count the steps between the two actors of the largest part that are farthest apart."""
    if len(counted.largest_component) < 2:
        return None
    farthest = counted.distances_to_actors.farthest[counted.largest_component]
    return int(farthest.max()) // counted.links_per_step


def mean_path_length(counted: MeasureInput) -> float | None:
    """Tell the mean number of steps between two actors of the largest part."""
    part = counted.largest_component
    if len(part) < 2:
        return None
    total = int(counted.distances_to_actors.total[part].sum()) / counted.links_per_step
    return total / (len(part) * (len(part) - 1))


def degree_centralization(counted: MeasureInput) -> float | None:
    """Tell how far the ties are those of one actor: 0 all equal, 1 a star; None under three."""
    if counted.actor_count < 3:
        return None
    degrees: list[int] = counted.degrees.tolist()
    return _total_below_maximum(degrees) / ((counted.actor_count - 1) * (counted.actor_count - 2))


def betweenness_centralization(counted: MeasureInput) -> float | None:
    """Tell how far one actor alone lies between the others: 0 all equal, 1 a star."""
    shares = [share for share in betweenness_share(counted) if share is not None]
    return _total_below_maximum(shares) / (counted.actor_count - 1) if shares else None


def transitivity(counted: MeasureInput) -> float | None:
    """Tell which share of the pairs that meet a same third one meet themselves; None without."""
    return _nan_to_none(counted.ties.transitivity_undirected(mode="nan"))


def modularity(counted: MeasureInput) -> float | None:
    """Tell how far the ties stay within the groups, against chance; None without ties."""
    weights = list(counted.converted.weights)
    if not sum(weights):
        return None
    return _nan_to_none(counted.ties.modularity(counted.community_numbers, weights=weights))


def network_ei_index(counted: MeasureInput) -> float | None:
    """Compare the ties between sectors with those within; None when no tie has both known."""
    return index(counted.sector_ties.between.ecount(), counted.sector_ties.within.ecount())


def sector_mixing(counted: MeasureInput) -> float | None:
    """Tell how far actors meet their own sector: 1 only that, 0 as by chance; None with one."""
    sorted_ties = counted.sector_ties
    types = [max(number, 0) for number in sorted_ties.sector.tolist()]
    return _nan_to_none(sorted_ties.all.assortativity_nominal(types, directed=False))


def sector_modularity(counted: MeasureInput) -> float | None:
    """Tell how far the ties stay within the sectors, against chance; None without such ties."""
    sorted_ties = counted.sector_ties
    if not sorted_ties.all.ecount():
        return None
    return _nan_to_none(
        sorted_ties.all.modularity([max(at, 0) for at in sorted_ties.sector.tolist()])
    )


def share_of_incomplete_bodies(counted: MeasureInput) -> float | None:
    """Tell which share of all bodies, also those without a seat, is not known in full by name."""
    known = memberships(counted.two_mode.network).values()
    return sum(not body.complete for body in known) / len(known) if known else None


def _total_below_maximum(values: Sequence[float]) -> float:
    """How far all values together stay below the highest."""
    highest = max(values)
    return sum(highest - value for value in values)


def _nan_to_none(value: float) -> float | None:
    return None if isnan(value) else value
