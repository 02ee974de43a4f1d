"""A copy of the whole store as one file, and the way back from it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import duckdb

from data.errors import RefusedError, StoreError
from data.own_files import log_of, note_of, refuse_own
from data.store import Store


def backup(store: Store, path: Path) -> int:
    """Write facts, log, files, mappings and scenarios to a database of its own; give its revision.

    Others may read and commit meanwhile: what is written is one moment. The file, which is for its
    owner alone, takes its place only after it was opened again and found equal. Raises
    RefusedError, with nothing changed, when the path leads to a file of the store, or to another
    one in use, and StoreError when it cannot be written.
    """
    refuse_own(store.path, path)
    if log_of(path).exists() or note_of(path).exists():
        raise RefusedError("another-store-there", path=path)
    try:
        if path.exists() and not path.is_file():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
            partial = Path(folder) / path.name
            with Store.open(partial) as copy:
                written = _copy(store, copy)
            # What stands in a file beside it would be lost when the copy takes its place.
            if _counted(partial) != written or log_of(partial).exists():
                raise StoreError("backup-differs", path=path)
            partial.replace(path)
    except OSError as error:
        raise StoreError(
            "database-unreadable", path=path, reason=error.strerror or str(error)
        ) from error
    except StoreError as error:
        raise StoreError(error.code, **{**error.values, "path": path}) from error
    return written["revisions"]


def restore_backup(store: Store, path: Path, keep: Path | None = None) -> int:
    """Make the whole store what a backup holds, in one transaction, and give its revision.

    What was there is first written to `keep`; nobody commits in between. Raises RefusedError or
    StoreError, with nothing changed, when the file is no backup or is one of the store itself, or
    when the disk takes no more.
    """
    if not path.is_file():
        raise StoreError("no-backup-there", path=path)
    refuse_own(store.path, path)
    with TemporaryDirectory() as folder, _opened_copy(path, Path(folder)) as source:
        return _copy(source, store, keep)["revisions"]


def _opened_copy(path: Path, folder: Path) -> Store:
    """A store at a copy of the file, for opening an older one brings it up to date."""
    opened = folder / "backup.duckdb"
    try:
        copyfile(path, opened)
        if log_of(path).exists():  # of a store that was not closed: part of what it holds
            copyfile(log_of(path), log_of(opened))
        return Store.open(opened)
    except OSError as error:
        raise StoreError(
            "database-unreadable", path=path, reason=error.strerror or str(error)
        ) from error
    except StoreError as error:
        raise StoreError(error.code, **{**error.values, "path": path}) from error


def _copy(source: Store, target: Store, keep: Path | None = None) -> dict[str, int]:
    """Replace every table of the target by the source's, and count the rows of each."""
    with source.reading() as reading, target.replacing() as writing:
        if keep is not None:
            backup(target, keep)
        tables = _tables(reading)
        if not set(tables) <= set(_tables(writing)):
            raise StoreError("database-newer")
        written = {}
        for name in tables:
            rows = reading.sql(f"from {name}").to_arrow_table()
            writing.execute(f"delete from {name}")
            writing.register("incoming", rows)
            writing.execute(f"insert into {name} by name select * from incoming")
            writing.unregister("incoming")
            written[name] = rows.num_rows
    return written


def _counted(path: Path) -> dict[str, int]:
    with Store.open(path) as store, store.reading() as cursor:
        return {name: _rows(cursor, name) for name in _tables(cursor)}


def _rows(cursor: duckdb.DuckDBPyConnection, name: str) -> int:
    row = cursor.execute(f"select count(*) from {name}").fetchone()
    return int(row[0]) if row else 0


def _tables(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    return [str(row[0]) for row in cursor.execute("show tables").fetchall()]
