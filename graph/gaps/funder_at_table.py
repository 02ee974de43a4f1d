"""Rule: who pays and who is paid sit together in a body."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Layer, Tie
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation

_FUNDER = FindingFactory("funder-at-table", severity=1)


def _findings_per_funder(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each actor that pays another: whether the two sit together.

    Confirmed means that they do by explicit seats, not that there is a conflict of interest. One
    body where both have an explicit seat is enough to confirm it.
    """
    kinds = thresholds.id_list_threshold("ties")
    pairs: dict[frozenset[str], list[Tie]] = {}
    for tie in situation.facts.ties:
        ends = frozenset((tie.from_id, tie.to_id))
        if tie.kind in kinds and ends <= situation.actors.keys():
            pairs.setdefault(ends, []).append(tie)
    for ties in pairs.values():
        latest = max(ties, key=lambda tie: tie.number)
        if situation.root_actor_of[latest.from_id] != situation.root_actor_of[latest.to_id]:
            yield _finding_about_funder(situation, latest, ties)


def _finding_about_funder(situation: Situation, latest: Tie, ties: list[Tie]) -> Finding:
    bounds, names = situation.network_bounds, situation.possible_seats.ids_of_mask
    funder, beneficiary = latest.from_id, latest.to_id
    root_actors = situation.root_actor_of[funder], situation.root_actor_of[beneficiary]
    explicit, seated, perhaps = (
        names(masks(root_actors[0]) & masks(root_actors[1]))
        for masks in (
            bounds.explicit_bodies_of,
            bounds.seated_bodies_of,
            bounds.all_possible_bodies_of,
        )
    )
    shared = explicit or seated
    seats = situation.seats_of_families(shared, *root_actors)
    bodies = shared or perhaps
    evidence = None
    if explicit:
        tables = [body for body in explicit if situation.layer_of(body) is not Layer.PARTNERSHIP]
        answer, reason = _FUNDER.confirmed, "together" if tables else "partners"
    elif seated:
        evidence = weakest_evidence(seats, situation.actors).value
        answer, reason = _FUNDER.unknown, "together-doubtful"
    elif perhaps:
        answer, reason = _FUNDER.unknown, "may-meet-unseen"
    else:
        answer, reason = _FUNDER.none, "apart"
    return answer(
        funder,
        beneficiary,
        reason=reason,
        facts=(*ties, *seats),
        funder=funder,
        beneficiary=beneficiary,
        kind=latest.kind,
        amount=latest.amount,
        unit=latest.unit,
        bodies=bodies,
        evidence=evidence,
    )


FUNDER_AT_TABLE = GapRule(
    key=_FUNDER.rule,
    find=_findings_per_funder,
    thresholds={"ties": ("betaalt", "financiert", "subsidieert")},
    reasons=dict.fromkeys(
        ("together", "partners", "together-doubtful", "may-meet-unseen", "apart"),
        ("funder", "beneficiary", "kind", "amount", "unit", "bodies", "evidence"),
    ),
)
