"""Facts as sentences: a tie, the steps of a trail, and where in its source a fact stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice
from dashboard.words import Words
from data.model import Body, Evidence, Fact, Seat, Source, ThemeLink, Tie, ancestors
from graph.trails import Step, Trail

_NUMBERS: Final = re.compile(r"[0-9]+")
_LONGEST: Final = 12  # figures


def source_reference(words: Words, now: Snapshot, fact: Fact) -> str:
    """The title of a fact's source with the line or page; of a source its own title."""
    if isinstance(fact, Source):
        return fact.title
    if fact.source is None:
        return words("no source given")
    source = now.sources.get(fact.source)
    title = source.title if source else fact.source
    return f"{title}, {fact.locator}" if fact.locator else title


def quoted_reference(words: Words, now: Snapshot, fact: Fact) -> str:
    """The literal words of a fact with its place; only the place where there are none."""
    where = source_reference(words, now, fact)
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


def tie_sentence(words: Words, now: Snapshot, tie: Tie) -> str:
    """A tie as a sentence: who, what, whom, and how much."""
    told = f"{now.name(tie.from_id)} {now.kind_name(tie.kind)} {now.name(tie.to_id)}"
    if tie.amount is None:
        return told
    return f"{told} ({amount(words, tie.amount, tie.unit)})"


def amount(words: Words, number: float, unit: str | None) -> str:
    """How much of a unit, as people write it: “€ 18.000 per jaar” for euros."""
    told, counted = words.plain_number(number), (unit or "").strip()
    for euro in ("EUR", "€"):
        if counted.upper().startswith(euro):
            return f"€ {told} {counted[len(euro) :].strip()}".strip()
    return f"{told} {counted}".strip()


_MOST: Final = 4  # trails that are told; more say the same of other themes


def trail_sentences(words: Words, now: Snapshot, trails: Iterable[Trail]) -> list[str]:
    """The steps of a few trails, the first steps first, each once."""
    shown = [trail.steps for trail in trails][:_MOST]
    longest = max(map(len, shown), default=0)
    told = (
        sentence
        for at in range(longest)
        for steps in shown
        if at < len(steps)
        for sentence in _told(words, now, steps, at)
    )
    return list(dict.fromkeys(told))


def _told(words: Words, now: Snapshot, steps: Sequence[Step], at: int) -> Iterator[str]:
    """A step; before it which theme is part of which, where it goes from one to the other."""
    fact, before = steps[at].fact, steps[at - 1].fact if at else None
    if isinstance(fact, ThemeLink) and isinstance(before, ThemeLink) and fact.theme != before.theme:
        part, whole = before.theme, fact.theme
        if whole not in ancestors(part, now.themes):
            part, whole = whole, part
        names = {"part": now.theme_name(part), "whole": now.theme_name(whole)}
        yield f"{words('{part} is a part of {whole}', **names)} ({short_reference(words, now, now.themes[part])})."
    yield step_sentence(words, now, steps[at])


def step_sentence(words: Words, now: Snapshot, step: Step) -> str:
    """What a step rests on, and where that stands."""
    return f"{_step(words, now, step)} ({short_reference(words, now, step.fact)})."


def short_reference(words: Words, now: Snapshot, fact: Fact) -> str:
    """The line of a fact; with the title of its source where the data have several."""
    if not isinstance(fact, Source) and len(now.sources) == 1 and fact.locator:
        return fact.locator
    return source_reference(words, now, fact)


def _step(words: Words, now: Snapshot, step: Step) -> str:
    fact = step.fact
    match fact:
        case ThemeLink():
            return words(
                "{name} deals with {theme}",
                name=now.name(fact.subject),
                theme=now.theme_name(fact.theme),
            )
        case Seat():
            names = {"actor": now.name(fact.actor), "body": now.name(fact.body)}
            if fact.evidence is Evidence.EXPLICIT:
                return words("{actor} sits in {body}", **names)
            return words(
                "{actor} sits in {body}, {evidence}",
                evidence=choice(words, fact.evidence),
                **names,
            )
        case Body() if fact.id == step.end:
            return words(
                "{part} is a part of {whole}", part=now.name(fact.id), whole=now.name(step.start)
            )
        case Body():
            return words(
                "{actor} convenes {body}", actor=now.name(step.end), body=now.name(fact.id)
            )
    return tie_sentence(words, now, fact)
