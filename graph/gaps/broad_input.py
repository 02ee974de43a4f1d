"""A body that needs broad input, and a sector that is missing there or outweighs all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from data.model import Body
from graph.gaps.finding import Answers, Finding
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.situation import Situation

_BROAD = Answers("broad-input", severity=4)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each body of the set kinds or layers: whether every sector is there and none dominates.

    The sectors expected are those of the setting or, when it names none, all that an actor has. A
    kerngroep is not asked: the text wants breadth of the woonraad, and a like background there.
    """
    expected = set(thresholds.ids("sectors")) or {
        actor.sector for actor in situation.facts.actors if actor.sector is not None
    }
    for body in situation.facts.bodies:
        asked = body.kind in thresholds.ids("kinds") or body.layer in thresholds.ids("layers")
        if asked and not situation.complete((body.id,)):
            known = situation.memberships[body.id]
            yield _BROAD.unknown(
                body.id, reason="members-not-known", facts=(body, *known.seats), body=body.id
            )
        elif asked:
            yield from _judge(situation, body, expected, thresholds.number("largest_share"))


def _judge(
    situation: Situation, body: Body, expected: set[str], largest: float
) -> Iterator[Finding]:
    """What is missing or dominates in a body of which all members are known."""
    known = situation.memberships[body.id]
    members = {actor: situation.actors[actor].sector for actor in known.named}
    without = tuple(sorted(actor for actor, sector in members.items() if sector is None))
    present = Counter(sector for sector in members.values() if sector is not None)
    clean = True
    for sector in sorted(expected - present.keys()):
        clean = False
        answer = _BROAD.unknown if without else _BROAD.confirmed
        yield answer(
            body.id,
            sector,
            reason="perhaps-missing" if without else "missing",
            facts=known.seats,
            body=body.id,
            sector=sector,
            without_sector=without,
        )
    for sector, number in sorted(present.items()):
        if number > largest * len(members):
            clean = False
            yield _BROAD.confirmed(
                body.id,
                sector,
                reason="dominates",
                facts=known.seats,
                body=body.id,
                sector=sector,
                number=number,
                members=len(members),
                largest_share=largest,
            )
    if clean:
        yield _BROAD.none(
            body.id,
            reason="broad",
            facts=known.seats,
            body=body.id,
            sectors=tuple(sorted(present)),
        )


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
        "members-not-known": ("body",),
        "missing": ("body", "sector", "without_sector"),
        "perhaps-missing": ("body", "sector", "without_sector"),
        "dominates": ("body", "sector", "number", "members", "largest_share"),
        "broad": ("body", "sectors"),
    },
)
