"""The term of a seat: from when until when, whether it ended or is to begin, and who came after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data.model import Actor, Body, Facts, Seat, Succession
from data.periods import PeriodStatus, earliest_end, latest_begin, status_on
from graph.successions import had_started_by


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTerm:
    """A seat with when it holds.

    `begin` and `end` are a year, month or day, None where it is not known; they may be those of
    its actor or its body. `followed_by` came after its actor and got a seat in that body.
    """

    seat: Seat
    status: PeriodStatus
    begin: str | None
    end: str | None
    followed_by: tuple[str, ...]


def seat_terms(record: Facts, seats: Iterable[Seat], on: date) -> tuple[SeatTerm, ...]:
    """When some seats of a revision hold, seen from a day; one that never did is left out."""
    actors = {actor.id: actor for actor in record.actors}
    bodies = {body.id: body for body in record.bodies}
    after = _followers(record.succession, on)
    in_body: dict[str, set[str]] = {}
    for seat in record.seats:
        in_body.setdefault(seat.body, set()).add(seat.actor)
    found = (
        _seat_term(seat, actors[seat.actor], bodies[seat.body], on, after, in_body)
        for seat in seats
    )
    return tuple(term for term in found if term is not None)


def _seat_term(
    seat: Seat,
    actor: Actor,
    body: Body,
    on: date,
    after: Mapping[str, tuple[str, ...]],
    in_body: Mapping[str, set[str]],
) -> SeatTerm | None:
    status = status_on(on, seat, actor, body)
    if status is None:
        return None
    return SeatTerm(
        seat=seat,
        status=status,
        begin=latest_begin(seat, actor, body),
        end=earliest_end(seat, actor, body),
        followed_by=_first_with_seat(actor.id, after, in_body[body.id])
        if status is PeriodStatus.ENDED
        else (),
    )


def _followers(successions: Iterable[Succession], on: date) -> dict[str, tuple[str, ...]]:
    """Who directly came after whom by a day."""
    found: dict[str, tuple[str, ...]] = {}
    for succession in successions:
        one, other = succession.predecessor, succession.successor
        if other is not None and other != one and had_started_by(succession, on):
            found[one] = (*found.get(one, ()), other)
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
        further = {heir for followed in line for heir in after.get(followed, ())}
        line = tuple(sorted(further - seen))
    return ()
