"""Seats by when they hold: those that ended, those of a day, and those that are to begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.model import Actor, Body, Facts, Seat, Succession
from data.periods import begin_of, end_of, first_day, period_of


class When(StrEnum):
    """Whether a seat ended before a day, holds on it, or begins after it."""

    ENDED = "ended"
    HELD = "held"
    TO_BEGIN = "to-begin"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTime:
    """A seat with when it holds.

    `begin` and `end` are a year, month or day, None where it is not known; they may be those of
    its actor or its body. `followed_by` came after its actor and got a seat in that body.
    """

    seat: Seat
    when: When
    begin: str | None
    end: str | None
    followed_by: tuple[str, ...]


def seat_times(record: Facts, seats: Iterable[Seat], on: date) -> tuple[SeatTime, ...]:
    """When some seats of a revision hold, seen from a day; one that never did is left out."""
    actors = {actor.id: actor for actor in record.actors}
    bodies = {body.id: body for body in record.bodies}
    after = _followers(record.succession, on)
    in_body: dict[str, set[str]] = {}
    for seat in record.seats:
        in_body.setdefault(seat.body, set()).add(seat.actor)
    found = (
        _seat_time(seat, actors[seat.actor], bodies[seat.body], on, after, in_body)
        for seat in seats
    )
    return tuple(each for each in found if each is not None)


def _seat_time(
    seat: Seat,
    actor: Actor,
    body: Body,
    on: date,
    after: Mapping[str, tuple[str, ...]],
    in_body: Mapping[str, set[str]],
) -> SeatTime | None:
    days = period_of(seat, actor, body)
    if days is None:
        return None
    when = When.ENDED if days.end < on else When.TO_BEGIN if on < days.begin else When.HELD
    return SeatTime(
        seat=seat,
        when=when,
        begin=begin_of(seat, actor, body),
        end=end_of(seat, actor, body),
        followed_by=_first_with_seat(actor.id, after, in_body[body.id])
        if when is When.ENDED
        else (),
    )


def _followers(successions: Iterable[Succession], on: date) -> dict[str, tuple[str, ...]]:
    """Who directly came after whom by a day."""
    found: dict[str, tuple[str, ...]] = {}
    for each in successions:
        passed = each.happened is None or first_day(each.happened) <= on
        if each.successor is not None and each.successor != each.predecessor and passed:
            found[each.predecessor] = (*found.get(each.predecessor, ()), each.successor)
    return found


def _first_with_seat(
    actor: str, after: Mapping[str, tuple[str, ...]], seated: set[str]
) -> tuple[str, ...]:
    """Who came after an actor and got a seat: the nearest in line."""
    seen, line = {actor}, after.get(actor, ())
    while line:
        got = tuple(sorted(seated.intersection(line)))
        if got:
            return got
        seen.update(line)
        further = {heir for each in line for heir in after.get(each, ())}
        line = tuple(sorted(further - seen))
    return ()
