"""One changed fact: what it was, and what it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from data.model import Fact
from data.tables import Key


class ChangeKind(StrEnum):
    """What happens to a fact."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A fact before and after; `before` is None for an added fact, `after` for a removed one."""

    table: str
    key: Key
    before: Fact | None
    after: Fact | None

    @property
    def kind(self) -> ChangeKind:
        """Whether the fact is added, changed or removed."""
        if self.before is None:
            return ChangeKind.ADDED
        return ChangeKind.REMOVED if self.after is None else ChangeKind.CHANGED

    @property
    def sets_end_date(self) -> bool:
        """Whether the fact had no last day and gets one, whatever else changes in it."""
        return (
            self.kind is ChangeKind.CHANGED
            and getattr(self.before, "active_until", None) is None
            and getattr(self.after, "active_until", None) is not None
        )

    def inverse(self) -> Change:
        """The change that undoes this one."""
        return Change(self.table, self.key, self.after, self.before)


class ChangeCounts(NamedTuple):
    """How many facts were added, changed and removed."""

    added: int
    changed: int
    removed: int
