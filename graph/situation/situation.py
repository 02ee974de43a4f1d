"""The facts that hold on one day, and what follows from them: what the rules look at."""

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
from graph.situation.membership import (
    Membership,
    MembershipStatus,
    figure_confirms_all_members,
    memberships,
)
from graph.situation.network_bounds import NetworkBounds, bounds_of_seats, is_strong_seat
from graph.situation.possible_seats import PossibleSeats
from graph.situation.sector_bodies import SectorBodies

Link: TypeAlias = tuple[str, str, Evidence]


@dataclass(frozen=True)
class Situation:
    """A revision seen on one day.

    `record` holds all facts, ended ones too; `facts` only the actors, bodies, seats and ties that
    hold on the day. Everything else is derived from them when first asked for, and cached.

    `scope` restricts which findings are wanted: only those about at least one of these actors or
    bodies. A rule may leave out the others; those it gives are complete. With `pair_scope` as well,
    findings about two actors are wanted only for one of `scope` with one of `pair_scope`. None
    means no restriction. The members of `assumed_complete_bodies` are taken to be those known by
    name.
    """

    record: Facts
    on: date
    scope: frozenset[str] | None = None
    pair_scope: frozenset[str] | None = None
    assumed_complete_bodies: frozenset[str] = frozenset()

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
        """All meetings of each body: past, planned and cancelled."""
        meetings: dict[str, list[Meeting]] = {}
        for meeting in self.record.meetings:
            meetings.setdefault(meeting.body, []).append(meeting)
        return meetings

    @cached_property
    def _substitutes(self) -> dict[tuple[str, str], frozenset[str]]:
        replacing: dict[tuple[str, str], frozenset[str]] = {}
        for invitation in self.record.invitations:
            if invitation.replaces is not None and invitation.status.asked:
                place = invitation.meeting, invitation.replaces
                replacing[place] = replacing.get(place, frozenset()) | {invitation.actor}
        return replacing

    def substitutes_of(self, meeting: str, actor: str) -> frozenset[str]:
        """Return who was invited to a meeting in the place of an actor."""
        return self._substitutes.get((meeting, actor), frozenset())

    @cached_property
    def memberships(self) -> dict[str, Membership]:
        """How well the members of each body are known.

        A list also counts as closed when a figure gives its number of members.
        """
        return self.with_lists_closed_by_count(memberships(self.network))

    def with_lists_closed_by_count(self, known: dict[str, Membership]) -> dict[str, Membership]:
        """Return memberships whose list is closed when a figure equals its number of members."""
        closed = {
            body.body: replace(
                body, status=MembershipStatus.NAMED, complete=True, said_complete=True
            )
            for figure in self.facts.figures
            if (body := known.get(figure.subject or "")) is not None
            and figure_confirms_all_members(body, figure)
        }
        return known | closed

    @cached_property
    def incomplete_bodies(self) -> tuple[str, ...]:
        """The bodies whose own members are not all known by name, in order."""
        statuses = {
            MembershipStatus.OPEN,
            MembershipStatus.UNNAMED,
            MembershipStatus.INDIRECT,
            MembershipStatus.NOTHING,
        }
        return tuple(
            sorted(
                body
                for body, membership in self.memberships.items()
                if membership.status in statuses
            )
        )

    @cached_property
    def root_actor_of(self) -> dict[str, str]:
        """The topmost organisation above each actor; itself when it is part of no organisation."""
        return {actor.id: self._find_root_actor(actor) for actor in self.facts.actors}

    def _find_root_actor(self, actor: Actor) -> str:
        """Return the topmost organisation above an actor; in a circle of units, the first by id.

        A unit of an unnamed group is its own root actor: two units of a group are not one
        organisation.
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
    def possible_seats(self) -> PossibleSeats:
        """Who could sit where without being named by a source."""
        return PossibleSeats(
            self.facts, self.root_actor_of, self.memberships, self.assumed_complete_bodies
        )

    @cached_property
    def network_bounds(self) -> NetworkBounds:
        """The lower bound (known seats) and upper bound (also possible seats) of the network."""
        return bounds_of_seats(self.possible_seats, self.actors, self.facts.seats)

    def can_have_gap(self, actor: str) -> bool:
        """Whether a missing link of an actor counts as a gap.

        False for an unnamed group, whose members may sit anywhere under their own names, for a role
        whose organisation no source names, and for a place.
        """
        return self.root_actor_of[actor] in self.possible_seats.organisations

    def is_organisation(self, actor: str) -> bool:
        """Whether an actor is an organisation or a place, so neither a group nor a role."""
        return self.actors[actor].named is Naming.ORGANISATION

    def is_strong_seat(self, seat: Seat) -> bool:
        """Whether a seat is explicit or derived, and its actor is one organisation."""
        return is_strong_seat(seat, self.actors[seat.actor])

    def possible_bodies_of(self, actor: str) -> tuple[str, ...]:
        """Return the open bodies in which an actor could sit without being named, in order."""
        return self.possible_seats.ids_of_mask(
            self.possible_seats.possible_bodies_of(self.root_actor_of[actor])
        )

    def presumed_complete_bodies_of(self, *root_actors: str) -> tuple[str, ...]:
        """Return the bodies in which these root actors sit and whose list is presumed complete."""
        held = 0
        for root_actor in root_actors:
            held |= self.network_bounds.seated_bodies_of(root_actor)
        return tuple(
            body
            for body in self.possible_seats.ids_of_mask(held)
            if self.is_presumed_complete(body)
        )

    def is_presumed_complete(self, body: str) -> bool:
        """Whether the member list of a body counts as complete since no source says otherwise."""
        known = self.memberships[body]
        return (
            known.complete
            and not known.said_complete
            and known.status is not MembershipStatus.PARTS
        )

    @cached_property
    def sector_bodies(self) -> SectorBodies:
        """In which bodies an organisation of each sector sits, or could sit."""
        members: dict[str, list[str]] = {}
        unsorted = []
        for root_actor in filter(self.is_organisation, self.possible_seats.root_actors):
            sectors = self.sectors_of_family(root_actor)
            for sector in sectors:
                members.setdefault(sector, []).append(root_actor)
            if not sectors:
                unsorted.append(root_actor)
        # Of a sector of groups alone nobody is known to sit anywhere.
        every = frozenset().union(
            *(self.sectors_of_family(root_actor) for root_actor in self.possible_seats.root_actors)
        )
        return SectorBodies(
            bounds=self.network_bounds,
            members={sector: tuple(members.get(sector, ())) for sector in every},
            without_sector=tuple(unsorted),
        )

    @cached_property
    def seated_actors_by_sector(self) -> dict[str, tuple[str, ...]]:
        """The actors with a seat, by sector; units and root actor share all their sectors."""
        found: dict[str, list[str]] = {}
        for actor, root_actor in self.root_actor_of.items():
            if self.network[actor]:
                for sector in self.sectors_of_family(root_actor):
                    found.setdefault(sector, []).append(actor)
        return {sector: tuple(actors) for sector, actors in found.items()}

    @cached_property
    def seated_actors_without_sector(self) -> tuple[str, ...]:
        """The actors with a seat whose sector is unknown, in order.

        The sectors of their root actor and of its units are unknown too.
        """
        actors_with_root = self.root_actor_of.items()
        return tuple(
            sorted(
                actor
                for actor, root_actor in actors_with_root
                if self.network[actor] and not self.sectors_of_family(root_actor)
            )
        )

    def restricted_to_scope(
        self, scope: frozenset[str] | None, pair_scope: frozenset[str] | None = None
    ) -> Self:
        """Return the same situation with another scope; what was derived is kept."""
        narrowed = copy(self)
        vars(narrowed).update(scope=scope, pair_scope=pair_scope)
        return narrowed

    def family_of_root(self, root_actor: str) -> tuple[str, ...]:
        """Return a root actor with all its units, in order."""
        return tuple(self._family_by_root_actor.get(root_actor, (root_actor,)))

    def sectors_of_family(self, root_actor: str) -> frozenset[str]:
        """Return the sectors of a root actor and of its units."""
        return self._sectors_by_root_actor[root_actor]

    @cached_property
    def _sectors_by_root_actor(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {
            root_actor: set() for root_actor in self.root_actor_of.values()
        }
        for actor in self.facts.actors:
            if actor.sector is not None:
                found[self.root_actor_of[actor.id]].add(actor.sector)
        return {root_actor: frozenset(sectors) for root_actor, sectors in found.items()}

    def seats_of_families(self, bodies: Iterable[str], *root_actors: str) -> tuple[Seat, ...]:
        """Return the seats in some bodies of some root actors and all their units."""
        wanted = frozenset(bodies)
        return tuple(
            seat
            for root_actor in sorted({*root_actors})
            for actor in self.family_of_root(root_actor)
            for body, held in self.seats_of(actor).items()
            if body in wanted
            for seat in held
        )

    @cached_property
    def _family_by_root_actor(self) -> dict[str, list[str]]:
        """Each root actor with all its units, in order."""
        family: dict[str, list[str]] = {}
        for actor, root_actor in sorted(self.root_actor_of.items()):
            family.setdefault(root_actor, []).append(actor)
        return family

    @cached_property
    def theme_links_by_theme(self) -> dict[str, list[ThemeLink]]:
        """The theme links of the day, by theme."""
        links: dict[str, list[ThemeLink]] = {}
        for link in self.facts.theme_links:
            links.setdefault(link.theme, []).append(link)
        return links

    @cached_property
    def involved_actors_by_theme(self) -> dict[str, frozenset[str]]:
        """The actors that deal with each theme themselves, or sit in a body that does."""
        return {
            theme: self._actors_involved_by_links(links)
            for theme, links in self.theme_links_by_theme.items()
        }

    def _actors_involved_by_links(self, links: Iterable[ThemeLink]) -> frozenset[str]:
        found: set[str] = set()
        for link in links:
            if link.subject in self.actors:
                found.add(link.subject)
            elif link.subject in self.bodies:
                known = self.memberships[link.subject]
                found = found.union(*map(self.relatives_of, (*known.named, *known.groups)))
        return frozenset(found)

    def themes_of(self, subjects: frozenset[str]) -> frozenset[str]:
        """Return the themes that any of these actors or bodies is itself linked to."""
        return frozenset(link.theme for link in self.facts.theme_links if link.subject in subjects)

    @cached_property
    def links_with_evidence(self) -> list[Link]:
        """Each actor and body with a seat between them, and the strongest evidence of it."""
        strength = tuple(Evidence).index
        return [
            (actor, body, min((seat.evidence for seat in seats), key=strength))
            for actor, seats_by_body in self._seats_by_actor_and_body.items()
            for body, seats in seats_by_body.items()
        ]

    def is_in_scope(self, *ids: str) -> bool:
        """Whether a finding about these actors or bodies is wanted: one of them is in the scope."""
        return self.scope is None or not self.scope.isdisjoint(ids)

    def all_bodies_complete(self, bodies: Iterable[str]) -> bool:
        """Whether nobody can sit without being named in any of these bodies."""
        return all(
            body in self.assumed_complete_bodies or self.memberships[body].complete
            for body in bodies
        )

    def parent_bodies(self, body: str) -> frozenset[str]:
        """Return the bodies that a body is part of, directly or through others."""
        return frozenset(ancestors(body, self.bodies))

    def known_through_sub_bodies(self, bodies: Iterable[str]) -> frozenset[str]:
        """Return which of these bodies and their parents are known by their sub-bodies only."""
        return frozenset(
            parent
            for body in bodies
            for parent in (body, *self.parent_bodies(body))
            if self.memberships[parent].status is MembershipStatus.PARTS
        )

    @cached_property
    def _sub_bodies_by_parent(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {}
        for body in self.facts.bodies:
            for parent in self.parent_bodies(body.id):
                parts.setdefault(parent, []).append(body.id)
        return parts

    def with_sub_bodies(self, body: str) -> tuple[str, ...]:
        """Return a body and all its sub-bodies, at any depth."""
        return (body, *(part for part in self._sub_bodies_by_parent.get(body, ()) if part != body))

    @cached_property
    def _relatives_by_actor(self) -> dict[str, frozenset[str]]:
        family: dict[str, set[str]] = {}
        for actor in self.facts.actors:
            for root_actor in ancestors(actor.id, self.actors):
                family.setdefault(actor.id, {actor.id}).add(root_actor)
                family.setdefault(root_actor, {root_actor}).add(actor.id)
        return {actor: frozenset(members) for actor, members in family.items()}

    def relatives_of(self, actor: str) -> frozenset[str]:
        """Return an actor with all its parents and units; a seat of one counts for the others."""
        return self._relatives_by_actor.get(actor, frozenset((actor,)))

    @cached_property
    def _bodies_by_actor(self) -> dict[str, frozenset[str]]:
        own = {actor: frozenset(self.network[actor]) for actor in self.actors}
        through = {
            actor: frozenset().union(*(own[relative] for relative in relatives))
            for actor, relatives in self._relatives_by_actor.items()
        }
        return own | through

    def bodies_of(self, actor: str) -> frozenset[str]:
        """Return the bodies in which an actor, one of its units or one of its parents sits."""
        return self._bodies_by_actor[actor]

    def seats_of_relatives_in(self, bodies: Iterable[str], *actors: str) -> tuple[Seat, ...]:
        """Return the seats in some bodies of some actors, of their units and of their parents."""
        wanted = frozenset(bodies)
        relatives = sorted(frozenset().union(*map(self.relatives_of, actors)))
        return tuple(
            seat
            for relative in relatives
            for body, held in self._seats_by_actor_and_body.get(relative, {}).items()
            if body in wanted
            for seat in held
        )

    def seats_of_any_day(self, actor: str) -> tuple[Seat, ...]:
        """Return all seats of an actor itself on any day: past, current and future."""
        return self._seats_of_any_day_by_actor.get(actor, ())

    @cached_property
    def _seats_of_any_day_by_actor(self) -> dict[str, tuple[Seat, ...]]:
        seats: dict[str, list[Seat]] = {}
        for seat in self.record.seats:
            seats.setdefault(seat.actor, []).append(seat)
        return {actor: tuple(held) for actor, held in seats.items()}

    def validity_constraints(self, seat: Seat) -> tuple[HasPeriod, ...]:
        """Return what limits the period of a seat: the seat itself, its actor and its body."""
        return (seat, self._recorded_actors[seat.actor], self._recorded_bodies[seat.body])

    def layer_of(self, body: str) -> Layer:
        """Return the layer of a body, also of one that does not exist on the day."""
        return self._recorded_bodies[body].layer

    @cached_property
    def _recorded_actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.record.actors}

    @cached_property
    def _recorded_bodies(self) -> dict[str, Body]:
        return {body.id: body for body in self.record.bodies}

    def seats_of(self, actor: str) -> dict[str, tuple[Seat, ...]]:
        """Return the seats of an actor itself by body, bodies in order."""
        return self._seats_by_actor_and_body.get(actor, {})

    @cached_property
    def _seats_by_actor_and_body(self) -> dict[str, dict[str, tuple[Seat, ...]]]:
        """The seats of each actor by body, bodies in order."""
        seats: dict[str, dict[str, tuple[Seat, ...]]] = {}
        for actor in self.actors:
            links = self.network.adj[actor]
            if links:
                seats[actor] = {body: links[body]["seats"] for body in sorted(links)}
        return seats
