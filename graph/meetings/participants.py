"""Who takes part in a meeting of a body: its members, who may come, and who has met whom."""

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
class BodyMember:
    """An actor with its seats in a body, or in its sub-bodies when it is known only by these.

    `named` is false for an unnamed group, or a seat given to a group. `voting` is None when no
    source says it. `at_need` is true when it comes only in some cases.
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


def members_of_body(situation: Situation, body: str) -> tuple[BodyMember, ...]:
    """Return the members of a body on the day of the situation: chair first, by role and id."""
    known = situation.memberships[body]
    seats: dict[str, list[Seat]] = {}
    for seat in known.seats:
        seats.setdefault(seat.actor, []).append(seat)
    own = known.status is not MembershipStatus.PARTS
    found = [
        _build_member(actor, tuple(held), named=actor in known.named, own=own)
        for actor, held in seats.items()
    ]
    return tuple(sorted(found, key=lambda member: (_WEIGHTIEST.index(member.role), member.actor)))


def _build_member(actor: str, seats: tuple[Seat, ...], *, named: bool, own: bool) -> BodyMember:
    votes = {seat.voting for seat in seats} if own else {None}
    role = min((seat.role for seat in seats), key=_WEIGHTIEST.index)
    return BodyMember(
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
    """The members of a body on the day of a situation, in the forms that preparation uses.

    `away` are the members known to stay away. `setting` is what the city set for broad input.
    """

    situation: Situation
    body: str
    away: frozenset[str] = frozenset()
    setting: RuleSetting | None = None  # of the rule that asks for broad input

    @cached_property
    def members(self) -> tuple[BodyMember, ...]:
        """All members, unnamed groups too."""
        return members_of_body(self.situation, self.body)

    @cached_property
    def named_members(self) -> tuple[str, ...]:
        """The members known by name, in order of id."""
        return tuple(sorted(member.actor for member in self.members if member.named))

    @cached_property
    def coming_members(self) -> tuple[str, ...]:
        """The named members that are not known to stay away."""
        return tuple(actor for actor in self.named_members if actor not in self.away)

    @cached_property
    def meeting_bodies(self) -> frozenset[str]:
        """The body, with its sub-bodies when it is known only by these."""
        return body_or_its_sub_bodies(self.situation, self.body)

    @cached_property
    def represented_actors(self) -> frozenset[str]:
        """The named members that may come, with their units and parents."""
        return frozenset().union(*map(self.situation.relatives_of, self.coming_members))

    @cached_property
    def seated_actors(self) -> frozenset[str]:
        """All members, with their units and parents."""
        everybody = (member.actor for member in self.members)
        return frozenset().union(*map(self.situation.relatives_of, everybody))

    @cached_property
    def possible_guests(self) -> tuple[Actor, ...]:
        """The named actors that do not sit in the body, nor do their units and parents."""
        return tuple(
            actor
            for actor in self.situation.facts.actors
            if actor.named is not Naming.GROUP and actor.id not in self.seated_actors
        )

    @cached_property
    def sectors_for_broad_input(self) -> tuple[str, ...]:
        """The sectors expected for broad input: those that the city set, else all sectors.

        Empty for a body that needs no broad input.
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
        """The expected sectors without a named member."""
        present = self._sectors_of(self.named_members)
        return tuple(sector for sector in self.sectors_for_broad_input if sector not in present)

    def _sectors_of(self, actors: Iterable[str]) -> set[str]:
        actors_by_id = self.situation.actors
        sectors = (actors_by_id[actor].sector for actor in actors)
        return {sector for sector in sectors if sector is not None}

    def have_met(self, one: str, other: str) -> bool:
        """Whether two actors share a body, are related, or were at one meeting."""
        situation = self.situation
        return (
            not situation.bodies_of(one).isdisjoint(situation.bodies_of(other))
            or other in situation.relatives_of(one)
            or other in self._met_at_meetings.get(one, ())
        )

    @cached_property
    def _met_at_meetings(self) -> dict[str, set[str]]:
        """For each actor, who was at a meeting with it before the day of the situation."""
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
