"""Bridges: between which parts an actor is the only link."""

from __future__ import annotations

from dataclasses import replace

from data.model import Evidence
from graph.cut_points import cut_points, separated_sides
from graph.network import actors, two_mode_network
from tests.cities import city, kortrijk

CITY = city(
    {"care": "a b c", "homes": "c d", "alone": "d"},
)


def test_the_only_link_stands_between_its_parts_the_largest_first() -> None:
    sides = separated_sides(two_mode_network(CITY), "c")
    assert [sorted(side.actors) for side in sides] == [["a", "b"], ["d"]]
    assert [[seat.body for seat in side.seats] for side in sides] == [["care"], ["homes"]]


def test_who_can_be_missed_is_no_bridge() -> None:
    network = two_mode_network(CITY)
    assert separated_sides(network, "a") == ()
    assert separated_sides(network, "d") == ()  # a body in which nobody else sits is no part


def test_a_link_is_named_when_a_source_names_one_of_its_seats() -> None:
    seats = tuple(
        replace(seat, evidence=Evidence.DERIVED)
        if (seat.actor, seat.body) == ("c", "care")
        else seat
        for seat in CITY.seats
    )
    care, homes = separated_sides(two_mode_network(replace(CITY, seats=seats)), "c")
    assert not care.named
    assert homes.named


def test_in_kortrijk_the_bridges_are_the_cut_points() -> None:
    network = two_mode_network(kortrijk())
    found = {actor for actor in actors(network) if separated_sides(network, actor)}
    assert found == cut_points(network) == {"ocmw-kortrijk", "stad-kortrijk"}
    (care, *_) = separated_sides(network, "ocmw-kortrijk")
    assert (len(care.actors), care.named) == (12, False)
