"""Service tokens: by which another machine brings files in, or takes a backup, and nothing else."""

from __future__ import annotations

import hashlib
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dashboard.access.records import Records
from data.rights import Permission, Right

MOST_DAYS: Final = 730
NAME_PATTERN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_BEGINNING: Final = "wnt_"  # by which programs that look for leaked secrets know one
_DAY: Final = 24 * 60 * 60


class ServiceAction(StrEnum):
    """What a token may be for."""

    IMPORT = "import"
    BACKUP = "backup"


RIGHTS_OF_ACTION: Final[Mapping[ServiceAction, frozenset[Right]]] = MappingProxyType(
    {
        # What is brought in is compared with all that is there, names of people included.
        ServiceAction.IMPORT: frozenset(
            {Right.EXPLORE, Right.RECORD, Right.CHANGE_DATA, Right.NAMES}
        ),
        ServiceAction.BACKUP: frozenset({Right.ADMINISTER}),
    }
)


class TokenNameTakenError(Exception):
    """Another token has this name, be it one that has expired."""


@dataclass(frozen=True, slots=True)
class ServiceToken:
    """A token without its secret; times are seconds since 1970."""

    name: str
    may: frozenset[ServiceAction]
    made: float
    expires: float
    last_used: float | None

    @property
    def author(self) -> str:
        """Who signs what was done with it."""
        return f"token {self.name}"

    def permission(self, action: ServiceAction) -> Permission:
        """What the store lets this token do for one action, and who signs it."""
        return Permission(RIGHTS_OF_ACTION[action], self.author)


class Tokens:
    """All service tokens. Of what a machine shows only the hash is kept, and looked up."""

    def __init__(self, records: Records, clock: Callable[[], float] = time.time) -> None:
        self._records = records
        self._clock = clock

    def make(self, name: str, may: Collection[ServiceAction], *, days: int) -> str:
        """Make a token and give its secret, which nothing can give again.

        Raises TokenNameTakenError when there is one of this name, and ValueError for a name or a
        number of days that no token may have.
        """
        if not NAME_PATTERN.fullmatch(name) or not 1 <= days <= MOST_DAYS or not may:
            raise ValueError(name)
        secret, now = _BEGINNING + secrets.token_urlsafe(32), self._clock()
        try:
            with self._records.transaction() as connection:
                connection.execute(
                    "insert into tokens (name, hash, may, made, expires) values (?, ?, ?, ?, ?)",
                    (name, _hash(secret), " ".join(sorted(may)), now, now + days * _DAY),
                )
        except sqlite3.IntegrityError as error:
            raise TokenNameTakenError(name) from error
        return secret

    def use(self, secret: str) -> ServiceToken | None:
        """The token with this secret, unless it has expired; it was used just now."""
        now = self._clock()
        with self._records.transaction() as connection:
            row = connection.execute(
                "update tokens set last_used = ? where hash = ? and expires > ?"
                " returning name, may, made, expires, last_used",
                (now, _hash(secret), now),
            ).fetchone()
        return None if row is None else _token_from_row(row)

    def name_of(self, secret: str) -> str | None:
        """The name of the token with this secret, also when it has expired."""
        with self._records.transaction() as connection:
            row = connection.execute(
                "select name from tokens where hash = ?", (_hash(secret),)
            ).fetchone()
        return None if row is None else str(row[0])

    def all(self) -> tuple[ServiceToken, ...]:
        """Every token, also those that have expired, by name."""
        with self._records.transaction() as connection:
            rows = connection.execute(
                "select name, may, made, expires, last_used from tokens order by name"
            ).fetchall()
        return tuple(map(_token_from_row, rows))

    def has_expired(self, token: ServiceToken) -> bool:
        """Whether the days of a token are over."""
        return token.expires <= self._clock()

    def end(self, name: str) -> bool:
        """End a token, and say whether there was one of this name."""
        with self._records.transaction() as connection:
            ended = connection.execute("delete from tokens where name = ?", (name,))
        return ended.rowcount > 0


def _token_from_row(row: tuple[str, str, float, float, float | None]) -> ServiceToken:
    name, may, made, expires, last_used = row
    return ServiceToken(name, frozenset(map(ServiceAction, may.split())), made, expires, last_used)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
