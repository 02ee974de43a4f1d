"""Seats of actors that ended or were succeeded, and successors that did not get them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from data.model import Actor, Certainty, Seat, Succession, first_day, last_day
from graph.gaps.finding import Answer, Answers, Finding
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation
from graph.periods import active

_SUCCEEDED = Answers("succeeded-actor", severity=3)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each actor that ended, and each succession: whether the seats went along.

    A seat is a predecessor's to hand over when it did not end longer before the succession than
    the set number of days. Of successions between the same two, either way, the latest that took
    place counts; one of which the day is not known counts as the first.
    """
    seats: dict[str, list[Seat]] = {}
    for seat in situation.record.seats:
        seats.setdefault(seat.actor, []).append(seat)
    passed = [each for each in situation.record.succession if _passed(each, situation.on)]
    followed = {each.predecessor for each in passed}
    for actor in situation.record.actors:
        held = _current(situation, seats.get(actor.id, []))
        if actor.id not in followed and _ended(actor, situation.on) and held:
            yield _SUCCEEDED.confirmed(
                actor.id,
                reason="ended-with-seat",
                facts=(actor, *held),
                actor=actor.id,
                ended=actor.active_until,
                bodies=_bodies(held),
            )
    days = timedelta(days=thresholds.number("days"))
    latest = {
        frozenset((each.predecessor, each.successor)): each
        for each in sorted(passed, key=lambda each: each.happened or "")
    }
    for each in latest.values():
        yield from _judge(situation, each, seats.get(each.predecessor, []), days)


def _judge(
    situation: Situation, succession: Succession, seats: list[Seat], days: timedelta
) -> Iterator[Finding]:
    """Whether the seats of a predecessor are still its own, its successor's, or nobody's."""
    happened = None if succession.happened is None else first_day(succession.happened)
    sure = happened is not None and succession.certainty is Certainty.CONFIRMED
    held = _current(situation, seats)
    if held:
        answer = _SUCCEEDED.confirmed if sure else _SUCCEEDED.unknown
        reason = "succeeded-with-seat" if sure else "perhaps-succeeded-with-seat"
        yield _told(succession, answer, reason, tuple(held))
        return
    handed = [seat for seat in seats if happened is None or _until(seat) >= happened - days]
    handed = [seat for seat in handed if seat.body in situation.bodies]
    successor = succession.successor
    if not handed or successor is None or successor not in situation.actors:
        return
    lost = [seat for seat in handed if seat.body not in situation.bodies_of(successor)]
    if not lost:
        yield _told(succession, _SUCCEEDED.none, "handed-over", tuple(handed))
    elif sure and situation.complete(seat.body for seat in lost):
        yield _told(succession, _SUCCEEDED.confirmed, "successor-without-seat", tuple(lost))
    else:
        yield _told(succession, _SUCCEEDED.unknown, "successor-perhaps-unseen", tuple(lost))


def _told(succession: Succession, answer: Answer, reason: str, seats: tuple[Seat, ...]) -> Finding:
    known = () if succession.successor is None else (succession.successor,)
    return answer(
        succession.predecessor,
        *known,
        reason=reason,
        facts=(succession, *seats),
        predecessor=succession.predecessor,
        successor=succession.successor,
        successor_name=succession.successor_name,
        event=succession.event,
        happened=succession.happened,
        bodies=_bodies(seats),
    )


def _current(situation: Situation, seats: list[Seat]) -> list[Seat]:
    """The seats that nobody ended, in bodies that still exist."""
    return [
        seat
        for seat in seats
        if seat.body in situation.bodies
        and active(seat.active_from, seat.active_until, situation.on)
    ]


def _passed(succession: Succession, on: date) -> bool:
    """Whether one came after another by a day; without a day it did."""
    happened = succession.happened
    return succession.successor != succession.predecessor and (
        happened is None or first_day(happened) <= on
    )


def _ended(actor: Actor, on: date) -> bool:
    return actor.active_until is not None and last_day(actor.active_until) < on


def _until(seat: Seat) -> date:
    return date.max if seat.active_until is None else last_day(seat.active_until)


def _bodies(seats: tuple[Seat, ...] | list[Seat]) -> tuple[str, ...]:
    return tuple(sorted({seat.body for seat in seats}))


_VALUES = ("predecessor", "successor", "successor_name", "event", "happened", "bodies")

SUCCEEDED_ACTOR = Rule(
    key=_SUCCEEDED.rule,
    find=_find,
    thresholds={"days": 365},
    reasons={
        "ended-with-seat": ("actor", "ended", "bodies"),
        **dict.fromkeys(
            (
                "succeeded-with-seat",
                "perhaps-succeeded-with-seat",
                "successor-without-seat",
                "successor-perhaps-unseen",
                "handed-over",
            ),
            _VALUES,
        ),
    },
)
