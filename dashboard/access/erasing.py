"""A person erased everywhere beside the data too: kept backups, and who is signed in."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

from dashboard.access.audit_log import KEPT_DAYS
from dashboard.access.records import Records
from dashboard.words import Words
from data.erasure.erase_person import ErasureRequest, PersonTrace, erase_person, find_person
from data.erasure.occurrences import Occurrence
from data.erasure.person_name import PersonName
from data.errors import StoreError
from data.store import Store
from data.store_files import access_path

_DAY: Final = 24 * 60 * 60
_MOMENT: Final = r"-\d{8}-\d{6}(?:-\d+)?\.duckdb"  # after the name of a backup that was kept


@dataclass(frozen=True, slots=True)
class BackupTrace:
    """A backup that was kept when another was put back, and from how many places a person goes.

    `failure` is the code of the error with which it could not be opened or written.
    """

    path: str
    places: int
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class AccessTrace:
    """Where a person stands in who has access: sessions, which end, and what stays.

    Tokens that have the name are ended by hand. Lines of the audit stay until their day, which is
    given for the last, for who administers could else wipe out what he did.
    """

    sessions: int = 0
    tokens: tuple[str, ...] = ()
    audit_lines: int = 0
    audit_until: str | None = None


@dataclass(frozen=True, slots=True)
class ErasureResult:
    """What an erasure did, or would do: then there is no `revision`.

    `leftovers` are folders of a backup that is being made, or that was interrupted.
    """

    revision: int | None
    trace: PersonTrace
    backups: tuple[BackupTrace, ...]
    access: AccessTrace
    leftovers: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether the person stands in any place that is erased."""
        in_backups = any(backup.places for backup in self.backups)
        return bool(self.trace.erased) or in_backups or bool(self.access.sessions)

    @classmethod
    def of_json(cls, values: dict[str, Any]) -> Self:
        """The result that was written as JSON."""
        trace, access = dict(values["trace"]), dict(values["access"])
        for name in ("erased", "kept"):
            trace[name] = tuple(
                Occurrence(**{**place, "key": tuple(place["key"])}) for place in trace[name]
            )
        for name in ("things", "similar"):
            trace[name] = tuple(trace[name])
        access["tokens"] = tuple(access["tokens"])
        backups = tuple(BackupTrace(**backup) for backup in values["backups"])
        leftovers = tuple(values["leftovers"])
        return cls(
            values["revision"], PersonTrace(**trace), backups, AccessTrace(**access), leftovers
        )

    def as_json(self) -> dict[str, Any]:
        """The result as JSON holds it."""
        return asdict(self)


def find_everywhere(store: Store, request: ErasureRequest) -> ErasureResult:
    """Where a person stands in the data and beside it; nothing is changed."""
    trace = find_person(store, request)
    database = _database(store)
    backups = tuple(_find_in_backup(path, request) for path in _kept_backups(database))
    access = _find_access(access_path(database), request.person())
    return ErasureResult(None, trace, backups, access, _leftovers(database))


def erase_everywhere(
    store: Store, request: ErasureRequest, words: Words, *, author: str
) -> ErasureResult:
    """Erase a person from the data, from the backups that were kept beside it, and from who is in.

    The data come last: killed on the way, the same once more does the rest. Raises RefusedError and
    StoreError, as `erase_person` does.
    """

    def message(places: int) -> str:
        return words.plural(
            "A person was erased, from {count} place",
            "A person was erased, from {count} places",
            places,
        )

    found = find_everywhere(store, request)
    database = _database(store)
    backups = tuple(
        _erase_from_backup(database.with_name(backup.path), backup, request, author, message)
        if backup.places
        else backup
        for backup in found.backups
    )
    if found.access.sessions:
        _end_sessions(access_path(database), request.person())
    made = erase_person(store, request, author=author, message=message)
    return replace(
        found,
        revision=None if made is None else made[0].number,
        trace=found.trace if made is None else made[1],
        backups=backups,
        leftovers=_leftovers(database),
    )


def _database(store: Store) -> Path:
    if store.path is None:
        raise ValueError("a store in memory is not erased from")
    return store.path


def _kept_backups(database: Path) -> list[Path]:
    """The backups that were kept beside the data when another was put back."""
    name = re.compile(re.escape(database.stem) + _MOMENT)
    beside = sorted(database.parent.iterdir())
    return [path for path in beside if name.fullmatch(path.name) and path.is_file()]


def _find_in_backup(path: Path, request: ErasureRequest) -> BackupTrace:
    """Look in a copy, for opening an older one brings it up to date."""
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".erased-") as folder:
            opened = Path(folder) / path.name
            copyfile(path, opened)
            with Store.open(opened) as store:
                return BackupTrace(path.name, len(find_person(store, request).erased))
    except OSError as error:
        return BackupTrace(path.name, 0, error.strerror or str(error))
    except StoreError as error:
        return BackupTrace(path.name, 0, error.code)


def _erase_from_backup(
    path: Path,
    backup: BackupTrace,
    request: ErasureRequest,
    author: str,
    message: Callable[[int], str],
) -> BackupTrace:
    try:
        with Store.open(path) as store:
            erase_person(store, request, author=author, message=message)
    except StoreError as error:
        return replace(backup, failure=error.code)
    return backup


def _leftovers(database: Path) -> tuple[str, ...]:
    begins = (".backup-", ".erased-", f".{database.name}-")
    beside = sorted(database.parent.iterdir())
    return tuple(path.name for path in beside if path.is_dir() and path.name.startswith(begins))


def _find_access(path: Path, person: PersonName) -> AccessTrace:
    if not path.exists():
        return AccessTrace()
    with closing(Records.open(path)) as records, records.transaction() as connection:
        sessions = len(list(_sessions_of(connection, person)))
        names = [name for (name,) in connection.execute("select name from tokens order by name")]
        rows = connection.execute("select at, subject, name, details from audit").fetchall()
    moments = [at for at, *texts in rows if any(_names(person, text) for text in texts)]
    last = datetime.fromtimestamp(max(moments, default=0) + KEPT_DAYS * _DAY, UTC).date()
    return AccessTrace(
        sessions,
        tuple(name for name in names if person.is_all_of(name) or person.stands_loosely_in(name)),
        len(moments),
        last.isoformat() if moments else None,
    )


def _sessions_of(connection: sqlite3.Connection, person: PersonName) -> Iterator[str]:
    rows = connection.execute("select id, subject, name, provider_subject from sessions")
    for session, *texts in rows.fetchall():
        if any(_names(person, text) for text in texts):
            yield session


def _names(person: PersonName, text: str) -> bool:
    return person.is_all_of(text) or person.stands_in(text)


def _end_sessions(path: Path, person: PersonName) -> None:
    """End the sessions of a person, and leave no byte of them in the file or its log.

    The audit is not told: it would say who was erased.
    """
    with closing(Records.open(path)) as records:
        with records.transaction() as connection:
            connection.execute("pragma secure_delete = on")
            for session in list(_sessions_of(connection, person)):
                connection.execute("delete from sessions where id = ?", (session,))
        with records.transaction() as connection:
            connection.execute("vacuum")
            connection.execute("pragma wal_checkpoint(truncate)")
