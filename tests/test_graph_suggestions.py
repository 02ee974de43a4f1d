"""Suggestions of new seats: what each changes is what it truly changes, and the best come first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import (
    Actor,
    Body,
    Evidence,
    Facts,
    Layer,
    Naming,
    Seat,
    Theme,
    ThemeLink,
    Tie,
)
from graph.gaps import RULES, RuleSetting, Status, find_gaps
from graph.measures import measure_network
from graph.network import two_mode_network
from graph.scenarios.baseline import compute_baseline
from graph.scenarios.candidates import candidate_seats
from graph.scenarios.comparison import compare_states
from graph.scenarios.connectivity import connectivity_of
from graph.scenarios.finding_changes import FindingChange, finding_changes
from graph.scenarios.gains import gain_of_seat
from graph.scenarios.scenario import AddBody, AddSeat, ScenarioError, apply_steps
from graph.scenarios.seat_effect import UNAFFECTED_RULES, effect_of_seat
from graph.scenarios.suggestions import SeatSuggestion, suggest_seat_set, suggest_seats
from tests.any_town import any_town
from tests.cities import city
from tests.cities import kortrijk as kortrijk_facts
from tests.test_graph_gaps_always import ACTORS, BODIES, anything

TODAY = date(2026, 11, 23)
EVERYTHING = 10_000


@pytest.fixture(scope="module")
def kortrijk() -> Facts:
    return kortrijk_facts()


def about_themes(facts: Facts, **themes: str) -> Facts:
    """The facts with themes, each with the actors or bodies that deal with it."""
    return replace(
        facts,
        themes=tuple(Theme(id=theme, name=theme) for theme in themes),
        theme_links=tuple(
            ThemeLink(theme=theme, subject=subject)
            for theme, subjects in themes.items()
            for subject in subjects.split()
        ),
    )


def reasons(suggestion: SeatSuggestion) -> set[tuple[str, object]]:
    return {
        (reason.key, reason.values.get("rule") or next(iter(reason.values.values())))
        for reason in suggestion.reasons
    }


def the(found: Iterable[SeatSuggestion], actor: str, body: str) -> SeatSuggestion:
    (one,) = [
        suggestion for suggestion in found if (suggestion.actor, suggestion.body) == (actor, body)
    ]
    return one


def answers(found: Iterable[FindingChange]) -> set[tuple[object, ...]]:
    return {
        (
            shift.relevant_finding.identity,
            shift.kind,
            *(
                (finding.status, finding.reason)
                if finding is not None and finding.severity
                else None
                for finding in (shift.before, shift.after)
            ),
        )
        for shift in found
    }


seats_before = st.lists(st.tuples(st.sampled_from(ACTORS), st.sampled_from((*BODIES, "new"))))


@settings(max_examples=100, deadline=None)
@given(anything | any_town, seats_before, st.integers(0, 100), st.sampled_from((2, 3, 40)))
def test_asking_only_what_a_seat_can_move_finds_what_asking_everything_does(
    facts: Facts, supposed: list[tuple[str, str]], which: int, largest: int
) -> None:
    facts = apply_steps(facts, [AddBody(Body(id="new", name="N", layer=Layer.WOONRAAD))])
    for actor, body in supposed:
        try:
            facts = apply_steps(facts, [AddSeat(actor, body)])
        except ScenarioError:
            continue
    given_settings = {"theme-apart": RuleSetting(thresholds={"largest_theme": largest})}
    stands = compute_baseline(facts, TODAY, given_settings)
    pairs = candidate_seats(stands, None, EVERYTHING)
    for actor, body in pairs[which % 7 :: 7]:
        effect = effect_of_seat(stands, actor, body)
        after = apply_steps(facts, [AddSeat(actor, body)])
        was = find_gaps(facts, on=TODAY, settings=given_settings)
        becomes = find_gaps(after, on=TODAY, settings=given_settings)
        assert answers(effect.finding_changes) == answers(finding_changes(was, becomes))
        comparison = compare_states(facts, after, on=TODAY)
        assert effect.cut_points_gone == comparison.cut_points_gone
        assert effect.cut_points_new == comparison.cut_points_new
        assert effect.fewer_components == (comparison.component_counts.before or 0) - (
            comparison.component_counts.after or 0
        )


def test_asking_only_what_a_seat_can_move_holds_for_every_seat_in_kortrijk(kortrijk: Facts) -> None:
    stands = compute_baseline(kortrijk, TODAY)
    before = find_gaps(kortrijk, on=TODAY)
    for actor, body in candidate_seats(stands, None, EVERYTHING)[::5]:
        after = find_gaps(apply_steps(kortrijk, [AddSeat(actor, body)]), on=TODAY)
        assert answers(effect_of_seat(stands, actor, body).finding_changes) == answers(
            finding_changes(before, after)
        )


def test_two_parts_of_one_whole_are_one_and_never_a_pair() -> None:
    actors = (Actor(id="a", name="A", part_of="g"), Actor(id="f", name="F", part_of="g"))
    facts = about_themes(
        Facts(
            actors=(*actors, Actor(id="g", name="G")),
            bodies=(
                Body(id="table", name="T", layer=Layer.KERNGROEP, open_list=True),
                Body(id="unseen", name="U", layer=Layer.KERNGROEP),  # may join them already
            ),
        ),
        premiums="a f unseen",
    )
    before = find_gaps(facts, on=TODAY)
    assert not [finding for finding in before if finding.rule == "theme-apart"]
    after = find_gaps(apply_steps(facts, [AddSeat("g", "table")]), on=TODAY)
    effect = effect_of_seat(compute_baseline(facts, TODAY), "g", "table")
    assert answers(effect.finding_changes) == answers(finding_changes(before, after))


@settings(max_examples=80, deadline=None)
@given(anything)
def test_cut_points_and_parts_are_those_of_the_measures(facts: Facts) -> None:
    network = two_mode_network(facts)
    found = connectivity_of(network)
    measured = measure_network(network, ("cut_point", "components"))
    assert found.cut_points == {actor for actor, row in measured.actors.items() if row["cut_point"]}
    assert found.component_count == measured.network["components"]


def test_the_rules_that_no_seat_can_move_exist() -> None:
    assert {rule.key for rule in RULES} > UNAFFECTED_RULES


def test_a_second_link_between_two_bodies_removes_a_cut_point() -> None:
    facts = city({"forum": "a b", "table": "b c"})
    found = suggest_seats(facts, on=TODAY)
    assert {(suggestion.actor, suggestion.body) for suggestion in found} == {
        ("a", "table"),
        ("c", "forum"),
    }
    best = found[0]
    assert (best.gain.cut_points, best.gain.components) == (1, 0)
    assert ("removes-cut-points", ("b",)) in reasons(best)
    assert ("closes", "cut-point") in reasons(best)
    assert best.as_step == AddSeat("c", "forum")


def test_a_seat_that_joins_two_parts_is_not_blamed_for_holding_them_together() -> None:
    facts = city({"forum": "a b", "table": "c d"})
    best = suggest_seats(facts, on=TODAY)[0]
    assert best.gain.components == 1
    assert best.gain.cut_points == 0
    assert best.gain.gaps > 0
    joins = next(reason for reason in best.reasons if reason.key == "joins")
    assert joins.values in (
        {"actors": ("a", "b"), "bodies": ("forum",)},
        {"actors": ("c", "d"), "bodies": ("table",)},
    )
    assert ("makes-cut-points", (best.actor,)) in reasons(best)


def test_a_seat_after_which_more_hangs_on_one_actor_counts_against_itself() -> None:
    stands = compute_baseline(city({"forum": "a b c", "hall": "c"}, others=["d"]), TODAY)
    effect = effect_of_seat(stands, "d", "hall")
    assert (effect.cut_points_gone, effect.cut_points_new) == ((), ("c",))
    assert gain_of_seat(stands.situation, effect, "d", "hall").cut_points == -1
    assert (
        gain_of_seat(
            stands.situation, effect_of_seat(stands, "d", "forum"), "d", "forum"
        ).cut_points
        == 0
    )


def test_a_confirmed_gap_weighs_more_than_an_unknown_one() -> None:
    facts = about_themes(city({"forum": "a b", "table": "b c d"}, others=["e"]), t="a c", u="a e")
    crowd = Actor(id="crowd", name="C", sector="care", named=Naming.GROUP)
    seat = Seat(body="open", actor="crowd", evidence=Evidence.GROUP)
    open_body = Body(id="open", name="O", layer=Layer.CONSULTATION)
    facts = replace(
        facts,
        actors=(*facts.actors, crowd),
        bodies=(*facts.bodies, open_body),
        seats=(*facts.seats, seat),
    )
    found = suggest_seats(facts, body="table", on=TODAY)
    closed = {
        (finding.status, finding.severity, finding.rule)
        for finding in (
            shift.relevant_finding for shift in the(found, "e", "table").effect.finding_changes
        )
    }
    assert closed == {(Status.CONFIRMED, 3, "no-seat")}
    assert the(found, "e", "table").gain.gaps == 3.0
    # A cut point, a pair with a theme and two bodies with one link, of which none is certain.
    assert the(found, "a", "table").gain.gaps == (3 + 2 + 1 + 1) / 4
    assert [suggestion.actor for suggestion in found] == ["e", "a"]


def test_an_opened_gap_counts_against_a_seat() -> None:
    facts = city({"forum": "a b c", "table": "c d e"}, others=["f", "g"])
    paid = replace(facts, ties=(Tie(from_id="d", to_id="f", kind="betaalt"),))
    found = suggest_seats(paid, body="table", on=TODAY)
    assert the(found, "g", "table").gain.gaps - the(found, "f", "table").gain.gaps == 1.0
    assert ("opens", "funder-at-table") in reasons(the(found, "f", "table"))


def test_of_equals_the_one_that_balances_the_sectors_comes_first() -> None:
    sectors = {"a": "housing", "b": "housing", "x": "housing", "y": "care"}
    facts = city({"forum": "a b"}, sectors=sectors, others=["x", "y"])
    first, second = suggest_seats(facts, body="forum", on=TODAY)
    assert (first.actor, second.actor) == ("y", "x")
    assert (first.gain.gaps, second.gain.gaps) == (3.0, 3.0)
    assert first.gain.balance == pytest.approx(9 / 5 - 1)
    assert second.gain.balance == 0.0
    assert ("brings-sector", "care") in reasons(first)


def test_a_seat_that_only_makes_the_sectors_more_even_says_so() -> None:
    sectors = {"a": "housing", "b": "housing", "c": "care", "d": "care"}
    facts = city({"forum": "a b c", "table": "a b c d", "hall": "a b c d"}, sectors=sectors)
    (only,) = suggest_seats(facts, body="forum", on=TODAY)
    assert only.gain[:3] == (0.0, 0, 0)
    assert only.gain.balance == pytest.approx(2 - 9 / 5)
    assert [(reason.key, dict(reason.values)) for reason in only.reasons] == [
        ("evens-sectors", {"sector": "care", "body": "forum"})
    ]


def test_a_seat_that_brings_nothing_is_not_suggested() -> None:
    assert suggest_seats(city({"forum": "a b c", "table": "a b c"}), on=TODAY) == ()
    assert suggest_seat_set(Facts(), on=TODAY) == ()


def test_no_unnamed_group_and_nobody_who_sits_there_through_a_part_is_suggested() -> None:
    facts = city({"forum": "a b"}, others=["crowd", "part", "later"])
    changed = {
        "crowd": Actor(id="crowd", name="C", named=Naming.GROUP),
        "part": Actor(id="part", name="P", part_of="a"),
    }
    facts = replace(
        facts,
        actors=tuple(changed.get(actor.id, actor) for actor in facts.actors),
        seats=(*facts.seats, Seat(body="forum", actor="later", active_from="2027")),
    )
    assert candidate_seats(compute_baseline(facts, TODAY), None, EVERYTHING) == []


def test_a_body_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError) as refused:
        suggest_seats(city({"forum": "a"}), body="nowhere", on=TODAY)
    assert "nowhere" in str(refused.value)


def test_the_short_list_goes_together() -> None:
    facts = city({"forum": "a b c", "table": "c d e"}, others=["f", "g"])
    chosen = suggest_seat_set(facts, on=TODAY, up_to=3)
    assert chosen[0] == suggest_seats(facts, on=TODAY)[0]
    state = facts
    for suggestion in chosen:
        after = apply_steps(state, [suggestion.as_step])
        comparison = compare_states(state, after, on=TODAY)
        assert answers(suggestion.effect.finding_changes) == answers(comparison.finding_changes)
        state = after
    assert len({suggestion.as_step for suggestion in chosen}) == 3
    assert not any(
        finding.rule in {"no-seat", "cut-point"} and finding.severity
        for finding in find_gaps(state, on=TODAY)
    )


def test_the_short_list_stops_where_nothing_is_left_to_gain() -> None:
    facts = city({"forum": "a b c"}, others=["d"])
    assert [suggestion.as_step for suggestion in suggest_seat_set(facts, on=TODAY)] == [
        AddSeat("d", "forum")
    ]


def test_of_too_many_those_are_tried_that_promise_most() -> None:
    bodies = {f"body-{number}": f"a{number} b{number} hub" for number in range(8)}
    facts = about_themes(city(bodies, others=["idle"]), t="a3 b5 idle")
    stands = compute_baseline(facts, TODAY)
    few = candidate_seats(stands, None, 6)
    assert len(few) == 6
    assert {("idle", "body-3"), ("idle", "body-5"), ("a3", "body-5"), ("b5", "body-3")} <= set(few)
    assert (
        suggest_seats(facts, on=TODAY, tries=6)[0].as_step
        == suggest_seats(facts, on=TODAY)[0].as_step
    )


def test_in_a_very_large_network_those_with_most_gaps_are_paired() -> None:
    bodies = {f"body-{number}": f"a{number} b{number} hub" for number in range(8)}
    stands = compute_baseline(city(bodies, others=["idle"]), TODAY)
    few = candidate_seats(stands, None, EVERYTHING, weighed=12)
    assert 0 < len(few) <= 6 * 3
    assert {actor for actor, _ in few} >= {"idle"}
    assert set(few) < set(candidate_seats(stands, None, EVERYTHING))


def test_progress_is_heard_before_each_seat() -> None:
    heard: list[tuple[int, int]] = []
    suggest_seats(
        city({"forum": "a b", "table": "b c"}),
        on=TODAY,
        progress=lambda done, of: heard.append((done, of)),
    )
    assert heard == [(0, 2), (1, 2)]


def test_in_kortrijk_caw_in_the_lokaal_woonoverleg_is_suggested(kortrijk: Facts) -> None:
    found = suggest_seats(kortrijk, body="lokaal-woonoverleg", on=TODAY)
    assert ("closes", "partnership-only") in reasons(the(found, "caw", "lokaal-woonoverleg"))
    assert found[0].is_supported_by_data
    shape = [suggestion for suggestion in found if not suggestion.is_supported_by_data]
    partners = {"caw", "huurdersbond", "samenlevingsopbouw"}
    assert {
        suggestion.actor for suggestion in shape[:3]
    } == partners  # each closes one confirmed gap


def test_no_supposed_seat_makes_unknown_members_known(kortrijk: Facts) -> None:
    for body in ("lokale-woonraad", "woonraad-kerngroepen", "stuurgroep-thuisloosheid"):
        for suggestion in suggest_seats(kortrijk, body=body, on=TODAY, limit=EVERYTHING):
            moved = {shift.relevant_finding.rule for shift in suggestion.effect.finding_changes}
            assert moved.isdisjoint({"members-unknown", "broad-input"})


def test_the_facts_stay_what_they_are(kortrijk: Facts) -> None:
    suggest_seat_set(kortrijk, body="lwo-kerngroep", on=TODAY)
    assert kortrijk == kortrijk_facts()
