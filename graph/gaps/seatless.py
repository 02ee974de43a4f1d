"""Actors that no document seats by name: nowhere at all, or only in a partnership."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Actor, Evidence, Fact, Layer, Naming, Seat, Tie
from graph.gaps.finding import Answers, Finding
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation

_NO_SEAT = Answers("no-seat", severity=3)
_PARTNERSHIP_ONLY = Answers("partnership-only", severity=4)


def _without_seat(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each actor: whether any document seats it, a part of it or its whole by name.

    What is named as a place only need not be anybody who could sit; and who runs a body of which
    the members are not all known may well sit there.
    """
    places = thresholds.ids("places")
    ties = _ties_by_actor(situation)
    for actor in _asked(situation):
        bodies = situation.bodies_of(actor.id)
        if not bodies:
            yield _seatless(situation, actor, places, (actor, *ties.get(actor.id, ())))
            continue
        seats = situation.seats_in(bodies, actor.id)
        weak = _weakness(actor, seats)
        if actor.named is Naming.ORGANISATION and weak:
            yield _NO_SEAT.unknown(
                actor.id,
                reason=f"only-{weak}",
                facts=seats,
                actor=actor.id,
                bodies=tuple(sorted(bodies)),
            )
        else:
            yield _NO_SEAT.none(
                actor.id, reason="seated", facts=seats, actor=actor.id, bodies=tuple(sorted(bodies))
            )


def _seatless(
    situation: Situation, actor: Actor, places: tuple[str, ...], facts: tuple[Fact, ...]
) -> Finding:
    own = _own_bodies(situation, actor)
    unclear = tuple(body for body in own if not situation.complete((body,)))
    if actor.named is not Naming.ORGANISATION or actor.kind in places:
        reason = f"{actor.named.value}-without-seat" if actor.kind not in places else "only-a-place"
        return _NO_SEAT.unknown(actor.id, reason=reason, facts=facts, actor=actor.id)
    if unclear:
        return _NO_SEAT.unknown(
            actor.id,
            reason="may-sit-in-its-own",
            facts=(*facts, *(situation.bodies[body] for body in unclear)),
            actor=actor.id,
            bodies=unclear,
        )
    return _NO_SEAT.confirmed(
        actor.id,
        reason="nowhere-by-name",
        facts=facts,
        actor=actor.id,
        could_sit_in=situation.could_sit_in(actor.id),
        own_bodies=own,
    )


def _only_in_partnership(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each actor of a partnership: whether it sits in a kerngroep, woonraad or consultation.

    Data without a single such body cannot tell.
    """
    consults = any(body.layer is not Layer.PARTNERSHIP for body in situation.facts.bodies)
    for actor in _asked(situation):
        own = situation.network[actor.id]
        bodies = situation.bodies_of(actor.id)
        partnerships = {body for body in own if situation.bodies[body].layer is Layer.PARTNERSHIP}
        if not partnerships:
            continue
        tables = {body for body in bodies if situation.bodies[body].layer is not Layer.PARTNERSHIP}
        seats = situation.seats_in(tables or partnerships, actor.id)
        among = tuple(sorted(partnerships))
        if not tables and (actor.named is not Naming.ORGANISATION or not consults):
            yield _PARTNERSHIP_ONLY.unknown(
                actor.id,
                reason=f"{actor.named.value}-in-partnership"
                if consults
                else "no-consultation-known",
                facts=seats,
                actor=actor.id,
                partnerships=among,
            )
        elif not tables:
            yield _PARTNERSHIP_ONLY.confirmed(
                actor.id,
                reason="in-no-consultation-by-name",
                facts=seats,
                actor=actor.id,
                partnerships=among,
                could_sit_in=situation.could_sit_in(actor.id),
            )
        elif weak := _weakness(actor, seats):
            yield _PARTNERSHIP_ONLY.unknown(
                actor.id,
                reason=f"consults-{weak}",
                facts=seats,
                actor=actor.id,
                partnerships=among,
                bodies=tuple(sorted(tables)),
            )
        else:
            yield _PARTNERSHIP_ONLY.none(
                actor.id,
                reason="consults",
                facts=seats,
                actor=actor.id,
                partnerships=among,
                bodies=tuple(sorted(tables)),
            )


def _asked(situation: Situation) -> Iterator[Actor]:
    if situation.about is None:
        return iter(situation.facts.actors)
    return (situation.actors[each] for each in sorted(situation.about) if each in situation.actors)


def _weakness(actor: Actor, seats: tuple[Seat, ...]) -> str | None:
    """Why no source seats an actor by name; None when one does, or seats a relative."""
    levels = {seat.evidence for seat in seats}
    by_name = any(seat.actor != actor.id for seat in seats) or levels - {
        Evidence.GROUP,
        Evidence.SUPPOSED,
    }
    if by_name:
        return None
    return "as-group" if Evidence.GROUP in levels else "supposed"


def _ties_by_actor(situation: Situation) -> dict[str, list[Tie]]:
    ties: dict[str, list[Tie]] = {}
    for tie in situation.facts.ties:
        for end in (tie.from_id, tie.to_id):
            ties.setdefault(end, []).append(tie)
    return ties


def _own_bodies(situation: Situation, actor: Actor) -> tuple[str, ...]:
    """The bodies that an actor convenes or that are a part of it."""
    return tuple(
        body.id for body in situation.facts.bodies if actor.id in {body.convenor, body.part_of}
    )


NO_SEAT = Rule(
    key=_NO_SEAT.rule,
    find=_without_seat,
    thresholds={"places": ("locatie-of-dienst",)},
    reasons={
        "nowhere-by-name": ("actor", "could_sit_in", "own_bodies"),
        "group-without-seat": ("actor",),
        "role-without-seat": ("actor",),
        "only-a-place": ("actor",),
        "may-sit-in-its-own": ("actor", "bodies"),
        "only-as-group": ("actor", "bodies"),
        "only-supposed": ("actor", "bodies"),
        "seated": ("actor", "bodies"),
    },
)
PARTNERSHIP_ONLY = Rule(
    key=_PARTNERSHIP_ONLY.rule,
    find=_only_in_partnership,
    reasons={
        "in-no-consultation-by-name": ("actor", "partnerships", "could_sit_in"),
        "group-in-partnership": ("actor", "partnerships"),
        "role-in-partnership": ("actor", "partnerships"),
        "no-consultation-known": ("actor", "partnerships"),
        "consults-as-group": ("actor", "partnerships", "bodies"),
        "consults-supposed": ("actor", "partnerships", "bodies"),
        "consults": ("actor", "partnerships", "bodies"),
    },
)
