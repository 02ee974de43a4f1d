"""Suggestions begin with seats for which something in the data speaks, and tell its lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, uploads_from
from data.model import Activity, Actor, Facts, Layer, Naming, Seat, Theme, ThemeLink, Tie
from data.store import Store
from graph.scenarios.baseline import compute_baseline
from graph.scenarios.candidates import candidate_seats
from graph.scenarios.suggestions import (
    SeatSuggestion,
    group_similar_suggestions,
    suggest_seat_set,
    suggest_seats,
)
from graph.scenarios.supporting_facts import SupportingTrails
from graph.situation.situation import Situation
from tests.cities import city, kortrijk

TODAY = date(2026, 11, 30)
ALL = 10_000


def example() -> Facts:
    with Store.open() as store:
        return propose(store, uploads_from([EXAMPLE]), replace=False).after


def town(**more: object) -> Facts:
    """Two forums with a member in common, and a club of d; e sits nowhere."""
    facts = city({"forum": "a b", "table": "b c", "club": "d"}, others=["e"])
    return replace(facts, **more)  # type: ignore[arg-type]


def found(facts: Facts, body: str | None = None) -> tuple[SeatSuggestion, ...]:
    return suggest_seats(facts, body=body, on=TODAY, limit=ALL)


def of_content(facts: Facts, body: str | None = None) -> set[tuple[str, str]]:
    return {
        (suggestion.actor, suggestion.body)
        for suggestion in found(facts, body)
        if suggestion.is_supported_by_data
    }


def about_rent(*subjects: str) -> dict[str, object]:
    return {
        "themes": (Theme(id="rent", name="Rent"), Theme(id="prices", name="P", part_of="rent")),
        "theme_links": tuple(ThemeLink(theme="rent", subject=subject) for subject in subjects),
    }


def test_without_anything_that_leads_there_no_seat_is_of_content() -> None:
    assert found(town())
    assert of_content(town()) == set()


def test_a_theme_that_an_actor_shares_with_a_body_speaks_for_a_seat_there() -> None:
    facts = town(**about_rent("forum", "e"))
    assert of_content(facts) == {("e", "forum")}
    assert found(facts)[0].is_supported_by_data
    (reason,) = [reason for reason in found(facts)[0].reasons if reason.key == "leads"]
    assert reason.facts == facts.theme_links


@pytest.mark.parametrize(
    ("actor_on", "body_on"), [("rent", "prices"), ("prices", "rent"), ("rent", "rent")]
)
def test_a_theme_above_or_below_counts_as_well(actor_on: str, body_on: str) -> None:
    links = (ThemeLink(theme=body_on, subject="forum"), ThemeLink(theme=actor_on, subject="e"))
    facts = town(**about_rent() | {"theme_links": links})
    assert of_content(facts) == {("e", "forum")}


def test_two_parts_of_one_theme_are_not_the_same_theme() -> None:
    themes = (
        Theme(id="rent", name="Rent"),
        Theme(id="prices", name="P", part_of="rent"),
        Theme(id="heat", name="H", part_of="rent"),
    )
    links = (ThemeLink(theme="heat", subject="forum"), ThemeLink(theme="prices", subject="e"))
    assert of_content(town(themes=themes, theme_links=links)) == set()


@pytest.mark.parametrize("ends", [("e", "forum"), ("forum", "e")])
def test_a_tie_speaks_for_a_seat_both_ways(ends: tuple[str, str]) -> None:
    tie = Tie(from_id=ends[0], to_id=ends[1], kind="helps")
    assert of_content(town(ties=(tie,))) == {("e", "forum")}


def test_an_activity_of_both_speaks_for_a_seat() -> None:
    facts = town(
        activities=(Activity(id="night", name="Night"),),
        ties=tuple(Tie(from_id=subject, to_id="night", kind="runs") for subject in ("forum", "e")),
    )
    assert of_content(facts) == {("e", "forum")}
    over = (Activity(id="night", name="Night", active_until="2026-11-29"),)
    assert of_content(replace(facts, activities=over)) == set()
    last_day = (Activity(id="night", name="Night", active_until="2026-11-30"),)
    assert of_content(replace(facts, activities=last_day)) == {("e", "forum")}


def test_a_gap_of_which_the_remedy_names_the_body_speaks_for_a_seat() -> None:
    facts = town()
    bodies = tuple(
        replace(body, layer=Layer.WOONRAAD, open_list=False) if body.id == "forum" else body
        for body in facts.bodies
    )
    of_care = tuple(
        replace(actor, sector="care" if actor.id in {"d", "e"} else "homes")
        for actor in facts.actors
    )
    got = of_content(replace(facts, bodies=bodies, actors=of_care), "forum")
    assert {("d", "forum"), ("e", "forum")} <= got
    for suggestion in found(replace(facts, bodies=bodies, actors=of_care), "forum"):
        for reason in suggestion.reasons:
            assert reason.key != "remedy" or reason.facts


def test_no_unnamed_group_is_proposed_whatever_leads_to_it() -> None:
    facts = town(**about_rent("forum", "e"))
    actors = tuple(
        Actor(id="e", name="E", named=Naming.GROUP) if actor.id == "e" else actor
        for actor in facts.actors
    )
    grouped = replace(facts, actors=actors)
    assert of_content(grouped) == set()
    assert all(suggestion.actor != "e" for suggestion in found(grouped))


def test_those_of_content_are_among_the_ones_that_are_tried() -> None:
    bodies = {f"body-{number}": f"a{number} b{number} hub" for number in range(8)}
    facts = replace(city(bodies, others=["idle", "led"]), **about_rent("body-7", "led"))  # type: ignore[arg-type]
    stands = compute_baseline(facts, TODAY)
    few = candidate_seats(stands, None, 4, SupportingTrails(stands.situation))
    assert len(few) == 4
    assert few[0] == ("led", "body-7")


def test_of_seats_that_bring_the_same_only_the_shape_speaks_for_none_is_first() -> None:
    facts = city({"forum": "a b", "table": "b c d"})
    groups = group_similar_suggestions(found(facts))
    assert [{(suggestion.actor, suggestion.body) for suggestion in group} for group in groups] == [
        {("c", "forum"), ("d", "forum")},
        {("a", "table")},
    ]


@pytest.mark.parametrize("facts", [kortrijk(), example()], ids=["kortrijk", "example"])
def test_the_first_suggestions_have_a_reason_of_content_with_its_lines(facts: Facts) -> None:
    first = suggest_seats(facts, on=TODAY)
    assert len(first) == 10
    for suggestion in first:
        assert suggestion.is_supported_by_data, suggestion.as_step
        content = [reason for reason in suggestion.reasons if reason.key in {"leads", "remedy"}]
        lines = [fact for reason in content for fact in reason.facts]
        assert lines
        assert all(getattr(fact, "locator", None) for fact in lines)
    assert all(
        suggestion.is_supported_by_data for suggestion in suggest_seat_set(facts, on=TODAY, up_to=2)
    )


def test_in_kortrijk_a_care_home_in_the_woonclub_is_only_for_the_shape_of_the_network() -> None:
    facts = kortrijk()
    content = SupportingTrails(Situation(facts, TODAY))
    assert {*content.trails_from_body("stuurgroep-thuisloosheid")} >= {"caw", "samenlevingsopbouw"}
    assert not any(actor.startswith("wzc-") for actor in content.trails_from_body("woonclub"))
    assert "de-poort" in content.trails_from_body("woonclub")
    homes = [
        suggestion for suggestion in found(facts, "woonclub") if suggestion.actor.startswith("wzc-")
    ]
    assert len(homes) == 12
    assert not any(suggestion.is_supported_by_data for suggestion in homes)
    assert len(next(group for group in group_similar_suggestions(homes))) == 12


def test_a_seat_that_holds_in_some_cases_only_speaks_for_nothing() -> None:
    facts = kortrijk()
    content = SupportingTrails(Situation(facts, TODAY))
    assert "leiedal" not in content.trails_from_body("lokaal-woonoverleg")
    ended = Seat(body="woonclub", actor="leiedal", active_until="2026-11-29")
    gone = replace(facts, seats=(*facts.seats, ended))
    assert "leiedal" not in SupportingTrails(Situation(gone, TODAY)).trails_from_body(
        "stuurgroep-thuisloosheid"
    )
    there = replace(facts, seats=(*facts.seats, replace(ended, active_until="2026-11-30")))
    assert "leiedal" in SupportingTrails(Situation(there, TODAY)).trails_from_body(
        "stuurgroep-thuisloosheid"
    )
