"""In which bodies an organisation of each sector sits, or could sit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.situation.network_bounds import NetworkBounds


@dataclass(frozen=True)
class SectorBodies:
    """The bodies of each sector, as masks of `bounds`.

    `members` are the root actors of each sector, with or without a seat; a root actor has its own
    sectors and those of its units, and unnamed groups are left out. `without_sector` are the root
    actors without any sector. `added` are the sectors of the one seat that `before` did not have.
    """

    bounds: NetworkBounds
    members: Mapping[str, tuple[str, ...]]
    without_sector: tuple[str, ...]
    before: SectorBodies | None = None
    added: frozenset[str] = frozenset()

    @cached_property
    def known_bodies(self) -> dict[str, int]:
        """The bodies in which an organisation of each sector is known to sit."""
        return (
            self._with_added_body(self.before.known_bodies)
            if self.before
            else self._union_by_sector(self.bounds.known_bodies_of)
        )

    @cached_property
    def explicit_bodies(self) -> dict[str, int]:
        """The bodies in which an organisation of each sector has an explicit seat."""
        if self.before is not None:
            return self._with_added_body(self.before.explicit_bodies)
        return self._union_by_sector(self.bounds.explicit_bodies_of)

    @cached_property
    def seated_bodies(self) -> dict[str, int]:
        """The bodies in which an organisation of each sector has a seat of any evidence."""
        if self.before is not None:
            return self._with_added_body(self.before.seated_bodies)
        return self._union_by_sector(self.bounds.seated_bodies_of)

    @cached_property
    def possible_bodies(self) -> dict[str, int]:
        """The bodies in which an organisation of each sector sits or could sit."""
        return (
            self._with_added_body(self.before.possible_bodies)
            if self.before
            else self._union_by_sector(self.bounds.all_possible_bodies_of)
        )

    def _union_by_sector(self, bodies_of: Callable[[str], int]) -> dict[str, int]:
        return {
            sector: _union(map(bodies_of, root_actors))
            for sector, root_actors in self.members.items()
        }

    def _with_added_body(self, masks: Mapping[str, int]) -> dict[str, int]:
        _, body = self.bounds.added or ("", "")
        bit = self.bounds.possible_seats.bit_of_body[body]
        return {**masks, **{sector: masks[sector] | bit for sector in self.added}}

    @cached_property
    def bodies_with_unknown_sector(self) -> tuple[int, int]:
        """Two masks: bodies with at least one, and with at least two members of unknown sector."""
        if self.before is not None:
            return self.before.bodies_with_unknown_sector
        return _in_at_least_one_and_two(map(self.bounds.seated_bodies_of, self.without_sector))

    @cached_property
    def bodies_possibly_with_unknown_sector(self) -> tuple[int, int]:
        """The same two masks, counting those that sit or could sit there."""
        if self.before is not None:
            return self.before.bodies_possibly_with_unknown_sector
        return _in_at_least_one_and_two(
            map(self.bounds.all_possible_bodies_of, self.without_sector)
        )

    def with_extra_seat(self, bounds: NetworkBounds, sectors: frozenset[str]) -> SectorBodies:
        """Return these with the seat that `bounds` adds, of an actor with these sectors."""
        if not sectors:
            return replace(self, bounds=bounds, before=None, added=frozenset())
        return replace(self, bounds=bounds, before=self, added=sectors)


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _in_at_least_one_and_two(masks: Iterable[int]) -> tuple[int, int]:
    """Return two masks: what is in at least one of some masks, and what is in at least two."""
    once = twice = 0
    for mask in masks:
        twice |= once & mask
        once |= mask
    return once, twice
