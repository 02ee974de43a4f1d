"""How things stand before a seat is tried: what the rules find, and what hangs together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from data.model import Facts
from graph.gaps import Finding, GapRule, RuleSetting, Status
from graph.gaps.actors_never_meet import THEME_APART, TOO_WIDE
from graph.gaps.catalogue import active_rules, findings_by_rule
from graph.gaps.cut_off import known_components
from graph.gaps.rule import Thresholds
from graph.progress import OnKeyProgress
from graph.scenarios.connectivity import Connectivity, connectivity_of
from graph.scenarios.finding_changes import by_identity
from graph.situation.components import Component
from graph.situation.situation import Situation


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """How things stand on a day, worked out once, before seats are tried.

    `findings` are by rule and identity. `main` is the largest part of the known network;
    `known_cuts` the wholes without which that falls apart; `never_meet` with whom an actor is known
    to share a theme and no body; `questioned` with whom that is one question about bodies where
    anybody may sit, and `question` that; `too_wide` the themes that have one answer as a whole;
    `succeeding` everybody who was succeeded, or succeeded another.
    """

    situation: Situation
    rules: tuple[tuple[GapRule, Thresholds], ...]
    findings: Mapping[str, Mapping[str, Finding]]
    structure: Connectivity
    main: Component | None
    known_cuts: frozenset[str]
    never_meet: Mapping[str, frozenset[str]]
    questioned: Mapping[str, frozenset[str]]
    question: Mapping[str, Finding]
    too_wide: frozenset[str]
    succeeding: frozenset[str]


def baseline_of(
    facts: Facts,
    on: date,
    settings: Mapping[str, RuleSetting] | None = None,
    progress: OnKeyProgress | None = None,
) -> Baseline:
    """Work out how things stand on a day.

    `progress` gets of the rules what that of `find_gaps` does. Raises ValueError for a setting of
    a rule or a threshold that does not exist.
    """
    situation = Situation(facts, on)
    rules = tuple(active_rules(on, settings))
    findings = {
        rule.key: by_identity(answers)
        for rule, answers in findings_by_rule(situation, rules, progress)
    }
    by_theme = findings.get(THEME_APART.key, {}).values()
    return Baseline(
        situation=situation,
        rules=rules,
        findings=findings,
        structure=connectivity_of(situation.network),
        main=next(iter(known_components(situation)), None),
        known_cuts=_known_cuts(situation),
        never_meet=_each_other(
            finding.subjects for finding in by_theme if finding.status is Status.CONFIRMED
        ),
        questioned=_each_other(pair for finding in by_theme for pair in finding.pairs),
        question=by_identity(finding for finding in by_theme if finding.pairs),
        too_wide=frozenset(
            finding.subjects[0] for finding in by_theme if finding.reason == TOO_WIDE
        ),
        succeeding=frozenset(
            actor
            for succession in situation.record.succession
            for actor in (succession.predecessor, succession.successor)
            if actor is not None
        ),
    )


def _known_cuts(situation: Situation) -> frozenset[str]:
    bounds = situation.bounds
    cuts = bounds.known_graph.articulation_points()
    return frozenset(bounds.root_actors[at] for at in cuts if at < len(bounds.root_actors))


def _each_other(pairs: Iterable[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    others: dict[str, set[str]] = {}
    for pair in pairs:
        for one, other in permutations(pair, 2):
            others.setdefault(one, set()).add(other)
    return {actor: frozenset(its) for actor, its in others.items()}
