"""How well the members of a body are known: by name, open, through its parts, or not."""

from __future__ import annotations

from data.model import (
    Naming,
)
from graph.gaps import (
    MembershipStatus,
    membership,
)
from graph.network import two_mode_network
from tests.gap_city import city, with_actor, with_body


def test_a_body_whose_seats_all_have_names_and_whose_list_is_closed_is_known_by_name() -> None:
    known = membership(two_mode_network(city({"table": "a b"})), "table")
    assert (known.status, known.complete, set(known.named)) == (
        MembershipStatus.NAMED,
        True,
        {"a", "b"},
    )


def test_a_body_with_an_open_list_is_open_even_when_its_seats_have_names() -> None:
    known = membership(
        two_mode_network(with_body(city({"table": "a b"}), "table", open_list=True)), "table"
    )
    assert (known.status, known.complete) == (MembershipStatus.OPEN, False)


def test_a_group_seat_makes_a_body_unnamed_though_others_sit_there_by_name() -> None:
    facts = with_actor(city({"table": "a crowd"}), "crowd", named=Naming.GROUP)
    known = membership(two_mode_network(facts), "table")
    assert (known.status, known.named, known.groups) == (
        MembershipStatus.UNNAMED,
        ("a",),
        ("crowd",),
    )


def test_a_body_without_seats_is_known_through_its_parts() -> None:
    facts = city({"whole": "", "core": "a", "wide": "a b"})
    for part in ("core", "wide"):
        facts = with_body(facts, part, part_of="whole")
    known = membership(two_mode_network(facts), "whole")
    assert (known.status, known.complete, known.named) == (MembershipStatus.PARTS, True, ("a", "b"))
    opened = membership(two_mode_network(with_body(facts, "wide", open_list=True)), "whole")
    assert (opened.status, opened.complete) == (MembershipStatus.PARTS, False)


def test_a_body_without_seats_and_without_seated_parts_is_not_known() -> None:
    facts = with_body(city({"whole": "", "part": ""}), "part", part_of="whole")
    network = two_mode_network(facts)
    assert membership(network, "whole").status is MembershipStatus.NOTHING
    assert not membership(network, "part").complete


def test_bodies_that_are_part_of_each_other_do_not_hold_anybody_up() -> None:
    facts = with_body(city({"one": "", "two": ""}), "one", part_of="two")
    facts = with_body(facts, "two", part_of="one")
    assert membership(two_mode_network(facts), "one").status is MembershipStatus.NOTHING
