"""Bridges: between which parts an actor is the only link."""

from __future__ import annotations

from dataclasses import replace

from data.model import Evidence
from graph.network import actor_ids, two_mode_network
from graph.network_cut_points import components_without_actor, cut_points
from tests.cities import city, kortrijk

CITY = city(
    {"care": "a b c", "homes": "c d", "alone": "d"},
)


def test_the_only_link_stands_between_its_parts_the_largest_first() -> None:
    sides = components_without_actor(two_mode_network(CITY), "c")
    assert [sorted(side.actors) for side in sides] == [["a", "b"], ["d"]]
    assert [[seat.body for seat in side.seats] for side in sides] == [["care"], ["homes"]]


def test_who_can_be_missed_is_no_bridge() -> None:
    network = two_mode_network(CITY)
    assert components_without_actor(network, "a") == ()
    assert (
        components_without_actor(network, "d") == ()
    )  # a body in which nobody else sits is no part


def test_a_link_is_named_when_a_source_names_one_of_its_seats() -> None:
    seats = tuple(
        replace(seat, evidence=Evidence.DERIVED)
        if (seat.actor, seat.body) == ("c", "care")
        else seat
        for seat in CITY.seats
    )
    care, homes = components_without_actor(two_mode_network(replace(CITY, seats=seats)), "c")
    assert not care.has_explicit_seat
    assert homes.has_explicit_seat


def test_in_kortrijk_the_bridges_are_the_cut_points() -> None:
    network = two_mode_network(kortrijk())
    found = {actor for actor in actor_ids(network) if components_without_actor(network, actor)}
    assert found == cut_points(network) == {"ocmw-kortrijk", "stad-kortrijk"}
    (care, *_) = components_without_actor(network, "ocmw-kortrijk")
    assert (len(care.actors), care.has_explicit_seat) == (12, False)
