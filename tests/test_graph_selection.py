"""Smaller networks: what stays, what goes."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

from data.model import Actor, Body, Evidence, Facts, Layer, Seat, Theme, ThemeLink
from data.periods import is_active
from graph.network import consultation_network, seats_of, two_mode_network
from graph.network_filter import EVERYTHING, NetworkFilter, ego_network, filter_network
from tests.cities import city

CITY = Facts(
    actors=(
        Actor(id="city", name="City", sector="government", kind="municipality"),
        Actor(id="union", name="Union", sector="tenants", kind="association"),
        Actor(id="home", name="Home", sector="care", kind="association", active_until="2023"),
        Actor(id="idle", name="Idle", sector="care"),
        Actor(id="nobody", name="Nobody"),
    ),
    bodies=(
        Body(id="council", name="Council", layer=Layer.WOONRAAD, kind="advisory"),
        Body(id="table", name="Table", layer=Layer.CONSULTATION, kind="round", active_from="2020"),
        Body(id="club", name="Club", layer=Layer.PARTNERSHIP),
    ),
    seats=(
        Seat(actor="city", body="council"),
        Seat(actor="union", body="council", evidence=Evidence.DERIVED),
        Seat(actor="union", body="table", active_from="2024-06"),
        Seat(actor="home", body="table"),
        Seat(actor="nobody", body="club", evidence=Evidence.GROUP),
    ),
    themes=(
        Theme(id="care", name="Care"),
        Theme(id="old-age", name="Old age", part_of="care"),
        Theme(id="rent", name="Rent"),
    ),
    theme_links=(
        ThemeLink(theme="old-age", subject="table"),
        ThemeLink(theme="rent", subject="idle"),
        ThemeLink(theme="rent", subject="club"),
    ),
)


def left(selection: NetworkFilter) -> tuple[set[str], set[tuple[str, str]]]:
    network = filter_network(two_mode_network(CITY), selection, CITY)
    return set(network), {(min(link), max(link)) for link in network.edges}


def test_everything_is_the_whole_network() -> None:
    network = two_mode_network(CITY)
    assert nx.utils.graphs_equal(filter_network(network, EVERYTHING, CITY), network)


def test_other_evidence_takes_seats_away_but_nobody() -> None:
    nodes, seats = left(NetworkFilter(evidence=frozenset({Evidence.EXPLICIT})))
    assert nodes == set(two_mode_network(CITY))
    assert seats == {("city", "council"), ("table", "union"), ("home", "table")}


def test_of_several_seats_in_one_body_those_on_other_evidence_go() -> None:
    derived = Seat(actor="city", body="council", number=2, evidence=Evidence.DERIVED)
    facts = replace(CITY, seats=(*CITY.seats, derived))
    chosen = NetworkFilter(evidence=frozenset({Evidence.DERIVED}))
    assert seats_of(filter_network(two_mode_network(facts), chosen, facts), "city", "council") == (
        derived,
    )


def test_a_body_outside_the_layers_goes_with_its_seats_and_its_members_stay() -> None:
    nodes, seats = left(NetworkFilter(layers=frozenset({Layer.WOONRAAD})))
    assert nodes == {"city", "union", "home", "idle", "nobody", "council"}
    assert seats == {("city", "council"), ("council", "union")}


def test_an_actor_outside_the_sectors_goes_also_when_its_sector_is_unknown() -> None:
    nodes, seats = left(NetworkFilter(sectors=frozenset({"care", "tenants"})))
    assert nodes == {"union", "home", "idle", "council", "table", "club"}
    assert seats == {("council", "union"), ("table", "union"), ("home", "table")}


def test_kinds_of_actors_leave_the_bodies() -> None:
    nodes, _ = left(NetworkFilter(kinds=frozenset({"association"})))
    assert nodes == {"union", "home", "council", "table", "club"}


def test_kinds_of_bodies_leave_the_actors() -> None:
    nodes, _ = left(NetworkFilter(kinds=frozenset({"advisory"})))
    assert nodes == {"city", "union", "home", "idle", "nobody", "council"}


def test_kinds_of_both_narrow_both() -> None:
    nodes, seats = left(NetworkFilter(kinds=frozenset({"association", "advisory"})))
    assert nodes == {"union", "home", "council"}
    assert seats == {("council", "union")}


def test_a_theme_leaves_its_bodies_with_their_members_and_the_actors_that_deal_with_it() -> None:
    nodes, seats = left(NetworkFilter(themes=frozenset({"rent"})))
    assert nodes == {"club", "nobody", "idle"}
    assert seats == {("club", "nobody")}


def test_a_theme_takes_in_the_themes_that_are_part_of_it() -> None:
    nodes, _ = left(NetworkFilter(themes=frozenset({"care"})))
    assert nodes == {"table", "union", "home"}


def test_themes_that_are_part_of_each_other_do_not_go_round_forever() -> None:
    facts = replace(
        CITY,
        themes=(
            Theme(id="care", name="Care", part_of="old-age"),
            Theme(id="old-age", name="Old age", part_of="care"),
        ),
    )
    chosen = filter_network(
        two_mode_network(facts), NetworkFilter(themes=frozenset({"care"})), facts
    )
    assert set(chosen) == {"table", "union", "home"}


@pytest.mark.parametrize(
    ("on", "nodes", "seats"),
    [
        (date(2019, 12, 31), {"city", "union", "home", "idle", "nobody", "council", "club"}, 3),
        (
            date(2023, 12, 31),
            {"city", "union", "home", "idle", "nobody", "council", "table", "club"},
            4,
        ),
        (date(2024, 5, 31), {"city", "union", "idle", "nobody", "council", "table", "club"}, 3),
        (date(2024, 6, 1), {"city", "union", "idle", "nobody", "council", "table", "club"}, 4),
    ],
)
def test_on_a_day_who_is_active_sits_where_it_has_a_seat(
    on: date, nodes: set[str], seats: int
) -> None:
    found, links = left(NetworkFilter(on=on))
    assert found == nodes
    assert len(links) == seats


def test_a_partial_date_holds_from_its_first_to_its_last_day() -> None:
    assert is_active("2020", "2024-02", date(2020, 1, 1))
    assert is_active("2020", "2024-02", date(2024, 2, 29))
    assert not is_active("2020", "2024-02", date(2019, 12, 31))
    assert not is_active("2020", "2024-02", date(2024, 3, 1))
    assert is_active(None, None, date(1900, 1, 1))


CHAIN = city({"one": "a b", "two": "b c", "three": "c d"}, others=["z"])


@pytest.mark.parametrize(
    ("node", "steps", "reached"),
    [
        ("a", 0, {"a"}),
        ("a", 1, {"a", "one", "b"}),
        ("a", 2, {"a", "one", "b", "two", "c"}),
        ("a", 9, {"a", "one", "b", "two", "c", "three", "d"}),
        ("one", 0, {"one"}),
        ("one", 1, {"one", "a", "b"}),
        ("one", 2, {"one", "a", "b", "two", "c"}),
        ("z", 3, {"z"}),
        ("unheard-of", 1, set()),
    ],
)
def test_a_step_goes_through_a_body_to_who_sits_there(
    node: str, steps: int, reached: set[str]
) -> None:
    assert set(ego_network(two_mode_network(CHAIN), node, steps)) == reached


def test_steps_are_those_of_the_consultation_network() -> None:
    network = two_mode_network(CHAIN)
    near = nx.single_source_shortest_path_length(consultation_network(network), "a", cutoff=2)
    assert {node for node in ego_network(network, "a", 2) if node in near} == set(near)


def test_steps_are_taken_in_what_the_rest_of_the_selection_leaves() -> None:
    facts = replace(CITY, seats=(*CITY.seats, Seat(actor="city", body="club")))
    chosen = NetworkFilter(layers=frozenset({Layer.WOONRAAD}), around="city", steps=2)
    assert set(filter_network(two_mode_network(facts), chosen, facts)) == {
        "city",
        "council",
        "union",
    }


def test_a_selection_leaves_the_network_as_it_was() -> None:
    network = two_mode_network(CITY)
    before = copy.deepcopy(network)
    chosen = filter_network(
        network, NetworkFilter(evidence=frozenset({Evidence.EXPLICIT}), around="city"), CITY
    )
    for node in chosen:
        chosen.nodes[node]["mode"] = "changed"
    chosen.clear()
    assert nx.utils.graphs_equal(network, before)
