"""The files that a store consists of: none of them is ever the target of something else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from data.errors import RefusedError

_WAL_ENDINGS: Final = (
    ".wal",
    ".wal.checkpoint",
    ".wal.recovery",
)  # what DuckDB keeps beside its file


def wal_path(database: Path) -> Path:
    """Where DuckDB keeps what is not yet in the file itself."""
    return database.with_name(f"{database.name}.wal")


def running_note_path(database: Path) -> Path:
    """Where a dashboard that runs says where it serves."""
    return database.with_name(f"{database.name}.running")


def access_path(database: Path) -> Path:
    """The path of the database of sessions and the audit, beside that of the facts."""
    return database.with_name(f"{database.name}.access")


def last_backup_path(database: Path) -> Path:
    """The path of an empty file; its modification time is when the last backup was verified."""
    return database.with_name(f"{database.name}.last-backup")


def store_files(database: Path) -> tuple[Path, ...]:
    """All that belongs to a database, whether it is there or not.

    That is the database, its logs, the note of who serves it, who is signed in, and when the last
    backup was made.
    """
    logs = (database.with_name(f"{database.name}{ending}") for ending in _WAL_ENDINGS)
    access = access_path(database)
    signed_in = (access.with_name(f"{access.name}{ending}") for ending in ("", "-wal", "-shm"))
    notes = (running_note_path(database), last_backup_path(database))
    return (database, *logs, *notes, *signed_in)


def is_store_file(database: Path, target: Path) -> bool:
    """Whether a path leads to a file of the store: by name, link, or another case of the name."""
    folds = _ignores_case(database)
    return any(_same_file(own, target, folds=folds) for own in store_files(database))


def refuse_store_file(database: Path | None, target: Path) -> None:
    """Raise RefusedError when a path leads to a file of the store; one in memory has none.

    Nothing is opened for it: closing a file that DuckDB has open would let go of its lock.
    """
    if database is not None and is_store_file(database, target):
        raise RefusedError("file-of-the-store", path=target)


def _same_file(own: Path, target: Path, *, folds: bool) -> bool:
    if own.exists() and target.exists():
        return own.samefile(target)
    one, other = Path(os.path.realpath(own)), Path(os.path.realpath(target))
    names = (one.name.casefold(), other.name.casefold()) if folds else (one.name, other.name)
    return names[0] == names[1] and _same_folder(one.parent, other.parent)


def _same_folder(one: Path, other: Path) -> bool:
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _ignores_case(database: Path) -> bool:
    """Whether the folder of a database that is there takes two cases of a name for one."""
    other = database.with_name(database.name.swapcase())
    return database.exists() and other.exists() and other.samefile(database)
