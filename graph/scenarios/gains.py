"""What a new seat brings: how that ranks, and the reasons for it."""

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
    """What a seat brings, weightiest first, so that two gains compare as they rank.

    `gaps` is the weight of the gaps closed less that of those opened, where a confirmed gap
    weighs its severity and an unknown one a quarter of it; `cut_points` and `components` how many
    fewer there are; `balance` how many more sectors of equal size the members are worth.
    """

    gaps: float
    cut_points: int
    components: int
    balance: float


NO_GAIN: Final = SeatGain(0.0, 0, 0, 0.0)


@dataclass(frozen=True, slots=True)
class SuggestionReason:
    """Why a seat is suggested, or what speaks against it: a key, and the values of its sentence.

    Of content, with the facts that it rests on: `leads`, by the steps of the `trail` from the body
    to the actor; `remedy`, a gap of which the remedy names that body: `rule` and `subjects`. The
    others follow from the rules and the network.

    `closes`, `opens`: `rule`, `status`, `number` and the `subjects` of the gaps. `changes`: the
    same, `status` being the new one. `removes-cut-points`, `makes-cut-points`: the `actors`.
    `joins`: the `actors` and `bodies` of the smaller of two parts. `brings-sector`, where the body
    has none of it yet, and `evens-sectors`, where it has too few: the `sector` and the `body`.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    facts: tuple[Fact, ...] = ()
    trail: Trail | None = None


EVIDENCE_REASONS: Final = frozenset(("leads", "remedy"))


def gain_of_seat(situation: Situation, effect: SeatEffect, actor: str, body: str) -> SeatGain:
    """What a seat brings; a gap that it turns from confirmed to unknown is not counted as closed.

    Components that a seat connects depend on its actor from then on, as does a body that had no
    link to others. That they were disconnected was worse, so this is not counted against the
    seat.
    """
    spared = {"hangs-on-one", "cut-point"} if effect.joined_nodes else {"hangs-on-one"}
    new = 0 if effect.joined_nodes else len(effect.cut_points_new)
    return SeatGain(
        gaps=sum(
            _closed_gap_weight(shift)
            for shift in effect.finding_changes
            if shift.kind is not FindingChangeKind.OPENED
            or shift.relevant_finding.rule not in spared
        ),
        cut_points=len(effect.cut_points_gone) - new,
        components=effect.fewer_components,
        balance=_sector_balance_gain(situation, body, actor),
    )


def _closed_gap_weight(shift: FindingChange) -> float:
    weight = gap_weight(shift.before) - gap_weight(shift.after)
    return min(weight, 0.0) if shift.kind is FindingChangeKind.CHANGED else weight


def _sector_balance_gain(situation: Situation, body: str, actor: str) -> float:
    return _effective_sector_number(situation, body, actor) - _effective_sector_number(
        situation, body
    )


def _effective_sector_number(situation: Situation, body: str, *more: str) -> float:
    """The effective number of sectors in a body, 1/Σp² over the members with a known sector.

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
    """What in the data speaks for a seat of this actor in this body."""
    trail = content.trails_from_body(body).get(actor)
    if trail is not None:
        yield SuggestionReason("leads", facts=trail.facts, trail=trail)
    for finding in gaps_closed_as_advised(content.situation, effect, actor, body):
        values: dict[str, Value] = {"rule": finding.rule, "subjects": finding.subjects}
        yield SuggestionReason("remedy", values, finding.facts)


def structural_reasons(
    situation: Situation, effect: SeatEffect, actor: str, body: str
) -> Iterator[SuggestionReason]:
    """What the rules and the network say for a seat, and after that what speaks against it."""
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
    """One reason for all gaps of one rule and one answer."""
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
