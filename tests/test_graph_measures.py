"""Measures of small networks checked by hand, and what is promised of all of them."""

from __future__ import annotations

import copy
from dataclasses import replace

import networkx as nx
import pytest

from data.model import Facts, Naming, Seat
from graph.measures import (
    MEASURES,
    MeasureScope,
    MeasureValues,
    measure_consultation,
    measure_network,
)
from graph.network import consultation_network, two_mode_network
from tests.cities import city, kortrijk, met, southern_women


def everything(facts: Facts) -> MeasureValues:
    return measure_network(two_mode_network(facts))


CHAIN = city({"one": "a b c", "two": "c d"}, others=["z"], sectors={"a": "s", "b": "s", "c": "t"})


def test_measures_of_a_small_city_checked_by_hand() -> None:
    measured = everything(CHAIN)
    middle = measured.actors["c"]
    assert middle["degree"] == 3
    assert middle["strength"] == 2
    assert middle["betweenness_count"] == 2
    assert middle["betweenness"] == 2 / 3
    assert middle["closeness"] == 1
    assert middle["clustering"] == 1 / 3
    assert middle["effective_size"] == 3 - 2 / 3
    assert middle["ei_index"] == 1
    assert measured.actors["a"]["ei_index"] == 0
    assert middle["cut_point"] is True
    assert measured.actors["a"]["reach_two"] == 3
    assert measured.actors["d"]["degree"] == 1
    assert measured.bodies["one"]["two_mode_degree"] == 3 / 4
    assert measured.network["diameter"] == 2
    assert measured.network["mean_path"] == (4 * 1 + 2 * 2) / 6


def test_only_who_has_a_seat_is_measured() -> None:
    measured = everything(CHAIN)
    assert set(measured.actors) == {"a", "b", "c", "d"}
    assert set(measured.bodies) == {"one", "two"}


def test_a_strong_tie_is_a_short_way() -> None:
    ties = [("a", "b", 2.0), ("b", "c", 4.0), ("a", "c", 0.5)]
    actors = measure_consultation(met(ties)).actors
    assert actors["a"]["betweenness"] == actors["b"]["betweenness"] == 0
    assert actors["b"]["betweenness_weighted"] == 1
    # From a: b is 1/2 away, c is 1/2 + 1/4; the direct tie of a and c would be 2.
    assert actors["a"]["closeness_weighted"] == pytest.approx(2 / (0.5 + 0.75))


def test_paths_of_the_same_length_share_what_lies_between() -> None:
    # Three thirds make one in whole units, where 1/3 + 1/3 + 1/3 in fractions may not.
    third = [("a", "b", 3.0), ("b", "c", 3.0), ("c", "d", 3.0), ("a", "x", 2.0), ("x", "d", 2.0)]
    actors = measure_consultation(met(third)).actors
    assert actors["x"]["betweenness_weighted"] == pytest.approx((0.5 + 0.0) / 6, abs=1e-12)


def test_a_body_that_never_meets_joins_but_is_no_way() -> None:
    facts = city({"active": "a b", "asleep": "b c"}, meetings={"asleep": 0})
    measured = everything(facts)
    assert measured.network["ties"] == 2
    assert measured.actors["c"]["closeness_weighted"] is None
    assert measured.actors["c"]["closeness"] is not None


def test_what_is_undefined_for_an_actor_that_meets_nobody_is_none() -> None:
    row = everything(city({"own": "a", "forum": "b c d"})).actors["a"]
    undefined = {key for key, value in row.items() if value is None}
    assert undefined == {
        "closeness",
        "closeness_weighted",
        "eigenvector",
        "constraint",
        "effective_size",
        "clustering",
        "ei_index",
        *(key for key in row if key.startswith("brokerage")),
    }
    assert row["degree"] == row["betweenness"] == row["reach_two"] == row["core"] == 0


def test_an_empty_network_has_no_shares_and_no_errors() -> None:
    measured = everything(Facts())
    assert measured.actors == measured.bodies == {}
    numbers = {key for key, value in measured.network.items() if value is not None}
    assert numbers == {"actors", "bodies", "seats", "ties", "components", "bridges"}
    assert {measured.network[key] for key in numbers} == {0}


def test_two_actors_leave_nobody_between() -> None:
    row = everything(city({"forum": "a b"})).actors["a"]
    assert row["betweenness"] is None
    assert row["betweenness_count"] == 0
    assert row["closeness"] == 1


def test_an_actor_of_unknown_sector_is_no_broker_and_no_side_of_a_pair() -> None:
    facts = city(
        {"one": "a b", "two": "b c", "three": "b x"}, sectors={"a": "s", "b": "s", "c": "s"}
    )
    actors = everything(facts).actors
    assert actors["b"]["brokerage_coordinator"] == 2
    assert sum(actors["b"][f"brokerage_{role}"] or 0 for role in ("itinerant", "liaison")) == 0
    assert actors["x"]["brokerage_coordinator"] is None
    assert actors["x"]["ei_index"] is None


def test_the_eigenvector_is_that_of_the_largest_part() -> None:
    actors = everything(city({"star-1": "m a", "star-2": "m b", "far": "x"})).actors
    assert actors["m"]["eigenvector"] == pytest.approx(0.5**0.5)
    assert actors["a"]["eigenvector"] == pytest.approx(0.5)
    assert actors["x"]["eigenvector"] is None


def test_parts_are_numbered_from_the_largest_and_then_by_the_first_id() -> None:
    actors = everything(city({"p": "z y", "q": "b c d", "r": "e f"})).actors
    assert {actor: row["component"] for actor, row in actors.items()} == {
        "b": 0,
        "c": 0,
        "d": 0,
        "e": 1,
        "f": 1,
        "y": 2,
        "z": 2,
    }


def test_every_term_is_a_seat_but_only_one_place() -> None:
    facts = city({"forum": "a b"})
    again = Seat(actor="a", body="forum", number=2)
    measured = everything(replace(facts, seats=(*facts.seats, again)))
    assert measured.network["seats"] == 3
    assert measured.network["two_mode_density"] == 1


def test_bodies_with_unnamed_members_an_open_list_or_none_at_all_are_unknown() -> None:
    facts = city({"named": "a b", "groups": "a g", "open": "a b", "empty": ""})
    actors = tuple(
        replace(actor, named=Naming.GROUP) if actor.id == "g" else actor for actor in facts.actors
    )
    bodies = tuple(replace(body, open_list=body.id == "open") for body in facts.bodies)
    measured = everything(replace(facts, actors=actors, bodies=bodies))
    assert measured.network["unknown"] == 3 / 4


def test_values_are_plain_numbers() -> None:
    measured = measure_network(two_mode_network(kortrijk()))
    rows = [measured.network, *measured.actors.values(), *measured.bodies.values()]
    assert {type(value) for row in rows for value in row.values()} == {
        int,
        float,
        bool,
        type(None),
    }


def test_measures_have_a_key_of_their_own_and_a_source() -> None:
    keys = [entry.key for entry in MEASURES]
    assert len(keys) == len(set(keys))
    assert all(entry.reference for entry in MEASURES)


def test_only_what_is_asked_for_is_computed() -> None:
    measured = measure_network(two_mode_network(CHAIN), ["degree", "density", "two_mode_degree"])
    assert measured.network.keys() == {"density"}
    assert measured.actors["a"].keys() == {"degree", "two_mode_degree"}
    assert measured.bodies["one"].keys() == {"two_mode_degree"}


def test_a_key_that_is_no_measure_is_refused() -> None:
    with pytest.raises(KeyError, match="fame"):
        measure_network(two_mode_network(CHAIN), ["fame"])


def test_a_consultation_network_alone_gives_what_does_not_need_the_bodies() -> None:
    network = two_mode_network(CHAIN)
    alone = measure_consultation(consultation_network(network))
    full = measure_network(network)
    for actor, row in alone.actors.items():
        assert row == {key: full.actors[actor][key] for key in row}
    assert alone.network == {key: full.network[key] for key in alone.network}
    assert len(alone.network) == sum(entry.scope is MeasureScope.NETWORK for entry in MEASURES)


def test_progress_hears_each_measure_and_may_stop() -> None:
    heard: list[tuple[str, float, int]] = []

    def stop_at_third(key: str, done: float, of_all: int) -> None:
        heard.append((key, done, of_all))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        measure_network(
            two_mode_network(CHAIN), ["degree", "core", "density", "ties"], progress=stop_at_third
        )
    assert heard == [("degree", 0, 4), ("core", 1, 4), ("density", 2, 4)]


def test_measuring_leaves_the_network_as_it_was() -> None:
    network = two_mode_network(CHAIN)
    before = copy.deepcopy(network)
    measure_network(network)
    assert nx.utils.graphs_equal(network, before)


def test_the_order_of_rows_makes_no_difference_to_any_measure() -> None:
    facts = southern_women()
    turned = Facts(actors=facts.actors[::-1], bodies=facts.bodies[::-1], seats=facts.seats[::-1])
    assert everything(turned) == everything(facts)


def test_with_one_body_no_actor_can_lie_between_and_no_share_is_made_up() -> None:
    measured = everything(city({"forum": "a b"}))
    assert measured.actors["a"]["two_mode_betweenness"] is None
    assert measured.bodies["forum"]["two_mode_betweenness"] == 1
