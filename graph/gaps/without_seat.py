"""Rules: actors without a seat by name: none at all, or only in a partnership."""

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
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.situation import Situation

_NO_SEAT = FindingFactory("no-seat", severity=3)
_PARTNERSHIP_ONLY = FindingFactory("partnership-only", severity=4)
_YEAR: Final = 365  # days
RUNS: Final = frozenset({"leidt", "baat-uit", "runs", "operates"})


def _no_seat_findings(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each actor: whether a document gives it, a unit or a parent of it a seat by name.

    The finding is about the documents, past ones too: when a seat has ended, the reason is that it
    has one *no longer*. No gap for an actor that was succeeded. Unknown for one that is only named
    as a place, and for one that runs a body whose members are not all known, since it may sit
    there.
    """
    places = thresholds.id_list_threshold("places")
    ties = _ties_by_actor(situation)
    succeeded = _confirmed_successions_by_predecessor(situation)
    for actor in _actors_in_scope(situation):
        bodies = situation.bodies_of(actor.id)
        if not bodies:
            facts = (actor, *ties.get(actor.id, ()))
            yield _finding_without_current_seat(situation, actor, places, succeeded, facts)
            continue
        seats = situation.seats_of_relatives_in(bodies, actor.id)
        weak = _reason_seats_are_weak(actor, seats)
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


def _finding_without_current_seat(
    situation: Situation,
    actor: Actor,
    places: tuple[str, ...],
    succeeded: Mapping[str, Succession],
    facts: tuple[Fact, ...],
) -> Finding:
    own = _bodies_run_by(situation, actor)
    unclear = tuple(body for body in own if not situation.all_bodies_complete((body,)))
    ended, coming = _ended_and_future_seats(situation, actor.id)
    if actor.id in succeeded:
        event = succeeded[actor.id]
        return _NO_SEAT.none(actor.id, reason="succeeded", facts=(event, *ended), actor=actor.id)
    if actor.named is not Naming.ORGANISATION or actor.kind in places:
        reason = f"{actor.named.value}-without-seat" if actor.kind not in places else "only-a-place"
        return _NO_SEAT.unknown(actor.id, reason=reason, facts=facts, actor=actor.id)
    elsewhere = _finding_if_future_seat_or_attending(situation, actor, ended, coming)
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
            until=_last_end_of_seats(situation, ended),
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


def _confirmed_successions_by_predecessor(situation: Situation) -> dict[str, Succession]:
    """Return the confirmed successions that took place by the day, by predecessor.

    One with only a year or month took place when that is over.
    """
    return {
        event.predecessor: event
        for event in situation.record.succession
        if event.certainty is Certainty.CONFIRMED
        and event.successor != event.predecessor
        and (event.happened is None or last_day(event.happened) <= situation.on)
    }


def _finding_if_future_seat_or_attending(
    situation: Situation, actor: Actor, ended: tuple[Seat, ...], coming: tuple[Seat, ...]
) -> Finding | None:
    """Return that there is no gap if the actor has a future seat, or attended lately; else None.

    Lately is in the last year, and after its last seat ended.
    """
    if coming:
        return _NO_SEAT.none(
            actor.id,
            reason="seated-later",
            facts=coming,
            actor=actor.id,
            bodies=tuple(sorted({seat.body for seat in coming})),
            since=_first_begin_of_seats(situation, coming),
        )
    until = _last_end_of_seats(situation, ended)
    attended = [
        (meeting, attendance)
        for meeting, attendance in _meetings_attended_last_year(situation, actor.id)
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


def _meetings_attended_last_year(
    situation: Situation, actor: str
) -> list[tuple[Meeting, Attendance]]:
    """Return the meetings of the last year that an actor, a unit or a parent attended."""
    relatives = situation.relatives_of(actor)
    since = situation.on - timedelta(days=_YEAR)
    meetings = {meeting.id: meeting for meeting in situation.record.meetings}
    return [
        (meeting, attendance)
        for attendance in situation.record.attendance
        if attendance.actor in relatives
        and attendance.presence.attended
        and (meeting := meetings.get(attendance.meeting)) is not None
        and since < meeting.date <= situation.on
    ]


def _ended_and_future_seats(
    situation: Situation, actor: str
) -> tuple[tuple[Seat, ...], tuple[Seat, ...]]:
    """Return the ended and the future seats of an actor and its relatives."""
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


def _last_end_of_seats(situation: Situation, ended: tuple[Seat, ...]) -> str | None:
    """Return the latest day, month or year in which one of some seats ended; None if unknown.

    A seat ends with its actor and its body.
    """
    last = filter(None, (earliest_end(*situation.validity_constraints(seat)) for seat in ended))
    return max(last, key=last_day, default=None)


def _first_begin_of_seats(situation: Situation, coming: tuple[Seat, ...]) -> str | None:
    """Return the earliest day, month or year in which one of some seats begins; None if unknown.

    A seat begins no earlier than its actor and its body.
    """
    first = filter(None, (latest_begin(*situation.validity_constraints(seat)) for seat in coming))
    return min(first, key=first_day, default=None)


def _partnership_only_findings(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each actor of a partnership: whether it also sits in a body of another layer.

    Those are the kerngroepen, the woonraad and other consultation. The finding is about the
    documents, past ones too. Unknown when the data have no such body, and for one that runs such a
    body whose members are not all known, since it may sit there.
    """
    consults = any(body.layer is not Layer.PARTNERSHIP for body in situation.facts.bodies)
    for actor in _actors_in_scope(situation):
        own = situation.network[actor.id]
        partnerships = tuple(
            sorted(body for body in own if not _is_consultation_body(situation, body))
        )
        if not partnerships:
            continue
        tables = {
            body for body in situation.bodies_of(actor.id) if _is_consultation_body(situation, body)
        }
        if tables:
            yield _finding_with_consultation_seat(situation, actor, partnerships, tables)
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
            yield _finding_without_consultation_seat(situation, actor, partnerships)


def _is_consultation_body(situation: Situation, body: str) -> bool:
    """Whether a body is one for consultation on policy, so not a partnership."""
    return situation.bodies[body].layer is not Layer.PARTNERSHIP


def _finding_with_consultation_seat(
    situation: Situation, actor: Actor, partnerships: tuple[str, ...], tables: set[str]
) -> Finding:
    seats = situation.seats_of_relatives_in(tables, actor.id)
    weak = _reason_seats_are_weak(actor, seats)
    answer = _PARTNERSHIP_ONLY.unknown if weak else _PARTNERSHIP_ONLY.none
    return answer(
        actor.id,
        reason=f"consults-{weak}" if weak else "consults",
        facts=seats,
        actor=actor.id,
        partnerships=partnerships,
        bodies=tuple(sorted(tables)),
    )


def _finding_without_consultation_seat(
    situation: Situation, actor: Actor, partnerships: tuple[str, ...]
) -> Finding:
    seats = situation.seats_of_relatives_in(partnerships, actor.id)
    own = [
        body for body in _bodies_run_by(situation, actor) if _is_consultation_body(situation, body)
    ]
    unclear = tuple(body for body in own if not situation.all_bodies_complete((body,)))
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
        body
        for body in situation.possible_bodies_of(actor.id)
        if _is_consultation_body(situation, body)
    )
    values: dict[str, Value] = {
        "actor": actor.id,
        "partnerships": partnerships,
        "could_sit_in": could_sit_in,
    }
    ended, coming = (
        tuple(seat for seat in held if situation.layer_of(seat.body) is not Layer.PARTNERSHIP)
        for held in _ended_and_future_seats(situation, actor.id)
    )
    if coming:
        return _PARTNERSHIP_ONLY.none(
            actor.id,
            reason="consults-later",
            facts=(*seats, *coming),
            actor=actor.id,
            partnerships=partnerships,
            bodies=tuple(sorted({seat.body for seat in coming})),
            since=_first_begin_of_seats(situation, coming),
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
        until=_last_end_of_seats(situation, ended),
        **values,
    )


def _actors_in_scope(situation: Situation) -> Iterator[Actor]:
    if situation.scope is None:
        return iter(situation.facts.actors)
    return (
        situation.actors[actor] for actor in sorted(situation.scope) if actor in situation.actors
    )


def _reason_seats_are_weak(actor: Actor, seats: tuple[Seat, ...]) -> str | None:
    """Return why no seat names an actor itself; None when one names it or a relative."""
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


def _bodies_run_by(situation: Situation, actor: Actor) -> tuple[str, ...]:
    """Return the bodies that an actor runs or convenes, or that are a part of it."""
    run = {
        tie.to_id for tie in situation.facts.ties if tie.from_id == actor.id and tie.kind in RUNS
    }
    return tuple(
        body.id
        for body in situation.facts.bodies
        if actor.id in {body.convenor, body.part_of} or body.id in run
    )


NO_SEAT = GapRule(
    key=_NO_SEAT.rule,
    find=_no_seat_findings,
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
PARTNERSHIP_ONLY = GapRule(
    key=_PARTNERSHIP_ONLY.rule,
    find=_partnership_only_findings,
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
