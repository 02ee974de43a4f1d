"""Why somebody might be asked to a meeting: keys, ids, facts; words stand in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from data.model import Fact

Value = str | int | date | tuple[str, ...] | None


class Why(StrEnum):
    """A reason to ask an actor that has no seat in the body, weightiest first.

    With the values that fill its sentence: `brings-in` items (titles) · `theme-unseated`,
    `theme-nowhere` and `theme` themes (of the meeting), exact (those or their parts, as the source
    has them), bodies (of the second its own, none on the themes; of the third those on them) ·
    `successor` and `predecessor` members, event, happened · `owes-answer` advice (ids) ·
    `owes-action` actions (ids) · `sector-missing` sectors · `bridge` members (met elsewhere),
    bodies (where it is the only one that meets them) · `never-met` members, themes. `absent` is
    for members only: meetings (how many in a row), last (the day it was last there).
    """

    BRINGS_IN = "brings-in"
    THEME_UNSEATED = "theme-unseated"
    THEME_NOWHERE = "theme-nowhere"
    SUCCESSOR = "successor"
    OWES_ANSWER = "owes-answer"
    OWES_ACTION = "owes-action"
    THEME = "theme"
    SECTOR_MISSING = "sector-missing"
    BRIDGE = "bridge"
    PREDECESSOR = "predecessor"
    NEVER_MET = "never-met"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, what fills its sentence, and the facts that it rests on."""

    why: Why
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    facts: tuple[Fact, ...] = ()

    def ids(self, name: str) -> tuple[str, ...]:
        """A value that is a list of ids or titles; none when the reason has no such value."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()


WEIGHT = {why: place for place, why in enumerate(Why)}
