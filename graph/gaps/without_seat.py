"""Actors that no document seats by name: nowhere at all, or only in a partnership."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from data.model import (
    Actor,
    Attendance,
    Certainty,
    Evidence,
    Fact,
    Layer,
    Meeting,
    Naming,
    Seat,
    Succession,
    Tie,
)
from data.periods import PeriodStatus, earliest_end, first_day, last_day, latest_begin, status_on
from graph.gaps.finding import Finding, FindingFactory, Value
from graph.gaps.rule import Rule, Thresholds
from graph.situation.situation import Situation

_NO_SEAT = FindingFactory("no-seat", severity=3)
_PARTNERSHIP_ONLY = FindingFactory("partnership-only", severity=4)
_YEAR: Final = 365  # days
RUNS: Final = frozenset({"leidt", "baat-uit", "runs", "operates"})


def _without_seat(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each actor: whether any document seats it, a part of it or its whole by name.

    A claim about the documents, past ones too: a seat that has ended makes it *no longer*. An actor
    that another succeeded is gone, and misses nothing. What is named as a place only need not be
    anybody who could sit; and who runs a body of which the members are not all known may well sit
    there.
    """
    places = thresholds.ids("places")
    ties = _ties_by_actor(situation)
    succeeded = _succeeded(situation)
    for actor in _asked(situation):
        bodies = situation.bodies_of(actor.id)
        if not bodies:
            facts = (actor, *ties.get(actor.id, ()))
            yield _seatless(situation, actor, places, succeeded, facts)
            continue
        seats = situation.seats_of_relatives_in(bodies, actor.id)
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
    situation: Situation,
    actor: Actor,
    places: tuple[str, ...],
    succeeded: Mapping[str, Succession],
    facts: tuple[Fact, ...],
) -> Finding:
    own = _own_bodies(situation, actor)
    unclear = tuple(body for body in own if not situation.all_complete((body,)))
    ended, coming = _other_seats(situation, actor.id)
    if actor.id in succeeded:
        event = succeeded[actor.id]
        return _NO_SEAT.none(actor.id, reason="succeeded", facts=(event, *ended), actor=actor.id)
    if actor.named is not Naming.ORGANISATION or actor.kind in places:
        reason = f"{actor.named.value}-without-seat" if actor.kind not in places else "only-a-place"
        return _NO_SEAT.unknown(actor.id, reason=reason, facts=facts, actor=actor.id)
    elsewhere = _to_come_or_attending(situation, actor, ended, coming)
    if elsewhere is not None:
        return elsewhere
    if unclear:
        return _NO_SEAT.unknown(
            actor.id,
            reason="may-sit-in-its-own",
            facts=(*facts, *(situation.bodies[body] for body in unclear)),
            actor=actor.id,
            bodies=unclear,
        )
    could_sit_in = situation.possible_bodies_of(actor.id)
    if ended:
        return _NO_SEAT.confirmed(
            actor.id,
            reason="no-longer",
            facts=ended,
            actor=actor.id,
            bodies=tuple(sorted({seat.body for seat in ended})),
            until=_until(situation, ended),
            could_sit_in=could_sit_in,
        )
    return _NO_SEAT.confirmed(
        actor.id,
        reason="nowhere-by-name",
        facts=facts,
        actor=actor.id,
        could_sit_in=could_sit_in,
        own_bodies=own,
    )


def _succeeded(situation: Situation) -> dict[str, Succession]:
    """The actors that another is known to have succeeded by the day; a year when it is over."""
    return {
        event.predecessor: event
        for event in situation.record.succession
        if event.certainty is Certainty.CONFIRMED
        and event.successor != event.predecessor
        and (event.happened is None or last_day(event.happened) <= situation.on)
    }


def _to_come_or_attending(
    situation: Situation, actor: Actor, ended: tuple[Seat, ...], coming: tuple[Seat, ...]
) -> Finding | None:
    """No gap, of who will have a seat, or was at a meeting of the last year after its last seat."""
    if coming:
        return _NO_SEAT.none(
            actor.id,
            reason="seated-later",
            facts=coming,
            actor=actor.id,
            bodies=tuple(sorted({seat.body for seat in coming})),
            since=_since(situation, coming),
        )
    until = _until(situation, ended)
    attended = [
        (meeting, attendance)
        for meeting, attendance in _attended(situation, actor.id)
        if until is None or meeting.date > last_day(until)
    ]
    if not attended:
        return None
    return _NO_SEAT.none(
        actor.id,
        reason="attends",
        facts=[attendance for _, attendance in attended],
        actor=actor.id,
        bodies=tuple(sorted({meeting.body for meeting, _ in attended})),
        last=max(meeting.date for meeting, _ in attended),
    )


def _attended(situation: Situation, actor: str) -> list[tuple[Meeting, Attendance]]:
    """The meetings of the last twelve months at which an actor, a part or its whole was."""
    its = situation.relatives_of(actor)
    since = situation.on - timedelta(days=_YEAR)
    meetings = {meeting.id: meeting for meeting in situation.record.meetings}
    return [
        (meeting, attendance)
        for attendance in situation.record.attendance
        if attendance.actor in its
        and attendance.presence.attended
        and (meeting := meetings.get(attendance.meeting)) is not None
        and since < meeting.date <= situation.on
    ]


def _other_seats(situation: Situation, actor: str) -> tuple[tuple[Seat, ...], tuple[Seat, ...]]:
    """The seats of an actor and its relatives that have ended, and those that are to begin."""
    held = [
        seat
        for relative in sorted(situation.relatives_of(actor))
        for seat in situation.seats_of_any_day(relative)
    ]
    ended, coming = [], []
    for seat in held:
        status = status_on(situation.on, *situation.validity_constraints(seat))
        if status is PeriodStatus.ENDED:
            ended.append(seat)
        elif status is PeriodStatus.TO_BEGIN:
            coming.append(seat)
    return tuple(ended), tuple(coming)


def _until(situation: Situation, ended: tuple[Seat, ...]) -> str | None:
    """The last day, month or year of the seat that ended last, with its actor and its body."""
    last = filter(None, (earliest_end(*situation.validity_constraints(seat)) for seat in ended))
    return max(last, key=last_day, default=None)


def _since(situation: Situation, coming: tuple[Seat, ...]) -> str | None:
    """The first day, month or year of the seat that begins first, with its actor and its body."""
    first = filter(None, (latest_begin(*situation.validity_constraints(seat)) for seat in coming))
    return min(first, key=first_day, default=None)


def _only_in_partnership(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each actor of a partnership: whether it sits in a kerngroep, woonraad or consultation.

    A claim about the documents, past ones too. Data without a single such body cannot tell, and who
    runs one of which the members are not all known may well sit there.
    """
    consults = any(body.layer is not Layer.PARTNERSHIP for body in situation.facts.bodies)
    for actor in _asked(situation):
        own = situation.network[actor.id]
        partnerships = tuple(sorted(body for body in own if not _is_table(situation, body)))
        if not partnerships:
            continue
        tables = {body for body in situation.bodies_of(actor.id) if _is_table(situation, body)}
        if tables:
            yield _consulting(situation, actor, partnerships, tables)
        elif actor.named is not Naming.ORGANISATION or not consults:
            reason = f"{actor.named.value}-in-partnership" if consults else "no-consultation-known"
            yield _PARTNERSHIP_ONLY.unknown(
                actor.id,
                reason=reason,
                facts=situation.seats_of_relatives_in(partnerships, actor.id),
                actor=actor.id,
                partnerships=partnerships,
            )
        else:
            yield _not_consulting(situation, actor, partnerships)


def _is_table(situation: Situation, body: str) -> bool:
    """Whether a body is one where policy is consulted on, and not a partnership."""
    return situation.bodies[body].layer is not Layer.PARTNERSHIP


def _consulting(
    situation: Situation, actor: Actor, partnerships: tuple[str, ...], tables: set[str]
) -> Finding:
    seats = situation.seats_of_relatives_in(tables, actor.id)
    weak = _weakness(actor, seats)
    answer = _PARTNERSHIP_ONLY.unknown if weak else _PARTNERSHIP_ONLY.none
    return answer(
        actor.id,
        reason=f"consults-{weak}" if weak else "consults",
        facts=seats,
        actor=actor.id,
        partnerships=partnerships,
        bodies=tuple(sorted(tables)),
    )


def _not_consulting(situation: Situation, actor: Actor, partnerships: tuple[str, ...]) -> Finding:
    seats = situation.seats_of_relatives_in(partnerships, actor.id)
    own = [body for body in _own_bodies(situation, actor) if _is_table(situation, body)]
    unclear = tuple(body for body in own if not situation.all_complete((body,)))
    if unclear:
        return _PARTNERSHIP_ONLY.unknown(
            actor.id,
            reason="may-consult-in-its-own",
            facts=(*seats, *(situation.bodies[body] for body in unclear)),
            actor=actor.id,
            partnerships=partnerships,
            bodies=unclear,
        )
    could_sit_in = tuple(
        body for body in situation.possible_bodies_of(actor.id) if _is_table(situation, body)
    )
    values: dict[str, Value] = {
        "actor": actor.id,
        "partnerships": partnerships,
        "could_sit_in": could_sit_in,
    }
    ended, coming = (
        tuple(seat for seat in held if situation.layer_of(seat.body) is not Layer.PARTNERSHIP)
        for held in _other_seats(situation, actor.id)
    )
    if coming:
        return _PARTNERSHIP_ONLY.none(
            actor.id,
            reason="consults-later",
            facts=(*seats, *coming),
            actor=actor.id,
            partnerships=partnerships,
            bodies=tuple(sorted({seat.body for seat in coming})),
            since=_since(situation, coming),
        )
    if not ended:
        return _PARTNERSHIP_ONLY.confirmed(
            actor.id, reason="in-no-consultation-by-name", facts=seats, **values
        )
    return _PARTNERSHIP_ONLY.confirmed(
        actor.id,
        reason="consults-no-longer",
        facts=(*seats, *ended),
        bodies=tuple(sorted({seat.body for seat in ended})),
        until=_until(situation, ended),
        **values,
    )


def _asked(situation: Situation) -> Iterator[Actor]:
    if situation.scope is None:
        return iter(situation.facts.actors)
    return (
        situation.actors[actor] for actor in sorted(situation.scope) if actor in situation.actors
    )


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
    """The bodies that an actor runs or convenes, or that are a part of it."""
    run = {
        tie.to_id for tie in situation.facts.ties if tie.from_id == actor.id and tie.kind in RUNS
    }
    return tuple(
        body.id
        for body in situation.facts.bodies
        if actor.id in {body.convenor, body.part_of} or body.id in run
    )


NO_SEAT = Rule(
    key=_NO_SEAT.rule,
    find=_without_seat,
    thresholds={"places": ("locatie-of-dienst",)},
    reasons={
        "nowhere-by-name": ("actor", "could_sit_in", "own_bodies"),
        "no-longer": ("actor", "bodies", "until", "could_sit_in"),
        "succeeded": ("actor",),
        "attends": ("actor", "bodies", "last"),
        "seated-later": ("actor", "bodies", "since"),
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
        "consults-no-longer": ("actor", "partnerships", "could_sit_in", "bodies", "until"),
        "consults-later": ("actor", "partnerships", "bodies", "since"),
        "may-consult-in-its-own": ("actor", "partnerships", "bodies"),
        "group-in-partnership": ("actor", "partnerships"),
        "role-in-partnership": ("actor", "partnerships"),
        "no-consultation-known": ("actor", "partnerships"),
        "consults-as-group": ("actor", "partnerships", "bodies"),
        "consults-supposed": ("actor", "partnerships", "bodies"),
        "consults": ("actor", "partnerships", "bodies"),
    },
)
