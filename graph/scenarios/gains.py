"""Gains: what a new seat improves, and the reasons for and against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from data.model import Fact
from graph.gaps import Finding
from graph.gaps.finding import Value
from graph.scenarios.finding_changes import FindingChange, FindingChangeKind, gap_weight
from graph.scenarios.seat_effect import SeatEffect
from graph.scenarios.supporting_facts import SupportingTrails, gaps_closed_as_advised
from graph.situation.situation import Situation
from graph.trails import Trail


class SeatGain(NamedTuple):
    """What a seat improves, most important first, so that two gains compare as they rank.

    `gaps` is the weight of the closed gaps minus that of the opened ones; a confirmed gap weighs
    its severity, an unknown one a quarter of it. `cut_points` and `components` are how many fewer
    there are. `balance` is the increase of the effective number of sectors in the body.
    """

    gaps: float
    cut_points: int
    components: int
    balance: float


NO_GAIN: Final = SeatGain(0.0, 0, 0, 0.0)


@dataclass(frozen=True, slots=True)
class SuggestionReason:
    """A reason for or against a seat: a key, and the values of its sentence.

    Two kinds come from the data, with the facts that support them:

    - `leads`: the steps of the `trail` from the body to the actor
    - `remedy`: a gap whose remedy names that body; rule, subjects

    The others follow from the rules and the network:

    - `closes`, `opens`: gaps; rule, status, number, subjects
    - `changes`: gaps with another status; the same, with the new status
    - `removes-cut-points`, `makes-cut-points`: actors
    - `joins`: actors, bodies (of the smaller of two components)
    - `brings-sector` (the body has none of it yet), `evens-sectors` (it has few): sector, body
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    facts: tuple[Fact, ...] = ()
    trail: Trail | None = None


EVIDENCE_REASONS: Final = frozenset(("leads", "remedy"))


def gain_of_seat(situation: Situation, effect: SeatEffect, actor: str, body: str) -> SeatGain:
    """Return what a seat improves; a gap that it turns from confirmed to unknown is not closed.

    Components that a seat connects depend on its actor from then on, as does a body that had no
    link to others. That they were disconnected was worse, so this does not count against the seat.
    """
    spared = {"hangs-on-one", "cut-point"} if effect.joined_nodes else {"hangs-on-one"}
    new = 0 if effect.joined_nodes else len(effect.cut_points_new)
    return SeatGain(
        gaps=sum(
            _gap_weight_gained(shift)
            for shift in effect.finding_changes
            if shift.kind is not FindingChangeKind.OPENED
            or shift.relevant_finding.rule not in spared
        ),
        cut_points=len(effect.cut_points_gone) - new,
        components=effect.fewer_components,
        balance=_sector_balance_gain(situation, body, actor),
    )


def _gap_weight_gained(shift: FindingChange) -> float:
    weight = gap_weight(shift.before) - gap_weight(shift.after)
    return min(weight, 0.0) if shift.kind is FindingChangeKind.CHANGED else weight


def _sector_balance_gain(situation: Situation, body: str, actor: str) -> float:
    return _effective_sector_number(situation, body, actor) - _effective_sector_number(
        situation, body
    )


def _effective_sector_number(situation: Situation, body: str, *more: str) -> float:
    """Return the effective number of sectors in a body: 1/Σp² over members of known sector.

    Zero without any (Laakso & Taagepera 1979, Effective number of parties, Comparative Political
    Studies 12, 3-27).
    """
    sizes = _count_member_sectors(situation, body, *more).values()
    return sum(sizes) ** 2 / sum(size**2 for size in sizes) if sizes else 0.0


def _count_member_sectors(situation: Situation, body: str, *more: str) -> Counter[str]:
    known = situation.memberships[body]
    members = (situation.actors[actor].sector for actor in {*known.named, *known.groups, *more})
    return Counter(sector for sector in members if sector is not None)


def evidence_reasons(
    content: SupportingTrails, effect: SeatEffect, actor: str, body: str
) -> Iterator[SuggestionReason]:
    """Yield the reasons in the data for a seat of this actor in this body."""
    trail = content.trails_from_body(body).get(actor)
    if trail is not None:
        yield SuggestionReason("leads", facts=trail.facts, trail=trail)
    for finding in gaps_closed_as_advised(content.situation, effect, actor, body):
        values: dict[str, Value] = {"rule": finding.rule, "subjects": finding.subjects}
        yield SuggestionReason("remedy", values, finding.facts)


def structural_reasons(
    situation: Situation, effect: SeatEffect, actor: str, body: str
) -> Iterator[SuggestionReason]:
    """Yield the reasons from the rules and the network for a seat, then those against it."""
    for turn, key in ((FindingChangeKind.CLOSED, "closes"), (FindingChangeKind.CHANGED, "changes")):
        yield from _gap_change_reasons(effect, turn, key)
    if effect.cut_points_gone:
        yield SuggestionReason("removes-cut-points", {"actors": effect.cut_points_gone})
    if effect.joined_nodes:
        actors = tuple(sorted(effect.joined_nodes & situation.actors.keys()))
        bodies = tuple(sorted(effect.joined_nodes & situation.bodies.keys()))
        yield SuggestionReason("joins", {"actors": actors, "bodies": bodies})
    sector = situation.actors[actor].sector
    if sector is not None and _sector_balance_gain(situation, body, actor) > 0:
        new = sector not in _count_member_sectors(situation, body)
        key = "brings-sector" if new else "evens-sectors"
        yield SuggestionReason(key, {"sector": sector, "body": body})
    yield from _gap_change_reasons(effect, FindingChangeKind.OPENED, "opens")
    if effect.cut_points_new:
        yield SuggestionReason("makes-cut-points", {"actors": effect.cut_points_new})


def _gap_change_reasons(
    effect: SeatEffect, turn: FindingChangeKind, key: str
) -> Iterator[SuggestionReason]:
    """Yield one reason for all changed gaps of the same rule and status."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for shift in effect.finding_changes:
        if shift.kind is turn:
            finding = shift.relevant_finding
            groups.setdefault((finding.rule, finding.status.value), []).append(finding)
    for (rule, status), findings in groups.items():
        subjects = tuple(sorted(finding.subjects for finding in findings))
        yield SuggestionReason(
            key, {"rule": rule, "status": status, "number": len(findings), "subjects": subjects}
        )
