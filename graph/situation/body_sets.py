"""Sets of bodies as integers, so that thousands of actors are compared in a moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Final

# With more bodies than this in a set, all are walked along rather than one bit after another.
_MANY: Final = 8


@dataclass(frozen=True)
class BodySets:
    """Sets of some `bodies`, given in order: bit n of an integer stands for body n."""

    bodies: tuple[str, ...]

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
