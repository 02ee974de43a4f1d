"""Actors that no document seats by name, or only in a partnership, in each answer of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.model import (
    Attendance,
    Evidence,
    Facts,
    Layer,
    Naming,
    Presence,
    Seat,
    Tie,
)
from graph.gaps import (
    Status,
)
from tests.gap_answers import TODAY, actor, answers, meeting, seat
from tests.gap_city import city, found, with_actor, with_body, with_seat
from tests.gap_networks import city as network


def with_guest(day: date, presence: Presence = Presence.PRESENT, who: str = "guest") -> Facts:
    held = meeting("table", day.isoformat())
    return replace(
        network({"table": "a b"}, actor("guest"), actor("desk", part_of="guest")),
        meetings=(held,),
        attendance=(Attendance(meeting=held.id, actor=who, presence=presence),),
    )


@pytest.mark.parametrize(
    ("days_ago", "results"),
    [
        (-1, ("confirmed", "nowhere-by-name")),
        (0, ("none", "attends")),
        (364, ("none", "attends")),
        (365, ("confirmed", "nowhere-by-name")),
    ],
)
def test_who_was_at_a_meeting_of_the_last_year_is_not_missing_everywhere(
    days_ago: int, results: tuple[str, str]
) -> None:
    facts = with_guest(TODAY - timedelta(days=days_ago))
    assert answers(facts, "no-seat")["guest",] == results


@pytest.mark.parametrize(("until", "results"), [("2026-11-22", "attends"), ("2026-11", "seated")])
def test_only_a_meeting_after_its_last_seat_counts(until: str, results: str) -> None:
    facts = with_guest(TODAY)
    left = seat("table", "guest", active_until=until)
    assert answers(replace(facts, seats=(*facts.seats, left)), "no-seat")["guest",][1] == results


def test_of_who_was_there_as_a_member_it_is_told_that_it_sits_there_no_longer() -> None:
    facts = with_guest(TODAY - timedelta(days=30))
    left = seat("table", "guest", active_until=(TODAY - timedelta(days=30)).isoformat())
    results = answers(replace(facts, seats=(*facts.seats, left)), "no-seat")["guest",]
    assert results == ("confirmed", "no-longer")


def test_a_unit_that_was_there_counts_for_its_whole_and_who_stayed_away_for_nobody() -> None:
    assert answers(with_guest(TODAY, who="desk"), "no-seat")["guest",] == ("none", "attends")
    absent = answers(with_guest(TODAY, Presence.EXCUSED), "no-seat")
    assert absent["guest",] == ("confirmed", "nowhere-by-name")


def test_a_named_organisation_that_nobody_seats_is_a_gap_and_the_unclear_bodies_are_told() -> None:
    facts = with_body(city({"table": "a b", "open": "a"}, others="lonely"), "open", open_list=True)
    tie = Tie(from_id="a", to_id="lonely", kind="helps", source="s", locator="1", quote="q")
    finding = found(replace(facts, ties=(tie,)), "no-seat")["lonely",]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "nowhere-by-name")
    assert finding.values["could_sit_in"] == ("open",)
    assert tie in finding.facts


@pytest.mark.parametrize("naming", [Naming.GROUP, Naming.ROLE])
def test_a_group_or_a_role_without_a_seat_is_unknown(naming: Naming) -> None:
    facts = with_actor(city({"table": "a b"}, others="some"), "some", named=naming)
    assert answers(facts, "no-seat")["some",] == ("unknown", f"{naming.value}-without-seat")


@pytest.mark.parametrize(
    ("evidence", "weak"), [(Evidence.GROUP, "as-group"), (Evidence.SUPPOSED, "supposed")]
)
def test_an_organisation_that_only_a_groups_word_or_a_scenario_seats_is_unknown(
    evidence: Evidence, weak: str
) -> None:
    facts = with_seat(city({"table": "a b"}), "table", "a", evidence=evidence)
    assert answers(facts, "no-seat")["a",] == ("unknown", f"only-{weak}")
    facts = with_seat(partnership("a c"), "table", "a", evidence=evidence)
    assert answers(facts, "partnership-only")["a",] == ("unknown", f"consults-{weak}")


def test_an_actor_with_a_seat_is_no_gap_and_the_seat_is_shown() -> None:
    finding = found(city({"table": "a b"}), "no-seat")["a",]
    assert (finding.status, finding.severity) == (Status.NONE, 0)
    assert finding.facts == (Seat(body="table", actor="a"),)


def test_a_seat_of_a_part_counts_for_the_whole_and_one_of_the_whole_for_its_parts() -> None:
    facts = with_actor(city({"table": "unit x"}, others="city office"), "unit", part_of="city")
    facts = with_actor(facts, "office", part_of="unit")
    results = answers(facts, "no-seat")
    assert results["city",] == results["office",] == ("none", "seated")


def test_a_seat_that_has_ended_is_no_seat_any_more() -> None:
    facts = with_seat(city({"table": "a b"}), "table", "a", active_until="2025")
    finding = found(facts, "no-seat")["a",]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "no-longer")
    assert (finding.values["bodies"], finding.values["until"]) == (("table",), "2025")


def partnership(consultation: str) -> Facts:
    facts = city({"project": "a b", "table": consultation})
    return with_body(facts, "project", layer=Layer.PARTNERSHIP)


def test_a_partner_that_sits_in_no_consultation_is_a_gap() -> None:
    results = answers(partnership("b c"), "partnership-only")
    assert results == {
        ("a",): ("confirmed", "in-no-consultation-by-name"),
        ("b",): ("none", "consults"),
    }


def test_a_group_in_a_partnership_and_in_no_consultation_is_unknown() -> None:
    facts = with_actor(partnership("b c"), "a", named=Naming.GROUP)
    assert answers(facts, "partnership-only")["a",] == ("unknown", "group-in-partnership")


def test_data_without_any_consultation_cannot_tell_who_is_in_none() -> None:
    facts = with_body(city({"project": "a b"}), "project", layer=Layer.PARTNERSHIP)
    results = answers(facts, "partnership-only")
    assert set(results.values()) == {("unknown", "no-consultation-known")}


def test_a_partner_consults_when_a_part_of_it_does() -> None:
    facts = with_actor(partnership("unit c"), "unit", part_of="a", named=Naming.GROUP)
    assert answers(facts, "partnership-only")["a",] == ("none", "consults")
