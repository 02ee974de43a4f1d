"""How often a body meets against what was agreed: in rhythm, late, planned, or not recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.model import Facts, Meeting, MeetingStatus
from graph.gaps.meeting_frequency import MeetingRhythm
from graph.gaps.meeting_record import add_months
from tests.gap_answers import QUARTERLY, TABLE, answers, body, found, meeting, met

DAY = timedelta(days=1)
# Each quarter, the next some days after the day on which the rule looks.
QUARTERS = ("2025-02-27", "2025-05-28", "2025-08-28", "2025-11-28", "2026-02-27", "2026-05-28")
IN_RHYTHM = (*QUARTERS, "2026-08-28")
LOOKED = date(2026, 11, 30)


def also(facts: Facts, day: str, status: MeetingStatus = MeetingStatus.PLANNED) -> Facts:
    return replace(facts, meetings=(*facts.meetings, meeting("table", day, status)))


def a_year(number: float, *days: str, **fields: object) -> Facts:
    bodies = (body("table", meetings_per_year=number, **fields),)
    return met(*days, facts=replace(TABLE, bodies=bodies))


def status_and_reason(facts: Facts, on: date = LOOKED) -> tuple[str, str]:
    return answers(facts, "frequency", on=on)["table",]


def test_a_body_that_met_each_quarter_and_has_the_next_one_planned_is_no_gap() -> None:
    facts = also(met(*IN_RHYTHM), "2026-12-05")
    for day in (LOOKED - DAY, LOOKED, LOOKED + DAY, date(2026, 12, 4)):
        assert status_and_reason(facts, day)[0] == "none", day


def test_a_meeting_is_late_after_half_the_time_between_two_and_not_on_that_day() -> None:
    facts = met(*IN_RHYTHM)
    due = add_months(date(2025, 11, 28), 12)
    late = add_months(due, 1.5)
    assert status_and_reason(facts, due) == ("none", "met")
    assert status_and_reason(facts, due + DAY) == ("none", "not-late")
    assert status_and_reason(facts, late) == ("none", "not-late")
    assert status_and_reason(facts, late + DAY) == ("confirmed", "too-few")
    values = found(facts, "frequency", on=late + DAY)["table",].values
    assert (values["needed"], values["held"], values["reached_until"]) == (4, 3, due)


def test_a_meeting_planned_in_time_restores_the_number_and_one_later_does_not() -> None:
    facts, on = met(*IN_RHYTHM), date(2027, 1, 20)
    last = add_months(on, 1.5)
    assert status_and_reason(facts, on) == ("confirmed", "too-few")
    assert status_and_reason(also(facts, "2027-02-20"), on) == ("none", "met-as-planned")
    assert status_and_reason(also(facts, last.isoformat()), on) == ("unknown", "one-planned")
    assert status_and_reason(also(facts, (last + DAY).isoformat()), on) == ("confirmed", "too-few")


def test_one_meeting_planned_soon_that_does_not_restore_the_number_leaves_it_unknown() -> None:
    facts = met("2024-01-10", "2026-02-01")
    assert status_and_reason(facts) == ("confirmed", "too-few")
    assert status_and_reason(also(facts, "2026-12-05")) == ("unknown", "one-planned")
    assert status_and_reason(also(facts, "2027-06-01")) == ("confirmed", "too-few")


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (met("2025-01-10", "2026-02-01", "2026-05-01", "2026-08-01"), ("confirmed", "too-few")),
        (met("2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01"), ("none", "met")),
        (met("2026-02-01", "2026-05-01", "2026-08-01"), ("unknown", "record-too-short")),
        (QUARTERLY, ("unknown", "no-meetings-known")),
        (met("2018-05-01", "2019-05-01"), ("unknown", "record-stops")),
        (
            met("2025-01-10", facts=replace(TABLE, bodies=(body("table", frequency="often"),))),
            ("unknown", "frequency-in-words"),
        ),
    ],
)
def test_a_record_that_begins_late_stops_early_or_is_empty_is_unknown(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert status_and_reason(facts) == answer


def test_a_record_that_stops_says_since_when() -> None:
    finding = found(met("2018-05-01", "2019-05-01"), "frequency", on=LOOKED)["table",]
    assert finding.values["recorded_until"] == date(2019, 5, 1)


@pytest.mark.parametrize("status", list(MeetingStatus))
@pytest.mark.parametrize(("days", "answer"), [(-1, "record-stops"), (0, "too-few"), (1, "too-few")])
def test_a_meeting_held_cancelled_or_planned_in_the_period_shows_that_the_record_goes_on(
    status: MeetingStatus, days: int, answer: str
) -> None:
    since = date(2025, 11, 30)
    facts = met("2018-05-01", "2019-05-01")
    seen = status_and_reason(also(facts, (since + days * DAY).isoformat(), status))
    assert seen[1] == answer


def test_a_past_meeting_still_written_down_as_planned_may_have_been_held() -> None:
    facts = met("2025-01-10", "2026-02-01", "2026-05-01", "2026-08-01")
    assert status_and_reason(also(facts, "2026-10-01")) == ("unknown", "outcome-not-recorded")


def test_one_that_may_have_been_held_does_not_help_when_more_are_missing() -> None:
    facts = met("2024-01-10", "2026-02-01")
    assert status_and_reason(also(facts, "2026-10-01")) == ("confirmed", "too-few")


def test_a_cancelled_meeting_does_not_count() -> None:
    facts = met("2025-01-10", "2026-02-01", "2026-05-01", "2026-08-01")
    assert status_and_reason(also(facts, "2026-11-01", MeetingStatus.CANCELLED)) == (
        "confirmed",
        "too-few",
    )


def test_a_meeting_of_today_counts_when_it_was_held_and_is_to_come_when_it_is_planned() -> None:
    facts = met("2025-01-10", "2026-02-01", "2026-05-01", "2026-08-01")
    today = LOOKED.isoformat()
    assert status_and_reason(also(facts, today, MeetingStatus.HELD)) == ("none", "met")
    assert status_and_reason(also(facts, today)) == ("none", "met-as-planned")


def test_looked_at_from_an_earlier_day_a_meeting_that_was_held_later_is_still_to_come() -> None:
    facts = met("2024-01-10", *IN_RHYTHM)
    assert status_and_reason(facts, date(2026, 8, 27))[0] == "none"
    assert status_and_reason(facts, date(2026, 3, 1)) == ("none", "met")


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2026, 1, 1), ("none", "met")),
        (date(2026, 1, 2), ("none", "not-late")),
        (date(2027, 1, 1), ("none", "not-late")),
        (date(2027, 1, 2), ("confirmed", "too-few")),
    ],
)
def test_a_body_that_meets_once_in_two_years_is_asked_for_two_years(
    on: date, answer: tuple[str, str]
) -> None:
    facts = a_year(0.5, "2022-01-01", "2024-01-01")
    facts = also(facts, "2025-06-01", MeetingStatus.CANCELLED)
    assert status_and_reason(facts, on) == answer


def test_missing_meetings_of_a_body_with_an_open_list_are_unknown() -> None:
    facts = a_year(4, "2024-01-10", "2026-01-10", open_list=True)
    assert status_and_reason(facts) == ("unknown", "thinly-documented")


def test_a_young_body_is_not_asked_for_a_whole_year() -> None:
    facts = a_year(4, "2024-01-10", "2026-07-01", active_from="2026-06")
    assert status_and_reason(facts) == ("unknown", "began-lately")


def test_a_body_that_says_nothing_of_its_frequency_is_not_asked() -> None:
    assert not answers(TABLE, "frequency")


def in_two_parts(*days: tuple[str, str]) -> Facts:
    """A body without seats of its own, known through two parts that meet on some days."""
    bodies = (
        body("table", meetings_per_year=4),
        body("one", part_of="table"),
        body("two", part_of="table"),
    )
    seats = tuple(replace(TABLE.seats[0], body=body_id) for body_id in ("one", "two"))
    meetings = tuple(
        Meeting(
            id=f"{part}-{day}",
            body=part,
            date=date.fromisoformat(day),
            status=MeetingStatus.HELD,
        )
        for part, day in days
    )
    return replace(TABLE, bodies=bodies, seats=seats, meetings=meetings)


def test_two_parts_of_a_body_that_meet_on_one_day_are_one_meeting() -> None:
    same = in_two_parts(
        ("one", "2024-01-10"),
        *((part, day) for part in ("one", "two") for day in ("2026-02-01", "2026-05-01")),
    )
    apart = in_two_parts(
        ("one", "2024-01-10"),
        ("one", "2026-02-01"),
        ("one", "2026-05-01"),
        ("two", "2026-02-02"),
        ("two", "2026-05-02"),
    )
    assert status_and_reason(same) == ("confirmed", "too-few")
    assert status_and_reason(apart) == ("none", "met")


@pytest.mark.parametrize(
    ("per_year", "needed", "months"),
    [(4, 4, 12), (1, 1, 12), (0.5, 1, 24), (2.5, 3, 14.4), (0.001, 1, 12_000)],
)
def test_a_rhythm_counts_over_a_year_or_over_the_time_between_two_meetings(
    per_year: float, needed: int, months: float
) -> None:
    rhythm = MeetingRhythm.from_yearly_number(per_year, 12)
    assert rhythm.needed == needed
    assert rhythm.months == pytest.approx(months)


@pytest.mark.parametrize("number", [0.001, 0.5, 365.0])
def test_no_number_of_meetings_a_year_is_too_large_or_too_small(number: float) -> None:
    assert status_and_reason(a_year(number, "2026-01-01"))[0] in {"none", "unknown", "confirmed"}


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        ("2026-11-30", -12, "2025-11-30"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-30", 1.5, "2027-01-14"),
        ("2026-11-30", -100_000, "0001-01-01"),
        ("2026-11-30", 100_000_000, "9999-12-31"),
    ],
)
def test_a_day_is_moved_by_months_within_the_calendar(day: str, months: float, moved: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(moved)
