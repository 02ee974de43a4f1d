"""Days, periods and hours as text: what holds on a day, and which days periods share."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from data.model import Facts

_BRUSSELS: Final = ZoneInfo("Europe/Brussels")

# The years that a day, month or year may be of: with none of them a count of days leaves the
# calendar. A register that writes 9999 where it knows no end means an empty cell.
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999
_HOUR: Final = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])\s*(?:[:.uh]\s*(?P<minute>[0-5]\d)?)?\s*(?:uur|u|h)?\.?"
)


def today() -> date:
    """The day that it is in Brussels."""
    return datetime.now(_BRUSSELS).date()


def first_day(when: str) -> date:
    """The first day of a year, month or day written as `2026`, `2026-11` or `2026-11-23`.

    Old stores may hold years that are no longer taken in; of these it is the nearest that is.
    """
    parts = [int(part) for part in when.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return _nearest_possible(date(year, month, day))


def last_day(when: str) -> date:
    """The last day of a year, month or day written as `2026`, `2026-11` or `2026-11-23`.

    Of a year that is not taken in any more it is the nearest that is, as with `first_day`.
    """
    parts = [int(part) for part in when.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return _nearest_possible(date(year, month, day))


def _nearest_possible(day: date) -> date:
    return min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))


class HasPeriod(Protocol):
    """A fact that holds from a day, until a day, or both; a day may be a month or a year."""

    @property
    def active_from(self) -> str | None:
        """The year, month or day that it began, None where that is not known."""

    @property
    def active_until(self) -> str | None:
        """The year, month or day that it ended, None where it did not or that is not known."""


class Period(NamedTuple):
    """The days from `begin` to `end`, both included; `date.min` and `date.max` are not known."""

    begin: date
    end: date

    @property
    def days(self) -> int | None:
        """How many days it lasts; None without a known begin and end."""
        if self.begin == date.min or self.end == date.max:
            return None
        return (self.end - self.begin).days + 1

    def __contains__(self, day: object) -> bool:
        """Whether a day is one of them."""
        return isinstance(day, date) and self.begin <= day <= self.end


ALWAYS = Period(date.min, date.max)


@lru_cache(maxsize=65_536)
def period(active_from: str | None, active_until: str | None) -> Period:
    """The days of a fact: from the first day of its begin to the last day of its end."""
    return Period(
        date.min if active_from is None else first_day(active_from),
        date.max if active_until is None else last_day(active_until),
    )


def common_period(*facts: HasPeriod) -> Period | None:
    """The days on which all of some facts hold; None when there are none."""
    common = ALWAYS
    for fact in facts:
        if fact.active_from is not None or fact.active_until is not None:
            own = period(fact.active_from, fact.active_until)
            common = Period(max(common.begin, own.begin), min(common.end, own.end))
    return common if common.begin <= common.end else None


def is_active(active_from: str | None, active_until: str | None, on: date) -> bool:
    """Whether a period, ends included and open where unknown, holds on a day."""
    return (active_from is None and active_until is None) or on in period(active_from, active_until)


def holds(fact: HasPeriod, on: date) -> bool:
    """Whether a fact holds on a day."""
    return is_active(fact.active_from, fact.active_until, on)


def ended(fact: HasPeriod, on: date) -> bool:
    """Whether the last day of a fact lies before a day."""
    return period(fact.active_from, fact.active_until).end < on


def to_begin(fact: HasPeriod, on: date) -> bool:
    """Whether the first day of a fact lies after a day."""
    return on < period(fact.active_from, fact.active_until).begin


class PeriodStatus(StrEnum):
    """Whether a period lies before a day, holds on it, or lies after it."""

    ENDED = "ended"
    HELD = "held"
    TO_BEGIN = "to-begin"


def status_on(on: date, *facts: HasPeriod) -> PeriodStatus | None:
    """Whether the period that some facts share lies before, on or after a day; None without one."""
    days = common_period(*facts)
    if days is None:
        return None
    if days.end < on:
        return PeriodStatus.ENDED
    return PeriodStatus.TO_BEGIN if on < days.begin else PeriodStatus.HELD


def merge_periods(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as sorted periods that neither overlap nor touch."""
    found: list[Period] = []
    for days in sorted(periods):
        if found and (found[-1].end == date.max or days.begin <= found[-1].end + timedelta(days=1)):
            found[-1] = Period(found[-1].begin, max(found[-1].end, days.end))
        else:
            found.append(days)
    return tuple(found)


def intersect_periods(one: Iterable[Period], other: Iterable[Period]) -> tuple[Period, ...]:
    """The days that are in both of two series of periods, as merged periods."""
    others = tuple(other)
    both = (Period(max(a.begin, b.begin), min(a.end, b.end)) for a in one for b in others)
    return merge_periods(days for days in both if days.begin <= days.end)


def earliest_end(*facts: HasPeriod) -> str | None:
    """The year, month or day in which the first of some facts ends; None when none does."""
    ends = [fact.active_until for fact in facts if fact.active_until is not None]
    return min(ends, key=last_day, default=None)


def latest_begin(*facts: HasPeriod) -> str | None:
    """The year, month or day in which the last of some facts begins; None when none does."""
    begins = [fact.active_from for fact in facts if fact.active_from is not None]
    return max(begins, key=first_day, default=None)


def facts_on_day(facts: Facts, on: date) -> Facts:
    """The facts with only the actors, bodies, seats and ties that hold on a day.

    What has no period always holds. A seat goes with its actor and its body.
    """
    actors = tuple(actor for actor in facts.actors if holds(actor, on))
    bodies = tuple(body for body in facts.bodies if holds(body, on))
    actor_ids = {actor.id for actor in actors}
    body_ids = {body.id for body in bodies}
    return replace(
        facts,
        actors=actors,
        bodies=bodies,
        seats=tuple(
            seat
            for seat in facts.seats
            if seat.actor in actor_ids and seat.body in body_ids and holds(seat, on)
        ),
        ties=tuple(tie for tie in facts.ties if holds(tie, on)),
    )


def time_of_day(text: str | None) -> time | None:
    """The hour in 19:30, 19.30 uur, 19u30, 9 u. or 14h; None where no hour can be read."""
    found = _HOUR.fullmatch((text or "").strip().casefold())
    return None if found is None else time(int(found["hour"]), int(found["minute"] or 0))
