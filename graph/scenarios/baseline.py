"""The state before a seat is tried: the findings of the rules, and the connectivity."""

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
from graph.scenarios.finding_changes import findings_by_identity
from graph.situation.components import Component
from graph.situation.situation import Situation


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """The state on a day, computed once before seats are tried.

    `findings` are by rule and identity. `largest_component` is that of the known network, and
    `known_cut_points` its root actors that are cut points. `never_meet` are, for each actor, those
    with whom it shares a theme and certainly no body. `joint_findings` are findings about many
    pairs that may meet where anybody could sit, and `joint_finding_partners` the actors paired in
    them. `too_wide` are the themes with one finding as a whole; `succeeding` all predecessors and
    successors.
    """

    situation: Situation
    rules: tuple[tuple[GapRule, Thresholds], ...]
    findings: Mapping[str, Mapping[str, Finding]]
    connectivity: Connectivity
    largest_component: Component | None
    known_cut_points: frozenset[str]
    never_meet: Mapping[str, frozenset[str]]
    joint_finding_partners: Mapping[str, frozenset[str]]
    joint_findings: Mapping[str, Finding]
    too_wide: frozenset[str]
    succeeding: frozenset[str]


def compute_baseline(
    facts: Facts,
    on: date,
    settings: Mapping[str, RuleSetting] | None = None,
    progress: OnKeyProgress | None = None,
) -> Baseline:
    """Compute the state on a day.

    `progress` is called for the rules as in `find_gaps`. Raises ValueError for a setting of a rule
    or a threshold that does not exist.
    """
    situation = Situation(facts, on)
    rules = tuple(active_rules(on, settings))
    findings = {
        rule.key: findings_by_identity(answers)
        for rule, answers in findings_by_rule(situation, rules, progress)
    }
    by_theme = findings.get(THEME_APART.key, {}).values()
    return Baseline(
        situation=situation,
        rules=rules,
        findings=findings,
        connectivity=connectivity_of(situation.network),
        largest_component=next(iter(known_components(situation)), None),
        known_cut_points=_known_cut_points(situation),
        never_meet=_partners_by_actor(
            finding.subjects for finding in by_theme if finding.status is Status.CONFIRMED
        ),
        joint_finding_partners=_partners_by_actor(
            pair for finding in by_theme for pair in finding.pairs
        ),
        joint_findings=findings_by_identity(finding for finding in by_theme if finding.pairs),
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


def _known_cut_points(situation: Situation) -> frozenset[str]:
    bounds = situation.network_bounds
    cuts = bounds.known_graph.articulation_points()
    return frozenset(bounds.root_actors[at] for at in cuts if at < len(bounds.root_actors))


def _partners_by_actor(pairs: Iterable[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    others: dict[str, set[str]] = {}
    for pair in pairs:
        for one, other in permutations(pair, 2):
            others.setdefault(one, set()).add(other)
    return {actor: frozenset(partners) for actor, partners in others.items()}
