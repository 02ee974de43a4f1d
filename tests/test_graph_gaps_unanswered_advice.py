"""Advice that nobody answered in time, in each answer of the rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.model import (
    Advice,
    AdviceStatus,
    Facts,
    MeetingStatus,
    Reaction,
)
from tests.council_of_sectors import COUNCIL
from tests.gap_answers import TODAY, answers, meeting


def advised(**fields: object) -> Facts:
    """An advice of January, of a council that met again in October."""
    advice = Advice(id="advice", body="council", given=date(2026, 1, 1), text="t")
    return replace(
        COUNCIL,
        advice=(replace(advice, **fields),),  # type: ignore[arg-type]
        meetings=(meeting("council", "2026-10-01"),),
    )


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (advised(due=date(2026, 5, 1)), ("confirmed", "overdue")),
        (advised(due=TODAY - timedelta(days=1)), ("confirmed", "overdue")),
        (advised(due=TODAY), ("none", "term-still-runs")),
        (advised(due=TODAY + timedelta(days=1)), ("none", "term-still-runs")),
        (advised(), ("unknown", "no-term-agreed")),
    ],
)
def test_advice_without_a_reaction_the_day_after_its_term_is_a_gap(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "advice-unanswered") == {("advice",): answer}


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"reaction": Reaction.NO}, ("none", "answered")),
        ({"reaction": Reaction.NO, "reacted": TODAY}, ("none", "answered")),
        (
            {"reaction": Reaction.NO, "reacted": TODAY + timedelta(days=1)},
            ("confirmed", "overdue"),
        ),
        ({"reasons": "The college follows it in part."}, ("unknown", "answered-without-outcome")),
        ({"reacted": TODAY - timedelta(days=1)}, ("unknown", "answered-without-outcome")),
        ({"reacted": TODAY}, ("unknown", "answered-without-outcome")),
        ({"reacted": TODAY + timedelta(days=1)}, ("confirmed", "overdue")),
    ],
)
def test_the_text_or_the_day_of_an_answer_is_an_answer_and_its_outcome_is_asked_for(
    fields: dict[str, object], answer: tuple[str, str]
) -> None:
    facts = advised(due=date(2026, 5, 1), **fields)
    assert answers(facts, "advice-unanswered") == {("advice",): answer}


def test_of_advice_that_was_closed_with_a_text_no_outcome_is_asked() -> None:
    facts = advised(due=date(2026, 5, 1), reasons="Settled.", status=AdviceStatus.CLOSED)
    assert not answers(facts, "advice-unanswered")


@pytest.mark.parametrize("status", list(MeetingStatus))
@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2025-12-31", ("unknown", "record-stops")),
        ("2026-01-01", ("unknown", "record-stops")),
        ("2026-01-02", ("confirmed", "overdue")),
    ],
)
def test_an_answer_is_missing_only_where_something_is_recorded_after_the_advice(
    status: MeetingStatus, day: str, answer: tuple[str, str]
) -> None:
    facts = replace(advised(due=date(2026, 5, 1)), meetings=(meeting("council", day, status),))
    assert answers(facts, "advice-unanswered") == {("advice",): answer}


def test_a_later_advice_or_an_answer_to_another_shows_as_well_that_the_record_goes_on() -> None:
    facts = replace(advised(due=date(2026, 5, 1)), meetings=())
    (first,) = facts.advice
    assert answers(facts, "advice-unanswered")["advice",][1] == "record-stops"
    for other in (
        replace(first, id="other", given=date(2026, 2, 1)),
        replace(first, id="other", reaction=Reaction.YES, reacted=date(2026, 2, 1)),
    ):
        results = answers(replace(facts, advice=(first, other)), "advice-unanswered")
        assert results["advice",] == ("confirmed", "overdue")


def test_a_council_whose_advice_is_not_in_the_data_is_unknown() -> None:
    assert answers(COUNCIL, "advice-unanswered") == {("council",): ("unknown", "no-advice-known")}
