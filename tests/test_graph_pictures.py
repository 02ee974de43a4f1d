"""What the picture is made of: arrangements, clusters, and the ways between two actors."""

from __future__ import annotations

from itertools import combinations
from math import dist

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Facts
from graph.actor_pairs import intermediaries, paths_between
from graph.layout.arrangements import (
    ARRANGEMENTS,
    Arrangement,
    arrange_by_layer,
    arrange_by_sector,
    arrange_in_columns,
)
from graph.layout.clusters import cluster_key, collapse_classes, with_cluster_centres
from graph.network import actor_ids, body_ids, consultation_network, two_mode_network
from graph.network_cut_points import cut_points
from tests.cities import city, kortrijk

SMALL = {"forum": "a b c", "table": "c d", "club": "d e"}
SECTORS = {"a": "care", "b": "care", "c": "homes", "d": "homes", "e": "city"}


@pytest.mark.parametrize("arrangement", ARRANGEMENTS, ids=lambda arrangement: arrangement.key)
def test_every_node_has_a_place_of_its_own_and_the_order_of_rows_does_not_matter(
    arrangement: Arrangement,
) -> None:
    facts = kortrijk()
    network = two_mode_network(facts)
    places = arrangement.place(network)
    assert set(places) == set(network)
    nearest = min(dist(places[one], places[other]) for one, other in combinations(places, 2))
    assert nearest > 20
    turned = Facts(actors=facts.actors[::-1], bodies=facts.bodies[::-1], seats=facts.seats[::-1])
    again = arrangement.place(two_mode_network(turned))
    assert all(dist(again[node], places[node]) < 1e-6 for node in places)


@pytest.mark.parametrize("arrangement", ARRANGEMENTS, ids=lambda arrangement: arrangement.key)
def test_nothing_to_draw_has_no_places(arrangement: Arrangement) -> None:
    assert arrangement.place(two_mode_network(Facts())) == {}


def test_layers_stand_around_each_other_with_the_woonraad_in_the_middle() -> None:
    network = two_mode_network(kortrijk())
    places = arrange_by_layer(network)

    def out(node: str) -> float:
        return dist(places[node], (0, 0))

    assert out("lokale-woonraad") < out("lwo-kerngroep") < out("overleg-wzc") < out("woonclub")
    assert min(map(out, actor_ids(network))) > max(map(out, body_ids(network)))


def test_columns_have_actors_left_bodies_right_and_few_lines_crossing() -> None:
    network = two_mode_network(city({"x": "a b", "y": "c d"}))
    places = arrange_in_columns(network)
    assert all(places[actor][0] < 0 for actor in actor_ids(network))
    assert all(places[body][0] > 0 for body in body_ids(network))
    top = "x" if places["x"][1] < places["y"][1] else "y"
    first = sorted("abcd", key=lambda actor: places[actor][1])[:2]
    assert first == sorted(network[top])


def test_actors_of_a_sector_stand_nearer_to_each_other_than_to_others() -> None:
    facts = city(
        {"all": "a b c d e f"}, dict.fromkeys("abc", "care") | dict.fromkeys("def", "city")
    )
    places = arrange_by_sector(two_mode_network(facts))
    within = max(dist(places[one], places[other]) for one, other in combinations("abc", 2))
    across = min(dist(places[one], places[other]) for one in "abc" for other in "def")
    assert within < across


def test_paths_are_direct_or_over_one_other_actor() -> None:
    network = two_mode_network(city(SMALL))
    assert [path.nodes for path in paths_between(network, "a", "b")] == [("a", "forum", "b")]
    (path,) = paths_between(network, "a", "d")
    assert path.nodes == ("a", "forum", "c", "table", "d")
    assert (path.bodies, path.actors_between) == (("forum", "table"), ("c",))
    assert paths_between(network, "a", "e") == ()
    assert paths_between(network, "a", "nobody") == ()
    assert paths_between(network, "a", "a") == ()


def test_direct_paths_come_first() -> None:
    network = two_mode_network(city({"one": "a b", "two": "a c", "three": "b c"}))
    assert [path.nodes for path in paths_between(network, "a", "b")] == [
        ("a", "one", "b"),
        ("a", "two", "c", "three", "b"),
    ]


def test_a_bridge_meets_both_or_knows_somebody_who_does() -> None:
    met = consultation_network(two_mode_network(city(SMALL)))
    assert intermediaries(met, "a", "d") == ("c",)
    assert intermediaries(met, "a", "e") == ("c", "d")
    assert (
        intermediaries(
            consultation_network(two_mode_network(city({"x": "a b", "y": "c d"}))), "a", "c"
        )
        == ()
    )


def test_actors_of_a_class_become_one_node_with_their_lines_counted() -> None:
    network = two_mode_network(city(SMALL, SECTORS))
    drawn = collapse_classes(network, SECTORS)
    care, homes = "collapsed:care", "collapsed:homes"
    assert set(drawn) == {care, homes, "e", "forum", "table", "club"}
    assert drawn.nodes[care]["cluster"].members == ("a", "b")
    assert cluster_key(care) == "care"
    assert cluster_key("e") is None
    assert drawn.edges[care, "forum"]["count"] == 2
    assert drawn.edges[homes, "table"]["count"] == 2
    assert drawn.edges[homes, "club"]["count"] == 1
    assert drawn.edges["e", "club"]["seats"] == network.edges["e", "club"]["seats"]


def test_an_opened_class_and_one_without_a_class_stay_as_they_are() -> None:
    network = two_mode_network(city(SMALL))
    drawn = collapse_classes(network, {"a": "care", "b": "care", "c": "homes"}, opened=["care"])
    assert set(drawn) == set(network)


def test_bodies_of_a_layer_become_one_node_of_their_own() -> None:
    network = two_mode_network(city(SMALL, SECTORS))
    drawn = collapse_classes(network, SECTORS | dict.fromkeys(SMALL, "layer-consultation"))
    bodies_together = "collapsed:layer-consultation"
    assert set(drawn) == {"collapsed:care", "collapsed:homes", bodies_together, "e"}
    assert drawn.nodes[bodies_together]["cluster"].of == "body"
    assert drawn.edges["collapsed:homes", bodies_together]["count"] == 4


def test_lines_within_a_heap_are_not_drawn() -> None:
    drawn = collapse_classes(consultation_network(two_mode_network(city(SMALL))), SECTORS)
    assert set(drawn) == {"collapsed:care", "collapsed:homes", "e"}
    assert drawn.edges["collapsed:care", "collapsed:homes"]["weight"] == 2


@settings(max_examples=60, deadline=None)
@given(
    members=st.dictionaries(
        st.sampled_from(["u", "v", "w", "x", "y"]),
        st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=4).map(" ".join),
        min_size=1,
    )
)
def test_cut_points_of_the_two_mode_network_are_those_of_the_projection(
    members: dict[str, str],
) -> None:
    network = two_mode_network(city(members))
    assert cut_points(network) == set(nx.articulation_points(consultation_network(network)))


def test_a_heap_stands_in_the_middle_of_its_actors() -> None:
    drawn = collapse_classes(two_mode_network(city({"forum": "a b c"})), {"a": "x", "b": "x"})
    places = {"a": (0.0, 0.0), "b": (10.0, 20.0), "c": (5.0, 5.0), "forum": (1.0, 1.0)}
    assert with_cluster_centres(drawn, places)["collapsed:x"] == (5.0, 10.0)


def test_heaps_never_stand_on_each_other() -> None:
    facts = city(
        {"one": "a b c d e f"}, {"a": "x", "b": "x", "c": "y", "d": "y", "e": "z", "f": "z"}
    )
    drawn = collapse_classes(
        two_mode_network(facts), {actor.id: actor.sector or "" for actor in facts.actors}
    )
    places = with_cluster_centres(drawn, dict.fromkeys("abcdef", (3.0, 4.0)) | {"one": (0.0, 0.0)})
    clusters = [places[f"collapsed:{sector}"] for sector in "xyz"]
    assert min(dist(one, other) for one, other in combinations(clusters, 2)) > 100
