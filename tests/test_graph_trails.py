"""What leads from a theme or a body to actors: each step on a fact that holds on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Activity,
    Evidence,
    Facts,
    Role,
    Seat,
    Theme,
    ThemeLink,
    Tie,
)
from graph.situation.situation import Situation
from graph.trails import Trail, TrailSearch
from tests.cities import city, kortrijk

DAY = date(2026, 12, 10)


def town(**more: object) -> Facts:
    """A forum of a that deals with rent; a club of b, and d who sits nowhere."""
    facts = replace(
        city({"forum": "a", "club": "b"}, others=["d"]),
        themes=(Theme(id="rent", name="Rent"),),
        theme_links=(ThemeLink(theme="rent", subject="forum"),),
    )
    return replace(facts, **more)  # type: ignore[arg-type]


def tie(start: str, end: str, **more: str) -> Tie:
    return Tie(from_id=start, to_id=end, kind="started", **more)  # type: ignore[arg-type]


def trails(facts: Facts, day: date = DAY) -> dict[str, Trail]:
    """The strongest trail from rent to each actor."""
    return {
        actor: found[0]
        for actor, found in TrailSearch(Situation(facts, day)).trails_from_theme("rent").items()
    }


def places(facts: Facts, day: date = DAY) -> dict[str, list[str]]:
    return {
        actor: [step.end for step in trail.steps] for actor, trail in trails(facts, day).items()
    }


def test_an_actor_that_deals_with_a_theme_itself_is_one_step_away() -> None:
    facts = town(theme_links=(ThemeLink(theme="rent", subject="d"),))
    assert places(facts) == {"d": ["d"]}


def test_who_sits_in_a_body_on_the_theme_is_two_steps_away() -> None:
    assert places(town()) == {"a": ["forum", "a"]}


@pytest.mark.parametrize("ends", [("forum", "club"), ("club", "forum")])
def test_a_tie_leads_to_another_body_both_ways(ends: tuple[str, str]) -> None:
    assert places(town(ties=(tie(*ends),)))["b"] == ["forum", "club", "b"]


def test_an_activity_in_between_leads_to_who_runs_it() -> None:
    facts = town(
        activities=(Activity(id="night", name="Night"),),
        ties=(tie("forum", "night"), tie("d", "night")),
    )
    assert places(facts)["d"] == ["forum", "night", "d"]


def test_a_theme_of_an_activity_leads_to_the_members_of_the_body_that_started_it() -> None:
    facts = town(
        activities=(Activity(id="night", name="Night"),),
        theme_links=(ThemeLink(theme="rent", subject="night"),),
        ties=(tie("club", "night"),),
    )
    assert places(facts) == {"b": ["night", "club", "b"]}


def test_what_lies_further_than_three_steps_leads_nowhere() -> None:
    facts = town(
        activities=(Activity(id="night", name="Night"),),
        ties=(tie("forum", "night"), tie("club", "night")),
    )
    assert "b" not in places(facts)


def test_without_a_link_to_the_theme_there_is_no_trail() -> None:
    assert places(town(theme_links=())) == {}


def test_an_actor_in_between_says_nothing_of_another() -> None:
    assert "d" not in places(town(ties=(tie("a", "d"),)))


@pytest.mark.parametrize(
    ("day", "led"),
    [
        (date(2026, 12, 9), False),
        (DAY, True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
@pytest.mark.parametrize("what", ["seat", "tie", "activity", "body"])
def test_only_what_holds_on_the_day_leads_anywhere(what: str, day: date, led: bool) -> None:
    first, last = "2026-12-10", "2026-12-31"
    night = Activity(id="night", name="Night")
    begun = tie("d", "night")
    facts = town()
    bodies = [*facts.bodies]
    match what:
        case "activity":
            night = replace(night, active_from=first, active_until=last)
        case "tie":
            begun = replace(begun, active_from=first, active_until=last)
        case "body":
            bodies[0] = replace(bodies[0], active_from=first, active_until=last)
    facts = replace(
        facts, bodies=tuple(bodies), activities=(night,), ties=(tie("forum", "night"), begun)
    )
    if what == "seat":
        seat = Seat(body="forum", actor="d", active_from=first, active_until=last)
        facts = replace(facts, seats=(*facts.seats, seat), ties=())
    assert ("d" in places(facts, day)) is led


def test_a_conditional_seat_leads_somewhere_but_not_surely() -> None:
    facts = town(seats=(Seat(body="forum", actor="a", evidence=Evidence.CONDITIONAL),))
    assert trails(facts)["a"].strength.unsure
    sure = replace(facts, seats=(*facts.seats, Seat(body="club", actor="a")))
    found = trails(replace(sure, ties=(tie("forum", "club"),)))["a"]
    assert [step.end for step in found.steps] == ["forum", "club", "a"]
    assert not found.strength.unsure


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ({"role": Role.CHAIR}, {"role": Role.MEMBER}),
        ({"evidence": Evidence.EXPLICIT}, {"evidence": Evidence.DERIVED}),
        ({"evidence": Evidence.DERIVED}, {"evidence": Evidence.CONDITIONAL}),
    ],
)
def test_a_stronger_trail_speaks_louder(
    stronger: dict[str, object], weaker: dict[str, object]
) -> None:
    seats = (
        Seat(body="forum", actor="a", **weaker),  # type: ignore[arg-type]
        Seat(body="forum", actor="b", **stronger),  # type: ignore[arg-type]
    )
    found = trails(town(seats=seats))
    assert found["b"].strength < found["a"].strength


def test_the_convenor_of_a_body_is_led_to_also_without_a_seat() -> None:
    facts = town()
    bodies = (replace(facts.bodies[0], convenor="d"), *facts.bodies[1:])
    found = trails(replace(facts, bodies=bodies))
    assert [step.end for step in found["d"].steps] == ["forum", "d"]
    assert found["d"].strength < found["a"].strength


def test_who_takes_part_comes_before_who_a_tie_only_ends_at() -> None:
    facts = town(ties=(tie("forum", "d"), tie("b", "forum")))
    found = trails(facts)
    assert found["a"].strength == found["b"].strength < found["d"].strength


def test_the_themes_of_a_body_lead_to_who_may_get_a_seat_there() -> None:
    facts = town(
        themes=(Theme(id="rent", name="R"), Theme(id="prices", name="P", part_of="rent")),
        theme_links=(
            ThemeLink(theme="rent", subject="forum"),
            ThemeLink(theme="prices", subject="d"),
        ),
        ties=(tie("forum", "club"),),
    )
    found = TrailSearch(Situation(facts, DAY)).strongest_trails_from_body("forum")
    ends = {actor: [step.end for step in trails[0].steps] for actor, trails in found.items()}
    assert ends == {"a": ["a"], "b": ["club", "b"], "d": ["prices", "d"]}


def test_all_direct_trails_are_given_and_of_several_longer_ones_only_the_first_in_order() -> None:
    subjects = ("forum", "table")
    facts = replace(
        city({"forum": "a", "table": "a", "club": "b"}),
        themes=(Theme(id="rent", name="R"), Theme(id="prices", name="P", part_of="rent")),
        theme_links=(
            *(ThemeLink(theme="rent", subject=subject) for subject in subjects),
            ThemeLink(theme="prices", subject="forum"),
        ),
        ties=tuple(tie(subject, "club") for subject in subjects),
    )
    found = TrailSearch(Situation(facts, DAY)).trails_from_theme("rent")
    starts = {
        actor: [(trail.steps[0].start, *(step.end for step in trail.steps)) for trail in trails]
        for actor, trails in found.items()
    }
    assert starts == {
        "a": [("prices", "forum", "a"), ("rent", "forum", "a"), ("rent", "table", "a")],
        "b": [("prices", "forum", "club", "b")],
    }


def test_in_kortrijk_homelessness_leads_by_the_woonclub_to_its_partners() -> None:
    found = TrailSearch(Situation(kortrijk(), DAY)).trails_from_theme("dak-en-thuisloosheid")
    for actor in ("caw", "samenlevingsopbouw", "stad-kortrijk"):
        (trail,) = found[actor]
        assert [step.end for step in trail.steps] == ["stuurgroep-thuisloosheid", "woonclub", actor]
        assert [fact.locator for fact in trail.facts] == ["regel 43", "regel 43", "regel 52"]
        assert trail.strength < found["de-poort"][0].strength
