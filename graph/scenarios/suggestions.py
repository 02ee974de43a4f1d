"""Suggestions: single new seats, ranked by what the data and the rules say for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data.model import Facts
from graph.gaps import RuleSetting
from graph.progress import OnCountProgress, OnKeyProgress
from graph.scenarios.baseline import Baseline, compute_baseline
from graph.scenarios.candidates import candidate_seats
from graph.scenarios.gains import (
    EVIDENCE_REASONS,
    NO_GAIN,
    SeatGain,
    SuggestionReason,
    evidence_reasons,
    gain_of_seat,
    structural_reasons,
)
from graph.scenarios.scenario import AddSeat, apply_steps
from graph.scenarios.seat_effect import SeatEffect, effect_of_seat
from graph.scenarios.supporting_facts import SupportingTrails

TRIES: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSuggestion:
    """A new seat, what it improves, and why; `effect` has each gap that it closes or opens.

    Reasons from the data come first; without any, only the structure of the network speaks for it.
    """

    actor: str
    body: str
    gain: SeatGain
    reasons: tuple[SuggestionReason, ...]
    effect: SeatEffect

    @property
    def is_supported_by_data(self) -> bool:
        """Whether a fact speaks for a seat of this actor in this body."""
        return any(reason.key in EVIDENCE_REASONS for reason in self.reasons)

    @property
    def as_step(self) -> AddSeat:
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
) -> tuple[SeatSuggestion, ...]:
    """Return single new seats in one body or in any, those supported by data first.

    Within each kind they are ranked by their gain; only seats with a gain are given. Each seat from
    `candidate_seats` is computed in full. While the rules run first, `before` is called as in
    `find_gaps`; then, before each seat, `progress` is called with how many are done and how many
    there are; an exception in either stops the work. Raises ValueError for a body that does not
    exist on the day, or a setting of a rule or a threshold that does not exist.
    """
    found = _rank_candidates(compute_baseline(facts, on, settings, before), body, tries, progress)
    return tuple(found[:limit])


def suggest_seat_set(
    facts: Facts,
    *,
    body: str | None = None,
    on: date,
    up_to: int = 5,
    settings: Mapping[str, RuleSetting] | None = None,
    tries: int = TRIES,
    before: OnKeyProgress | None = None,
    progress: OnCountProgress | None = None,
) -> tuple[SeatSuggestion, ...]:
    """Return a few seats that work together: the best one, then the best one beside it, and so on.

    Each is computed with those before it in place, so that their gains add up. It is greedy:
    another set may be better. Arguments and errors are those of `suggest_seats`.
    """
    chosen: list[SeatSuggestion] = []
    while len(chosen) < up_to:
        baseline = compute_baseline(
            apply_steps(facts, [suggestion.as_step for suggestion in chosen]), on, settings, before
        )
        best = _rank_candidates(baseline, body, tries, progress)[:1]
        if not best:
            break
        chosen += best
    return tuple(chosen)


def _rank_candidates(
    baseline: Baseline, body: str | None, tries: int, progress: OnCountProgress | None
) -> list[SeatSuggestion]:
    content = SupportingTrails(baseline.situation)
    pairs = candidate_seats(baseline, body, tries, content)
    found = []
    for done, (actor, table) in enumerate(pairs):
        if progress is not None:
            progress(done, len(pairs))
        suggestion = _make_suggestion(baseline, content, actor, table)
        if suggestion.gain > NO_GAIN:
            found.append(suggestion)
    return sorted(found, key=_sort_key)


def _sort_key(suggestion: SeatSuggestion) -> tuple[object, ...]:
    trails = (reason.trail for reason in suggestion.reasons)
    strength = next((trail.strength for trail in trails if trail is not None), ())
    gain = tuple(-gain for gain in suggestion.gain)
    return not suggestion.is_supported_by_data, gain, strength, suggestion.body, suggestion.actor


def group_similar_suggestions(
    found: Sequence[SeatSuggestion],
) -> tuple[tuple[SeatSuggestion, ...], ...]:
    """Group suggestions for one body with the same gain and reasons, in the order given.

    A suggestion with a trail is a group of its own.
    """
    groups: dict[object, list[SeatSuggestion]] = {}
    for suggestion in found:
        keys = tuple((reason.key, reason.values.get("rule")) for reason in suggestion.reasons)
        has_trail = any(reason.trail is not None for reason in suggestion.reasons)
        same = suggestion.as_step if has_trail else (suggestion.body, suggestion.gain, keys)
        groups.setdefault(same, []).append(suggestion)
    return tuple(map(tuple, groups.values()))


def _make_suggestion(
    baseline: Baseline, content: SupportingTrails, actor: str, body: str
) -> SeatSuggestion:
    effect = effect_of_seat(baseline, actor, body)
    return SeatSuggestion(
        actor=actor,
        body=body,
        gain=gain_of_seat(baseline.situation, effect, actor, body),
        reasons=(
            *evidence_reasons(content, effect, actor, body),
            *structural_reasons(baseline.situation, effect, actor, body),
        ),
        effect=effect,
    )
