"""Which one seat more the data speak for, and which would close the most: a suggestion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data.model import Facts
from graph.gaps import RuleSetting
from graph.progress import OnCountProgress, OnKeyProgress
from graph.scenarios.baseline import Baseline, baseline_of
from graph.scenarios.candidates import candidate_seats
from graph.scenarios.gains import (
    EVIDENCE_REASONS,
    NO_GAIN,
    Gain,
    SuggestionReason,
    evidence_reasons,
    gain_of,
    reasons_for,
)
from graph.scenarios.scenario import AddSeat, apply_steps
from graph.scenarios.seat_effect import SeatEffect, effect_of_seat
from graph.scenarios.supporting_facts import SupportingTrails

TRIES: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A new seat, what it brings, and why; `effect` holds every gap that it closes or opens.

    The reasons of content come first; without any, only the shape of the network speaks for it.
    """

    actor: str
    body: str
    gain: Gain
    reasons: tuple[SuggestionReason, ...]
    effect: SeatEffect

    @property
    def of_content(self) -> bool:
        """Whether something in the data speaks for this actor in this body."""
        return any(reason.key in EVIDENCE_REASONS for reason in self.reasons)

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
    before: OnKeyProgress | None = None,
    progress: OnCountProgress | None = None,
) -> tuple[Suggestion, ...]:
    """Rank single new seats, in one body or in any; those first for which the data speak.

    Among these, and among those that only improve the shape of the network, by what each changes.
    What a seat changes is worked out in full for each that is tried; `candidate_seats` says which
    those are. Only seats that gain something are given. While the rules first answer without any,
    `before` gets what that of `find_gaps` does; then, before each seat, `progress`
    gets how many are done, and of how many; to stop, let them raise. Raises ValueError for a body
    that is not there on the day, or a setting of a rule or a threshold that does not exist.
    """
    found = _ranked(baseline_of(facts, on, settings, before), body, tries, progress)
    return tuple(found[:limit])


def suggest_together(
    facts: Facts,
    *,
    body: str | None = None,
    on: date,
    up_to: int = 5,
    settings: Mapping[str, RuleSetting] | None = None,
    tries: int = TRIES,
    before: OnKeyProgress | None = None,
    progress: OnCountProgress | None = None,
) -> tuple[Suggestion, ...]:
    """Choose a few seats that go together: the best one, then the best one beside it, and so on.

    Each is judged with those before it in place, so that their reasons add up. Greedy: another
    few may be better still. Arguments and errors are those of `suggest_seats`.
    """
    chosen: list[Suggestion] = []
    while len(chosen) < up_to:
        stands = baseline_of(
            apply_steps(facts, [suggestion.step for suggestion in chosen]), on, settings, before
        )
        best = _ranked(stands, body, tries, progress)[:1]
        if not best:
            break
        chosen += best
    return tuple(chosen)


def _ranked(
    stands: Baseline, body: str | None, tries: int, progress: OnCountProgress | None
) -> list[Suggestion]:
    content = SupportingTrails(stands.situation)
    pairs = candidate_seats(stands, body, tries, content)
    found = []
    for done, (actor, table) in enumerate(pairs):
        if progress is not None:
            progress(done, len(pairs))
        suggestion = _suggestion(stands, content, actor, table)
        if suggestion.gain > NO_GAIN:
            found.append(suggestion)
    return sorted(found, key=_order)


def _order(suggestion: Suggestion) -> tuple[object, ...]:
    trails = (reason.trail for reason in suggestion.reasons)
    strength = next((trail.strength for trail in trails if trail is not None), ())
    gain = tuple(-gain for gain in suggestion.gain)
    return not suggestion.of_content, gain, strength, suggestion.body, suggestion.actor


def grouped_suggestions(found: Sequence[Suggestion]) -> tuple[tuple[Suggestion, ...], ...]:
    """Suggestions in groups, in the order given: those in one body for which the same speaks.

    One to which a trail leads stands by itself.
    """
    groups: dict[object, list[Suggestion]] = {}
    for suggestion in found:
        keys = tuple((reason.key, reason.values.get("rule")) for reason in suggestion.reasons)
        led = any(reason.trail is not None for reason in suggestion.reasons)
        same = suggestion.step if led else (suggestion.body, suggestion.gain, keys)
        groups.setdefault(same, []).append(suggestion)
    return tuple(map(tuple, groups.values()))


def _suggestion(stands: Baseline, content: SupportingTrails, actor: str, body: str) -> Suggestion:
    effect = effect_of_seat(stands, actor, body)
    return Suggestion(
        actor=actor,
        body=body,
        gain=gain_of(stands.situation, effect, actor, body),
        reasons=(
            *evidence_reasons(content, effect, actor, body),
            *reasons_for(stands.situation, effect, actor, body),
        ),
        effect=effect,
    )
