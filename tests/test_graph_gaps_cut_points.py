"""Actors on whom the network hangs, and bodies that one actor links."""

from __future__ import annotations

from data.model import (
    Evidence,
    Naming,
)
from graph.gaps import (
    Status,
)
from tests.gap_answers import answers
from tests.gap_city import city, found, with_actor, with_body, with_seat, with_sectors


def test_an_actor_without_whom_the_network_falls_apart_is_a_gap_with_the_parts_it_holds() -> None:
    facts = with_sectors(city({"one": "a b x", "two": "x c"}), a="care", b="care", c="homes")
    facts = with_seat(facts, "two", "x", evidence=Evidence.DERIVED)
    finding = found(facts, "cut-point")["x",]
    assert finding.status is Status.CONFIRMED
    assert finding.values["parts"] == (("a", "b"), ("c",))
    assert finding.values["sectors"] == (("care",), ("homes",))
    assert finding.values["bodies"] == (("one",), ("two",))
    assert finding.values["evidence"] == ("explicit", "derived")


def test_a_group_holds_nothing_together_since_it_may_be_several() -> None:
    facts = with_actor(city({"one": "a x", "two": "x c"}), "x", named=Naming.GROUP)
    assert ("x",) not in answers(facts, "cut-point")


def test_an_actor_is_no_cut_point_when_others_hold_the_network_or_only_a_table_is_left() -> None:
    results = answers(city({"one": "a x", "two": "x a c", "own": "c"}), "cut-point")
    assert set(results.values()) == {("none", "holds-without")}
    assert results.keys() == {("a",), ("c",), ("x",)}


def test_a_body_that_one_actor_joins_to_the_rest_hangs_on_it() -> None:
    facts = city({"one": "a b x", "two": "x y c", "three": "y c"})
    finding = found(facts, "hangs-on-one")["one",]
    assert (finding.status, finding.values["actor"]) == (Status.CONFIRMED, "x")
    assert answers(facts, "hangs-on-one")["two",] == ("none", "more-links")
    unclear = with_body(facts, "one", open_list=True)
    assert answers(unclear, "hangs-on-one")["one",] == ("unknown", "one-known-link")
