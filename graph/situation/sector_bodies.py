"""In which bodies somebody of each sector sits, or could sit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.situation.bounds import Bounds


@dataclass(frozen=True)
class SectorBodies:
    """The bodies of each sector, as sets of bodies of `bounds`.

    `members` are the wholes of each sector that are no groups: a whole counts for its sectors and
    those of its parts, whether or not it has a seat. Of `without_sector` no sector is known.
    `added` are the sectors of the one seat that `before` did not have.
    """

    bounds: Bounds
    members: Mapping[str, tuple[str, ...]]
    without_sector: tuple[str, ...]
    before: SectorBodies | None = None
    added: frozenset[str] = frozenset()

    @cached_property
    def known(self) -> dict[str, int]:
        """The bodies in which somebody of each sector is known to sit."""
        return (
            self._more(self.before.known) if self.before else self._by_sector(self.bounds.known_in)
        )

    @cached_property
    def explicit(self) -> dict[str, int]:
        """The bodies in which somebody of each sector sits by an explicit seat."""
        if self.before is not None:
            return self._more(self.before.explicit)
        return self._by_sector(self.bounds.explicit_in)

    @cached_property
    def by_any_seat(self) -> dict[str, int]:
        """The bodies in which somebody of each sector has a seat."""
        if self.before is not None:
            return self._more(self.before.by_any_seat)
        return self._by_sector(self.bounds.seated_in)

    @cached_property
    def full(self) -> dict[str, int]:
        """The bodies in which somebody of each sector sits or could sit."""
        return (
            self._more(self.before.full)
            if self.before
            else self._by_sector(self.bounds.possible_in)
        )

    def _by_sector(self, bodies_of: Callable[[str], int]) -> dict[str, int]:
        return {sector: _all(map(bodies_of, wholes)) for sector, wholes in self.members.items()}

    def _more(self, masks: Mapping[str, int]) -> dict[str, int]:
        _, body = self.bounds.added or ("", "")
        bit = self.bounds.possible.bit[body]
        return {**masks, **{sector: masks[sector] | bit for sector in self.added}}

    @cached_property
    def with_unknown_sector(self) -> tuple[int, int]:
        """The bodies in which one, and in which two have a seat of whom no sector is known."""
        if self.before is not None:
            return self.before.with_unknown_sector
        return _once_and_twice(map(self.bounds.seated_in, self.without_sector))

    @cached_property
    def perhaps_with_unknown_sector(self) -> tuple[int, int]:
        """The same, of those who sit or could sit there."""
        if self.before is not None:
            return self.before.perhaps_with_unknown_sector
        return _once_and_twice(map(self.bounds.possible_in, self.without_sector))

    def with_seat(self, bounds: Bounds, sectors: frozenset[str]) -> SectorBodies:
        """The same with the seat that `bounds` adds, of somebody of some sectors."""
        if not sectors:
            return replace(self, bounds=bounds, before=None, added=frozenset())
        return replace(self, bounds=bounds, before=self, added=sectors)


def _all(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _once_and_twice(masks: Iterable[int]) -> tuple[int, int]:
    """What is in one of some sets at least, and what is in two."""
    once = twice = 0
    for mask in masks:
        twice |= once & mask
        once |= mask
    return once, twice
