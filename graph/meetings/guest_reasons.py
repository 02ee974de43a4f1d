"""Why somebody might be asked to a meeting: keys, ids, facts; words stand in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from data.model import Fact
from graph.trails import Trail

Value = str | int | date | tuple[str, ...] | None


class ReasonKind(StrEnum):
    """A reason to ask an actor that has no seat in the body; `REASON_RANK` says how much it weighs.

    With the values that fill its sentence: `brings-in` items (titles) · of who deals with a theme
    by its own word `theme-unseated`, `theme-nowhere` and `theme` themes (of the meeting), exact
    (those or their parts, as the source has them), bodies (of the second its own, none on the
    themes; of the third those on them) · `theme-trail` themes, to which only the trails of the
    reason lead · `successor` and `predecessor` members, event, happened · `owes-answer` advice
    (ids) · `owes-action` actions (ids) · `sector-missing` sectors · `sector-unknown` sectors (those
    that are missing, one of which it may bring in) · `bridge` members (met elsewhere), bodies
    (where it is the only one that meets them) · `never-met` members, themes. `absent` is for
    members only: meetings (how many in a row), last (the day it was last there).
    """

    BRINGS_IN = "brings-in"
    THEME_UNSEATED = "theme-unseated"
    THEME_NOWHERE = "theme-nowhere"
    THEME = "theme"
    THEME_TRAIL = "theme-trail"
    OWES_ANSWER = "owes-answer"
    OWES_ACTION = "owes-action"
    SUCCESSOR = "successor"
    SECTOR_MISSING = "sector-missing"
    SECTOR_UNKNOWN = "sector-unknown"
    BRIDGE = "bridge"
    PREDECESSOR = "predecessor"
    NEVER_MET = "never-met"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, what fills its sentence, and the facts that it rests on.

    `trails` are the ways that lead from a theme to the actor, one for each theme.
    """

    kind: ReasonKind
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    facts: tuple[Fact, ...] = ()
    trails: tuple[Trail, ...] = ()

    def ids(self, name: str) -> tuple[str, ...]:
        """A value that is a list of ids or titles; none when the reason has no such value."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()


# What each reason weighs, the weightiest lowest: first what somebody brings in, then who deals with
# a theme and is heard nowhere on it, then all others to whom a theme leads, then what is still owed
# or inherited, then what only tells how the network hangs together, and last the sector.
REASON_RANK: Final[Mapping[ReasonKind, int]] = MappingProxyType(
    {
        ReasonKind.BRINGS_IN: 0,
        ReasonKind.THEME_UNSEATED: 1,
        ReasonKind.THEME_NOWHERE: 2,
        ReasonKind.THEME: 3,
        ReasonKind.THEME_TRAIL: 4,
        ReasonKind.OWES_ANSWER: 5,
        ReasonKind.OWES_ACTION: 5,
        ReasonKind.SUCCESSOR: 6,
        ReasonKind.BRIDGE: 7,
        ReasonKind.NEVER_MET: 7,
        ReasonKind.PREDECESSOR: 8,
        ReasonKind.SECTOR_MISSING: 9,
        ReasonKind.SECTOR_UNKNOWN: 10,
        ReasonKind.ABSENT: 11,
    }
)
# The reasons that rest on a theme.
ABOUT_THEMES: Final = frozenset(
    (ReasonKind.THEME_UNSEATED, ReasonKind.THEME_NOWHERE, ReasonKind.THEME, ReasonKind.THEME_TRAIL)
)
