"""Sectors that never sit together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final

from data.model import Fact, Seat
from graph.gaps.finding import Answers, Finding, Value
from graph.gaps.membership import stands_alone
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation
from graph.gaps.weakness import greatest_doubt

_APART = Answers("sectors-apart", severity=3)
# Not who sits where answers these, but of which sector they are.
THROUGH_UNSORTED: Final = ("perhaps-through-unsorted", "perhaps-among-unsorted")


@dataclass(frozen=True)
class _Sectors:
    """The sectors of a day, and the bodies in which somebody of each sits or could sit.

    A whole counts for its sectors and those of its parts, whether or not it has a seat.
    """

    situation: Situation

    @cached_property
    def seated(self) -> dict[str, list[str]]:
        """The actors with a seat, by sector; those of a whole and its parts are of both."""
        found: dict[str, list[str]] = {}
        for actor in self.situation.facts.actors:
            if self.situation.network[actor.id]:
                for sector in self.situation.own_sectors(self.situation.whole_of[actor.id]):
                    found.setdefault(sector, []).append(actor.id)
        return found

    @cached_property
    def without(self) -> tuple[str, ...]:
        """The actors with a seat of which no sector is known, nor of a whole or part, in order."""
        situation = self.situation
        return tuple(
            sorted(
                actor
                for actor, whole in situation.whole_of.items()
                if situation.network[actor] and not situation.own_sectors(whole)
            )
        )

    def only_groups(self, sector: str) -> bool:
        """Whether all that have a seat in a sector stand for others, and it is not known for whom.

        Once it is answered who sits in a body of theirs, it is.
        """
        situation = self.situation
        return not any(
            situation.is_organisation(situation.whole_of[actor])
            and stands_alone(situation.actors[actor])
            for actor in self.seated[sector]
        ) and situation.answered.isdisjoint(
            body for actor in self.seated[sector] for body in situation.seats_of(actor)
        )

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """The wholes of each sector that are no groups."""
        found: dict[str, list[str]] = {}
        for whole in self._organisations:
            for sector in self.situation.own_sectors(whole):
                found.setdefault(sector, []).append(whole)
        return found

    @property
    def _organisations(self) -> Iterator[str]:
        wholes = self.situation.possible.wholes
        return (whole for whole in wholes if self.situation.is_organisation(whole))

    @cached_property
    def unsorted(self) -> tuple[str, ...]:
        """The wholes of which no sector is known, in order."""
        return tuple(each for each in self._organisations if not self.situation.own_sectors(each))

    @cached_property
    def known(self) -> dict[str, int]:
        """The bodies in which somebody of each sector is known to sit."""
        return self._masks(self.situation.bounds.sits)

    @cached_property
    def explicit(self) -> dict[str, int]:
        """The bodies in which somebody of each sector sits by an explicit seat."""
        return self._masks(self.situation.bounds.sits_explicitly)

    @cached_property
    def by_any_seat(self) -> dict[str, int]:
        """The bodies in which somebody of each sector has a seat."""
        return self._masks(self.situation.bounds.seated)

    @cached_property
    def full(self) -> dict[str, int]:
        """The bodies in which somebody of each sector sits or could sit."""
        return self._masks(self.situation.bounds.full)

    @cached_property
    def with_unsorted(self) -> int:
        """The bodies in which somebody has a seat of whom no sector is known."""
        return _all(map(self.situation.bounds.seated, self.unsorted))

    @cached_property
    def with_several_unsorted(self) -> int:
        """The bodies in which two have a seat of whom no sector is known."""
        return _twice(map(self.situation.bounds.seated, self.unsorted))

    @cached_property
    def perhaps_with_unsorted(self) -> int:
        """The bodies in which somebody sits or could sit of whom no sector is known."""
        return _all(map(self.situation.bounds.full, self.unsorted))

    @cached_property
    def perhaps_with_several_unsorted(self) -> int:
        """The bodies in which two sit or could sit of whom no sector is known."""
        return _twice(map(self.situation.bounds.full, self.unsorted))

    def _masks(self, bodies_of: Callable[[str], int]) -> dict[str, int]:
        return {
            sector: _all(map(bodies_of, self.members.get(sector, ()))) for sector in self.seated
        }


def _all(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _twice(masks: Iterable[int]) -> int:
    """What is in two of some sets at least."""
    once = twice = 0
    for mask in masks:
        twice |= once & mask
        once |= mask
    return twice


def _find(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each two sectors with a seat: whether any body brings them together, or could.

    Of a sector of which only unnamed groups have a seat nothing is known to be missing: who they
    are is the question.
    """
    sectors = _Sectors(situation)
    for one, other in combinations(sorted(sectors.seated), 2):
        yield _judge(sectors, one, other)
    if sectors.without:
        yield _APART.unknown(
            reason="without-sector", actors=sectors.without, number=len(sectors.without)
        )


def _judge(sectors: _Sectors, one: str, other: str) -> Finding:
    names = sectors.situation.possible.names
    known = names(sectors.known[one] & sectors.known[other])
    explicit = names(sectors.explicit[one] & sectors.explicit[other])
    if known:
        reason = "meet" if explicit else "meet-derived"
        return _APART.none(
            one, other, reason=reason, one=one, other=other, bodies=explicit or known
        )
    groups = tuple(sector for sector in (one, other) if sectors.only_groups(sector))
    if groups:
        return _only_groups(sectors, one, other, groups)
    for reason, bodies in _doubts(sectors, one, other):
        if bodies:
            return _unknown(sectors, one, other, reason, names(bodies))
    wholes = (*sectors.members.get(one, ()), *sectors.members.get(other, ()))
    return _APART.confirmed(
        one,
        other,
        reason="never-meet",
        facts=_seats(sectors, one, other),
        one=one,
        other=other,
        believed=sectors.situation.believed(*wholes),
    )


def _doubts(sectors: _Sectors, one: str, other: str) -> Iterator[tuple[str, int]]:
    """Where two sectors may meet, the greatest doubt last.

    One of whom no sector is known may be of either, and of two each may be of one.
    """
    known = sectors.known[one] | sectors.known[other]
    full = sectors.full[one] | sectors.full[other]
    yield "meet-weakly", sectors.by_any_seat[one] & sectors.by_any_seat[other]
    yield "may-meet-unseen", sectors.full[one] & sectors.full[other]
    yield "perhaps-through-unsorted", known & sectors.with_unsorted
    yield "perhaps-among-unsorted", sectors.with_several_unsorted
    unseen = full & sectors.perhaps_with_unsorted
    yield "may-meet-unseen", unseen | sectors.perhaps_with_several_unsorted


def _only_groups(sectors: _Sectors, one: str, other: str, of_groups: tuple[str, ...]) -> Finding:
    situation = sectors.situation
    groups = tuple(sorted(actor for sector in of_groups for actor in sectors.seated[sector]))
    seats = [
        seat for group in groups for held in situation.seats_of(group).values() for seat in held
    ]
    return _APART.unknown(
        one,
        other,
        reason="only-groups",
        facts=seats,
        one=one,
        other=other,
        groups=groups,
        of_groups=of_groups,
        bodies=tuple(sorted({seat.body for seat in seats})),
    )


def _unknown(
    sectors: _Sectors, one: str, other: str, reason: str, bodies: tuple[str, ...]
) -> Finding:
    situation = sectors.situation
    wholes = (*sectors.members.get(one, ()), *sectors.members.get(other, ()))
    seats = situation.seats_of_family(bodies, *wholes)
    facts: tuple[Fact, ...] = seats
    values: dict[str, Value] = {"one": one, "other": other, "bodies": bodies}
    if reason == "may-meet-unseen":
        facts = (*(situation.bodies[body] for body in bodies), *seats)
    if reason == "meet-weakly":
        values["evidence"] = greatest_doubt(seats, situation.actors).value
    if reason in THROUGH_UNSORTED:
        mask = situation.possible.mask(bodies)
        unsorted = tuple(each for each in sectors.unsorted if situation.bounds.seated(each) & mask)
        facts = (*seats, *situation.seats_of_family(bodies, *unsorted))
        values["without_sector"] = unsorted
    return _APART.unknown(one, other, reason=reason, facts=facts, **values)


def _seats(sectors: _Sectors, *of_sectors: str) -> tuple[Seat, ...]:
    situation = sectors.situation
    return tuple(
        seat
        for sector in of_sectors
        for actor in sectors.seated[sector]
        for held in situation.seats_of(actor).values()
        for seat in held
    )


SECTORS_APART = Rule(
    key=_APART.rule,
    find=_find,
    reasons={
        "never-meet": ("one", "other", "believed"),
        "may-meet-unseen": ("one", "other", "bodies"),
        "meet-weakly": ("one", "other", "bodies", "evidence"),
        **dict.fromkeys(THROUGH_UNSORTED, ("one", "other", "bodies", "without_sector")),
        "only-groups": ("one", "other", "groups", "of_groups", "bodies"),
        "without-sector": ("actors", "number"),
        "meet": ("one", "other", "bodies"),
        "meet-derived": ("one", "other", "bodies"),
    },
)
