"""Two with a theme in common that never sit together, in each answer of the rule."""

from __future__ import annotations

from dataclasses import replace

from data.model import (
    Facts,
    Naming,
    Seat,
    Theme,
    ThemeLink,
)
from graph.gaps import (
    RuleSetting,
    Status,
)
from tests.gap_answers import answers
from tests.gap_city import city, found, with_actor, with_body


def with_themes(facts: Facts, **themes: str) -> Facts:
    """Themes with the actors and bodies that deal with them."""
    return replace(
        facts,
        themes=tuple(Theme(id=theme, name=theme) for theme in themes),
        theme_links=tuple(
            ThemeLink(theme=theme, subject=subject)
            for theme, subjects in themes.items()
            for subject in subjects.split()
        ),
    )


def test_two_actors_with_a_theme_in_common_and_no_body_are_a_gap() -> None:
    facts = with_themes(city({"one": "a x", "two": "b y"}), rent="a b")
    finding = found(facts, "theme-apart")["a", "b"]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "never-meet")
    assert finding.values["themes"] == ("rent",)
    assert {type(fact) for fact in finding.facts} == {ThemeLink, Seat}


def test_a_pair_with_a_theme_in_common_may_meet_where_members_are_not_all_named() -> None:
    facts = with_themes(city({"one": "a x", "two": "b y", "open": "z"}), rent="a b open")
    facts = with_actor(with_body(facts, "open", open_list=True), "z", sector="care")
    assert answers(facts, "theme-apart")["a", "b"] == ("unknown", "may-meet-unseen")
    assert found(facts, "theme-apart")["a", "b"].values["bodies"] == ("open",)


def test_nothing_is_missing_between_an_actor_and_an_unnamed_group() -> None:
    facts = with_themes(city({"one": "a x", "two": "b y"}), rent="a b")
    facts = with_actor(facts, "b", named=Naming.GROUP)
    assert not answers(facts, "theme-apart")


def test_members_of_different_parts_of_one_body_may_meet_in_the_whole() -> None:
    facts = city({"whole": "", "one": "a", "two": "b"})
    facts = with_body(with_body(facts, "one", part_of="whole"), "two", part_of="whole")
    results = answers(with_themes(facts, rent="whole"), "theme-apart")
    assert results == {("a", "b"): ("unknown", "may-meet-unseen")}


def test_members_of_a_body_deal_with_its_themes_and_meet_there() -> None:
    facts = with_themes(city({"table": "a b"}), rent="table", heat="a b")
    finding = found(facts, "theme-apart")["a", "b"]
    assert (finding.status, finding.values["themes"]) == (Status.NONE, ("heat", "rent"))


def test_a_part_and_its_whole_are_no_pair() -> None:
    facts = with_actor(city({"one": "a", "two": "unit"}), "unit", part_of="a")
    assert not answers(with_themes(facts, rent="a unit"), "theme-apart")


def test_a_theme_of_nearly_everybody_is_answered_once_and_a_city_may_say_how_many_that_is() -> None:
    facts = with_themes(city({"one": "a x", "two": "b y"}), rent="a b x")
    narrow = RuleSetting(thresholds={"largest_theme": 2})
    results = found(facts, "theme-apart", theme_apart=narrow)
    assert results.keys() == {("rent",)}
    assert results["rent",].values["pairs"] == 3
    assert results["rent",].status is Status.UNKNOWN
