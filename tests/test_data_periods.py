"""Days, months and years as text: when something holds, has ended, or is to begin."""

from __future__ import annotations

from datetime import date

import pytest

from data.model import Seat
from data.periods import (
    ALWAYS,
    Period,
    PeriodStatus,
    common_period,
    earliest_end,
    ended,
    first_day,
    holds,
    intersect_periods,
    last_day,
    latest_begin,
    merge_periods,
    period,
    status_on,
    to_begin,
)

FIRST, LAST = date(2026, 2, 1), date(2026, 2, 28)


def lasting(active_from: str | None = None, active_until: str | None = None) -> Seat:
    return Seat(body="raad", actor="stad", active_from=active_from, active_until=active_until)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-02", FIRST, LAST),
        ("2026-02-28", LAST, LAST),
        ("0999", date(1000, 1, 1), date(1000, 1, 1)),
        ("3000-05", date(2999, 12, 31), date(2999, 12, 31)),
    ],
)
def test_a_year_month_or_day_has_a_first_and_a_last_day(when: str, first: date, last: date) -> None:
    assert (first_day(when), last_day(when)) == (first, last)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 1, 31), PeriodStatus.TO_BEGIN),
        (FIRST, PeriodStatus.HELD),
        (LAST, PeriodStatus.HELD),
        (date(2026, 3, 1), PeriodStatus.ENDED),
    ],
)
def test_a_period_holds_on_its_first_and_its_last_day(on: date, expected: PeriodStatus) -> None:
    seat = lasting("2026-02", "2026-02")
    assert status_on(on, seat) is expected
    assert holds(seat, on) is (expected is PeriodStatus.HELD)
    assert ended(seat, on) is (expected is PeriodStatus.ENDED)
    assert to_begin(seat, on) is (expected is PeriodStatus.TO_BEGIN)


def test_what_has_no_begin_and_no_end_holds_always() -> None:
    assert holds(lasting(), date(1000, 1, 1))
    assert not ended(lasting("2026"), date(2999, 12, 31))
    assert not to_begin(lasting(None, "2026"), date(1000, 1, 1))
    assert common_period(lasting(), lasting()) == ALWAYS


def test_facts_that_share_one_day_hold_together_on_that_day_and_those_that_follow_never() -> None:
    until = lasting(None, "2026-02")
    assert common_period(until, lasting("2026-02-28")) == Period(LAST, LAST)
    assert common_period(until, lasting("2026-03")) is None
    assert status_on(LAST, until, lasting("2026-03")) is None


def test_periods_that_share_one_day_intersect_there_and_those_that_follow_are_one() -> None:
    one, other, later = (
        period(*ends) for ends in (("2025", "2026"), ("2026", "2027"), ("2028",) * 2)
    )
    assert intersect_periods([one], [other]) == (period("2026", "2026"),)
    assert intersect_periods([one], [Period(one.end, date.max)]) == (Period(one.end, one.end),)
    assert intersect_periods([one], [later]) == ()
    assert merge_periods([later, other]) == (period("2026", "2028"),)
    assert merge_periods([later, one]) == (one, later)


def test_the_first_end_and_the_last_begin_are_as_they_were_written() -> None:
    facts = lasting("2025", "2026-12"), lasting("2025-06", "2026"), lasting("2025-05-31", "2027")
    assert latest_begin(*facts) == "2025-06"
    assert earliest_end(*facts, lasting(None, "2026-11-30")) == "2026-11-30"
    assert (latest_begin(lasting()), earliest_end(lasting())) == (None, None)


def test_how_many_days_a_period_lasts_is_known_with_both_of_its_ends() -> None:
    assert period("2026-02", "2026-02").days == 28
    assert period("2026-02-28", "2026-02-28").days == 1
    assert (period("2026", None).days, period(None, "2026").days) == (None, None)
