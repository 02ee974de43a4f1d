"""Parts that are cut off from the rest, in each answer of the rule."""

from __future__ import annotations

import pytest

from data.model import (
    Evidence,
    Seat,
)
from graph.gaps import (
    Status,
)
from tests.gap_answers import answers
from tests.gap_city import city, found, with_body, with_seat


def test_a_part_apart_from_the_rest_is_a_gap_when_all_in_it_are_named() -> None:
    facts = city({"one": "a b", "two": "b c", "island": "d e"})
    finding = found(facts, "cut-off")["island",]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "apart")
    assert finding.values["actors"] == ("d", "e")
    unclear = answers(with_body(facts, "island", open_list=True), "cut-off")
    assert unclear["island",] == ("unknown", "may-be-joined")


@pytest.mark.parametrize("level", [Evidence.CONDITIONAL, Evidence.GROUP])
def test_a_part_that_weaker_evidence_joins_is_unknown_with_the_seat_that_joins_it(
    level: Evidence,
) -> None:
    facts = city({"one": "a b", "two": "b c", "far": "c d e"})
    facts = with_seat(facts, "far", "c", evidence=level)
    finding = found(facts, "cut-off")["far",]
    assert (finding.status, finding.reason) == (Status.UNKNOWN, "joined-weakly")
    assert finding.values["evidence"] == level.value
    assert finding.facts == (Seat(body="far", actor="c", evidence=level),)


def test_a_part_that_a_derived_seat_joins_is_joined_and_said_to_be_so_by_deriving() -> None:
    facts = city({"one": "a b", "two": "b c", "far": "c d e"})
    facts = with_seat(facts, "far", "c", evidence=Evidence.DERIVED)
    results = answers(facts, "cut-off")
    assert results["far",] == ("none", "joined-derived")
    assert results["one",] == results["two",] == ("none", "joined")


def test_bodies_that_hang_together_on_explicit_evidence_are_no_gap() -> None:
    results = answers(city({"one": "a b", "two": "b c"}), "cut-off")
    assert results == {("one",): ("none", "joined"), ("two",): ("none", "joined")}
