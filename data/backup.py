"""A copy of the whole store as one file, and the way back from it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import duckdb

from data.connection import registered_rows
from data.errors import RefusedError, StoreError
from data.private_files import write_file
from data.rights import Act, Right
from data.store import Store
from data.store_files import (
    last_backup_path,
    refuse_store_file,
    running_note_path,
    wal_path,
)


def backup(store: Store, path: Path) -> int:
    """Write facts, log, files, mappings and scenarios to a database of its own; give its revision.

    Others may read and commit meanwhile: what is written is one moment. The file, which is for its
    owner alone, takes its place only after it was opened again and found equal. Raises
    RefusedError, with nothing changed, when the path leads to a file of the store, or to another
    one in use, and StoreError when it cannot be written.
    """
    store.permission.require(Right.ADMINISTER)
    refuse_store_file(store.path, path)
    if wal_path(path).exists() or running_note_path(path).exists():
        raise RefusedError("another-store-there", path=path)
    try:
        if path.exists() and not path.is_file():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
            partial = Path(folder) / path.name
            with Store.open(partial) as copy:
                written = _copy_tables(store, copy)
            # What stands in a file beside it would be lost when the copy takes its place.
            if _row_counts(partial) != written or wal_path(partial).exists():
                raise StoreError("backup-differs", path=path)
            partial.replace(path)
        if store.path is not None:
            write_file(last_backup_path(store.path), b"", private=True)
    except OSError as error:
        raise StoreError(
            "database-unreadable", path=path, reason=error.strerror or str(error)
        ) from error
    except StoreError as error:
        raise StoreError(error.code, **{**error.values, "path": path}) from error
    store.permission.report(Act.BACKUP, revision=written["revisions"])
    return written["revisions"]


def restore_backup(store: Store, path: Path, keep: Path | None = None) -> int:
    """Make the whole store what a backup holds, in one transaction, and give its revision.

    What was there is first written to `keep`; nobody commits in between. Raises RefusedError or
    StoreError, with nothing changed, when the file is no backup or is one of the store itself, or
    when the disk takes no more.
    """
    store.permission.require(Right.ADMINISTER)
    if not path.is_file():
        raise StoreError("no-backup-there", path=path)
    refuse_store_file(store.path, path)
    with TemporaryDirectory() as folder, _open_copy(path, Path(folder)) as source:
        revision = _copy_tables(source, store, keep)["revisions"]
    store.permission.report(Act.BACKUP_RESTORED, revision=revision)
    return revision


def _open_copy(path: Path, folder: Path) -> Store:
    """Open a copy of the file in `folder`, so that the file itself is not brought up to date."""
    opened = folder / "backup.duckdb"
    try:
        copyfile(path, opened)
        if wal_path(path).exists():  # of a store that was not closed: part of what it holds
            copyfile(wal_path(path), wal_path(opened))
        return Store.open(opened)
    except OSError as error:
        raise StoreError(
            "database-unreadable", path=path, reason=error.strerror or str(error)
        ) from error
    except StoreError as error:
        raise StoreError(error.code, **{**error.values, "path": path}) from error


def _copy_tables(source: Store, target: Store, keep: Path | None = None) -> dict[str, int]:
    """Replace every table of the target by the source's, and count the rows of each."""
    with source.reading() as reading, target.replacing_history() as writing:
        if keep is not None:
            backup(target, keep)
        tables = _table_names(reading)
        if not set(tables) <= set(_table_names(writing)):
            raise StoreError("database-newer")
        written = {}
        for name in tables:
            rows = reading.sql(f"from {name}").to_arrow_table()
            writing.execute(f"delete from {name}")
            with registered_rows(writing, rows):
                writing.execute(f"insert into {name} by name select * from incoming")
            written[name] = rows.num_rows
    return written


def _row_counts(path: Path) -> dict[str, int]:
    with Store.open(path) as store, store.reading() as cursor:
        return {name: _row_count(cursor, name) for name in _table_names(cursor)}


def _row_count(cursor: duckdb.DuckDBPyConnection, name: str) -> int:
    row = cursor.execute(f"select count(*) from {name}").fetchone()
    return int(row[0]) if row else 0


def _table_names(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    return [str(row[0]) for row in cursor.execute("show tables").fetchall()]
