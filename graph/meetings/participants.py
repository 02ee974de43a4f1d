"""Who sits in a body on the day of a meeting, who comes, and who of all others ever met them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from data.model import Actor, Evidence, Naming, Role, Seat
from graph.gaps.attendance_log import body_or_its_sub_bodies
from graph.gaps.broad_input import BROAD_INPUT
from graph.gaps.rule import RuleSetting, effective_thresholds
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
    return tuple(sorted(found, key=lambda member: (_WEIGHTIEST.index(member.role), member.actor)))


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


@dataclass(frozen=True)
class Participants:
    """The members of a body on the day of a situation, with what is asked of them all the time.

    `away` holds those of whom it is known that they do not come.
    """

    situation: Situation
    body: str
    away: frozenset[str] = frozenset()
    setting: RuleSetting | None = None  # of the rule that asks for broad input

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """All members, groups without names too."""
        return members(self.situation, self.body)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The members that are known by name, by id."""
        return tuple(sorted(member.actor for member in self.members if member.named))

    @cached_property
    def coming(self) -> tuple[str, ...]:
        """The members by name of whom it is not known that they stay away."""
        return tuple(actor for actor in self.named if actor not in self.away)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The body, with its parts where it is known only through them."""
        return body_or_its_sub_bodies(self.situation, self.body)

    @cached_property
    def represented(self) -> frozenset[str]:
        """The members by name that may come, with their parts and wholes."""
        return frozenset().union(*map(self.situation.relatives_of, self.coming))

    @cached_property
    def seated(self) -> frozenset[str]:
        """Everybody with a seat, with their parts and wholes."""
        everybody = (member.actor for member in self.members)
        return frozenset().union(*map(self.situation.relatives_of, everybody))

    @cached_property
    def outsiders(self) -> tuple[Actor, ...]:
        """Who can be asked as a guest: by name, and neither it, a part nor its whole sits there."""
        return tuple(
            actor
            for actor in self.situation.facts.actors
            if actor.named is not Naming.GROUP and actor.id not in self.seated
        )

    @cached_property
    def expected_sectors(self) -> tuple[str, ...]:
        """The sectors that broad input asks for: those the city set, or all that actors have.

        None of a body that needs no broad input.
        """
        thresholds = effective_thresholds(BROAD_INPUT, self.setting)
        body = self.situation.bodies[self.body]
        if body.kind not in thresholds.id_list_threshold(
            "kinds"
        ) and body.layer not in thresholds.id_list_threshold("layers"):
            return ()
        asked = thresholds.id_list_threshold("sectors")
        return tuple(sorted(set(asked) or self._sectors_of(self.situation.actors)))

    @cached_property
    def missing_sectors(self) -> tuple[str, ...]:
        """The expected sectors from which no member is known by name."""
        present = self._sectors_of(self.named)
        return tuple(sector for sector in self.expected_sectors if sector not in present)

    def _sectors_of(self, actors: Iterable[str]) -> set[str]:
        known = self.situation.actors
        its = (known[actor].sector for actor in actors)
        return {sector for sector in its if sector is not None}

    def meet(self, one: str, other: str) -> bool:
        """Whether two actors share a body, are parts of one whole, or were at one meeting."""
        situation = self.situation
        return (
            not situation.bodies_of(one).isdisjoint(situation.bodies_of(other))
            or other in situation.relatives_of(one)
            or other in self._met.get(one, ())
        )

    @cached_property
    def _met(self) -> dict[str, set[str]]:
        """Who was at a meeting with whom, before the day of the situation."""
        past = {
            meeting.id
            for meeting in self.situation.record.meetings
            if meeting.date < self.situation.on
        }
        there: dict[str, set[str]] = {}
        for row in self.situation.record.attendance:
            if row.presence.attended and row.meeting in past:
                there.setdefault(row.meeting, set()).add(row.actor)
        met: dict[str, set[str]] = {}
        for present in there.values():
            for actor in present:
                met.setdefault(actor, set()).update(present)
        return met
