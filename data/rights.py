"""What somebody may do with the data; each is checked where it is done, not only on a page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.errors import RefusedError

# What belongs to meetings and to gaps: who records writes these tables, and no others.
RECORDED: Final = frozenset(
    {"meetings", "agenda_items", "invitations", "attendance", "advice", "actions", "marks"}
)


class Right(StrEnum):
    """One thing that somebody may do."""

    EXPLORE = "explore"
    RECORD = "record"  # meetings and what came of them, marks on gaps, scenarios
    CHANGE_DATA = "change-data"  # upload, restore, original files, full content of versions
    NAMES = "names"  # of people
    ADMINISTER = "administer"  # backups, and who has access


@dataclass(frozen=True, slots=True)
class Permission:
    """Who works with a store, and what that person may do.

    `author` signs every change; None lets the caller say who it is, as on one's own computer.
    """

    rights: frozenset[Right]
    author: str | None = None

    def require(self, *rights: Right) -> None:
        """Raise RefusedError unless one of these rights is there."""
        if self.rights.isdisjoint(rights):
            raise RefusedError("not-allowed", right=rights[0])

    def require_change(self, tables: Collection[str], *, files: bool) -> None:
        """Raise RefusedError unless these tables may be changed, from files where there are any."""
        if files or not RECORDED.issuperset(tables):
            self.require(Right.CHANGE_DATA)
        self.require(Right.RECORD, Right.CHANGE_DATA)

    def may(self, right: Right) -> bool:
        """Whether these rights hold this one."""
        return right in self.rights


EVERYTHING: Final = Permission(frozenset(Right))
