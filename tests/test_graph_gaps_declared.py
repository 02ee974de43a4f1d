"""The gap rules that hold what a source declares against what is listed, in each answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import (
    Facts,
    Figure,
    MeetingStatus,
    Naming,
    Tie,
)
from tests.gap_answers import QUARTERLY, TABLE, actor, answers, body, meeting, met, seat

# A declared number against the listed one

HOMES = Facts(
    actors=(actor("h1", kind="home"), actor("h2", kind="home"), actor("owner")),
    bodies=(body("table"),),
    seats=(seat("table", "h1"),),
    ties=(Tie(from_id="owner", to_id="h1", kind="runs"),),
)


def declared(number: float, subject: str | None = None) -> Facts:
    figure = Figure(
        id="f", what="homes", value=str(number), number=number, subject=subject, counts_kind="home"
    )
    return replace(HOMES, figures=(figure,))


@pytest.mark.parametrize(
    ("number", "subject", "answer"),
    [
        (2, None, ("none", "equal")),
        (3, None, ("confirmed", "differs")),
        (1, "owner", ("none", "equal")),
        (2, "owner", ("confirmed", "differs")),
        (1, "table", ("none", "equal")),
        (2, "table", ("confirmed", "differs")),
    ],
)
def test_a_declared_number_is_held_against_what_is_listed_of_its_subject(
    number: float, subject: str | None, answer: tuple[str, str]
) -> None:
    about = ("f",) if subject is None else ("f", subject)
    assert answers(declared(number, subject), "declared-number") == {about: answer}


def test_a_number_is_unknown_when_a_group_is_among_them_or_nobody_is_listed() -> None:
    group = replace(
        declared(4), actors=(*HOMES.actors, actor("h3", kind="home", named=Naming.GROUP))
    )
    assert answers(group, "declared-number")["f",] == ("unknown", "group-among-them")
    nobody = replace(declared(3), actors=(actor("owner"),), seats=(), ties=())
    assert answers(nobody, "declared-number")["f",] == ("unknown", "none-listed")


def test_the_number_of_members_of_an_open_body_is_unknown() -> None:
    facts = replace(declared(2, "table"), bodies=(body("table", open_list=True),))
    assert answers(facts, "declared-number")["f", "table"] == ("unknown", "members-not-known")


def test_figures_that_count_no_kind_are_left_alone() -> None:
    figure = Figure(id="f", what="euros", value="5", number=5)
    assert not answers(replace(HOMES, figures=(figure,)), "declared-number")


# A declared frequency

YEAR = ("2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01")


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (met("2025-01-10", *YEAR), ("none", "met")),
        (met("2025-01-10", *YEAR[:3]), ("confirmed", "too-few")),
        (met(*YEAR), ("none", "met")),
        (met(*YEAR[:3]), ("unknown", "record-too-short")),
        (QUARTERLY, ("unknown", "no-meetings-known")),
        (
            met("2025-01-10", facts=replace(TABLE, bodies=(body("table", frequency="often"),))),
            ("unknown", "frequency-in-words"),
        ),
    ],
)
def test_a_declared_frequency_is_held_against_the_meetings_of_twelve_months(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "frequency") == {("table",): answer}


def test_a_past_meeting_still_written_down_as_planned_may_have_been_held() -> None:
    facts = met("2025-01-10", *YEAR[:3])
    planned = meeting("table", "2026-10-01", MeetingStatus.PLANNED)
    facts = replace(facts, meetings=(*facts.meetings, planned))
    assert answers(facts, "frequency")["table",] == ("unknown", "outcome-not-recorded")


def test_a_cancelled_meeting_does_not_count() -> None:
    facts = met("2025-01-10", *YEAR[:3])
    cancelled = meeting("table", "2026-11-01", MeetingStatus.CANCELLED)
    facts = replace(facts, meetings=(*facts.meetings, cancelled))
    assert answers(facts, "frequency")["table",] == ("confirmed", "too-few")


def test_missing_meetings_of_a_body_with_an_open_list_are_unknown() -> None:
    open_body = body("table", meetings_per_year=4, open_list=True)
    facts = met("2025-01-10", facts=replace(TABLE, bodies=(open_body,)))
    assert answers(facts, "frequency")["table",] == ("unknown", "thinly-documented")


def test_a_young_body_is_not_asked_for_a_whole_year() -> None:
    young = body("table", meetings_per_year=4, active_from="2026-06")
    facts = met("2025-01-10", "2026-07-01", facts=replace(TABLE, bodies=(young,)))
    assert answers(facts, "frequency")["table",] == ("unknown", "record-too-short")


def test_a_body_that_says_nothing_of_its_frequency_is_not_asked() -> None:
    assert not answers(TABLE, "frequency")
