"""A copy of the whole store as one file, and the way back from it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from shutil import copyfile

import duckdb

from data.errors import StoreError
from data.store import Store


def backup(store: Store, path: Path) -> int:
    """Write facts, log, files, mappings and scenarios to a database of its own; give its revision.

    Others may read and commit meanwhile: what is written is one moment. The file takes its place
    only after it was opened again and found equal. Raises StoreError when it cannot be written.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        _remove(partial)
        with Store.open(partial) as copy:
            written = _copy(store, copy)
        # What stands in a file beside it would be lost when the copy takes its place.
        if _counted(partial) != written or _beside(partial).exists():
            raise StoreError("backup-differs", path=path)
        partial.replace(path)
    except OSError as error:
        raise StoreError(
            "database-unreadable", path=path, reason=error.strerror or str(error)
        ) from error
    except StoreError as error:
        _remove(partial)
        raise StoreError(error.code, **{**error.values, "path": path}) from error
    return written["revisions"]


def restore_backup(store: Store, path: Path) -> int:
    """Make the whole store what a backup holds, in one transaction, and give its revision.

    Raises StoreError, with nothing changed, when the file is no backup or the disk takes no more.
    """
    if not path.is_file():
        raise StoreError("no-backup-there", path=path)
    with tempfile.TemporaryDirectory() as folder, _opened_copy(path, Path(folder)) as source:
        return _copy(source, store)["revisions"]


def _opened_copy(path: Path, folder: Path) -> Store:
    """A store at a copy of the file, for opening an older one brings it up to date."""
    opened = folder / "backup.duckdb"
    try:
        copyfile(path, opened)
        return Store.open(opened)
    except OSError as error:
        raise StoreError(
            "database-unreadable", path=path, reason=error.strerror or str(error)
        ) from error
    except StoreError as error:
        raise StoreError(error.code, **{**error.values, "path": path}) from error


def _remove(partial: Path) -> None:
    """Leave nothing behind of a backup that was begun."""
    for path in (partial, _beside(partial)):
        path.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Where DuckDB keeps what is not yet in the file itself."""
    return path.with_name(f"{path.name}.wal")


def _copy(source: Store, target: Store) -> dict[str, int]:
    """Replace every table of the target by the source's, and count the rows of each."""
    with source.reading() as reading, target.replacing() as writing:
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
