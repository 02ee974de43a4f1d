"""Groups: who meets whom more than others."""

from __future__ import annotations

import copy
import random
import subprocess
import sys
import threading
from dataclasses import replace

import igraph as ig
import networkx as nx
import pytest

from data.model import Facts
from graph.communities import communities
from graph.network import Network, consultation_network, two_mode_network
from tests.cities import city, karate, kortrijk, met, southern_women


def apart(found: dict[str, int]) -> set[frozenset[str]]:
    return {
        frozenset(actor for actor in found if found[actor] == group)
        for group in set(found.values())
    }


def test_two_circles_with_one_tie_between_are_two_groups() -> None:
    found = communities(
        consultation_network(
            two_mode_network(city({"one": "a b c d", "two": "e f g", "bridge": "d e"}))
        )
    )
    assert apart(found) == {frozenset("abcd"), frozenset("efg")}


def test_group_0_is_the_largest_and_of_equal_ones_that_with_the_first_id() -> None:
    found = communities(
        consultation_network(two_mode_network(city({"p": "z y", "q": "b c d", "r": "e f"})))
    )
    assert found == {"b": 0, "c": 0, "d": 0, "e": 1, "f": 1, "y": 2, "z": 2}


def test_who_meets_nobody_is_a_group_of_its_own() -> None:
    found = communities(met([("a", "b")], alone=["x", "y"]))
    assert found == {"a": 0, "b": 0, "x": 1, "y": 2}


def test_weights_count() -> None:
    ties = [("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 1.0), ("d", "a", 1.0)]
    strong = [(*tie[:2], 9.0 if tie[:2] in {("a", "b"), ("c", "d")} else 1.0) for tie in ties]
    assert apart(communities(met(strong))) == {frozenset("ab"), frozenset("cd")}


@pytest.mark.parametrize("network", [met([]), met([], alone="ab"), met([("a", "b", 0.0)])])
def test_without_any_weight_everybody_stands_alone(network: Network) -> None:
    assert communities(network) == {actor: at for at, actor in enumerate(sorted(network))}


def test_the_karate_club_is_divided_as_well_as_can_be() -> None:
    modularity = nx.community.modularity(
        karate(), [set(group) for group in apart(communities(karate()))]
    )
    assert modularity == pytest.approx(0.4198, abs=5e-5)


def test_the_same_network_gives_the_same_groups_whatever_was_drawn_before() -> None:
    network = consultation_network(two_mode_network(southern_women()))
    first = communities(network)
    for seed in range(5):
        random.seed(seed)
        assert communities(network) == first


def test_the_order_of_rows_makes_no_difference() -> None:
    facts = kortrijk()
    turned = Facts(actors=facts.actors[::-1], bodies=facts.bodies[::-1], seats=facts.seats[::-1])
    found = communities(consultation_network(two_mode_network(facts)))
    assert communities(consultation_network(two_mode_network(turned))) == found


def test_threads_do_not_disturb_each_other() -> None:
    network = consultation_network(two_mode_network(southern_women()))
    expected = communities(network)
    found: list[dict[str, int]] = []
    threads = [
        threading.Thread(target=lambda: found.extend(communities(network) for _ in range(20)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 80


def test_other_random_numbers_of_igraph_stay_random() -> None:
    communities(karate())
    drawn = {tuple(ig.Graph.Erdos_Renyi(n=30, m=40).get_edgelist()) for _ in range(5)}
    assert len(drawn) > 1


ROUNDING = """
from graph.communities import communities
from tests.cities import met
ties = [("a", "c", 50), ("a", "g", 31.29), ("d", "f", 0.1), ("e", "g", 31.29), ("e", "h", 50)]
print(max(communities(met(ties, alone="b")).values()))
"""


def test_groups_are_found_also_where_rounding_lets_an_actor_come_and_go_forever() -> None:
    # In a process of its own: igraph, told to go on until nothing changes, never comes back.
    found = subprocess.run(
        [sys.executable, "-c", ROUNDING], timeout=30, check=True, capture_output=True, text=True
    )
    assert int(found.stdout) == 3


def test_finding_groups_leaves_the_network_as_it_was() -> None:
    network = karate()
    before = copy.deepcopy(network)
    communities(network)
    assert nx.utils.graphs_equal(network, before)


def test_a_new_seat_elsewhere_leaves_the_other_groups() -> None:
    facts = city({"one": "a b c", "two": "d e f"})
    more = city({"one": "a b c", "two": "d e f", "three": "x y"})
    found = communities(consultation_network(two_mode_network(replace(facts, bodies=more.bodies))))
    assert apart(found) <= apart(communities(consultation_network(two_mode_network(more))))
