"""A body that needs broad input, and a sector that is missing there or outweighs all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from data.model import Body, Role, Seat
from graph.gaps.finding import Finding, FindingFactory, Value
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation

PASSING: Final = frozenset({Role.OBSERVER, Role.INVITED})
_BROAD = FindingFactory("broad-input", severity=4)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each body of the set kinds or layers: whether every sector is there and none dominates.

    Only members count: who observes or is invited brings no sector in. The sectors expected are
    those of the setting or, when it names none, all that an actor has; without any, nobody can
    tell. A kerngroep is not asked: the text wants breadth of the woonraad, and a like background
    there.
    """
    expected = set(thresholds.ids("sectors")) or {
        actor.sector for actor in situation.facts.actors if actor.sector is not None
    }
    for body in situation.facts.bodies:
        if body.kind not in thresholds.ids("kinds") and body.layer not in thresholds.ids("layers"):
            continue
        if not situation.all_complete((body.id,)):
            known = situation.memberships[body.id]
            yield _BROAD.unknown(
                body.id, reason="members-not-known", facts=(body, *known.seats), body=body.id
            )
        elif expected:
            yield from _judge(situation, body, expected, thresholds.number("largest_share"))
        else:
            yield _BROAD.unknown(body.id, reason="no-sector-known", facts=(body,), body=body.id)


def _judge(
    situation: Situation, body: Body, expected: set[str], largest: float
) -> Iterator[Finding]:
    """What is missing or dominates in a body of which all members are known."""
    seats = [seat for seat in situation.memberships[body.id].seats if seat.role not in PASSING]
    strong = {seat.actor for seat in seats if situation.is_strong_seat(seat)}
    any_seat = {seat.actor for seat in seats}
    without = tuple(sorted(actor for actor in any_seat if not _sectors(situation, actor)))
    present = frozenset().union(*(_sectors(situation, actor) for actor in strong))
    doubtful = frozenset().union(*(_sectors(situation, actor) for actor in any_seat)) - present
    clean = True
    for sector in sorted(expected - present):
        clean = False
        yield _missing(situation, body, sector, seats, without, doubtful)
    counted = Counter(filter(None, (_own_sector(situation, actor) for actor in strong)))
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


def _missing(
    situation: Situation,
    body: Body,
    sector: str,
    seats: list[Seat],
    without: tuple[str, ...],
    doubtful: frozenset[str],
) -> Finding:
    """A sector that no member brings, or only one whose seat is not certain."""
    facts = seats
    values: dict[str, Value] = {"body": body.id, "sector": sector}
    if sector in doubtful:
        facts = [seat for seat in seats if sector in _sectors(situation, seat.actor)]
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


def _sectors(situation: Situation, actor: str) -> frozenset[str]:
    """The sectors that an actor brings in: of its whole and all parts of that."""
    return situation.sectors_of_family(situation.root_actor_of[actor])


def _own_sector(situation: Situation, actor: str) -> str | None:
    """The sector of an actor, or of its whole where it has none of its own."""
    whole = situation.root_actor_of[actor]
    return situation.actors[actor].sector or situation.actors[whole].sector


BROAD_INPUT = Rule(
    key=_BROAD.rule,
    find=_find,
    references=(
        Reference(title="Lokaal woonbeleid coördineren (Stad Kortrijk)", article="regel 20"),
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
