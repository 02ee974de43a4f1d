"""Where nodes stand: the same data the same picture, with room to read it."""

from __future__ import annotations

import copy
from itertools import combinations, pairwise
from math import dist, inf
from statistics import median

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Actor, Body, Evidence, Facts, Layer, Seat
from graph.layout.crossings import count_crossings
from graph.layout.force_directed import force_directed_layout
from graph.layout.packing import Box, pack_boxes
from graph.layout.spacing import move_apart
from graph.network import Network, two_mode_network, without_isolates
from graph.network_filter import NetworkFilter, filter_network
from tests.cities import city, kortrijk, southern_women

Positions = dict[str, tuple[float, float]]


@pytest.fixture(scope="module")
def network() -> Network:
    return two_mode_network(kortrijk())


@pytest.fixture(scope="module")
def positions(network: Network) -> Positions:
    return force_directed_layout(network)


def lengths(network: Network, positions: Positions) -> list[float]:
    return [dist(positions[one], positions[other]) for one, other in network.edges]


def test_every_node_has_a_place_of_its_own(network: Network, positions: Positions) -> None:
    assert set(positions) == set(network)
    assert len(set(positions.values())) == len(network)
    assert all(type(at) is float and abs(at) < inf for place in positions.values() for at in place)


def test_the_same_data_gives_the_same_picture(network: Network, positions: Positions) -> None:
    assert force_directed_layout(network) == positions


def test_the_order_of_rows_makes_no_difference(positions: Positions) -> None:
    facts = kortrijk()
    turned = Facts(actors=facts.actors[::-1], bodies=facts.bodies[::-1], seats=facts.seats[::-1])
    assert force_directed_layout(two_mode_network(turned)) == positions


def test_names_and_other_facts_make_no_difference() -> None:
    seats = (Seat(actor="a", body="x"), Seat(actor="b", body="x"))
    plain = Facts(
        actors=(Actor(id="a", name="A"), Actor(id="b", name="B")),
        bodies=(Body(id="x", name="X", layer=Layer.WOONRAAD),),
        seats=seats,
    )
    other = Facts(
        actors=(Actor(id="a", name="Z", sector="care"), Actor(id="b", name="B")),
        bodies=(Body(id="x", name="Y", layer=Layer.KERNGROEP),),
        seats=seats,
    )
    assert force_directed_layout(two_mode_network(plain)) == force_directed_layout(
        two_mode_network(other)
    )


def test_linked_nodes_stand_about_100_apart(network: Network, positions: Positions) -> None:
    assert 80 < median(lengths(network, positions)) < 160
    women = two_mode_network(southern_women())
    assert 80 < median(lengths(women, force_directed_layout(women))) < 260


def test_names_of_two_nodes_do_not_cover_each_other(positions: Positions) -> None:
    for one, other in combinations(positions.values(), 2):
        assert abs(one[0] - other[0]) > 140 or abs(one[1] - other[1]) > 79


def tangled(network: Network, positions: Positions) -> int:
    nodes = sorted(positions)
    links = np.array([[nodes.index(one), nodes.index(other)] for one, other in network.edges])
    return count_crossings(np.array([positions[node] for node in nodes]), links, room=15)


def test_no_two_seats_that_kortrijk_states_cross() -> None:
    facts = kortrijk()
    explicit = NetworkFilter(evidence=frozenset({Evidence.EXPLICIT}))
    stated = filter_network(two_mode_network(facts), explicit, facts)
    assert tangled(stated, force_directed_layout(stated)) == 0


def test_few_seats_of_kortrijk_cross(network: Network, positions: Positions) -> None:
    # Three bodies that contain each other share their members: two, and then five of them.
    assert tangled(network, positions) <= 6


def test_parts_stand_on_ground_of_their_own(network: Network, positions: Positions) -> None:
    parts = [
        [positions[node] for node in part]
        for part in nx.connected_components(without_isolates(network))
    ]
    for one, other in combinations([np.array(part) for part in parts], 2):
        gaps = [one.min(axis=0) - other.max(axis=0), other.min(axis=0) - one.max(axis=0)]
        assert max(gap.max() for gap in gaps) > 100


def test_parts_stand_near_each_other(positions: Positions) -> None:
    width, height = np.ptp(np.array(list(positions.values())), axis=0)
    assert width < 1600
    assert height < 1200
    assert 1 < width / height < 2


def test_the_picture_is_around_the_origin(positions: Positions) -> None:
    places = np.array(list(positions.values()))
    assert (places.min(axis=0) + places.max(axis=0)).tolist() == pytest.approx([0, 0])


def test_nodes_without_a_seat_stand_in_rows_below_the_rest() -> None:
    network = two_mode_network(city({"forum": "a b c"}, others=[f"z{at}" for at in range(7)]))
    positions = force_directed_layout(network)
    lowest = max(positions[node][1] for node in ("forum", "a", "b", "c"))
    alone = [positions[f"z{at}"] for at in range(7)]
    assert min(y for _, y in alone) > lowest + 100
    rows = sorted({y for _, y in alone})
    assert len(rows) < 7
    assert {b - a for a, b in pairwise(rows)} == {80}


def test_a_network_without_links_is_a_block() -> None:
    positions = force_directed_layout(two_mode_network(city({}, others="abcdef")))
    assert len({x for x, _ in positions.values()}) * len({y for _, y in positions.values()}) == 6


def test_an_empty_network_has_no_places() -> None:
    assert force_directed_layout(two_mode_network(Facts())) == {}


def test_one_node_stands_in_the_middle() -> None:
    assert force_directed_layout(two_mode_network(city({"forum": ""}))) == {"forum": (0, 0)}


def test_a_large_network_is_placed_too() -> None:
    ring = {f"b{at}": f"a{at} a{(at + 1) % 400}" for at in range(400)}
    network = two_mode_network(city(ring))
    positions = force_directed_layout(network)
    assert median(lengths(network, positions)) == pytest.approx(100)


def test_placing_leaves_the_network_as_it_was(network: Network) -> None:
    before = copy.deepcopy(network)
    force_directed_layout(network)
    assert nx.utils.graphs_equal(network, before)


sizes = st.floats(min_value=1, max_value=1000)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.builds(Box, sizes, sizes), max_size=20))
def test_packed_boxes_never_overlap(boxes: list[Box]) -> None:
    placed = list(zip(boxes, pack_boxes(boxes, 1.5), strict=True))
    for (one, (x, y)), (other, (u, v)) in combinations(placed, 2):
        side_by_side = x + one.width <= u + 1e-6 or u + other.width <= x + 1e-6
        below = y + one.height <= v + 1e-6 or v + other.height <= y + 1e-6
        assert side_by_side or below


def test_small_boxes_stand_beside_a_large_one() -> None:
    boxes = [Box(600, 400), Box(100, 100), Box(100, 100)]
    assert pack_boxes(boxes, 1.5) == [(0, 0), (600, 0), (600, 100)]


def test_spreading_moves_only_what_overlaps() -> None:
    points = np.array([[0.0, 0.0], [30.0, 5.0], [500.0, 500.0]])
    moved = move_apart(points, width=100, height=50)
    assert moved[2].tolist() == [500, 500]
    assert abs(moved[0] - moved[1]).max() >= 44
    assert points.tolist()[1] == [30, 5]


def test_spreading_parts_points_in_the_same_place() -> None:
    moved = move_apart(np.zeros((4, 2)), width=100, height=50)
    for one, other in combinations(moved, 2):
        assert abs(one[0] - other[0]) > 98 or abs(one[1] - other[1]) > 48


def test_tangles_are_crossing_links_and_nodes_on_links_of_others() -> None:
    square = np.array([[0.0, 0.0], [100.0, 100.0], [0.0, 100.0], [100.0, 0.0]])
    assert count_crossings(square, np.array([[0, 1], [2, 3]]), room=10) == 1
    assert count_crossings(square, np.array([[0, 2], [1, 3]]), room=10) == 0
    assert count_crossings(square, np.array([[0, 1], [1, 2], [2, 0]]), room=10) == 0
    line = np.array([[0.0, 0.0], [100.0, 0.0], [50.0, 5.0]])
    assert count_crossings(line, np.array([[0, 1]]), room=10) == 1
    assert count_crossings(line, np.array([[0, 1]]), room=4) == 0
