"""What leads from a theme or a body to an actor, a sentence a step, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice
from dashboard.wording.places import place
from dashboard.wording.ties import tie_sentence
from dashboard.words import Words
from data.model import Body, Evidence, Fact, Seat, Source, ThemeLink, ancestors
from graph.trails import Step, Trail

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
        yield f"{words('{part} is a part of {whole}', **names)} ({line(words, now, now.themes[part])})."
    yield step_sentence(words, now, steps[at])


def step_sentence(words: Words, now: Snapshot, step: Step) -> str:
    """What a step rests on, and where that stands."""
    return f"{_step(words, now, step)} ({line(words, now, step.fact)})."


def line(words: Words, now: Snapshot, fact: Fact) -> str:
    """The line of a fact; with the title of its source where the data have several."""
    if not isinstance(fact, Source) and len(now.sources) == 1 and fact.locator:
        return fact.locator
    return place(words, now, fact)


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
