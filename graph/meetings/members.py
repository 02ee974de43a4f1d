"""Who sits in a body on the day of a meeting, as what, and with which vote."""

from __future__ import annotations

from dataclasses import dataclass

from data.model import Evidence, Role, Seat
from graph.situation.membership import MembershipStatus
from graph.situation.situation import Situation

_WEIGHTIEST = (
    Role.CHAIR,
    Role.SECRETARY,
    Role.CONVENOR,
    Role.MEMBER,
    Role.OBSERVER,
    Role.INVITED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An actor with its seats in a body; in its parts, where the body has no seats of its own.

    `named` is false for a group without names, or a seat that is known only as a group's.
    `voting` is None when no source tells. `at_need` when it comes only in some cases.
    """

    actor: str
    seats: tuple[Seat, ...]
    role: Role
    voting: bool | None
    named: bool
    at_need: bool

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies in which the seats are."""
        return tuple(sorted({seat.body for seat in self.seats}))


def members(situation: Situation, body: str) -> tuple[Member, ...]:
    """The members of a body on the day of the situation, chair first, then by id."""
    known = situation.memberships[body]
    seats: dict[str, list[Seat]] = {}
    for seat in known.seats:
        seats.setdefault(seat.actor, []).append(seat)
    own = known.status is not MembershipStatus.PARTS
    found = [
        _member(actor, tuple(held), named=actor in known.named, own=own)
        for actor, held in seats.items()
    ]
    return tuple(sorted(found, key=lambda each: (_WEIGHTIEST.index(each.role), each.actor)))


def _member(actor: str, seats: tuple[Seat, ...], *, named: bool, own: bool) -> Member:
    votes = {seat.voting for seat in seats} if own else {None}
    role = min((seat.role for seat in seats), key=_WEIGHTIEST.index)
    return Member(
        actor=actor,
        seats=seats,
        role=role,
        voting=True if True in votes else None if None in votes else False,
        named=named,
        at_need=all(seat.evidence is Evidence.CONDITIONAL for seat in seats)
        or role is Role.INVITED,
    )
