"""Reasons to invite an actor to a meeting: keys, ids and facts; the sentences are in text files."""

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


class InvitationReasonKind(StrEnum):
    """A kind of reason to invite an actor without a seat; `REASON_RANK` gives its weight.

    Each kind has these values for its sentence:

    - `brings-in`: items (titles)
    - `theme-unseated`: the actor itself deals with themes and has no seat at all; themes (of the
      meeting), exact (those or their sub-themes, as in the source)
    - `theme-nowhere`: the same, with seats, but none on the themes; also bodies (where it sits)
    - `theme`: the same, with a seat on the themes; also bodies (on the themes where it sits)
    - `theme-trail`: themes, to which only the trails of the reason lead
    - `successor`, `predecessor`: members, event, happened
    - `owes-answer`: advice (ids)
    - `owes-action`: actions (ids)
    - `sector-missing`: sectors
    - `sector-unknown`: sectors (the missing ones, of which it may bring in one)
    - `bridge`: members (met elsewhere), bodies (where only it meets a member)
    - `never-met`: members, themes
    - `absent`, for members only: meetings (how many missed in a row), last (the day it last came)
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
class InvitationReason:
    """A reason to invite an actor, the values of its sentence, and the facts that support it.

    `trails` lead from the themes to the actor, one for each theme.
    """

    kind: InvitationReasonKind
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    facts: tuple[Fact, ...] = ()
    trails: tuple[Trail, ...] = ()

    def list_value(self, name: str) -> tuple[str, ...]:
        """Return a value that is a list of ids or titles; empty when there is no such value."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()


# What each reason weighs, the weightiest lowest: first what somebody brings in, then who deals with
# a theme and is heard nowhere on it, then all others to whom a theme leads, then what is still owed
# or inherited, then what only tells how the network hangs together, and last the sector.
REASON_RANK: Final[Mapping[InvitationReasonKind, int]] = MappingProxyType(
    {
        InvitationReasonKind.BRINGS_IN: 0,
        InvitationReasonKind.THEME_UNSEATED: 1,
        InvitationReasonKind.THEME_NOWHERE: 2,
        InvitationReasonKind.THEME: 3,
        InvitationReasonKind.THEME_TRAIL: 4,
        InvitationReasonKind.OWES_ANSWER: 5,
        InvitationReasonKind.OWES_ACTION: 5,
        InvitationReasonKind.SUCCESSOR: 6,
        InvitationReasonKind.BRIDGE: 7,
        InvitationReasonKind.NEVER_MET: 7,
        InvitationReasonKind.PREDECESSOR: 8,
        InvitationReasonKind.SECTOR_MISSING: 9,
        InvitationReasonKind.SECTOR_UNKNOWN: 10,
        InvitationReasonKind.ABSENT: 11,
    }
)
# The reasons that rest on a theme.
ABOUT_THEMES: Final = frozenset(
    (
        InvitationReasonKind.THEME_UNSEATED,
        InvitationReasonKind.THEME_NOWHERE,
        InvitationReasonKind.THEME,
        InvitationReasonKind.THEME_TRAIL,
    )
)
