"""Grounds: why somebody could sit in a body whose members are not all known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from data.model import Actor, Body, Evidence, Facts, Layer, Seat, ancestors
from graph.situation.body_sets import BodySets
from graph.situation.membership import Membership, MembershipStatus, stands_for_one_organisation
from graph.supposed_facts import is_supposed

# How the members are known of a body that has a list of them which need not be complete.
_LISTS: Final = frozenset({MembershipStatus.OPEN, MembershipStatus.INDIRECT})
# The kinds of ties by which a body began something.
STARTED: Final = frozenset({"opgestart", "started"})


class SeatGround(StrEnum):
    """Why somebody could sit in an open body, in the order in which grounds are listed."""

    RUNS = "runs"
    GROUP = "group"
    STARTED = "started"
    THEME = "theme"
    TIE = "tie"
    WHOLE = "whole"
    SECTOR = "sector"
    UNSORTED = "unsorted"
    BROAD = "broad"
    NOBODY_KNOWN = "nobody-known"
    NO_SECTOR_KNOWN = "no-sector-known"


@dataclass(frozen=True)
class SeatGrounds:
    """Which facts of a day speak for a seat in each open body, by ground; sets of bodies are masks.

    A seat that is only supposed says nothing about who else sits there. `root_actor_of` gives the
    root actor of each actor. The members of `assumed_complete_bodies` are taken to be known.
    """

    facts: Facts
    root_actor_of: Mapping[str, str]
    memberships: Mapping[str, Membership]
    assumed_complete_bodies: frozenset[str]
    body_sets: BodySets

    @cached_property
    def open_bodies(self) -> tuple[Body, ...]:
        """The bodies in which somebody may sit whom no source names."""
        return tuple(body for body in self.facts.bodies if self._is_open(self.memberships[body.id]))

    def _is_open(self, known: Membership) -> bool:
        if known.body in self.assumed_complete_bodies:
            return False
        return not known.complete or known.status is MembershipStatus.PARTS

    @cached_property
    def open_to_any_organisation(self) -> dict[SeatGround, int]:
        """The open bodies in which any organisation could sit, by ground.

        These are: a woonraad, or a sub-body of one without a known member; a body about which
        nothing is known; and one where nothing shows who could be on the open list, or for whom the
        groups stand, since nobody on it has a sector.
        """
        broad, nobody, no_sector = [], [], []
        for body in self.open_bodies:
            known = self.memberships[body.id]
            parent = self._body_by_id.get(body.part_of or "")
            of_woonraad = parent is not None and parent.layer is Layer.WOONRAAD
            if body.layer is Layer.WOONRAAD or (
                of_woonraad and not self._has_named_member(body.id)
            ):
                broad.append(body.id)
            elif (
                known.status is MembershipStatus.NOTHING
                and not body.part_of
                and not self._themes_by_body[body.id]
            ):
                nobody.append(body.id)
            elif not self._indicates_candidates(body.id):
                no_sector.append(body.id)
        return {
            SeatGround.BROAD: self.body_sets.mask_of_ids(broad),
            SeatGround.NOBODY_KNOWN: self.body_sets.mask_of_ids(nobody),
            SeatGround.NO_SECTOR_KNOWN: self.body_sets.mask_of_ids(no_sector),
        }

    def _indicates_candidates(self, body: str) -> bool:
        """Whether a sector, or for a group a root actor, shows who else could sit in a body."""
        known = self.memberships[body].status
        if known in _LISTS:
            return any(actor.sector for actor in self._listed_actors_and_relatives(body))
        if known is not MembershipStatus.UNNAMED:
            return True
        actors, sectors = self._actors_and_sectors_meant_by_groups(body)
        return bool(actors or sectors)

    @cached_property
    def open_bodies_by_sector(self) -> dict[SeatGround, dict[str, int]]:
        """The open bodies in which an organisation of each sector could sit, by ground.

        For a list that is not complete, the sectors on it count; what its members operate does not
        show who else is on it. For a group without a parent, its sector counts.
        """
        found: dict[SeatGround, dict[str, int]] = {ground: {} for ground in SeatGround}
        for body in self.open_bodies:
            known = self.memberships[body.id].status
            if known in _LISTS:
                listed = [
                    sector
                    for actor in self._listed_actors_and_relatives(body.id)
                    for sector in _as_tuple(actor.sector)
                ]
                self._add_body_to_sectors(found[SeatGround.SECTOR], body, listed)
            elif known is MembershipStatus.UNNAMED:
                _, sectors = self._actors_and_sectors_meant_by_groups(body.id)
                self._add_body_to_sectors(found[SeatGround.GROUP], body, sectors)
        return found

    def _listed_actors_and_relatives(self, body: str) -> list[Actor]:
        """Return the actors with a seat in a body, with their root actors and all their units."""
        root_actors = {self.root_actor_of[actor] for actor in self._actors_sitting_in((body,))}
        return [
            part
            for root_actor in sorted(root_actors)
            for part in self._family_by_root_actor[root_actor]
        ]

    def _add_body_to_sectors(
        self, masks: dict[str, int], body: Body, sectors: Iterable[str]
    ) -> None:
        for sector in sectors:
            masks[sector] = masks.get(sector, 0) | self.body_sets.bit_of_body[body.id]

    @cached_property
    def open_bodies_by_root_actor(self) -> dict[SeatGround, dict[str, int]]:
        """The open bodies for which a fact about a root actor or its units speaks, by ground."""
        found: dict[SeatGround, dict[str, int]] = {ground: {} for ground in SeatGround}
        for ground, body, actors in self._grounds_with_actors():
            masks = found[ground]
            for actor in actors:
                root_actor = self.root_actor_of[actor]
                masks[root_actor] = masks.get(root_actor, 0) | self.body_sets.bit_of_body[body.id]
        return found

    def _grounds_with_actors(self) -> Iterator[tuple[SeatGround, Body, Iterable[str]]]:
        for body in self.open_bodies:
            known = self.memberships[body.id].status
            yield SeatGround.RUNS, body, self._keep_actor_ids((body.convenor, body.part_of))
            if known is MembershipStatus.UNNAMED:
                actors, _ = self._actors_and_sectors_meant_by_groups(body.id)
                yield SeatGround.GROUP, body, self._keep_actor_ids(actors)
            began = (
                *self._bodies_started_by_body.get(body.id, ()),
                *self.sub_bodies.get(body.id, ()),
            )
            yield SeatGround.STARTED, body, self._actors_sitting_in(began)
            themes = self._with_related_themes(self._themes_by_body[body.id])
            yield (
                SeatGround.THEME,
                body,
                [a for theme in themes for a in self._actors_by_theme.get(theme, ())],
            )
            yield SeatGround.TIE, body, self._tied_actors_by_body.get(body.id, ())
            if known is MembershipStatus.NOTHING and body.part_of is not None:
                yield SeatGround.WHOLE, body, self._actors_sitting_in((body.part_of,))

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors of the day, by id."""
        return {actor.id: actor for actor in self.facts.actors}

    @cached_property
    def _body_by_id(self) -> dict[str, Body]:
        return {body.id: body for body in self.facts.bodies}

    @cached_property
    def _family_by_root_actor(self) -> dict[str, list[Actor]]:
        family: dict[str, list[Actor]] = {}
        for actor in self.facts.actors:
            family.setdefault(self.root_actor_of[actor.id], []).append(actor)
        return family

    @cached_property
    def _real_seats_by_body(self) -> dict[str, list[Seat]]:
        seats: dict[str, list[Seat]] = {}
        for seat in self.facts.seats:
            if not is_supposed(seat) and seat.evidence is not Evidence.SUPPOSED:
                seats.setdefault(seat.body, []).append(seat)
        return seats

    def _actors_sitting_in(self, bodies: Iterable[str]) -> list[str]:
        return [seat.actor for body in bodies for seat in self._real_seats_by_body.get(body, ())]

    def _actors_and_sectors_meant_by_groups(self, body: str) -> tuple[list[str], list[str]]:
        """Return for whom the groups in a body may stand: actors that they belong to, and sectors.

        An organisation that is mentioned as a group may stand for itself, or for others of its
        sectors.
        """
        actors: list[str] = []
        sectors: list[str] = []
        for seat in self._real_seats_by_body.get(body, ()):
            actor = self.actors[seat.actor]
            if stands_for_one_organisation(actor) and seat.evidence is Evidence.GROUP:
                family = self._family_by_root_actor[self.root_actor_of[actor.id]]
                actors.append(actor.id)
                sectors += [sector for relative in family for sector in _as_tuple(relative.sector)]
            elif not stands_for_one_organisation(actor) and actor.part_of is not None:
                actors.append(actor.part_of)
            elif not stands_for_one_organisation(actor):
                sectors += _as_tuple(actor.sector)
        return actors, sectors

    def _has_named_member(self, body: str) -> bool:
        known = self.memberships[body]
        return bool({*known.named} - {*known.supposed})

    @cached_property
    def sub_bodies(self) -> dict[str, list[str]]:
        """The sub-bodies of each body, at any depth."""
        parts: dict[str, list[str]] = {}
        for body in self.facts.bodies:
            for parent in ancestors(body.id, self._body_by_id):
                parts.setdefault(parent, []).append(body.id)
        return parts

    @cached_property
    def _bodies_started_by_body(self) -> dict[str, list[str]]:
        started: dict[str, list[str]] = {}
        for tie in self.facts.ties:
            if (
                tie.kind in STARTED
                and tie.from_id in self._body_by_id
                and tie.to_id in self._body_by_id
            ):
                started.setdefault(tie.from_id, []).append(tie.to_id)
        return started

    @cached_property
    def _tied_actors_by_body(self) -> dict[str, list[str]]:
        tied: dict[str, list[str]] = {}
        for tie in self.facts.ties:
            for end, other in ((tie.from_id, tie.to_id), (tie.to_id, tie.from_id)):
                if end in self._body_by_id and other in self.actors:
                    tied.setdefault(end, []).append(other)
        return tied

    @cached_property
    def _themes_by_body(self) -> dict[str, set[str]]:
        themes: dict[str, set[str]] = {body.id: set() for body in self.facts.bodies}
        for link in self.facts.theme_links:
            if link.subject in themes:
                themes[link.subject].add(link.theme)
        return themes

    @cached_property
    def _actors_by_theme(self) -> dict[str, list[str]]:
        dealing: dict[str, list[str]] = {}
        for link in self.facts.theme_links:
            if link.subject in self.actors:
                dealing.setdefault(link.theme, []).append(link.subject)
        return dealing

    def _with_related_themes(self, themes: Iterable[str]) -> frozenset[str]:
        """Return some themes with all themes above and below each of them."""
        found: set[str] = set()
        for theme in themes:
            found |= self._relatives_by_theme.get(theme, {theme})
        return frozenset(found)

    @cached_property
    def _relatives_by_theme(self) -> dict[str, set[str]]:
        themes = {theme.id: theme for theme in self.facts.themes}
        lines: dict[str, set[str]] = {theme: {theme} for theme in themes}
        for theme in themes:
            for parent in ancestors(theme, themes):
                lines[theme].add(parent)
                lines[parent].add(theme)
        return lines

    def _keep_actor_ids(self, ids: Iterable[str | None]) -> list[str]:
        return [identity for identity in ids if identity in self.actors]


def _as_tuple(value: str | None) -> tuple[str, ...]:
    """Return a tuple with the value, empty when it is None."""
    return () if value is None else (value,)
