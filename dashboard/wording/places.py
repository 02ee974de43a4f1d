"""Where a fact stands, in words: the title of its source, and the line or page."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data.model import Fact, Source


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
    """Every source that facts rest on, with the literal words taken from it, each once."""
    found: dict[str, dict[str, None]] = {}
    for fact in facts:
        if isinstance(fact, Source) or fact.source is None:
            continue
        source = now.sources.get(fact.source)
        title = source.title if source else fact.source
        quotes = found.setdefault(title, {})
        told = f"{fact.locator}: “{fact.quote}”" if fact.locator and fact.quote else None
        quotes[told or fact.locator or (f"“{fact.quote}”" if fact.quote else "")] = None
    return [(title, [each for each in quotes if each]) for title, quotes in found.items()]
