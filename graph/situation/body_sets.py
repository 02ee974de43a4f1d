"""Sets of bodies stored as integers (bit masks), so that thousands of actors compare quickly."""

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
    """Converts between sets of `bodies` and bit masks: bit n of a mask stands for body n."""

    bodies: tuple[str, ...]

    @cached_property
    def bit_of_body(self) -> dict[str, int]:
        """The mask with only the bit of each body."""
        return {body: 1 << place for place, body in enumerate(self.bodies)}

    def ids_of_mask(self, mask: int) -> tuple[str, ...]:
        """Return the ids of the bodies in a mask, in order."""
        if mask.bit_count() > _MANY:
            if mask not in self._ids_of_large_masks:
                bits = map("1".__eq__, reversed(f"{mask:b}"))
                self._ids_of_large_masks[mask] = tuple(compress(self.bodies, bits))
            return self._ids_of_large_masks[mask]
        found = []
        while mask:
            lowest = mask & -mask
            found.append(self.bodies[lowest.bit_length() - 1])
            mask ^= lowest
        return tuple(found)

    @cached_property
    def _ids_of_large_masks(self) -> dict[int, tuple[str, ...]]:
        """Cache of the ids of large masks: many pairs may meet in the same bodies."""
        return {}

    def mask_of_ids(self, bodies: Iterable[str]) -> int:
        """Return the mask of some bodies."""
        found = 0
        for body in bodies:
            found |= self.bit_of_body[body]
        return found
