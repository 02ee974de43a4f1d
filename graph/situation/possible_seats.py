"""Who could sit where no source names them, and on what ground.

A body is open when not all who sit there are known. That alone seats nobody: somebody *could* sit
in it only where something in the facts speaks for it. Every rule that says that something is
missing asks here, so that no two of them disagree about what is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import compress
from typing import Final

from data.model import Actor, Body, Evidence, Facts, Layer, Naming, Seat, ancestors
from graph.situation.membership import Membership, MembershipStatus, is_one_organisation
from graph.supposed import is_supposed

# How the members are known of a body that has a list of them which need not be complete.
_LISTS: Final = frozenset({MembershipStatus.OPEN, MembershipStatus.INDIRECT})
# With more bodies than this in a set, all are walked along rather than one bit after another.
_MANY: Final = 8
# The kinds of ties by which an actor does the work of another, and by which a body began something.
OPERATES: Final = frozenset({"baat-uit", "operates"})
STARTED: Final = frozenset({"opgestart", "started"})
# An actor of this kind is named as a place, and nobody who could sit.
PLACES: Final = ("locatie-of-dienst",)
# An OCMW also counts as welfare: social services are its task by law (organieke wet, 8 July 1976).
OCMW: Final = "ocmw"
WELFARE: Final = "welzijn"


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


def is_ocmw(actor: Actor) -> bool:
    """Whether an actor is an OCMW: by its kind, or by a word of its id."""
    return actor.kind == OCMW or OCMW in actor.id.split("-")


@dataclass(frozen=True)
class PossibleSeats:
    """Who could sit in the open bodies of one day.

    `facts` hold on that day. Actors count as their topmost whole, which `whole_of` gives. Only an
    organisation could sit somewhere unseen: a group stands for others, and a place is nobody. A
    seat that is only supposed says nothing of who else sits there. `answered` are bodies of which
    the members are taken to be known, to see what an answer about them would settle.

    Sets of bodies are integers in which bit n stands for body n of `bodies`: thousands of actors
    are compared in a moment. `names` turns such a set into ids.
    """

    facts: Facts
    whole_of: Mapping[str, str]
    memberships: Mapping[str, Membership]
    answered: frozenset[str] = frozenset()

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The bodies, in the order of their bits."""
        return tuple(sorted(body.id for body in self.facts.bodies))

    @cached_property
    def bit(self) -> dict[str, int]:
        """The bit of each body."""
        return {body: 1 << place for place, body in enumerate(self.bodies)}

    def names(self, mask: int) -> tuple[str, ...]:
        """The bodies of a set, in order."""
        if mask.bit_count() > _MANY:
            if mask not in self._names_of_many:
                bits = map("1".__eq__, reversed(f"{mask:b}"))
                self._names_of_many[mask] = tuple(compress(self.bodies, bits))
            return self._names_of_many[mask]
        found = []
        while mask:
            lowest = mask & -mask
            found.append(self.bodies[lowest.bit_length() - 1])
            mask ^= lowest
        return tuple(found)

    @cached_property
    def _names_of_many(self) -> dict[int, tuple[str, ...]]:
        """Large sets as told before: many pairs may meet in the same bodies."""
        return {}

    def mask(self, bodies: Iterable[str]) -> int:
        """Some bodies as a set."""
        found = 0
        for body in bodies:
            found |= self.bit[body]
        return found

    @cached_property
    def open(self) -> tuple[Body, ...]:
        """The bodies in which somebody may sit whom no source names."""
        return tuple(body for body in self.facts.bodies if self._is_open(self.memberships[body.id]))

    def _is_open(self, known: Membership) -> bool:
        if known.body in self.answered:
            return False
        return not known.complete or known.status is MembershipStatus.PARTS

    @cached_property
    def organisations(self) -> frozenset[str]:
        """The wholes that could sit somewhere: organisations, and no places."""
        return frozenset(
            actor.id
            for actor in self.facts.actors
            if self.whole_of[actor.id] == actor.id
            and actor.named is Naming.ORGANISATION
            and actor.kind not in PLACES
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """The actors that are organisations or places, and stand for nobody else."""
        actors = self.facts.actors
        return frozenset(actor.id for actor in actors if actor.named is Naming.ORGANISATION)

    @cached_property
    def wholes(self) -> tuple[str, ...]:
        """All topmost wholes, in order."""
        return tuple(sorted({*self.whole_of.values()}))

    @cached_property
    def sectors_of(self) -> dict[str, frozenset[str]]:
        """The sectors of each whole: its own, those of its parts, and of what it operates."""
        found: dict[str, set[str]] = {whole: set() for whole in self.whole_of.values()}
        for actor in self.facts.actors:
            its = found[self.whole_of[actor.id]]
            if actor.sector is not None:
                its.add(actor.sector)
            if is_ocmw(actor):
                its.add(WELFARE)
        for tie in self.facts.ties:
            operated = self._actors.get(tie.to_id)
            if tie.kind in OPERATES and tie.from_id in self._actors and operated is not None:
                found[self.whole_of[tie.from_id]].update(_known(operated.sector))
        return {whole: frozenset(sectors) for whole, sectors in found.items()}

    @cached_property
    def open_to_anybody(self) -> int:
        """The open bodies in which any organisation could sit."""
        mask = 0
        for bodies in self._for_all.values():
            mask |= bodies
        return self._with_wholes(mask)

    @cached_property
    def by_sector(self) -> dict[str, int]:
        """The open bodies in which an organisation of a sector could sit."""
        return self._together(self._by_sector)

    @cached_property
    def by_own_ground(self) -> dict[str, int]:
        """The open bodies in which a whole could sit by something of its own."""
        return self._together(self._one_by_one)

    @cached_property
    def without_sector(self) -> frozenset[str]:
        """The organisations without a known sector."""
        return frozenset(whole for whole in self.organisations if not self.sectors_of[whole])

    @cached_property
    def by_any_sector(self) -> int:
        """The open bodies in which an organisation could sit that may be of any sector."""
        found = 0
        for mask in self.by_sector.values():
            found |= mask
        return found

    @cached_property
    def pools(self) -> tuple[tuple[frozenset[str], int], ...]:
        """Those that could all sit in the same open bodies by one ground, and these bodies."""
        of_sector: dict[str, set[str]] = {}
        for whole in self.organisations:
            for sector in self.sectors_of[whole]:
                of_sector.setdefault(sector, set()).add(whole)
        pools = [
            (self.organisations, self.open_to_anybody),
            (self.without_sector, self.by_any_sector),
        ]
        for sector, mask in sorted(self.by_sector.items()):
            pools.append((frozenset(of_sector.get(sector, ())), mask))
        return tuple((pool, mask) for pool, mask in pools if pool and mask)

    def _together(self, grounds: Mapping[Ground, Mapping[str, int]]) -> dict[str, int]:
        found: dict[str, int] = {}
        for masks in grounds.values():
            for key, mask in masks.items():
                found[key] = found.get(key, 0) | mask
        return {key: self._with_wholes(mask) for key, mask in found.items()}

    @cached_property
    def _of(self) -> dict[str, int]:
        found = {}
        for whole in self.organisations:
            mask = self.open_to_anybody | self.by_own_ground.get(whole, 0)
            for sector in self.sectors_of[whole]:
                mask |= self.by_sector.get(sector, 0)
            found[whole] = mask
        for whole in self.without_sector:
            found[whole] |= self.by_any_sector
        return found

    def bodies_for(self, whole: str) -> int:
        """The open bodies in which a whole could sit."""
        return self._of.get(whole, 0)

    def ground(self, whole: str, body: str) -> Ground | None:
        """On what ground a whole could sit in an open body; None when nothing speaks for it.

        For a body that is known through its parts, the ground may be that of one of them.
        """
        wanted = self.bit[body]
        if self.memberships[body].status is MembershipStatus.PARTS:
            wanted |= self.mask(self._parts.get(body, ()))
        if whole not in self.organisations:
            return None
        sectors = self.sectors_of[whole]
        for ground in Ground:
            mask = self._for_all.get(ground, 0) | self._one_by_one[ground].get(whole, 0)
            for sector in sectors:
                mask |= self._by_sector[ground].get(sector, 0)
            if ground is Ground.UNSORTED and not sectors:
                mask |= self.by_any_sector  # it may be of any of them
            if mask & wanted:
                return ground
        return None

    @cached_property
    def _for_all(self) -> dict[Ground, int]:
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
            Ground.BROAD: self.mask(broad),
            Ground.NOBODY_KNOWN: self.mask(nobody),
            Ground.NO_SECTOR_KNOWN: self.mask(no_sector),
        }

    def _tells_of_a_sector(self, body: str) -> bool:
        """Whether a sector, or for a group a whole, tells who else could sit in a body."""
        known = self.memberships[body].status
        if known in _LISTS:
            return any(each.sector for each in self._listed(body))
        if known is not MembershipStatus.UNNAMED:
            return True
        wholes, sectors = self._meant_in(body)
        return bool(wholes or sectors)

    @cached_property
    def _by_sector(self) -> dict[Ground, dict[str, int]]:
        """The open bodies by the sectors that could sit there, for the grounds that go by sector.

        Of a list that is not complete, the sectors on it; what its members operate says nothing of
        who else is on it. Of a group without a whole, its sector.
        """
        found: dict[Ground, dict[str, int]] = {ground: {} for ground in Ground}
        for body in self.open:
            known = self.memberships[body.id].status
            if known in _LISTS:
                listed = [
                    sector for each in self._listed(body.id) for sector in _known(each.sector)
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
            masks[sector] = masks.get(sector, 0) | self.bit[body.id]

    @cached_property
    def _one_by_one(self) -> dict[Ground, dict[str, int]]:
        """The open bodies of each whole of which something of its own speaks for a seat there."""
        found: dict[Ground, dict[str, int]] = {ground: {} for ground in Ground}
        for ground, body, actors in self._own_grounds():
            masks = found[ground]
            for actor in actors:
                whole = self.whole_of[actor]
                masks[whole] = masks.get(whole, 0) | self.bit[body.id]
        return found

    def _own_grounds(self) -> Iterator[tuple[Ground, Body, Iterable[str]]]:
        for body in self.open:
            known = self.memberships[body.id].status
            yield Ground.RUNS, body, self._among_actors((body.convenor, body.part_of))
            if known is MembershipStatus.UNNAMED:
                wholes, _ = self._meant_in(body.id)
                yield Ground.GROUP, body, self._among_actors(wholes)
            began = (*self._started.get(body.id, ()), *self._parts.get(body.id, ()))
            yield Ground.STARTED, body, self._sitting_in(began)
            themes = self._related(self._themes[body.id])
            yield Ground.THEME, body, [a for theme in themes for a in self._dealing.get(theme, ())]
            yield Ground.TIE, body, self._tied.get(body.id, ())
            if known is MembershipStatus.NOTHING and body.part_of is not None:
                yield Ground.WHOLE, body, self._sitting_in((body.part_of,))

    def _with_wholes(self, mask: int) -> int:
        """A set of bodies with those that are known through a part that is in it."""
        for whole, parts in self._known_through.items():
            if mask & parts:
                mask |= self.bit[whole]
        return mask

    @cached_property
    def _known_through(self) -> dict[str, int]:
        return {
            body.id: self.mask(self._parts.get(body.id, ()))
            for body in self.open
            if self.memberships[body.id].status is MembershipStatus.PARTS
        }

    @cached_property
    def _actors(self) -> dict[str, Actor]:
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
            actor = self._actors[seat.actor]
            if is_one_organisation(actor) and seat.evidence is Evidence.GROUP:
                family = self._family[self.whole_of[actor.id]]
                wholes.append(actor.id)
                sectors += [sector for each in family for sector in _known(each.sector)]
            elif not is_one_organisation(actor) and actor.part_of is not None:
                wholes.append(actor.part_of)
            elif not is_one_organisation(actor):
                sectors += _known(actor.sector)
        return wholes, sectors

    def _known_in(self, body: str) -> bool:
        known = self.memberships[body]
        return bool({*known.named} - {*known.supposed})

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
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
                if end in self._bodies and other in self._actors:
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
            if link.subject in self._actors:
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
        return [each for each in ids if each in self._actors]


def _known(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
