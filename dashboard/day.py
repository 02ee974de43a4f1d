"""The day that a page, a document or a command speaks about: today, unless another is chosen."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from dashboard.words import Words

BRUSSELS: Final = ZoneInfo("Europe/Brussels")
FIRST: Final = date(1000, 1, 1)
LAST: Final = date(9999, 12, 31)
_EVER: Final = "ever"
_WRITTEN: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

Day: TypeAlias = date | None
"""A day, or None for all that the data ever held."""


class Tense(StrEnum):
    """How one speaks of a day."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    EVER = "ever"


def tense(on: Day, now: date) -> Tense:
    """How one speaks today of what holds on a day."""
    if on is None:
        return Tense.EVER
    if on == now:
        return Tense.PRESENT
    return Tense.PAST if on < now else Tense.FUTURE


def day_in_brussels(moment: datetime) -> date:
    """The day in Brussels of a moment that is kept in UTC."""
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(BRUSSELS).date()


def parse_day(text: str) -> Day:
    """Read `2019-01-01` or `ever`; raises ValueError for anything else."""
    if text == _EVER:
        return None
    if not _WRITTEN.fullmatch(text):
        raise ValueError(text)
    day = date.fromisoformat(text)
    if day < FIRST:
        raise ValueError(text)
    return day


def format_day(on: Day) -> str:
    """Write a day as addresses, commands and names of files have it."""
    return _EVER if on is None else on.isoformat()


def file_name_suffix(on: Day, now: date) -> str:
    """What the name of a file says of its day: `-2019-01-01`, `-ever`, or nothing for today."""
    return "" if on == now else f"-{format_day(on)}"


def day_in_words(words: Words, on: Day) -> str:
    """A day, or ever, as people write it."""
    return words("ever") if on is None else words.date(on)


def as_of(words: Words, on: Day) -> str:
    """The day of something that is taken away, in words."""
    return words("everything ever") if on is None else words("as on {day}", day=words.date(on))
