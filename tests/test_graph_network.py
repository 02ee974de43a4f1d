"""The networks that the facts make."""

from __future__ import annotations

import copy
from dataclasses import replace

import networkx as nx
import pytest

from data.model import Actor, Body, Facts, Layer, Seat
from graph.network import (
    actor_of,
    bodies_network,
    body_of,
    consultation_network,
    network_with_extra_seat,
    seats_of,
    two_mode_network,
    without_isolates,
)
from tests.cities import city, southern_women

FORUM = city({"care": "a b c d", "forum": "d e", "empty": ""}, others=["z"])


def test_every_actor_and_every_body_is_a_node_and_knows_what_it_is() -> None:
    network = two_mode_network(FORUM)
    assert set(network) == {"a", "b", "c", "d", "e", "z", "care", "forum", "empty"}
    assert network.nodes["a"]["mode"] == "actor"
    assert network.nodes["care"]["mode"] == "body"
    assert actor_of(network, "z") == Actor(id="z", name="Z")
    assert body_of(network, "empty").name == "EMPTY"


def test_a_seat_links_an_actor_and_a_body() -> None:
    network = two_mode_network(FORUM)
    assert network.number_of_edges() == 6
    assert seats_of(network, "d", "forum") == (Seat(actor="d", body="forum"),)
    assert seats_of(network, "a", "forum") == ()


def test_one_seat_more_is_the_network_of_the_facts_with_that_seat_and_leaves_the_other_be() -> None:
    network, seat = two_mode_network(FORUM), Seat(actor="z", body="empty")
    more = network_with_extra_seat(network, seat)
    assert nx.utils.graphs_equal(more, two_mode_network(replace(FORUM, seats=(*FORUM.seats, seat))))
    assert nx.utils.graphs_equal(network, two_mode_network(FORUM))
    with pytest.raises(nx.NetworkXError):
        more.add_edge("a", "forum")


def test_several_terms_of_one_actor_in_one_body_are_one_link_in_their_order() -> None:
    first = Seat(actor="a", body="forum", number=1, active_until="2020")
    second = Seat(actor="a", body="forum", number=2, active_from="2024")
    network = two_mode_network(replace(FORUM, seats=(second, first)))
    assert network.number_of_edges() == 1
    assert seats_of(network, "a", "forum") == (first, second)


def test_the_seated_part_leaves_out_whoever_sits_nowhere() -> None:
    assert set(without_isolates(two_mode_network(FORUM))) == {
        "a",
        "b",
        "c",
        "d",
        "e",
        "care",
        "forum",
    }


def test_actors_in_the_same_body_consult_and_the_tie_names_the_bodies() -> None:
    facts = city({"woonraad": "a b", "forum": "a b c"})
    network = consultation_network(two_mode_network(facts))
    assert network.edges["a", "b"]["bodies"] == ("forum", "woonraad")
    assert network.edges["a", "c"]["bodies"] == ("forum",)
    assert network.nodes["a"]["actor"].id == "a"


def test_a_pair_in_a_body_of_n_weighs_one_over_n_minus_one() -> None:
    network = consultation_network(two_mode_network(FORUM))
    assert network.edges["a", "b"]["weight"] == pytest.approx(1 / 3)
    assert network.edges["d", "e"]["weight"] == 1


def test_weights_of_shared_bodies_add_up_times_their_meetings_where_known() -> None:
    facts = city({"often": "a b c", "unknown": "a b"}, meetings={"often": 6})
    assert consultation_network(two_mode_network(facts)).edges["a", "b"]["weight"] == 6 / 2 + 1


def test_who_sits_alone_in_a_body_consults_nobody_but_takes_part() -> None:
    network = consultation_network(
        two_mode_network(city({"forum": "a b", "own": "c"}, others=["z"]))
    )
    assert set(network) == {"a", "b", "c"}
    assert network.degree("c") == 0


def test_several_terms_in_one_body_do_not_make_it_larger() -> None:
    facts = city({"forum": "a b"})
    again = Seat(actor="a", body="forum", number=2)
    network = consultation_network(two_mode_network(replace(facts, seats=(*facts.seats, again))))
    assert network.edges["a", "b"]["weight"] == 1


def test_bodies_are_linked_by_the_actors_they_share() -> None:
    network = bodies_network(two_mode_network(city({"one": "a b c", "two": "b c d", "far": "e"})))
    assert set(network) == {"one", "two", "far"}
    assert list(network.edges) == [("one", "two")]
    assert network.edges["one", "two"]["actors"] == ("b", "c")
    assert network.edges["one", "two"]["weight"] == 2


def test_the_southern_women_project_as_published() -> None:
    network = two_mode_network(southern_women())
    women = consultation_network(network)
    assert women.number_of_edges() == 139
    assert len(women.edges["Evelyn-Jefferson", "Theresa-Anderson"]["bodies"]) == 7
    assert bodies_network(network).number_of_edges() == 66


def test_projections_leave_the_network_as_it_was() -> None:
    network = two_mode_network(FORUM)
    before = copy.deepcopy(network)
    for derived in (
        consultation_network(network),
        bodies_network(network),
        without_isolates(network),
    ):
        for node in derived:
            derived.nodes[node]["mode"] = "changed"
        derived.clear()
    assert nx.utils.graphs_equal(network, before)


def test_no_facts_make_an_empty_network() -> None:
    network = two_mode_network(Facts())
    assert (
        len(consultation_network(network))
        == len(bodies_network(network))
        == len(without_isolates(network))
        == 0
    )


def test_the_order_of_rows_makes_no_difference() -> None:
    facts = city({"care": "a b c d", "forum": "b d e", "club": "a e"}, meetings={"forum": 3})
    turned = Facts(actors=facts.actors[::-1], bodies=facts.bodies[::-1], seats=facts.seats[::-1])
    assert nx.utils.graphs_equal(
        consultation_network(two_mode_network(facts)),
        consultation_network(two_mode_network(turned)),
    )


def test_a_body_keeps_what_the_facts_say_of_it() -> None:
    body = Body(id="woonraad", name="Woonraad", layer=Layer.WOONRAAD, open_list=True)
    assert body_of(two_mode_network(Facts(bodies=(body,))), "woonraad") is body
