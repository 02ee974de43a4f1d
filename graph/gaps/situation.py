"""What the rules look at: the facts that hold on one day, and what follows from them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from data.model import (
    Actor,
    Body,
    Evidence,
    Facts,
    InvitationStatus,
    Layer,
    Meeting,
    Seat,
    ThemeLink,
)
from graph.gaps.membership import Known, Membership, memberships
from graph.network import Network, two_mode
from graph.periods import held_on

Link: TypeAlias = tuple[str, str, Evidence]


@dataclass(frozen=True)
class Situation:
    """A revision seen on one day.

    `record` holds all facts, ended ones too; `facts` only the actors, bodies, seats and ties that
    hold on the day. Everything else is derived from them when first asked for, and kept.

    With `about`, only answers in which one of these actors has a part are asked for; a rule may
    leave out the others, and gives those it does not leave out in full. With `beside` as well, of
    the answers about two actors only those about one of `about` and one of `beside`.
    """

    record: Facts
    on: date
    about: frozenset[str] | None = None
    beside: frozenset[str] | None = None

    @cached_property
    def facts(self) -> Facts:
        """The facts that hold on the day."""
        return held_on(self.record, self.on)

    @cached_property
    def network(self) -> Network:
        """The two-mode network of the day."""
        return two_mode(self.facts)

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
        for each in self.record.invitations:
            if each.replaces is not None and each.status is not InvitationStatus.LEFT_OUT:
                place = each.meeting, each.replaces
                replacing[place] = replacing.get(place, frozenset()) | {each.actor}
        return replacing

    def replacing(self, meeting: str, actor: str) -> frozenset[str]:
        """Who was asked to a meeting in the place of an actor."""
        return self._replacing.get((meeting, actor), frozenset())

    @cached_property
    def memberships(self) -> dict[str, Membership]:
        """How well the members of each body are known."""
        return memberships(self.network)

    @cached_property
    def unclear(self) -> tuple[str, ...]:
        """The bodies in which somebody may sit whom no document names."""
        ways = {Known.OPEN, Known.UNNAMED, Known.NOTHING}
        return tuple(sorted(body for body, each in self.memberships.items() if each.known in ways))

    def could_sit_in(self, actor: str) -> tuple[str, ...]:
        """The unclear bodies in which an actor may sit without being named.

        Where all that is unclear is who sits there for a group, an actor of another sector than
        any such group is not one of them; but a woonraad is for all sectors.
        """
        return self._open_to[self.actors[actor].sector]

    @cached_property
    def _open_to(self) -> dict[str | None, tuple[str, ...]]:
        closed = {
            body: {self.actors[group].sector for group in self.memberships[body].groups}
            for body in self.unclear
            if self.memberships[body].known is Known.UNNAMED
            and self.bodies[body].layer is not Layer.WOONRAAD
        }
        return {
            sector: tuple(
                body
                for body in self.unclear
                if sector is None or not closed.get(body) or closed[body] & {sector, None}
            )
            for sector in {actor.sector for actor in self.actors.values()}
        }

    @cached_property
    def theme_links(self) -> dict[str, list[ThemeLink]]:
        """What deals with each theme, by the theme."""
        links: dict[str, list[ThemeLink]] = {}
        for link in self.facts.theme_links:
            links.setdefault(link.theme, []).append(link)
        return links

    @cached_property
    def dealing_with(self) -> dict[str, frozenset[str]]:
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

    def asked(self, *actors: str) -> bool:
        """Whether an answer about these actors is asked for."""
        return self.about is None or not self.about.isdisjoint(actors)

    def complete(self, bodies: Iterable[str]) -> bool:
        """Whether nobody can sit unseen in any of these bodies."""
        return all(self.memberships[body].complete for body in bodies)

    def wholes(self, body: str) -> frozenset[str]:
        """The bodies that a body is part of, directly or through others."""
        above: set[str] = set()
        whole = self.bodies[body].part_of
        while whole is not None and whole in self.bodies and whole not in above:
            above.add(whole)
            whole = self.bodies[whole].part_of
        return frozenset(above)

    def known_through_parts(self, bodies: Iterable[str]) -> frozenset[str]:
        """The bodies that are known only through their parts, and that these are or are part of."""
        return frozenset(
            whole
            for body in bodies
            for whole in (body, *self.wholes(body))
            if self.memberships[whole].known is Known.PARTS
        )

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {}
        for body in self.facts.bodies:
            for whole in self.wholes(body.id):
                parts.setdefault(whole, []).append(body.id)
        return parts

    def with_parts(self, body: str) -> tuple[str, ...]:
        """A body and all its parts, directly or through others."""
        return (body, *(part for part in self._parts.get(body, ()) if part != body))

    @cached_property
    def _family(self) -> dict[str, frozenset[str]]:
        family: dict[str, set[str]] = {}
        for actor in self.facts.actors:
            for whole in self._wholes(actor):
                family.setdefault(actor.id, {actor.id}).add(whole)
                family.setdefault(whole, {whole}).add(actor.id)
        return {actor: frozenset(members) for actor, members in family.items()}

    def _wholes(self, actor: Actor) -> Iterator[str]:
        seen = {actor.id}
        above = actor.part_of
        while above is not None and above in self.actors and above not in seen:
            seen.add(above)
            yield above
            above = self.actors[above].part_of

    def relatives(self, actor: str) -> frozenset[str]:
        """The actor with its wholes and its parts: a seat of one counts for the other."""
        return self._family.get(actor, frozenset((actor,)))

    @cached_property
    def _bodies_of(self) -> dict[str, frozenset[str]]:
        own = {actor: frozenset(self.network[actor]) for actor in self.actors}
        through = {
            actor: frozenset().union(*(own[each] for each in relatives))
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

    @cached_property
    def _seats_of(self) -> dict[str, dict[str, tuple[Seat, ...]]]:
        """The seats of each actor by body, bodies in order."""
        seats: dict[str, dict[str, tuple[Seat, ...]]] = {}
        for actor in self.actors:
            links = self.network.adj[actor]
            if links:
                seats[actor] = {body: links[body]["seats"] for body in sorted(links)}
        return seats
