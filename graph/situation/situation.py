"""What the rules look at: the facts that hold on one day, and what follows from them at once."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Self, TypeAlias

from data.model import (
    Actor,
    Body,
    Evidence,
    Facts,
    Layer,
    Meeting,
    Naming,
    Seat,
    ThemeLink,
    ancestors,
)
from data.periods import HasPeriod, facts_on_day
from graph.network import Network, two_mode_network
from graph.situation.bounds import Bounds, bounds_of, is_strong
from graph.situation.membership import Membership, MembershipStatus, counts_all_of, memberships
from graph.situation.possible_seats import PossibleSeats
from graph.situation.sector_bodies import SectorBodies

Link: TypeAlias = tuple[str, str, Evidence]


@dataclass(frozen=True)
class Situation:
    """A revision seen on one day.

    `record` holds all facts, ended ones too; `facts` only the actors, bodies, seats and ties that
    hold on the day. Everything else is derived from them when first asked for, and kept.

    With `about`, only answers in which one of these actors or bodies has a part are asked for; a
    rule may leave out the others, and gives those it does not leave out in full. With `beside` as
    well, of the answers about two actors only those about one of `about` and one of `beside`. The
    members of the bodies in `answered` are taken to be those that are known by name.
    """

    record: Facts
    on: date
    about: frozenset[str] | None = None
    beside: frozenset[str] | None = None
    answered: frozenset[str] = frozenset()

    @cached_property
    def facts(self) -> Facts:
        """The facts that hold on the day."""
        return facts_on_day(self.record, self.on)

    @cached_property
    def network(self) -> Network:
        """The two-mode network of the day."""
        return two_mode_network(self.facts)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors of the day, by id."""
        return {actor.id: actor for actor in self.facts.actors}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """The bodies of the day, by id."""
        return {body.id: body for body in self.facts.bodies}

    @cached_property
    def meetings(self) -> dict[str, list[Meeting]]:
        """All meetings of each body, past, planned and cancelled."""
        meetings: dict[str, list[Meeting]] = {}
        for meeting in self.record.meetings:
            meetings.setdefault(meeting.body, []).append(meeting)
        return meetings

    @cached_property
    def _replacing(self) -> dict[tuple[str, str], frozenset[str]]:
        replacing: dict[tuple[str, str], frozenset[str]] = {}
        for invitation in self.record.invitations:
            if invitation.replaces is not None and invitation.status.asked:
                place = invitation.meeting, invitation.replaces
                replacing[place] = replacing.get(place, frozenset()) | {invitation.actor}
        return replacing

    def replacing(self, meeting: str, actor: str) -> frozenset[str]:
        """Who was asked to a meeting in the place of an actor."""
        return self._replacing.get((meeting, actor), frozenset())

    @cached_property
    def memberships(self) -> dict[str, Membership]:
        """How well the members of each body are known.

        A list is said to be closed too when a counted number of members equals it.
        """
        return self.closed_by_count(memberships(self.network))

    def closed_by_count(self, known: dict[str, Membership]) -> dict[str, Membership]:
        """The same, with the lists closed of which a figure counts the members."""
        closed = {
            body.body: replace(
                body, status=MembershipStatus.NAMED, complete=True, said_complete=True
            )
            for figure in self.facts.figures
            if (body := known.get(figure.subject or "")) is not None and counts_all_of(body, figure)
        }
        return known | closed

    @cached_property
    def unclear(self) -> tuple[str, ...]:
        """The bodies in which somebody may sit whom no document names."""
        ways = {
            MembershipStatus.OPEN,
            MembershipStatus.UNNAMED,
            MembershipStatus.INDIRECT,
            MembershipStatus.NOTHING,
        }
        return tuple(
            sorted(
                body for body, membership in self.memberships.items() if membership.status in ways
            )
        )

    @cached_property
    def whole_of(self) -> dict[str, str]:
        """The topmost whole of each actor, itself where it is part of no organisation."""
        return {actor.id: self._topmost(actor) for actor in self.facts.actors}

    def _topmost(self, actor: Actor) -> str:
        """The whole that is part of no organisation; of a circle of parts, the first by id.

        What is part of an unnamed group is somebody of its own: two of a group are not one.
        """
        line = (actor.id, *ancestors(actor.id, self.actors))
        above = self.actors[line[-1]].part_of
        circle = line[line.index(above) :] if above in line else ()
        organisations = [part for part in line if self.is_organisation(part)]
        if not organisations:
            return actor.id
        return (
            organisations[-1]
            if organisations[-1] not in circle
            else min(part for part in circle if self.is_organisation(part))
        )

    @cached_property
    def possible(self) -> PossibleSeats:
        """Who could sit where no source names them."""
        return PossibleSeats(self.facts, self.whole_of, self.memberships, self.answered)

    @cached_property
    def bounds(self) -> Bounds:
        """The two bounds of the network: the known seats, and the known with all possible ones."""
        return bounds_of(self.possible, self.actors, self.facts.seats)

    def can_have_gap(self, actor: str) -> bool:
        """Whether a missing link of an actor counts as a gap.

        False for an unnamed group, whose members may sit anywhere under their own names, for a
        role of which no source says whose it is, and for a place.
        """
        return self.whole_of[actor] in self.possible.organisations

    def is_organisation(self, whole: str) -> bool:
        """Whether an actor is an organisation, or a place: no group, nor a role."""
        return self.actors[whole].named is Naming.ORGANISATION

    def is_strong(self, seat: Seat) -> bool:
        """Whether a seat says that its actor sits in its body, rather than that it may."""
        return is_strong(seat, self.actors[seat.actor])

    def could_sit_in(self, actor: str) -> tuple[str, ...]:
        """The open bodies in which an actor could sit without being named, in order."""
        return self.possible.names(self.possible.bodies_for(self.whole_of[actor]))

    def assumed_complete(self, *wholes: str) -> tuple[str, ...]:
        """The bodies of organisations that are assumed complete: no source says otherwise."""
        held = 0
        for whole in wholes:
            held |= self.bounds.seated_in(whole)
        return tuple(body for body in self.possible.names(held) if self.is_presumed_complete(body))

    def is_presumed_complete(self, body: str) -> bool:
        """Whether a list of members is taken to be complete, since nothing is said of it."""
        known = self.memberships[body]
        return (
            known.complete
            and not known.said_complete
            and known.status is not MembershipStatus.PARTS
        )

    @cached_property
    def sector_bodies(self) -> SectorBodies:
        """In which bodies somebody of each sector sits, or could sit."""
        members: dict[str, list[str]] = {}
        unsorted = []
        for whole in filter(self.is_organisation, self.possible.wholes):
            sectors = self.own_sectors(whole)
            for sector in sectors:
                members.setdefault(sector, []).append(whole)
            if not sectors:
                unsorted.append(whole)
        # Of a sector of groups alone nobody is known to sit anywhere.
        every = frozenset().union(*(self.own_sectors(whole) for whole in self.possible.wholes))
        return SectorBodies(
            bounds=self.bounds,
            members={sector: tuple(members.get(sector, ())) for sector in every},
            without_sector=tuple(unsorted),
        )

    @cached_property
    def seated_by_sector(self) -> dict[str, tuple[str, ...]]:
        """The actors with a seat, by sector; those of a whole and its parts are of both."""
        found: dict[str, list[str]] = {}
        for actor, whole in self.whole_of.items():
            if self.network[actor]:
                for sector in self.own_sectors(whole):
                    found.setdefault(sector, []).append(actor)
        return {sector: tuple(actors) for sector, actors in found.items()}

    @cached_property
    def seated_without_sector(self) -> tuple[str, ...]:
        """The actors with a seat of which no sector is known, nor of a whole or part, in order."""
        wholes = self.whole_of.items()
        return tuple(
            sorted(
                actor
                for actor, whole in wholes
                if self.network[actor] and not self.own_sectors(whole)
            )
        )

    def restricted_to(
        self, about: frozenset[str] | None, beside: frozenset[str] | None = None
    ) -> Self:
        """The same situation with a smaller scope; what was derived is kept."""
        narrowed = copy(self)
        vars(narrowed).update(about=about, beside=beside)
        return narrowed

    def family(self, whole: str) -> tuple[str, ...]:
        """A whole with all its parts, in order."""
        return tuple(self._family_of.get(whole, (whole,)))

    def own_sectors(self, whole: str) -> frozenset[str]:
        """The sectors of a whole and of its parts."""
        return self._own_sectors[whole]

    @cached_property
    def _own_sectors(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {whole: set() for whole in self.whole_of.values()}
        for actor in self.facts.actors:
            if actor.sector is not None:
                found[self.whole_of[actor.id]].add(actor.sector)
        return {whole: frozenset(sectors) for whole, sectors in found.items()}

    def seats_of_family(self, bodies: Iterable[str], *wholes: str) -> tuple[Seat, ...]:
        """The seats in some bodies of some wholes and all their parts."""
        wanted = frozenset(bodies)
        return tuple(
            seat
            for whole in sorted({*wholes})
            for actor in self.family(whole)
            for body, held in self.seats_of(actor).items()
            if body in wanted
            for seat in held
        )

    @cached_property
    def _family_of(self) -> dict[str, list[str]]:
        """Each whole with all its parts, in order."""
        family: dict[str, list[str]] = {}
        for actor, whole in sorted(self.whole_of.items()):
            family.setdefault(whole, []).append(actor)
        return family

    @cached_property
    def theme_links(self) -> dict[str, list[ThemeLink]]:
        """What deals with each theme, by the theme."""
        links: dict[str, list[ThemeLink]] = {}
        for link in self.facts.theme_links:
            links.setdefault(link.theme, []).append(link)
        return links

    @cached_property
    def involved_in(self) -> dict[str, frozenset[str]]:
        """The actors that deal with each theme themselves, or sit in a body that does."""
        return {theme: self._dealing(links) for theme, links in self.theme_links.items()}

    def _dealing(self, links: Iterable[ThemeLink]) -> frozenset[str]:
        found: set[str] = set()
        for link in links:
            if link.subject in self.actors:
                found.add(link.subject)
            elif link.subject in self.bodies:
                known = self.memberships[link.subject]
                found = found.union(*map(self.relatives, (*known.named, *known.groups)))
        return frozenset(found)

    def themes_of(self, subjects: frozenset[str]) -> frozenset[str]:
        """The themes that any of these actors or bodies deals with itself."""
        return frozenset(link.theme for link in self.facts.theme_links if link.subject in subjects)

    @cached_property
    def links(self) -> list[Link]:
        """Who sits where, with the strongest evidence of it."""
        strength = tuple(Evidence).index
        return [
            (actor, body, min((seat.evidence for seat in seats), key=strength))
            for actor, its in self._seats_of.items()
            for body, seats in its.items()
        ]

    def is_in_scope(self, *about: str) -> bool:
        """Whether one of these actors or bodies is in the scope of the answers."""
        return self.about is None or not self.about.isdisjoint(about)

    def complete(self, bodies: Iterable[str]) -> bool:
        """Whether nobody can sit unseen in any of these bodies."""
        return all(body in self.answered or self.memberships[body].complete for body in bodies)

    def containing(self, body: str) -> frozenset[str]:
        """The bodies that a body is part of, directly or through others."""
        return frozenset(ancestors(body, self.bodies))

    def known_through_parts(self, bodies: Iterable[str]) -> frozenset[str]:
        """Those of the bodies, or above them, whose members are known only through their parts."""
        return frozenset(
            whole
            for body in bodies
            for whole in (body, *self.containing(body))
            if self.memberships[whole].status is MembershipStatus.PARTS
        )

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {}
        for body in self.facts.bodies:
            for whole in self.containing(body.id):
                parts.setdefault(whole, []).append(body.id)
        return parts

    def with_parts(self, body: str) -> tuple[str, ...]:
        """A body and all its parts, directly or through others."""
        return (body, *(part for part in self._parts.get(body, ()) if part != body))

    @cached_property
    def _family(self) -> dict[str, frozenset[str]]:
        family: dict[str, set[str]] = {}
        for actor in self.facts.actors:
            for whole in ancestors(actor.id, self.actors):
                family.setdefault(actor.id, {actor.id}).add(whole)
                family.setdefault(whole, {whole}).add(actor.id)
        return {actor: frozenset(members) for actor, members in family.items()}

    def relatives(self, actor: str) -> frozenset[str]:
        """The actor with its wholes and its parts: a seat of one counts for the other."""
        return self._family.get(actor, frozenset((actor,)))

    @cached_property
    def _bodies_of(self) -> dict[str, frozenset[str]]:
        own = {actor: frozenset(self.network[actor]) for actor in self.actors}
        through = {
            actor: frozenset().union(*(own[relative] for relative in relatives))
            for actor, relatives in self._family.items()
        }
        return own | through

    def bodies_of(self, actor: str) -> frozenset[str]:
        """The bodies in which an actor sits, by itself, through a part or through its whole."""
        return self._bodies_of[actor]

    def seats_in(self, bodies: Iterable[str], *actors: str) -> tuple[Seat, ...]:
        """The seats in some bodies of some actors, of their parts and of their wholes."""
        wanted = frozenset(bodies)
        relatives = sorted(frozenset().union(*map(self.relatives, actors)))
        return tuple(
            seat
            for relative in relatives
            for body, held in self._seats_of.get(relative, {}).items()
            if body in wanted
            for seat in held
        )

    def all_seats(self, actor: str) -> tuple[Seat, ...]:
        """Every seat that an actor itself has on any day, past and to come."""
        return self._all_seats.get(actor, ())

    @cached_property
    def _all_seats(self) -> dict[str, tuple[Seat, ...]]:
        seats: dict[str, list[Seat]] = {}
        for seat in self.record.seats:
            seats.setdefault(seat.actor, []).append(seat)
        return {actor: tuple(held) for actor, held in seats.items()}

    def lasting(self, seat: Seat) -> tuple[HasPeriod, ...]:
        """The periods that a seat depends on: its own, that of its actor and that of its body."""
        return (seat, self._all_actors[seat.actor], self._all_bodies[seat.body])

    def layer_of(self, body: str) -> Layer:
        """The layer of a body of any day."""
        return self._all_bodies[body].layer

    @cached_property
    def _all_actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.record.actors}

    @cached_property
    def _all_bodies(self) -> dict[str, Body]:
        return {body.id: body for body in self.record.bodies}

    def seats_of(self, actor: str) -> dict[str, tuple[Seat, ...]]:
        """The seats of an actor itself by body, bodies in order."""
        return self._seats_of.get(actor, {})

    @cached_property
    def _seats_of(self) -> dict[str, dict[str, tuple[Seat, ...]]]:
        """The seats of each actor by body, bodies in order."""
        seats: dict[str, dict[str, tuple[Seat, ...]]] = {}
        for actor in self.actors:
            links = self.network.adj[actor]
            if links:
                seats[actor] = {body: links[body]["seats"] for body in sorted(links)}
        return seats
