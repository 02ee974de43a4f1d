"""Terms of seats: from when until when, whether ended or still to begin, and who succeeded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data.model import Actor, Body, Facts, Seat, Succession
from data.periods import PeriodStatus, earliest_end, latest_begin, status_on
from graph.successions import had_started_by


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTerm:
    """A seat with the term in which it holds, and its status on a day.

    `begin` and `end` are a year, month or day, None where unknown; they may be those of its actor
    or its body. `followed_by` are the nearest successors of its actor that have a seat in that
    body; empty unless the term has ended.
    """

    seat: Seat
    status: PeriodStatus
    begin: str | None
    end: str | None
    followed_by: tuple[str, ...]


def seat_terms(record: Facts, seats: Iterable[Seat], on: date) -> tuple[SeatTerm, ...]:
    """Return the terms of some seats of a revision, as seen on a day.

    A seat that never held, because it overlaps with no day of its actor and its body, is left out.
    """
    actors = {actor.id: actor for actor in record.actors}
    bodies = {body.id: body for body in record.bodies}
    after = _direct_successors(record.succession, on)
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
        followed_by=_nearest_successors_with_seat(actor.id, after, in_body[body.id])
        if status is PeriodStatus.ENDED
        else (),
    )


def _direct_successors(successions: Iterable[Succession], on: date) -> dict[str, tuple[str, ...]]:
    """Return the direct successors of each actor that were known to have started by a day."""
    found: dict[str, tuple[str, ...]] = {}
    for succession in successions:
        one, other = succession.predecessor, succession.successor
        if other is not None and other != one and had_started_by(succession, on):
            found[one] = (*found.get(one, ()), other)
    return found


def _nearest_successors_with_seat(
    actor: str, after: Mapping[str, tuple[str, ...]], seated: set[str]
) -> tuple[str, ...]:
    """Return the nearest successors of an actor that have a seat: the direct ones, else theirs."""
    seen, line = {actor}, after.get(actor, ())
    while line:
        got = tuple(sorted(seated.intersection(line)))
        if got:
            return got
        seen.update(line)
        further = {heir for followed in line for heir in after.get(followed, ())}
        line = tuple(sorted(further - seen))
    return ()
