"""On what ground somebody could sit in a body of which not all members are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from data.model import Actor, Body, Evidence, Facts, Layer, Seat, ancestors
from graph.situation.body_sets import BodySets
from graph.situation.membership import Membership, MembershipStatus, is_one_organisation
from graph.supposed import is_supposed

# How the members are known of a body that has a list of them which need not be complete.
_LISTS: Final = frozenset({MembershipStatus.OPEN, MembershipStatus.INDIRECT})
# The kinds of ties by which a body began something.
STARTED: Final = frozenset({"opgestart", "started"})


class Ground(StrEnum):
    """Why somebody could sit in an open body, in the order in which grounds are told."""

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
class Grounds:
    """What in the facts of a day speaks for a seat in each open body, ground by ground.

    A seat that is only supposed says nothing of who else sits there. `whole_of` gives the topmost
    whole of each actor; `answered` are bodies of which the members are taken to be known.
    """

    facts: Facts
    whole_of: Mapping[str, str]
    memberships: Mapping[str, Membership]
    answered: frozenset[str]
    body_sets: BodySets

    @cached_property
    def open(self) -> tuple[Body, ...]:
        """The bodies in which somebody may sit whom no source names."""
        return tuple(body for body in self.facts.bodies if self._is_open(self.memberships[body.id]))

    def _is_open(self, known: Membership) -> bool:
        if known.body in self.answered:
            return False
        return not known.complete or known.status is MembershipStatus.PARTS

    @cached_property
    def for_all(self) -> dict[Ground, int]:
        """The open bodies in which any organisation could sit.

        A woonraad, or a part of one of which no member is known; a body of which nothing is known;
        and one where nothing tells who could be on the open list, or whom the groups stand for,
        since nobody on it has a sector.
        """
        broad, nobody, no_sector = [], [], []
        for body in self.open:
            known = self.memberships[body.id]
            whole = self._bodies.get(body.part_of or "")
            of_woonraad = whole is not None and whole.layer is Layer.WOONRAAD
            if body.layer is Layer.WOONRAAD or (of_woonraad and not self._known_in(body.id)):
                broad.append(body.id)
            elif (
                known.status is MembershipStatus.NOTHING
                and not body.part_of
                and not self._themes[body.id]
            ):
                nobody.append(body.id)
            elif not self._tells_of_a_sector(body.id):
                no_sector.append(body.id)
        return {
            Ground.BROAD: self.body_sets.mask(broad),
            Ground.NOBODY_KNOWN: self.body_sets.mask(nobody),
            Ground.NO_SECTOR_KNOWN: self.body_sets.mask(no_sector),
        }

    def _tells_of_a_sector(self, body: str) -> bool:
        """Whether a sector, or for a group a whole, tells who else could sit in a body."""
        known = self.memberships[body].status
        if known in _LISTS:
            return any(actor.sector for actor in self._listed(body))
        if known is not MembershipStatus.UNNAMED:
            return True
        wholes, sectors = self._meant_in(body)
        return bool(wholes or sectors)

    @cached_property
    def by_sector(self) -> dict[Ground, dict[str, int]]:
        """The open bodies by the sectors that could sit there, for the grounds that go by sector.

        Of a list that is not complete, the sectors on it; what its members operate says nothing of
        who else is on it. Of a group without a whole, its sector.
        """
        found: dict[Ground, dict[str, int]] = {ground: {} for ground in Ground}
        for body in self.open:
            known = self.memberships[body.id].status
            if known in _LISTS:
                listed = [
                    sector for actor in self._listed(body.id) for sector in _known(actor.sector)
                ]
                self._add(found[Ground.SECTOR], body, listed)
            elif known is MembershipStatus.UNNAMED:
                _, sectors = self._meant_in(body.id)
                self._add(found[Ground.GROUP], body, sectors)
        return found

    def _listed(self, body: str) -> list[Actor]:
        """Those on the list of a body, with their wholes and parts."""
        wholes = {self.whole_of[actor] for actor in self._sitting_in((body,))}
        return [part for whole in sorted(wholes) for part in self._family[whole]]

    def _add(self, masks: dict[str, int], body: Body, sectors: Iterable[str]) -> None:
        for sector in sectors:
            masks[sector] = masks.get(sector, 0) | self.body_sets.bit[body.id]

    @cached_property
    def by_own(self) -> dict[Ground, dict[str, int]]:
        """The open bodies of each whole of which something of its own speaks for a seat there."""
        found: dict[Ground, dict[str, int]] = {ground: {} for ground in Ground}
        for ground, body, actors in self._own_grounds():
            masks = found[ground]
            for actor in actors:
                whole = self.whole_of[actor]
                masks[whole] = masks.get(whole, 0) | self.body_sets.bit[body.id]
        return found

    def _own_grounds(self) -> Iterator[tuple[Ground, Body, Iterable[str]]]:
        for body in self.open:
            known = self.memberships[body.id].status
            yield Ground.RUNS, body, self._among_actors((body.convenor, body.part_of))
            if known is MembershipStatus.UNNAMED:
                wholes, _ = self._meant_in(body.id)
                yield Ground.GROUP, body, self._among_actors(wholes)
            began = (*self._started.get(body.id, ()), *self.parts.get(body.id, ()))
            yield Ground.STARTED, body, self._sitting_in(began)
            themes = self._related(self._themes[body.id])
            yield Ground.THEME, body, [a for theme in themes for a in self._dealing.get(theme, ())]
            yield Ground.TIE, body, self._tied.get(body.id, ())
            if known is MembershipStatus.NOTHING and body.part_of is not None:
                yield Ground.WHOLE, body, self._sitting_in((body.part_of,))

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors of the day, by id."""
        return {actor.id: actor for actor in self.facts.actors}

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        return {body.id: body for body in self.facts.bodies}

    @cached_property
    def _family(self) -> dict[str, list[Actor]]:
        family: dict[str, list[Actor]] = {}
        for actor in self.facts.actors:
            family.setdefault(self.whole_of[actor.id], []).append(actor)
        return family

    @cached_property
    def _seats(self) -> dict[str, list[Seat]]:
        seats: dict[str, list[Seat]] = {}
        for seat in self.facts.seats:
            if not is_supposed(seat) and seat.evidence is not Evidence.SUPPOSED:
                seats.setdefault(seat.body, []).append(seat)
        return seats

    def _sitting_in(self, bodies: Iterable[str]) -> list[str]:
        return [seat.actor for body in bodies for seat in self._seats.get(body, ())]

    def _meant_in(self, body: str) -> tuple[list[str], list[str]]:
        """Whom the groups in a body may stand for: the wholes that they are of, or their sectors.

        An organisation that is told of as a group may be meant itself, or others of its sectors.
        """
        wholes: list[str] = []
        sectors: list[str] = []
        for seat in self._seats.get(body, ()):
            actor = self.actors[seat.actor]
            if is_one_organisation(actor) and seat.evidence is Evidence.GROUP:
                family = self._family[self.whole_of[actor.id]]
                wholes.append(actor.id)
                sectors += [sector for relative in family for sector in _known(relative.sector)]
            elif not is_one_organisation(actor) and actor.part_of is not None:
                wholes.append(actor.part_of)
            elif not is_one_organisation(actor):
                sectors += _known(actor.sector)
        return wholes, sectors

    def _known_in(self, body: str) -> bool:
        known = self.memberships[body]
        return bool({*known.named} - {*known.supposed})

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """The parts of each body, directly or through others."""
        parts: dict[str, list[str]] = {}
        for body in self.facts.bodies:
            for whole in ancestors(body.id, self._bodies):
                parts.setdefault(whole, []).append(body.id)
        return parts

    @cached_property
    def _started(self) -> dict[str, list[str]]:
        started: dict[str, list[str]] = {}
        for tie in self.facts.ties:
            if tie.kind in STARTED and tie.from_id in self._bodies and tie.to_id in self._bodies:
                started.setdefault(tie.from_id, []).append(tie.to_id)
        return started

    @cached_property
    def _tied(self) -> dict[str, list[str]]:
        tied: dict[str, list[str]] = {}
        for tie in self.facts.ties:
            for end, other in ((tie.from_id, tie.to_id), (tie.to_id, tie.from_id)):
                if end in self._bodies and other in self.actors:
                    tied.setdefault(end, []).append(other)
        return tied

    @cached_property
    def _themes(self) -> dict[str, set[str]]:
        themes: dict[str, set[str]] = {body.id: set() for body in self.facts.bodies}
        for link in self.facts.theme_links:
            if link.subject in themes:
                themes[link.subject].add(link.theme)
        return themes

    @cached_property
    def _dealing(self) -> dict[str, list[str]]:
        dealing: dict[str, list[str]] = {}
        for link in self.facts.theme_links:
            if link.subject in self.actors:
                dealing.setdefault(link.theme, []).append(link.subject)
        return dealing

    def _related(self, themes: Iterable[str]) -> frozenset[str]:
        """Some themes with those above and those below each."""
        found: set[str] = set()
        for theme in themes:
            found |= self._theme_lines.get(theme, {theme})
        return frozenset(found)

    @cached_property
    def _theme_lines(self) -> dict[str, set[str]]:
        themes = {theme.id: theme for theme in self.facts.themes}
        lines: dict[str, set[str]] = {theme: {theme} for theme in themes}
        for theme in themes:
            for whole in ancestors(theme, themes):
                lines[theme].add(whole)
                lines[whole].add(theme)
        return lines

    def _among_actors(self, ids: Iterable[str | None]) -> list[str]:
        return [identity for identity in ids if identity in self.actors]


def _known(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
