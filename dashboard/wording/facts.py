"""Facts in sentences: ties, the steps of trails, and references to sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice_name
from dashboard.words import Words
from data.model import Body, Evidence, Fact, Seat, Source, ThemeLink, Tie, ancestors
from graph.trails import Trail, TrailStep

_NUMBERS: Final = re.compile(r"[0-9]+")
_LONGEST: Final = 12  # figures


def source_reference(words: Words, snapshot: Snapshot, fact: Fact) -> str:
    """The title of a fact's source, with the line or page if known; for a source, its own title.

    For a fact without a source, the words that none is given.
    """
    if isinstance(fact, Source):
        return fact.title
    if fact.source is None:
        return words("no source given")
    source = snapshot.sources.get(fact.source)
    title = source.title if source else fact.source
    return f"{title}, {fact.locator}" if fact.locator else title


def quoted_reference(words: Words, snapshot: Snapshot, fact: Fact) -> str:
    """The quote of a fact with its place; only the place when it has no quote."""
    where = source_reference(words, snapshot, fact)
    quote = None if isinstance(fact, Source) else fact.quote
    return f"“{quote}” ({where})" if quote else where


def sources_with_places(snapshot: Snapshot, facts: Iterable[Fact]) -> list[tuple[str, list[str]]]:
    """Each source of some facts by title, with the distinct quotes and places taken from it.

    Quotes come first, in the order of the facts; then the places without a quote, by number. Facts
    without a source are left out, and so are facts that are sources themselves.
    """
    found: dict[str, dict[tuple[str, str], None]] = {}
    for fact in facts:
        if isinstance(fact, Source) or fact.source is None:
            continue
        source = snapshot.sources.get(fact.source)
        title = source.title if source else fact.source
        found.setdefault(title, {})[(fact.locator or "", fact.quote or "")] = None
    return [
        (title, [*_distinct_quotes(places), *_places_without_quote(places)])
        for title, places in found.items()
    ]


def _distinct_quotes(places: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{locator}: “{quote}”" if locator else f"“{quote}”" for locator, quote in places if quote
    ]


def _places_without_quote(places: Iterable[tuple[str, str]]) -> list[str]:
    """The places without any quote, sorted by the numbers in them."""
    listed = [*places]
    quoted = {"", *(locator for locator, quote in listed if quote)}
    return sorted(
        (locator for locator, _ in listed if locator not in quoted), key=_locator_sort_key
    )


def _locator_sort_key(locator: str) -> str:
    """The sort key of a place, with page 2 before page 10: digits are padded."""
    return _NUMBERS.sub(lambda found: found[0].zfill(_LONGEST), locator)


def tie_sentence(words: Words, snapshot: Snapshot, tie: Tie) -> str:
    """A tie as a sentence: who does what to whom, and how much if an amount is known."""
    text = f"{snapshot.name(tie.from_id)} {snapshot.kind_name(tie.kind)} {snapshot.name(tie.to_id)}"
    if tie.amount is None:
        return text
    return f"{text} ({amount_text(words, tie.amount, tie.unit)})"


def amount_text(words: Words, number: float, unit: str | None) -> str:
    """A number with its unit, as people write it: “€ 18.000 per jaar” for euros."""
    text, counted = words.plain_number(number), (unit or "").strip()
    for euro in ("EUR", "€"):
        if counted.upper().startswith(euro):
            return f"€ {text} {counted[len(euro) :].strip()}".strip()
    return f"{text} {counted}".strip()


_MOST: Final = 4  # trails that are told; more say the same of other themes


def trail_sentences(words: Words, snapshot: Snapshot, trails: Iterable[Trail]) -> list[str]:
    """The distinct steps of the first four trails as sentences, all first steps first."""
    shown = [trail.steps for trail in trails][:_MOST]
    longest = max(map(len, shown), default=0)
    sentences = (
        sentence
        for at in range(longest)
        for steps in shown
        if at < len(steps)
        for sentence in _trail_step_sentences(words, snapshot, steps, at)
    )
    return list(dict.fromkeys(sentences))


def _trail_step_sentences(
    words: Words, snapshot: Snapshot, steps: Sequence[TrailStep], at: int
) -> Iterator[str]:
    """The step at index `at` as a sentence.

    Before it, when it and the previous step link different themes, which theme is part of which.
    """
    fact, before = steps[at].fact, steps[at - 1].fact if at else None
    if isinstance(fact, ThemeLink) and isinstance(before, ThemeLink) and fact.theme != before.theme:
        part, whole = before.theme, fact.theme
        if whole not in ancestors(part, snapshot.themes):
            part, whole = whole, part
        names = {"part": snapshot.theme_name(part), "whole": snapshot.theme_name(whole)}
        yield f"{words('{part} is a part of {whole}', **names)} ({short_reference(words, snapshot, snapshot.themes[part])})."
    yield trail_step_sentence(words, snapshot, steps[at])


def trail_step_sentence(words: Words, snapshot: Snapshot, step: TrailStep) -> str:
    """What a step of a trail rests on, with its place in the source."""
    return f"{_trail_step_text(words, snapshot, step)} ({short_reference(words, snapshot, step.fact)})."


def short_reference(words: Words, snapshot: Snapshot, fact: Fact) -> str:
    """The place of a fact alone when the data have one source, else `source_reference()`."""
    if not isinstance(fact, Source) and len(snapshot.sources) == 1 and fact.locator:
        return fact.locator
    return source_reference(words, snapshot, fact)


def _trail_step_text(words: Words, snapshot: Snapshot, step: TrailStep) -> str:
    fact = step.fact
    match fact:
        case ThemeLink():
            return words(
                "{name} deals with {theme}",
                name=snapshot.name(fact.subject),
                theme=snapshot.theme_name(fact.theme),
            )
        case Seat():
            names = {"actor": snapshot.name(fact.actor), "body": snapshot.name(fact.body)}
            if fact.evidence is Evidence.EXPLICIT:
                return words("{actor} sits in {body}", **names)
            return words(
                "{actor} sits in {body}, {evidence}",
                evidence=choice_name(words, fact.evidence),
                **names,
            )
        case Body() if fact.id == step.end:
            return words(
                "{part} is a part of {whole}",
                part=snapshot.name(fact.id),
                whole=snapshot.name(step.start),
            )
        case Body():
            return words(
                "{actor} convenes {body}",
                actor=snapshot.name(step.end),
                body=snapshot.name(fact.id),
            )
    return tie_sentence(words, snapshot, fact)
