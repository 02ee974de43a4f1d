"""Who pays and who is paid, at the same table."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Evidence, Naming, Tie
from graph.gaps.finding import Answers, Finding
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation

_FUNDER = Answers("funder-at-table", severity=1)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each actor that pays another: whether the two sit together.

    Confirmed says that they do, not that there is a conflict of interest: that is for people.
    """
    kinds = thresholds.ids("ties")
    pairs: dict[frozenset[str], list[Tie]] = {}
    for tie in situation.facts.ties:
        ends = frozenset((tie.from_id, tie.to_id))
        if tie.kind in kinds and ends <= situation.actors.keys():
            pairs.setdefault(ends, []).append(tie)
    for ties in pairs.values():
        latest = max(ties, key=lambda tie: tie.number)
        if latest.to_id not in situation.relatives(latest.from_id):
            yield _judge(situation, latest, ties)


def _judge(situation: Situation, latest: Tie, ties: list[Tie]) -> Finding:
    funder, beneficiary = latest.from_id, latest.to_id
    its, others = situation.bodies_of(funder), situation.bodies_of(beneficiary)
    shared = its & others
    seats = situation.seats_in(shared, funder, beneficiary)
    by_name = all(
        situation.actors[each].named is not Naming.GROUP for each in (funder, beneficiary)
    )
    levels = {seat.evidence for seat in seats}
    if shared and (not by_name or Evidence.GROUP in levels):
        answer, reason = _FUNDER.unknown, "together-as-group"
    elif shared and Evidence.SUPPOSED in levels:
        answer, reason = _FUNDER.unknown, "together-supposed"
    elif shared:
        answer, reason = _FUNDER.confirmed, "together"
    elif situation.complete(its | others):
        answer, reason = _FUNDER.none, "apart"
    else:
        answer, reason = _FUNDER.unknown, "may-meet-unseen"
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
        bodies=tuple(sorted(shared)),
    )


FUNDER_AT_TABLE = Rule(
    key=_FUNDER.rule,
    find=_find,
    thresholds={"ties": ("betaalt", "financiert", "subsidieert")},
    reasons=dict.fromkeys(
        ("together", "together-as-group", "together-supposed", "may-meet-unseen", "apart"),
        ("funder", "beneficiary", "kind", "amount", "unit", "bodies"),
    ),
)
