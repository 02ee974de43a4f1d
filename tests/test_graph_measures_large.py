"""Large networks: shortest paths from a sample, and everything else exact."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import igraph as ig
import networkx as nx
import pytest

from data.model import Facts
from graph.measures import MeasureValues, measure_network
from graph.measures.sampled_paths import betweenness, unscaled_closeness
from graph.network import consultation_network, two_mode_network
from tests.cities import city

ESTIMATED = {
    "betweenness",
    "betweenness_count",
    "betweenness_weighted",
    "closeness_weighted",
    "two_mode_betweenness",
    "centralization_betweenness",
}


def large(actors: int) -> Facts:
    """A city of bodies of five, drawn the same way every time, and some small parts beside."""
    draw = random.Random(1)  # noqa: S311 (a made-up city)
    ids = [f"a{at:04}" for at in range(actors)]
    bodies = {f"b{at}": " ".join(draw.sample(ids, 5)) for at in range(actors // 2)}
    return city(bodies | {"own": "x", "pair": "y z"}, meetings={f"b{at}": 4 for at in range(50)})


@pytest.fixture(scope="module")
def facts() -> Facts:
    return large(900)


@pytest.fixture(scope="module")
def exact(facts: Facts) -> MeasureValues:
    return measure_network(two_mode_network(facts))


@pytest.fixture(scope="module")
def sampled(facts: Facts) -> MeasureValues:
    return measure_network(two_mode_network(facts), exact_up_to=500)


def test_up_to_the_exact_size_nothing_is_estimated(facts: Facts, exact: MeasureValues) -> None:
    assert exact.estimated == frozenset()
    size = len(exact.actors)
    assert (
        measure_network(two_mode_network(facts), ["betweenness"], exact_up_to=size).estimated
        == frozenset()
    )


def test_above_it_the_result_says_what_is_estimated(facts: Facts, sampled: MeasureValues) -> None:
    assert sampled.estimated == ESTIMATED
    some = measure_network(two_mode_network(facts), ["degree", "betweenness"], exact_up_to=500)
    assert some.estimated == {"betweenness"}


def test_everything_else_stays_exact(exact: MeasureValues, sampled: MeasureValues) -> None:
    for actor, row in exact.actors.items():
        assert {
            key for key, value in row.items() if sampled.actors[actor][key] != value
        } <= ESTIMATED
    apart = {key for key, value in exact.network.items() if sampled.network[key] != value}
    assert apart <= ESTIMATED


def values(measured: MeasureValues, key: str) -> list[float]:
    return [row[key] or 0 for row in measured.actors.values()]


@pytest.mark.parametrize("key", ["betweenness", "betweenness_weighted", "two_mode_betweenness"])
def test_estimated_betweenness_is_near_the_exact_one(
    exact: MeasureValues, sampled: MeasureValues, key: str
) -> None:
    found, true = values(sampled, key), values(exact, key)
    assert found != true
    assert sum(found) == pytest.approx(sum(true), rel=0.02)
    highest = sorted(range(len(true)), key=lambda at: -true[at])[:10]
    assert [found[at] for at in highest] == pytest.approx([true[at] for at in highest], rel=0.3)


def test_estimated_closeness_is_near_the_exact_one(
    exact: MeasureValues, sampled: MeasureValues
) -> None:
    key = "closeness_weighted"
    assert values(sampled, key) != values(exact, key)
    assert values(sampled, key) == pytest.approx(values(exact, key), rel=0.05)


def test_small_parts_stay_exact(exact: MeasureValues, sampled: MeasureValues) -> None:
    for actor in ("x", "y", "z"):
        assert sampled.actors[actor] == exact.actors[actor]


def test_the_same_sample_is_drawn_every_time(facts: Facts, sampled: MeasureValues) -> None:
    assert measure_network(two_mode_network(facts), exact_up_to=500) == sampled


def test_a_sample_of_all_is_exact() -> None:
    facts = large(120)
    everything = measure_network(two_mode_network(facts))
    found = measure_network(two_mode_network(facts), exact_up_to=0)
    for key in ("betweenness", "betweenness_weighted", "closeness_weighted"):
        assert values(found, key) == pytest.approx(values(everything, key), abs=1e-12)


def test_paths_counted_in_pieces_are_those_counted_at_once_and_tell_how_far_they_are() -> None:
    graph = ig.Graph.Erdos_Renyi(60, m=150)
    lengths = [1 + tie.index % 7 for tie in graph.es]
    works: tuple[Callable[..., list[float]], ...] = (
        partial(betweenness, graph),
        partial(betweenness, graph, lengths),
        partial(unscaled_closeness, graph, lengths),
    )
    for work in works:
        shares: list[float] = []
        assert work(on_progress=shares.append, links=5_000) == pytest.approx(
            work(), abs=1e-9, nan_ok=True
        )
        assert shares == sorted(shares)
        assert len(shares) == 3


def test_distances_count_over_more_targets_than_fit_one_round(
    facts: Facts, exact: MeasureValues
) -> None:
    network = consultation_network(two_mode_network(facts))
    for actor in ("a0000", "a0450", "a0899"):
        steps = nx.single_source_shortest_path_length(network, actor)
        assert exact.actors[actor]["closeness"] == pytest.approx(
            nx.closeness_centrality(network, actor)
        )
        assert exact.actors[actor]["reach_two"] == sum(0 < away <= 2 for away in steps.values())
    largest = network.subgraph(max(nx.connected_components(network), key=len))
    assert exact.network["diameter"] == ig.Graph.from_networkx(largest).diameter()
