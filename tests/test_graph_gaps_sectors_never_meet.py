"""Sectors that never sit together, in each answer of the rule."""

from __future__ import annotations

from dataclasses import replace

from data.model import (
    Body,
    Facts,
    Layer,
)
from graph.gaps import (
    Status,
)
from tests.gap_answers import answers
from tests.gap_city import city, found, with_body, with_sectors


def two_sectors() -> Facts:
    return with_sectors(
        city({"one": "a b", "two": "c d"}), a="care", b="care", c="homes", d="homes"
    )


def test_two_sectors_that_never_sit_together_are_a_gap() -> None:
    finding = found(two_sectors(), "sectors-apart")["care", "homes"]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "never-meet")
    assert len(finding.facts) == 4


def test_an_open_list_of_one_sector_hides_another_only_where_something_speaks_for_a_seat() -> None:
    facts = with_body(two_sectors(), "two", open_list=True)
    assert answers(facts, "sectors-apart")["care", "homes"] == ("confirmed", "never-meet")
    facts = with_body(facts, "two", convenor="a")
    finding = found(facts, "sectors-apart")["care", "homes"]
    assert (finding.status, finding.values["bodies"]) == (Status.UNKNOWN, ("two",))


def test_sectors_in_different_parts_of_one_body_may_meet_in_the_whole() -> None:
    facts = two_sectors()
    whole = Body(id="whole", name="W", layer=Layer.WOONRAAD)
    facts = replace(facts, bodies=(*facts.bodies, whole))
    facts = with_body(with_body(facts, "one", part_of="whole"), "two", part_of="whole")
    assert answers(facts, "sectors-apart") == {("care", "homes"): ("unknown", "may-meet-unseen")}


def test_a_member_without_a_sector_may_bring_two_sectors_together() -> None:
    facts = with_sectors(city({"one": "a x", "two": "c"}), a="care", c="homes")
    finding = found(facts, "sectors-apart")["care", "homes"]
    assert (finding.status.value, finding.reason) == ("unknown", "perhaps-through-unsorted")
    assert finding.values["without_sector"] == ("x",)


def test_one_shared_body_brings_two_sectors_together() -> None:
    facts = with_sectors(city({"one": "a b"}), a="care", b="homes")
    assert answers(facts, "sectors-apart") == {("care", "homes"): ("none", "meet")}


def test_actors_without_a_sector_are_counted_as_unknown() -> None:
    finding = found(with_sectors(city({"one": "a b"}), a="care"), "sectors-apart")[()]
    assert (finding.status, finding.values["number"]) == (Status.UNKNOWN, 1)
