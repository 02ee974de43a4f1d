"""What a person chose to see of the network: every choice on the network page, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from graph.selection import Selection


class View(StrEnum):
    """Ways to look at the same selection."""

    SEATS = "seats"
    MEETINGS = "meetings"
    BODIES = "bodies"
    MATRIX = "matrix"
    TABLE = "table"


class Colour(StrEnum):
    """What the colour of an actor tells."""

    SECTOR = "sector"
    KIND = "kind"
    LAYER = "layer"
    GROUP = "group"
    GAPS = "gaps"


class Collapse(StrEnum):
    """What is taken together as one sign; automatic does so only when there is too much to see."""

    AUTO = "auto"
    NONE = "none"
    SECTOR = "sector"
    GROUP = "group"


LINKS = "links"  # size by the number of lines, which every view has


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """All choices of the network page.

    `least` hides lines that weigh less; `group` keeps one group; `size` is the key of a measure,
    or `links`; `opened` are the classes that are not taken together.
    """

    selection: Selection = field(default_factory=Selection)
    view: View = View.SEATS
    least: float = 0.0
    group: int | None = None
    unnamed: bool = True
    seatless: bool = False
    colour: Colour = Colour.SECTOR
    size: str = LINKS
    arrangement: str = "force"
    collapse: Collapse = Collapse.AUTO
    opened: frozenset[str] = frozenset()
    missing: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return (
            self.selection != Selection()
            or self.least > 0
            or self.group is not None
            or not self.unnamed
        )
