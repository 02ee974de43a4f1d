"""Which one seat more would close the most: a suggestion, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from data.model import Facts
from graph.gaps import RuleSetting
from graph.gaps.rules import Progress as RuleProgress
from graph.scenarios.candidates import candidates
from graph.scenarios.gains import NOTHING, Gain, Reason, gain_of, reasons_for
from graph.scenarios.scenario import AddSeat, applied
from graph.scenarios.standing import Standing, standing
from graph.scenarios.trial import Effect, tried

Progress = Callable[[int, int], None]

TRIES: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A new seat, what it brings, and why; `effect` holds every gap that it closes or opens."""

    actor: str
    body: str
    gain: Gain
    reasons: tuple[Reason, ...]
    effect: Effect

    @property
    def step(self) -> AddSeat:
        """The suggestion as a step of a scenario."""
        return AddSeat(self.actor, self.body)


def suggest_seats(
    facts: Facts,
    *,
    body: str | None = None,
    on: date,
    limit: int = 10,
    settings: Mapping[str, RuleSetting] | None = None,
    tries: int = TRIES,
    before: RuleProgress | None = None,
    progress: Progress | None = None,
) -> tuple[Suggestion, ...]:
    """Rank single new seats, in one body or in any, by what each changes; best first.

    What a seat changes is worked out in full for each that is tried: see `candidates` for which
    those are. Only seats that gain something are given. While the rules first answer without any,
    `before` hears of them what the progress of `find_gaps` does; then, before each seat, `progress`
    hears how many are done, and of how many; to stop, let them raise. Raises ValueError for a body
    that is not there on the day, or a setting of a rule or a threshold that does not exist.
    """
    found = _ranked(standing(facts, on, settings, before), body, tries, progress)
    return tuple(found[:limit])


def suggest_together(
    facts: Facts,
    *,
    body: str | None = None,
    on: date,
    up_to: int = 5,
    settings: Mapping[str, RuleSetting] | None = None,
    tries: int = TRIES,
    before: RuleProgress | None = None,
    progress: Progress | None = None,
) -> tuple[Suggestion, ...]:
    """Choose a few seats that go together: the best one, then the best one beside it, and so on.

    Each is judged with those before it in place, so that their reasons add up. Greedy: another
    few may be better still. Arguments and errors are those of `suggest_seats`.
    """
    chosen: list[Suggestion] = []
    while len(chosen) < up_to:
        stands = standing(applied(facts, [each.step for each in chosen]), on, settings, before)
        best = _ranked(stands, body, tries, progress)[:1]
        if not best:
            break
        chosen += best
    return tuple(chosen)


def _ranked(
    stands: Standing, body: str | None, tries: int, progress: Progress | None
) -> list[Suggestion]:
    pairs = candidates(stands, body, tries)
    found = []
    for done, (actor, table) in enumerate(pairs):
        if progress is not None:
            progress(done, len(pairs))
        suggestion = _suggestion(stands, actor, table)
        if suggestion.gain > NOTHING:
            found.append(suggestion)
    return sorted(found, key=lambda each: (*(-gain for gain in each.gain), each.body, each.actor))


def _suggestion(stands: Standing, actor: str, body: str) -> Suggestion:
    effect = tried(stands, actor, body)
    return Suggestion(
        actor=actor,
        body=body,
        gain=gain_of(stands.situation, effect, actor, body),
        reasons=tuple(reasons_for(stands.situation, effect, actor, body)),
        effect=effect,
    )
