"""Who could sit in a body without being named by a source.

A body is open when its members are not all known. That alone seats nobody: somebody *could* sit
there only where a fact speaks for it (`seat_grounds`). Each rule that says that something is
missing asks here, so that all rules agree about what is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.model import Actor, Body, Facts, Naming
from graph.situation.body_sets import BodySets
from graph.situation.membership import Membership, MembershipStatus
from graph.situation.seat_grounds import SeatGround, SeatGrounds

# The kinds of ties by which an actor does the work of another.
OPERATES: Final = frozenset({"baat-uit", "operates"})
# An actor of this kind is named as a place, and nobody who could sit.
PLACES: Final = ("locatie-of-dienst",)
# An OCMW also counts as welfare: social services are its task by law (organieke wet, 8 July 1976).
OCMW: Final = "ocmw"
WELFARE: Final = "welzijn"


def is_ocmw(actor: Actor) -> bool:
    """Whether an actor is an OCMW (public welfare centre), by its kind or by a word in its id."""
    return actor.kind == OCMW or OCMW in actor.id.split("-")


@dataclass(frozen=True)
class PossibleSeats:
    """Who could sit in the open bodies of a day; sets of bodies are masks.

    `facts` are those of that day. An actor counts as its root actor, given by `root_actor_of`. Only
    an organisation could sit somewhere without being named: a group stands for others, and a place
    cannot sit. The members of `assumed_complete_bodies` are taken to be known, to see what an
    answer about them would settle. `ids_of_mask` turns a mask into ids.
    """

    facts: Facts
    root_actor_of: Mapping[str, str]
    memberships: Mapping[str, Membership]
    assumed_complete_bodies: frozenset[str] = frozenset()

    @cached_property
    def body_sets(self) -> BodySets:
        """The conversion between ids and masks of the bodies of the day."""
        return BodySets(tuple(sorted(body.id for body in self.facts.bodies)))

    @cached_property
    def grounds(self) -> SeatGrounds:
        """Which facts speak for a seat in each open body."""
        return SeatGrounds(
            self.facts,
            self.root_actor_of,
            self.memberships,
            self.assumed_complete_bodies,
            self.body_sets,
        )

    @property
    def body_order(self) -> tuple[str, ...]:
        """The ids of the bodies, in the order of their bits."""
        return self.body_sets.bodies

    @cached_property
    def bit_of_body(self) -> dict[str, int]:
        """The mask with only the bit of each body."""
        return self.body_sets.bit_of_body

    @cached_property
    def ids_of_mask(self) -> Callable[[int], tuple[str, ...]]:
        """The function that turns a mask into the ids of its bodies, in order."""
        return self.body_sets.ids_of_mask

    def mask_of_ids(self, bodies: Iterable[str]) -> int:
        """Return the mask of some bodies."""
        return self.body_sets.mask_of_ids(bodies)

    @property
    def open_bodies(self) -> tuple[Body, ...]:
        """The bodies in which somebody may sit whom no source names."""
        return self.grounds.open_bodies

    @cached_property
    def organisations(self) -> frozenset[str]:
        """The root actors that could sit somewhere without being named: no groups, no places."""
        return frozenset(
            actor.id
            for actor in self.facts.actors
            if self.root_actor_of[actor.id] == actor.id
            and actor.named is Naming.ORGANISATION
            and actor.kind not in PLACES
        )

    @cached_property
    def named_actors(self) -> frozenset[str]:
        """The actors that are organisations or places, and do not stand for others."""
        actors = self.facts.actors
        return frozenset(actor.id for actor in actors if actor.named is Naming.ORGANISATION)

    @cached_property
    def root_actors(self) -> tuple[str, ...]:
        """The ids of all root actors, in order."""
        return tuple(sorted({*self.root_actor_of.values()}))

    @cached_property
    def sectors_by_root_actor(self) -> dict[str, frozenset[str]]:
        """The sectors of each root actor: its own, those of its units and of what they operate."""
        found: dict[str, set[str]] = {
            root_actor: set() for root_actor in self.root_actor_of.values()
        }
        for actor in self.facts.actors:
            own_sectors = found[self.root_actor_of[actor.id]]
            if actor.sector is not None:
                own_sectors.add(actor.sector)
            if is_ocmw(actor):
                own_sectors.add(WELFARE)
        for tie in self.facts.ties:
            operated = self.grounds.actors.get(tie.to_id)
            if tie.kind in OPERATES and tie.from_id in self.grounds.actors and operated is not None:
                found[self.root_actor_of[tie.from_id]].update(_as_tuple(operated.sector))
        return {root_actor: frozenset(sectors) for root_actor, sectors in found.items()}

    @cached_property
    def open_to_anybody(self) -> int:
        """The open bodies in which any organisation could sit, as a mask."""
        mask = 0
        for bodies in self.grounds.open_to_any_organisation.values():
            mask |= bodies
        return self._with_parent_bodies(mask)

    @cached_property
    def open_bodies_by_sector(self) -> dict[str, int]:
        """The open bodies in which an organisation of each sector could sit, as masks."""
        return self._merge_grounds(self.grounds.open_bodies_by_sector)

    @cached_property
    def open_bodies_by_organisation(self) -> dict[str, int]:
        """The open bodies for which a fact about the organisation itself speaks, as masks."""
        return self._merge_grounds(self.grounds.open_bodies_by_root_actor)

    @cached_property
    def organisations_without_sector(self) -> frozenset[str]:
        """The organisations whose sector is unknown."""
        return frozenset(
            root_actor
            for root_actor in self.organisations
            if not self.sectors_by_root_actor[root_actor]
        )

    @cached_property
    def open_bodies_of_any_sector(self) -> int:
        """The open bodies in which at least one sector could sit, as a mask.

        An organisation whose sector is unknown could sit in any of them.
        """
        found = 0
        for mask in self.open_bodies_by_sector.values():
            found |= mask
        return found

    @cached_property
    def interchangeable_organisations(self) -> tuple[tuple[frozenset[str], int], ...]:
        """Pools: organisations with the same ground for a seat in the same open bodies.

        Each is a set of organisations, and the mask of these bodies.
        """
        of_sector: dict[str, set[str]] = {}
        for root_actor in self.organisations:
            for sector in self.sectors_by_root_actor[root_actor]:
                of_sector.setdefault(sector, set()).add(root_actor)
        pools = [
            (self.organisations, self.open_to_anybody),
            (self.organisations_without_sector, self.open_bodies_of_any_sector),
        ]
        for sector, mask in sorted(self.open_bodies_by_sector.items()):
            pools.append((frozenset(of_sector.get(sector, ())), mask))
        return tuple((pool, mask) for pool, mask in pools if pool and mask)

    def _merge_grounds(self, grounds: Mapping[SeatGround, Mapping[str, int]]) -> dict[str, int]:
        found: dict[str, int] = {}
        for masks in grounds.values():
            for key, mask in masks.items():
                found[key] = found.get(key, 0) | mask
        return {key: self._with_parent_bodies(mask) for key, mask in found.items()}

    @cached_property
    def _possible_bodies_by_organisation(self) -> dict[str, int]:
        found = {}
        for root_actor in self.organisations:
            mask = self.open_to_anybody | self.open_bodies_by_organisation.get(root_actor, 0)
            for sector in self.sectors_by_root_actor[root_actor]:
                mask |= self.open_bodies_by_sector.get(sector, 0)
            found[root_actor] = mask
        for root_actor in self.organisations_without_sector:
            found[root_actor] |= self.open_bodies_of_any_sector
        return found

    def possible_bodies_of(self, root_actor: str) -> int:
        """Return the open bodies in which a root actor could sit, as a mask."""
        return self._possible_bodies_by_organisation.get(root_actor, 0)

    def seat_ground(self, root_actor: str, body: str) -> SeatGround | None:
        """Return the first ground on which a root actor could sit in an open body, else None.

        For a body that is known by its sub-bodies, the ground may be that of one of them.
        """
        wanted = self.bit_of_body[body]
        if self.memberships[body].status is MembershipStatus.PARTS:
            wanted |= self.mask_of_ids(self.grounds.sub_bodies.get(body, ()))
        if root_actor not in self.organisations:
            return None
        sectors = self.sectors_by_root_actor[root_actor]
        for ground in SeatGround:
            mask = self.grounds.open_to_any_organisation.get(
                ground, 0
            ) | self.grounds.open_bodies_by_root_actor[ground].get(root_actor, 0)
            for sector in sectors:
                mask |= self.grounds.open_bodies_by_sector[ground].get(sector, 0)
            if ground is SeatGround.UNSORTED and not sectors:
                mask |= self.open_bodies_of_any_sector  # it may be of any of them
            if mask & wanted:
                return ground
        return None

    def _with_parent_bodies(self, mask: int) -> int:
        """Return a mask with the bodies added that are known by a sub-body in it."""
        for root_actor, parts in self._sub_bodies_by_parent.items():
            if mask & parts:
                mask |= self.bit_of_body[root_actor]
        return mask

    @cached_property
    def _sub_bodies_by_parent(self) -> dict[str, int]:
        return {
            body.id: self.mask_of_ids(self.grounds.sub_bodies.get(body.id, ()))
            for body in self.open_bodies
            if self.memberships[body.id].status is MembershipStatus.PARTS
        }


def _as_tuple(value: str | None) -> tuple[str, ...]:
    """Return a tuple with the value, empty when it is None."""
    return () if value is None else (value,)
