"""The same day with one seat more, without deriving again what the seat leaves as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from data.model import Actor, Body, Facts, Layer, Meeting, Seat, ThemeLink
from data.periods import HasPeriod
from graph.network import Network, with_extra_seat
from graph.situation.bounds import Bounds, bounds_of
from graph.situation.membership import Membership, memberships
from graph.situation.possible_seats import PossibleSeats
from graph.situation.sector_bodies import SectorBodies
from graph.situation.situation import Link, Situation
from graph.supposed import is_supposed


@dataclass(frozen=True, kw_only=True)
class SituationWithSeat(Situation):
    """A situation with one seat more than there was before.

    The actor and the body are there on that day, and neither it nor a part or the whole of it
    sits there yet.
    """

    before: Situation
    seat: Seat

    def derive(self) -> None:
        """Derive once what all that are asked of it need."""
        for name in ("network", "memberships", "bounds"):
            getattr(self, name)

    @cached_property
    def facts(self) -> Facts:
        """The facts that hold on the day."""
        return replace(self.before.facts, seats=(*self.before.facts.seats, self.seat))

    @cached_property
    def network(self) -> Network:
        """The two-mode network of the day."""
        return with_extra_seat(self.before.network, self.seat)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors of the day, by id."""
        return self.before.actors

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """The bodies of the day, by id."""
        return self.before.bodies

    @cached_property
    def meetings(self) -> dict[str, list[Meeting]]:
        """All meetings of each body, past, planned and cancelled."""
        return self.before.meetings

    @cached_property
    def memberships(self) -> dict[str, Membership]:
        """How well the members of each body are known."""
        family = {part for whole in self._concerned for part in self.with_parts(whole)}
        around = family.union(*(self.network[relative] for relative in family))
        changed = self.closed_by_count(memberships(self.network.subgraph(around)))
        return self.before.memberships | changed

    @cached_property
    def _concerned(self) -> frozenset[str]:
        """The body of the seat, and those that it is a part of."""
        return self.containing(self.seat.body) | {self.seat.body}

    @cached_property
    def links(self) -> list[Link]:
        """Who sits where, with the strongest evidence of it."""
        return [*self.before.links, (self.seat.actor, self.seat.body, self.seat.evidence)]

    @cached_property
    def theme_links(self) -> dict[str, list[ThemeLink]]:
        """What deals with each theme, by the theme."""
        return self.before.theme_links

    @cached_property
    def involved_in(self) -> dict[str, frozenset[str]]:
        """The actors that deal with each theme themselves, or sit in a body that does."""
        changed = self.themes_of(self._concerned)
        return self.before.involved_in | {
            theme: self._dealing(self.theme_links[theme]) for theme in changed
        }

    def with_parts(self, body: str) -> tuple[str, ...]:
        """A body and all its parts, directly or through others."""
        return self.before.with_parts(body)

    def relatives(self, actor: str) -> frozenset[str]:
        """The actor with its wholes and its parts: a seat of one counts for the other."""
        return self.before.relatives(actor)

    def bodies_of(self, actor: str) -> frozenset[str]:
        """The bodies in which an actor sits, by itself, through a part or through its whole."""
        known = self.before.bodies_of(actor)
        return known | {self.seat.body} if self.seat.actor in self.relatives(actor) else known

    @cached_property
    def whole_of(self) -> dict[str, str]:
        """The topmost whole of each actor, itself where it is part of nothing."""
        return self.before.whole_of

    @cached_property
    def possible(self) -> PossibleSeats:
        """Who could sit where no source names them: a supposed seat says nothing of others.

        The seats of a supposed body are the list of its members.
        """
        if is_supposed(self.bodies[self.seat.body]):
            return PossibleSeats(self.facts, self.whole_of, self.memberships, self.answered)
        return self.before.possible

    @cached_property
    def bounds(self) -> Bounds:
        """The two bounds of the network: the known seats, and the known with all possible ones."""
        if self.possible is self.before.possible and self.is_strong(self.seat):
            return self.before.bounds.with_seat(self.whole_of[self.seat.actor], self.seat.body)
        return bounds_of(self.possible, self.actors, self.facts.seats)

    @cached_property
    def sector_bodies(self) -> SectorBodies:
        """In which bodies somebody of each sector sits, or could sit."""
        if self.bounds.before is None:
            return super().sector_bodies
        whole = self.whole_of[self.seat.actor]
        sectors = self.own_sectors(whole) if self.is_organisation(whole) else frozenset()
        return self.before.sector_bodies.with_seat(self.bounds, sectors)

    @cached_property
    def seated_by_sector(self) -> dict[str, tuple[str, ...]]:
        """The actors with a seat, by sector; those of a whole and its parts are of both."""
        known = self.before.seated_by_sector
        sectors = self.own_sectors(self.whole_of[self.seat.actor])
        return known | {sector: (*known.get(sector, ()), self.seat.actor) for sector in sectors}

    @cached_property
    def seated_without_sector(self) -> tuple[str, ...]:
        """The actors with a seat of which no sector is known, nor of a whole or part, in order."""
        known = self.before.seated_without_sector
        if self.own_sectors(self.whole_of[self.seat.actor]):
            return known
        return tuple(sorted({*known, self.seat.actor}))

    def family(self, whole: str) -> tuple[str, ...]:
        """A whole with all its parts, in order."""
        return self.before.family(whole)

    def own_sectors(self, whole: str) -> frozenset[str]:
        """The sectors of a whole and of its parts."""
        return self.before.own_sectors(whole)

    def layer_of(self, body: str) -> Layer:
        """The layer of a body of any day."""
        return self.before.layer_of(body)

    def lasting(self, seat: Seat) -> tuple[HasPeriod, ...]:
        """The periods that a seat depends on: its own, that of its actor and that of its body."""
        return self.before.lasting(seat)

    def all_seats(self, actor: str) -> tuple[Seat, ...]:
        """Every seat that an actor itself has on any day, past and to come."""
        known = self.before.all_seats(actor)
        return (*known, self.seat) if actor == self.seat.actor else known

    def seats_of(self, actor: str) -> dict[str, tuple[Seat, ...]]:
        """The seats of an actor itself by body, bodies in order."""
        known = self.before.seats_of(actor)
        if actor != self.seat.actor:
            return known
        held = {**known, self.seat.body: (*known.get(self.seat.body, ()), self.seat)}
        return dict(sorted(held.items()))

    def seats_in(self, bodies: Iterable[str], *actors: str) -> tuple[Seat, ...]:
        """The seats in some bodies of some actors, of their parts and of their wholes."""
        wanted = frozenset(bodies)
        known = self.before.seats_in(wanted, *actors)
        concerned = any(self.seat.actor in self.relatives(actor) for actor in actors)
        if self.seat.body not in wanted or not concerned:
            return known
        return tuple(
            sorted((*known, self.seat), key=lambda seat: (seat.actor, seat.body, seat.number))
        )


def with_seat(before: Situation, seat: Seat) -> SituationWithSeat:
    """The situation with one seat more."""
    return SituationWithSeat(
        record=replace(before.record, seats=(*before.record.seats, seat)),
        on=before.on,
        before=before,
        seat=seat,
    )
