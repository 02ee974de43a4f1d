"""Seats of actors that ended or were succeeded: to the end of the line, by day, and in a split."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import Certainty, Evidence, Facts, Seat, Succession
from graph.gaps import find_gaps
from tests.gap_answers import TABLE, TODAY, actor, answers, body, found, seat


def succeeded(*seats: Seat, open_list: bool = False, **fields: object) -> Facts:
    event = Succession(id="s", predecessor="a", event="fusie", successor="b", happened="2025-07")
    return replace(
        TABLE,
        bodies=(body("table", open_list=open_list),),
        actors=(actor("a"), actor("b"), actor("other")),
        seats=(*seats, seat("table", "other")),
        succession=(replace(event, **fields),),  # type: ignore[arg-type]
    )


ENDED = seat("table", "a", active_until="2025-06")


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (succeeded(seat("table", "a")), ("confirmed", "succeeded-with-seat")),
        (
            succeeded(seat("table", "a"), certainty=Certainty.UNSURE),
            ("unknown", "perhaps-succeeded-with-seat"),
        ),
        (succeeded(seat("table", "a"), happened=None), ("unknown", "perhaps-succeeded-with-seat")),
        (succeeded(ENDED), ("confirmed", "successor-without-seat")),
        (succeeded(ENDED, open_list=True), ("unknown", "successor-perhaps-unseen")),
        (succeeded(ENDED, seat("table", "b")), ("none", "handed-over")),
    ],
)
def test_a_seat_goes_from_a_predecessor_to_its_successor(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "succeeded-actor") == {("a", "b"): answer}


def test_a_seat_that_ended_long_before_the_succession_was_not_to_be_handed_over() -> None:
    old = seat("table", "a", active_until="2020")
    assert not answers(succeeded(old), "succeeded-actor")


def test_a_succession_to_come_or_into_itself_asks_nothing_yet() -> None:
    assert not answers(succeeded(seat("table", "a"), happened="2027"), "succeeded-actor")
    assert not answers(succeeded(seat("table", "a"), successor="a"), "succeeded-actor")


def test_two_that_succeed_each_other_are_judged_once_by_the_latest() -> None:
    facts = succeeded(seat("table", "a"), seat("table", "b"))
    back = replace(facts.succession[0], id="t", predecessor="b", successor="a", happened="2026-01")
    facts = replace(facts, succession=(*facts.succession, back))
    assert answers(facts, "succeeded-actor") == {("b", "a"): ("confirmed", "succeeded-with-seat")}


def test_a_succession_to_come_hides_neither_an_earlier_one_nor_an_actor_that_ended() -> None:
    facts = succeeded(seat("table", "a"))
    (event,) = facts.succession
    again = replace(event, id="t", happened="2027")
    back = replace(event, id="u", predecessor="b", successor="a", happened="2028")
    facts = replace(facts, succession=(event, again, back))
    assert answers(facts, "succeeded-actor") == {("a", "b"): ("confirmed", "succeeded-with-seat")}
    facts = replace(
        facts,
        actors=(actor("a", active_until="2026-01"), actor("b"), actor("other")),
        succession=(again,),
    )
    assert answers(facts, "succeeded-actor") == {("a",): ("confirmed", "ended-with-seat")}


def test_an_actor_that_ended_without_a_successor_and_keeps_its_seat_is_a_gap() -> None:
    facts = replace(TABLE, actors=(actor("a", active_until="2024"), *TABLE.actors[1:]))
    assert answers(facts, "succeeded-actor") == {("a",): ("confirmed", "ended-with-seat")}


# Lines of successors, and splits


def line(*seats: Seat, events: str = "a>b:2020-01 b>c:2023-01", ended: str = "") -> Facts:
    """Actors a to d and z, who is always there; who was succeeded by whom, and when."""
    read = [event.replace(">", ":").split(":") for event in events.split()]
    return Facts(
        actors=tuple(
            actor(actor_id, active_until="2024" if actor_id in ended.split() else None)
            for actor_id in "abcdz"
        ),
        bodies=(body("q"),),
        seats=(seat("q", "z"), *seats),
        succession=tuple(
            Succession(
                id=f"{one}{other}",
                predecessor=one,
                event="fusie",
                successor=other,
                happened=day or None,
            )
            for one, other, day in read
        ),
    )


A_UNTIL_2020 = seat("q", "a", active_until="2020-01")
B_UNTIL_2023 = seat("q", "b", active_from="2020-01", active_until="2023-01")
C_SINCE_2023 = seat("q", "c", active_from="2023-01")


def results_by_subjects(facts: Facts, on: date = TODAY) -> dict[tuple[str, ...], tuple[str, str]]:
    return answers(facts, "succeeded-actor", on=on)


def test_a_successor_that_was_itself_succeeded_is_no_gap_when_the_last_holds_the_seat() -> None:
    facts = line(A_UNTIL_2020, B_UNTIL_2023, C_SINCE_2023)
    assert results_by_subjects(facts, date(2026, 11, 30)) == {
        ("a", "c"): ("none", "handed-over"),
        ("b", "c"): ("none", "handed-over"),
    }


def test_on_an_earlier_day_the_line_ends_earlier() -> None:
    facts = line(A_UNTIL_2020, B_UNTIL_2023, C_SINCE_2023)
    assert results_by_subjects(facts, date(2019, 6, 1)) == {}
    assert results_by_subjects(facts, date(2021, 6, 1)) == {("a", "b"): ("none", "handed-over")}


def test_a_successor_that_held_the_seat_and_left_it_is_no_gap() -> None:
    facts = line(A_UNTIL_2020, B_UNTIL_2023, events="a>b:2020-01")
    assert results_by_subjects(facts) == {("a", "b"): ("none", "handed-over-before")}


def test_one_that_left_before_the_succession_did_not_get_the_seat() -> None:
    facts = line(
        A_UNTIL_2020,
        seat("q", "b", active_from="2015", active_until="2019-12-31"),
        events="a>b:2020-01",
    )
    assert results_by_subjects(facts) == {("a", "b"): ("confirmed", "successor-without-seat")}


def test_a_seat_that_nobody_in_the_line_ever_got_is_a_gap_told_of_the_last() -> None:
    assert results_by_subjects(line(A_UNTIL_2020)) == {
        ("a", "c"): ("confirmed", "successor-without-seat")
    }


def test_of_a_split_one_successor_suffices() -> None:
    split = "a>b:2020-01 a>c:2020-01"
    assert results_by_subjects(line(A_UNTIL_2020, C_SINCE_2023, events=split)) == {
        ("a", "b", "c"): ("none", "handed-over")
    }
    assert results_by_subjects(line(A_UNTIL_2020, events=split)) == {
        ("a", "b", "c"): ("confirmed", "successor-without-seat")
    }


def test_a_line_whose_end_is_gone_asks_nothing() -> None:
    assert not results_by_subjects(line(A_UNTIL_2020, ended="c"))


def test_a_succession_before_the_other_is_no_part_of_the_line() -> None:
    facts = line(
        A_UNTIL_2020, seat("q", "b", active_from="2020-02"), events="a>b:2020-01 b>c:2010-01"
    )
    assert results_by_subjects(facts)["a", "b"] == ("none", "handed-over")


def test_a_circle_of_successions_ends() -> None:
    facts = line(A_UNTIL_2020, events="a>b:2020-01 b>c:2021-01 c>a:2022-01")
    assert all(len(finding) > 1 for finding in results_by_subjects(facts))


def test_those_of_a_circle_have_one_finding_which_is_the_gap_if_any_of_them_is_one() -> None:
    held = seat("q", "a", active_until="2020"), seat("q", "b")
    circle = line(*held, events="a>b: b>c: c>a:")
    findings = [
        finding for finding in find_gaps(circle, on=TODAY) if finding.rule == "succeeded-actor"
    ]
    assert [sorted(finding.subjects) for finding in findings] == [["a", "b", "c"]]
    assert findings[0].reason == "perhaps-succeeded-with-seat"
    assert findings[0].values["predecessor"] == "b"


@pytest.mark.parametrize(
    ("happened", "on", "passed"),
    [
        ("2026", "2026-12-30", False),
        ("2026", "2026-12-31", False),
        ("2026", "2027-01-01", True),
        ("2026-11", "2026-11-30", False),
        ("2026-11", "2026-12-01", True),
        ("2026-11-23", "2026-11-22", False),
        ("2026-11-23", "2026-11-23", True),
        ("2026-11-23", "2026-11-24", True),
    ],
)
def test_an_event_of_a_year_or_a_month_is_over_when_that_is(
    happened: str, on: str, passed: bool
) -> None:
    facts = line(seat("q", "a"), events=f"a>b:{happened}")
    gap = {("a", "b"): ("confirmed", "succeeded-with-seat")}
    assert results_by_subjects(facts, date.fromisoformat(on)) == (gap if passed else {})


@pytest.mark.parametrize(
    ("begin", "answer"),
    [
        ("2026-11-22", "handed-over"),
        ("2026-11-23", "handed-over"),
        ("2026-11-24", "to-be-handed-over"),
    ],
)
def test_a_seat_that_is_to_begin_is_told_as_one_to_come(begin: str, answer: str) -> None:
    facts = line(A_UNTIL_2020, seat("q", "b", active_from=begin), events="a>b:2020-01")
    assert results_by_subjects(facts) == {("a", "b"): ("none", answer)}


@pytest.mark.parametrize(
    ("evidence", "answer"),
    [
        (Evidence.EXPLICIT, ("none", "handed-over")),
        (Evidence.DERIVED, ("none", "handed-over")),
        (Evidence.CONDITIONAL, ("unknown", "successor-in-doubt")),
        (Evidence.GROUP, ("unknown", "successor-in-doubt")),
        (Evidence.SUPPOSED, ("unknown", "successor-in-doubt")),
    ],
)
def test_a_seat_that_is_in_doubt_neither_closes_nor_confirms_the_gap(
    evidence: Evidence, answer: tuple[str, str]
) -> None:
    facts = line(A_UNTIL_2020, seat("q", "b", evidence=evidence), events="a>b:2020-01")
    assert results_by_subjects(facts) == {("a", "b"): answer}


@pytest.mark.parametrize(("part", "whole"), [("d", "b"), ("b", "d")])
def test_a_seat_of_a_unit_or_of_the_whole_of_the_successor_counts(part: str, whole: str) -> None:
    facts = line(A_UNTIL_2020, seat("q", "d"), events="a>b:2020-01")
    actors = tuple(
        replace(actor, part_of=whole) if actor.id == part else actor for actor in facts.actors
    )
    assert results_by_subjects(replace(facts, actors=actors)) == {
        ("a", "b"): ("none", "handed-over")
    }


def test_a_line_with_an_uncertain_step_is_not_confirmed() -> None:
    facts = line(A_UNTIL_2020)
    (first, second) = facts.succession
    unsure = replace(second, certainty=Certainty.UNSURE)
    facts = replace(facts, succession=(first, unsure))
    assert results_by_subjects(facts) == {("a", "c"): ("unknown", "successor-perhaps-unseen")}


def test_a_finding_about_a_split_names_its_successors() -> None:
    facts = line(A_UNTIL_2020, events="a>b:2020-01 a>c:2020-01")
    assert found(facts, "succeeded-actor")["a", "b", "c"].values["successor"] == ("b", "c")
