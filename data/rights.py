"""What somebody may do with the data; each is checked where it is done, not only on a page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from data.errors import RefusedError

# What belongs to meetings and to gaps: who records writes these tables, and no others.
RECORDED: Final = frozenset(
    {"meetings", "agenda_items", "invitations", "attendance", "advice", "actions", "marks"}
)


class Act(StrEnum):
    """What somebody does with the store that a witness hears of."""

    COMMIT = "commit"
    RESTORE = "restore"
    UPLOAD = "upload"  # files were handed in; whether they become a revision is another act
    DOWNLOAD = "download"  # of a file with names of people
    SCENARIO_SAVED = "scenario-saved"
    SCENARIO_DELETED = "scenario-deleted"
    BACKUP = "backup"
    BACKUP_RESTORED = "backup-restored"
    ERASURE = "erasure"  # of a person, whom it does not name
    REFUSED = "refused"  # a right is missing


Witness = Callable[[Act, Mapping[str, str]], object]


def _ignore_act(_act: Act, _details: Mapping[str, str]) -> None:
    """Hear of an act and do nothing, as on one's own computer."""


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
    `witness` is called with each act that was done or refused, and with what it was done to.
    """

    rights: frozenset[Right]
    author: str | None = None
    witness: Witness = field(default=_ignore_act, compare=False)

    def require(self, *rights: Right) -> None:
        """Raise RefusedError unless one of these rights is there."""
        if self.rights.isdisjoint(rights):
            self.report(Act.REFUSED, right=rights[0])
            raise RefusedError("not-allowed", right=rights[0])

    def require_change(self, tables: Collection[str], *, files: bool) -> None:
        """Raise RefusedError unless these tables may be changed, from files where there are any."""
        if files or not RECORDED.issuperset(tables):
            self.require(Right.CHANGE_DATA)
        self.require(Right.RECORD, Right.CHANGE_DATA)

    def report(self, act: Act, **details: object) -> None:
        """Tell the witness that an act was done; `details` say to what."""
        self.witness(act, {name: str(value) for name, value in details.items()})

    def may(self, right: Right) -> bool:
        """Whether these rights hold this one."""
        return right in self.rights


EVERYTHING: Final = Permission(frozenset(Right))
