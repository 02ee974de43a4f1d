"""Formatters for the placeholders of gap texts, one for each kind of value of a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from math import isclose
from textwrap import shorten
from typing import Any, Final

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import Value, load_texts
from dashboard.wording.gaps.computed_placeholders import COMPUTED, MOST_NAMES
from dashboard.words import Words
from graph.gaps import Finding

Formatter = Callable[[Words, Snapshot, Any], str]

_LONGEST: Final = 160


def format_theme(_: Words, snapshot: Snapshot, identity: str) -> str:
    """The name of a theme."""
    return snapshot.theme_name(identity)


def format_sector(_: Words, snapshot: Snapshot, identity: str) -> str:
    """The name of a sector."""
    return snapshot.sector_name(identity)


def format_kind(_: Words, snapshot: Snapshot, identity: str) -> str:
    """The name of a kind."""
    return snapshot.kind_name(identity)


def format_sector_or_kind(_: Words, snapshot: Snapshot, identity: str) -> str:
    """The name of a sector, or else of a kind."""
    return (
        snapshot.sector_name(identity)
        if identity in snapshot.sectors
        else snapshot.kind_name(identity)
    )


def format_topic(words: Words, snapshot: Snapshot, identity: str) -> str:
    """The name of a theme, or of a topic that is no theme of the data; else its id in words."""
    known = snapshot.themes.get(identity)
    if known is not None:
        return known.name
    topics: Mapping[str, str] = load_texts("gaps", words.language)["topics"]
    return topics.get(identity) or identity.replace("-", " ").capitalize()


def format_figure(_: Words, snapshot: Snapshot, identity: str) -> str:
    """The subject that a figure counts; the id if there is no such figure."""
    found = next((known for known in snapshot.facts.figures if known.id == identity), None)
    return found.what if found else identity


def format_advice(_: Words, snapshot: Snapshot, identity: str) -> str:
    """The text of an advice without its full stop, shortened; the id if there is no such advice."""
    found = next((known for known in snapshot.facts.advice if known.id == identity), None)
    words_of_it = found.text.rstrip(". ") if found else identity
    return shorten(words_of_it, _LONGEST, placeholder="…")


def format_source(_: Words, snapshot: Snapshot, identity: str) -> str:
    """The title of a source."""
    found = snapshot.sources.get(identity)
    return found.title if found else identity


def format_text(_: Words, __: Snapshot, value: str) -> str:
    """The text as it is."""
    return value


def format_year(_: Words, __: Snapshot, value: int) -> str:
    """A year, without a thousands separator."""
    return str(value)


def format_share(words: Words, _: Snapshot, value: float) -> str:
    """A share of one as a percentage; two thirds in words, as in the law."""
    return words("two thirds") if isclose(value, 2 / 3) else words.percent(value)


def format_period(words: Words, _: Snapshot, value: str) -> str:
    """A year, month or day."""
    return words.period(value)


# By the name of the placeholder, or by rule and name where one rule means something of its own;
# others tell by themselves: a text is an id that has a name, a date is a date.
FORMATTERS: Final[Mapping[str, Formatter]] = {
    "advice": format_advice,
    "days": format_period,
    "ended": format_period,
    "event": format_text,
    "figure": format_figure,
    "frequency": format_text,
    "happened": format_period,
    "kind": format_kind,
    "largest_share": format_share,
    "last_year": format_year,
    "of_groups": format_sector,
    "sector": format_sector,
    "sectors": format_sector,
    "sectors-apart:one": format_sector,
    "sectors-apart:other": format_sector,
    "since": format_period,
    "source": format_source,
    "theme": format_theme,
    "themes": format_theme,
    "this_year": format_year,
    "topic": format_topic,
    "uncounted": format_kind,
    "until": format_period,
    "wanted": format_sector_or_kind,
}


def finding_placeholder_values(words: Words, snapshot: Snapshot, finding: Finding) -> Value:
    """Return the function that gives the text of a placeholder, empty when its value is None.

    It raises KeyError for a placeholder that is neither a value of the finding nor computed.
    """

    @cache
    def value(name: str) -> str:
        if name not in finding.values:
            return COMPUTED[name].make(words, snapshot, finding)
        formatter = FORMATTERS.get(f"{finding.rule}:{name}") or FORMATTERS.get(name)
        return _format_value(words, snapshot, finding.values[name], formatter)

    return value


def _format_value(
    words: Words, snapshot: Snapshot, value: object, formatter: Formatter | None
) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return words.shortened(
            [_format_value(words, snapshot, part, formatter) for part in value], MOST_NAMES
        )
    if formatter is not None:
        return formatter(words, snapshot, value)
    if isinstance(value, str):
        return snapshot.name(value)
    if isinstance(value, int | float):
        return words.plain_number(value)
    if isinstance(value, date):
        return words.date(value)
    message = f"no words for {value!r}"
    raise TypeError(message)
