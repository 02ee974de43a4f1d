"""A situation with one more seat, reusing what the seat leaves unchanged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from data.model import Actor, Body, Facts, Layer, Meeting, Seat, ThemeLink
from data.periods import HasPeriod
from graph.network import Network, network_with_extra_seat
from graph.situation.membership import Membership, memberships
from graph.situation.network_bounds import NetworkBounds, bounds_of_seats
from graph.situation.possible_seats import PossibleSeats
from graph.situation.sector_bodies import SectorBodies
from graph.situation.situation import Link, Situation
from graph.supposed_facts import is_supposed


@dataclass(frozen=True, kw_only=True)
class SituationWithSeat(Situation):
    """A situation with one seat more than the situation `before`.

    The actor and the body exist on the day, and neither the actor nor one of its units or parents
    sits in the body yet.
    """

    before: Situation
    seat: Seat

    def derive_shared_values(self) -> None:
        """Derive the network, memberships and bounds now, so that restricted copies share them."""
        for name in ("network", "memberships", "network_bounds"):
            getattr(self, name)

    @cached_property
    def facts(self) -> Facts:
        """The facts that hold on the day."""
        return replace(self.before.facts, seats=(*self.before.facts.seats, self.seat))

    @cached_property
    def network(self) -> Network:
        """The two-mode network of the day."""
        return network_with_extra_seat(self.before.network, self.seat)

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
        """All meetings of each body: past, planned and cancelled."""
        return self.before.meetings

    @cached_property
    def memberships(self) -> dict[str, Membership]:
        """How well the members of each body are known."""
        family = {
            part for parent in self._body_and_its_parents for part in self.with_sub_bodies(parent)
        }
        around = family.union(*(self.network[relative] for relative in family))
        changed = self.with_lists_closed_by_count(memberships(self.network.subgraph(around)))
        return self.before.memberships | changed

    @cached_property
    def _body_and_its_parents(self) -> frozenset[str]:
        """The body of the seat, and the bodies that it is part of."""
        return self.parent_bodies(self.seat.body) | {self.seat.body}

    @cached_property
    def links_with_evidence(self) -> list[Link]:
        """Each actor and body with a seat between them, and the strongest evidence of it."""
        return [
            *self.before.links_with_evidence,
            (self.seat.actor, self.seat.body, self.seat.evidence),
        ]

    @cached_property
    def theme_links_by_theme(self) -> dict[str, list[ThemeLink]]:
        """The theme links of the day, by theme."""
        return self.before.theme_links_by_theme

    @cached_property
    def involved_actors_by_theme(self) -> dict[str, frozenset[str]]:
        """The actors that deal with each theme themselves, or sit in a body that does."""
        changed = self.themes_of(self._body_and_its_parents)
        return self.before.involved_actors_by_theme | {
            theme: self._actors_involved_by_links(self.theme_links_by_theme[theme])
            for theme in changed
        }

    def with_sub_bodies(self, body: str) -> tuple[str, ...]:
        """Return a body and all its sub-bodies, at any depth."""
        return self.before.with_sub_bodies(body)

    def relatives_of(self, actor: str) -> frozenset[str]:
        """Return an actor with all its parents and units; a seat of one counts for the others."""
        return self.before.relatives_of(actor)

    def bodies_of(self, actor: str) -> frozenset[str]:
        """Return the bodies in which an actor, one of its units or one of its parents sits."""
        known = self.before.bodies_of(actor)
        return known | {self.seat.body} if self.seat.actor in self.relatives_of(actor) else known

    @cached_property
    def root_actor_of(self) -> dict[str, str]:
        """The topmost organisation above each actor; itself when it is part of no organisation."""
        return self.before.root_actor_of

    @cached_property
    def possible_seats(self) -> PossibleSeats:
        """Who could sit where without being named; a supposed seat says nothing about others.

        Only in a supposed body the supposed seats are the list of its members.
        """
        if is_supposed(self.bodies[self.seat.body]):
            return PossibleSeats(
                self.facts, self.root_actor_of, self.memberships, self.assumed_complete_bodies
            )
        return self.before.possible_seats

    @cached_property
    def network_bounds(self) -> NetworkBounds:
        """The lower bound (known seats) and upper bound (also possible seats) of the network."""
        if self.possible_seats is self.before.possible_seats and self.is_strong_seat(self.seat):
            return self.before.network_bounds.with_explicit_seat(
                self.root_actor_of[self.seat.actor], self.seat.body
            )
        return bounds_of_seats(self.possible_seats, self.actors, self.facts.seats)

    @cached_property
    def sector_bodies(self) -> SectorBodies:
        """In which bodies an organisation of each sector sits, or could sit."""
        if self.network_bounds.before is None:
            return super().sector_bodies
        root_actor = self.root_actor_of[self.seat.actor]
        sectors = (
            self.sectors_of_family(root_actor) if self.is_organisation(root_actor) else frozenset()
        )
        return self.before.sector_bodies.with_extra_seat(self.network_bounds, sectors)

    @cached_property
    def seated_actors_by_sector(self) -> dict[str, tuple[str, ...]]:
        """The actors with a seat, by sector; units and root actor share all their sectors."""
        known = self.before.seated_actors_by_sector
        sectors = self.sectors_of_family(self.root_actor_of[self.seat.actor])
        return known | {sector: (*known.get(sector, ()), self.seat.actor) for sector in sectors}

    @cached_property
    def seated_actors_without_sector(self) -> tuple[str, ...]:
        """The actors with a seat whose sector is unknown, in order."""
        known = self.before.seated_actors_without_sector
        if self.sectors_of_family(self.root_actor_of[self.seat.actor]):
            return known
        return tuple(sorted({*known, self.seat.actor}))

    def family_of_root(self, root_actor: str) -> tuple[str, ...]:
        """Return a root actor with all its units, in order."""
        return self.before.family_of_root(root_actor)

    def sectors_of_family(self, root_actor: str) -> frozenset[str]:
        """Return the sectors of a root actor and of its units."""
        return self.before.sectors_of_family(root_actor)

    def layer_of(self, body: str) -> Layer:
        """Return the layer of a body, also of one that does not exist on the day."""
        return self.before.layer_of(body)

    def validity_constraints(self, seat: Seat) -> tuple[HasPeriod, ...]:
        """Return what limits the period of a seat: the seat itself, its actor and its body."""
        return self.before.validity_constraints(seat)

    def seats_of_any_day(self, actor: str) -> tuple[Seat, ...]:
        """Return all seats of an actor itself on any day: past, current and future."""
        known = self.before.seats_of_any_day(actor)
        return (*known, self.seat) if actor == self.seat.actor else known

    def seats_of(self, actor: str) -> dict[str, tuple[Seat, ...]]:
        """Return the seats of an actor itself by body, bodies in order."""
        known = self.before.seats_of(actor)
        if actor != self.seat.actor:
            return known
        held = {**known, self.seat.body: (*known.get(self.seat.body, ()), self.seat)}
        return dict(sorted(held.items()))

    def seats_of_relatives_in(self, bodies: Iterable[str], *actors: str) -> tuple[Seat, ...]:
        """Return the seats in some bodies of some actors, of their units and of their parents."""
        wanted = frozenset(bodies)
        known = self.before.seats_of_relatives_in(wanted, *actors)
        concerned = any(self.seat.actor in self.relatives_of(actor) for actor in actors)
        if self.seat.body not in wanted or not concerned:
            return known
        return tuple(
            sorted((*known, self.seat), key=lambda seat: (seat.actor, seat.body, seat.number))
        )


def situation_with_extra_seat(before: Situation, seat: Seat) -> SituationWithSeat:
    """Return a situation with one more seat."""
    return SituationWithSeat(
        record=replace(before.record, seats=(*before.record.seats, seat)),
        on=before.on,
        before=before,
        seat=seat,
    )
