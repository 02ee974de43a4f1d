"""Who must be invited to the lokaal woonoverleg, and is not known to be."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Actor, Body, Evidence, Seat
from graph.gaps.finding import Answers, Finding
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.situation import Situation
from graph.gaps.woonoverleg import (
    CODEX,
    DECREE_2018,
    FROM_2019,
    FROM_2021,
    KINDS,
    UNTIL_2021,
    woonoverleg,
)

_INVITED = Answers("woonoverleg-invited", severity=5)


def _invited(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg and each kind of partner: whether one has a seat there."""
    for body in woonoverleg(situation, thresholds):
        tables = situation.with_parts(body.id)
        seats = tuple(seat for table in tables for seat in situation.memberships[table].seats)
        for group in ("housing", "welfare", "agency"):
            wanted = thresholds.ids(group)
            stand_ins = thresholds.ids("welfare_stand_ins") if group == "welfare" else ()
            if wanted:
                yield _partner(situation, body, seats, wanted, stand_ins)


def _partner(
    situation: Situation,
    body: Body,
    seats: tuple[Seat, ...],
    wanted: tuple[str, ...],
    stand_ins: tuple[str, ...],
) -> Finding:
    candidates = {
        actor.id for actor in situation.facts.actors if {actor.sector, actor.kind} & set(wanted)
    }
    fitting = tuple(dict.fromkeys(seat for seat in seats if seat.actor in candidates))
    standing_in = tuple(
        dict.fromkeys(seat for seat in seats if _stands_in(situation.actors[seat.actor], stand_ins))
    )
    without = {seat.actor for seat in seats if situation.actors[seat.actor].sector is None}
    strength = {seat.evidence for seat in fitting}
    shown = fitting or standing_in
    if strength & {Evidence.EXPLICIT, Evidence.DERIVED}:
        answer, reason = _INVITED.none, "invited"
    elif Evidence.CONDITIONAL in strength:
        answer, reason = _INVITED.unknown, "only-conditional"
    elif Evidence.GROUP in strength:
        answer, reason = _INVITED.unknown, "only-as-group"
    elif fitting:
        answer, reason = _INVITED.unknown, "only-supposed"
    elif standing_in:
        answer, reason = _INVITED.unknown, "through-stand-in"
    elif not _complete(situation, body):
        answer, reason = _INVITED.unknown, "may-sit-unseen"
    elif without:
        answer, reason = _INVITED.unknown, "perhaps-without-sector"
    else:
        answer, reason = _INVITED.confirmed, "not-invited"
    return answer(
        body.id,
        wanted[0],
        reason=reason,
        facts=shown or (body,),
        body=body.id,
        wanted=wanted,
        actors=tuple(sorted({seat.actor for seat in shown})),
        candidates=tuple(sorted(candidates)),
        without_sector=tuple(sorted(without)),
    )


def _stands_in(actor: Actor, stand_ins: tuple[str, ...]) -> bool:
    """Whether an actor is of a kind that stands in, or carries its name in its id."""
    return actor.kind in stand_ins or not {*actor.id.split("-")}.isdisjoint(stand_ins)


def _complete(situation: Situation, body: Body) -> bool:
    tables = [table for table in situation.with_parts(body.id) if situation.network[table]]
    return bool(tables) and situation.complete((body.id, *tables))


WOONOVERLEG_INVITED = Rule(
    key=_INVITED.rule,
    find=_invited,
    references=(
        Reference(title=DECREE_2018, article="3", holds_from=FROM_2019, holds_until=UNTIL_2021),
        Reference(title=CODEX, article="2.2", holds_from=FROM_2021),
    ),
    thresholds={
        "kinds": KINDS,
        "housing": ("huisvesting",),
        "welfare": ("welzijn",),
        "welfare_stand_ins": ("ocmw",),
        "agency": ("vlaamse-overheid",),
    },
    reasons=dict.fromkeys(
        (
            "not-invited",
            "only-conditional",
            "only-as-group",
            "only-supposed",
            "through-stand-in",
            "may-sit-unseen",
            "perhaps-without-sector",
            "invited",
        ),
        ("body", "wanted", "actors", "candidates", "without_sector"),
    ),
)
