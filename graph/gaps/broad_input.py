"""Rule: a body that needs broad input, where a sector is missing or outweighs all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from data.model import Body, Role, Seat
from graph.gaps.finding import Finding, FindingFactory, Value
from graph.gaps.rule import GapRule, LegalReference, Thresholds
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation

PASSING: Final = frozenset({Role.OBSERVER, Role.INVITED})
_BROAD = FindingFactory("broad-input", severity=4)


def _findings_per_body(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each body of the set kinds or layers: whether each sector is there and none dominates.

    Only members count, not observers and the invited. The expected sectors are those of the setting
    or, when that names none, all sectors of actors; without any, the finding is unknown.
    Kerngroepen are not examined: the city's text wants breadth in the woonraad, and members of a
    similar background in a kerngroep.
    """
    expected = set(thresholds.id_list_threshold("sectors")) or {
        actor.sector for actor in situation.facts.actors if actor.sector is not None
    }
    for body in situation.facts.bodies:
        if body.kind not in thresholds.id_list_threshold(
            "kinds"
        ) and body.layer not in thresholds.id_list_threshold("layers"):
            continue
        if not situation.all_bodies_complete((body.id,)):
            known = situation.memberships[body.id]
            yield _BROAD.unknown(
                body.id, reason="members-not-known", facts=(body, *known.seats), body=body.id
            )
        elif expected:
            yield from _findings_about_sectors(
                situation, body, expected, thresholds.number_threshold("largest_share")
            )
        else:
            yield _BROAD.unknown(body.id, reason="no-sector-known", facts=(body,), body=body.id)


def _findings_about_sectors(
    situation: Situation, body: Body, expected: set[str], largest: float
) -> Iterator[Finding]:
    """Yield which sectors are missing or dominate in a body whose members are all known."""
    seats = [seat for seat in situation.memberships[body.id].seats if seat.role not in PASSING]
    strong = {seat.actor for seat in seats if situation.is_strong_seat(seat)}
    any_seat = {seat.actor for seat in seats}
    without = tuple(
        sorted(actor for actor in any_seat if not _sectors_brought_by(situation, actor))
    )
    present = frozenset().union(*(_sectors_brought_by(situation, actor) for actor in strong))
    doubtful = (
        frozenset().union(*(_sectors_brought_by(situation, actor) for actor in any_seat)) - present
    )
    clean = True
    for sector in sorted(expected - present):
        clean = False
        yield _missing_sector_finding(situation, body, sector, seats, without, doubtful)
    counted = Counter(
        filter(None, (_sector_of_actor_or_root(situation, actor) for actor in strong))
    )
    for sector, number in sorted(counted.items()):
        if number > largest * len(strong):
            clean = False
            sure = number > largest * len(any_seat)
            answer = _BROAD.confirmed if sure else _BROAD.unknown
            yield answer(
                body.id,
                sector,
                reason="dominates" if sure else "perhaps-dominates",
                facts=seats,
                body=body.id,
                sector=sector,
                number=number,
                members=len(strong),
                largest_share=largest,
            )
    if clean:
        yield _BROAD.none(
            body.id, reason="broad", facts=seats, body=body.id, sectors=tuple(sorted(present))
        )


def _missing_sector_finding(
    situation: Situation,
    body: Body,
    sector: str,
    seats: list[Seat],
    without: tuple[str, ...],
    doubtful: frozenset[str],
) -> Finding:
    """Return the finding about a sector that no member brings, or only one with a doubtful seat."""
    facts = seats
    values: dict[str, Value] = {"body": body.id, "sector": sector}
    if sector in doubtful:
        facts = [seat for seat in seats if sector in _sectors_brought_by(situation, seat.actor)]
        values["evidence"] = weakest_evidence(facts, situation.actors).value
        values["actors"] = tuple(sorted({seat.actor for seat in facts}))
        answer, reason = _BROAD.unknown, "only-doubtful"
    elif without:
        values["without_sector"] = without
        answer, reason = _BROAD.unknown, "perhaps-missing"
    else:
        believed = situation.is_presumed_complete(body.id)
        values["believed"] = (body.id,) if believed else ()
        answer, reason = _BROAD.confirmed, "missing"
    return answer(body.id, sector, reason=reason, facts=facts, **values)


def _sectors_brought_by(situation: Situation, actor: str) -> frozenset[str]:
    """Return the sectors that an actor brings in: those of its root actor and all its units."""
    return situation.sectors_of_family(situation.root_actor_of[actor])


def _sector_of_actor_or_root(situation: Situation, actor: str) -> str | None:
    """Return the sector of an actor; when it has none, that of its root actor."""
    root_actor = situation.root_actor_of[actor]
    return situation.actors[actor].sector or situation.actors[root_actor].sector


BROAD_INPUT = GapRule(
    key=_BROAD.rule,
    find=_findings_per_body,
    references=(
        LegalReference(title="Lokaal woonbeleid coördineren (Stad Kortrijk)", article="regel 20"),
    ),
    thresholds={
        "kinds": ("adviesraad", "advies-en-overlegorgaan"),
        "layers": ("woonraad",),
        "sectors": (),
        "largest_share": 0.5,
    },
    reasons={
        "no-sector-known": ("body",),
        "members-not-known": ("body",),
        "missing": ("body", "sector", "believed"),
        "only-doubtful": ("body", "sector", "actors", "evidence"),
        "perhaps-missing": ("body", "sector", "without_sector"),
        "dominates": ("body", "sector", "number", "members", "largest_share"),
        "perhaps-dominates": ("body", "sector", "number", "members", "largest_share"),
        "broad": ("body", "sectors"),
    },
)
