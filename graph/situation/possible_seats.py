"""Who could sit where no source names them.

A body is open when not all who sit there are known. That alone seats nobody: somebody *could* sit
in it only where something in the facts speaks for it (`grounds`). Every rule that says that
something is missing asks here, so that no two of them disagree about what is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.model import Actor, Body, Facts, Naming
from graph.situation.body_sets import BodySets
from graph.situation.grounds import Ground, Grounds
from graph.situation.membership import Membership, MembershipStatus

# The kinds of ties by which an actor does the work of another.
OPERATES: Final = frozenset({"baat-uit", "operates"})
# An actor of this kind is named as a place, and nobody who could sit.
PLACES: Final = ("locatie-of-dienst",)
# An OCMW also counts as welfare: social services are its task by law (organieke wet, 8 July 1976).
OCMW: Final = "ocmw"
WELFARE: Final = "welzijn"


def is_ocmw(actor: Actor) -> bool:
    """Whether an actor is an OCMW: by its kind, or by a word of its id."""
    return actor.kind == OCMW or OCMW in actor.id.split("-")


@dataclass(frozen=True)
class PossibleSeats:
    """Who could sit in the open bodies of one day.

    `facts` hold on that day. Actors count as their topmost whole, which `whole_of` gives. Only an
    organisation could sit somewhere unseen: a group stands for others, and a place is nobody.
    `answered` are bodies of which the members are taken to be known, to see what an answer about
    them would settle. Sets of bodies are integers: `names` turns one into ids.
    """

    facts: Facts
    whole_of: Mapping[str, str]
    memberships: Mapping[str, Membership]
    answered: frozenset[str] = frozenset()

    @cached_property
    def body_sets(self) -> BodySets:
        """The sets in which bodies are counted."""
        return BodySets(tuple(sorted(body.id for body in self.facts.bodies)))

    @cached_property
    def grounds(self) -> Grounds:
        """What speaks for a seat in each open body."""
        return Grounds(self.facts, self.whole_of, self.memberships, self.answered, self.body_sets)

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies, in the order of their bits."""
        return self.body_sets.bodies

    @cached_property
    def bit(self) -> dict[str, int]:
        """The bit of each body."""
        return self.body_sets.bit

    @cached_property
    def names(self) -> Callable[[int], tuple[str, ...]]:
        """Turns a set of bodies into their ids, in order."""
        return self.body_sets.names

    def mask(self, bodies: Iterable[str]) -> int:
        """Some bodies as a set."""
        return self.body_sets.mask(bodies)

    @property
    def open(self) -> tuple[Body, ...]:
        """The bodies in which somebody may sit whom no source names."""
        return self.grounds.open

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
            operated = self.grounds.actors.get(tie.to_id)
            if tie.kind in OPERATES and tie.from_id in self.grounds.actors and operated is not None:
                found[self.whole_of[tie.from_id]].update(_known(operated.sector))
        return {whole: frozenset(sectors) for whole, sectors in found.items()}

    @cached_property
    def open_to_anybody(self) -> int:
        """The open bodies in which any organisation could sit."""
        mask = 0
        for bodies in self.grounds.for_all.values():
            mask |= bodies
        return self._with_wholes(mask)

    @cached_property
    def by_sector(self) -> dict[str, int]:
        """The open bodies in which an organisation of a sector could sit."""
        return self._together(self.grounds.by_sector)

    @cached_property
    def open_bodies_by_organisation(self) -> dict[str, int]:
        """For each organisation, the open bodies for which something of its own speaks."""
        return self._together(self.grounds.by_own)

    @cached_property
    def without_sector(self) -> frozenset[str]:
        """The organisations without a known sector."""
        return frozenset(whole for whole in self.organisations if not self.sectors_of[whole])

    @cached_property
    def by_any_sector(self) -> int:
        """The open bodies that are possible for an organisation of which the sector is unknown."""
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
            mask = self.open_to_anybody | self.open_bodies_by_organisation.get(whole, 0)
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
            wanted |= self.mask(self.grounds.parts.get(body, ()))
        if whole not in self.organisations:
            return None
        sectors = self.sectors_of[whole]
        for ground in Ground:
            mask = self.grounds.for_all.get(ground, 0) | self.grounds.by_own[ground].get(whole, 0)
            for sector in sectors:
                mask |= self.grounds.by_sector[ground].get(sector, 0)
            if ground is Ground.UNSORTED and not sectors:
                mask |= self.by_any_sector  # it may be of any of them
            if mask & wanted:
                return ground
        return None

    def _with_wholes(self, mask: int) -> int:
        """A set of bodies with those that are known through a part that is in it."""
        for whole, parts in self._known_through.items():
            if mask & parts:
                mask |= self.bit[whole]
        return mask

    @cached_property
    def _known_through(self) -> dict[str, int]:
        return {
            body.id: self.mask(self.grounds.parts.get(body.id, ()))
            for body in self.open
            if self.memberships[body.id].status is MembershipStatus.PARTS
        }


def _known(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
