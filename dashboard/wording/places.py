"""Where a fact stands, in words: the title of its source, and the line or page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data.model import Fact, Source

_NUMBERS: Final = re.compile(r"[0-9]+")
_LONGEST: Final = 12  # figures


def place(words: Words, now: Snapshot, fact: Fact) -> str:
    """The title of a fact's source with the line or page; of a source its own title."""
    if isinstance(fact, Source):
        return fact.title
    if fact.source is None:
        return words("no source given")
    source = now.sources.get(fact.source)
    title = source.title if source else fact.source
    return f"{title}, {fact.locator}" if fact.locator else title


def quoted(words: Words, now: Snapshot, fact: Fact) -> str:
    """The literal words of a fact with its place; only the place where there are none."""
    where = place(words, now, fact)
    quote = None if isinstance(fact, Source) else fact.quote
    return f"“{quote}” ({where})" if quote else where


def sources_of(now: Snapshot, facts: Iterable[Fact]) -> list[tuple[str, list[str]]]:
    """Every source that facts rest on, with what is taken from it, each once.

    The literal words come first, in the order of the facts; then the places of which no words are
    given, in the order of their numbers.
    """
    found: dict[str, dict[tuple[str, str], None]] = {}
    for fact in facts:
        if isinstance(fact, Source) or fact.source is None:
            continue
        source = now.sources.get(fact.source)
        title = source.title if source else fact.source
        found.setdefault(title, {})[(fact.locator or "", fact.quote or "")] = None
    return [(title, [*_words_of(places), *_bare(places)]) for title, places in found.items()]


def _words_of(places: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{locator}: “{quote}”" if locator else f"“{quote}”" for locator, quote in places if quote
    ]


def _bare(places: Iterable[tuple[str, str]]) -> list[str]:
    """The places of which no words are given, nor stand beside it."""
    listed = [*places]
    told = {"", *(locator for locator, quote in listed if quote)}
    return sorted((locator for locator, _ in listed if locator not in told), key=_by_number)


def _by_number(locator: str) -> str:
    """Page 2 before page 10: numbers count as if they were equally long."""
    return _NUMBERS.sub(lambda found: found[0].zfill(_LONGEST), locator)
