"""The file of the store opened with DuckDB, and what DuckDB means when it cannot use it."""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from data.errors import StoreError
from data.private_files import make_folder, make_private
from data.store_files import wal_path

_NO_EXTENSIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
}
_DAMAGE_PHRASES = (  # how DuckDB says that a file does not hold what was written
    "Corrupt",
    "corrupt",
    "Could not read enough bytes",
    "Failure while replaying WAL",
    "Failed to deserialize",
    "Serialization Error",
)
# A log of DuckDB begins with its kind, a byte for its version, and the start of the identity of its
# database. Without that DuckDB takes it for one that a crash cut off, and removes it.
_LOG_KIND, _LOG_OWNER = b"d\0be\0", b"f\0\x10"
_HEADER_BYTES = 3 * 4096  # bytes before the first block
_PROCESS_ID = re.compile(r"\bPID (\d+)")
_PATIENCE = 20.0  # seconds
_FULL_DISK_PHRASES = ("No space left", "File too large", "quota exceeded")  # how a system says it


def connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    """Open a file, or without a path a database in memory, that reads no other files.

    The file is for its owner alone. Raises StoreError that says why it cannot be opened.
    """
    try:
        if path is not None:
            make_folder(path.parent, private=True)
            _refuse_damaged(path)
        with ExitStack() as on_error:
            connection = duckdb.connect(str(path or ":memory:"), config=_NO_EXTENSIONS)
            on_error.callback(connection.close)
            connection.execute("set enable_external_access = false")
            connection.execute("set lock_configuration = true")
            if path is not None:
                _read_all_if_truncated(connection, path)
                for file in filter(Path.exists, (path, wal_path(path))):
                    make_private(file)
            on_error.pop_all()
    except (duckdb.Error, OSError) as error:
        raise StoreError(
            _store_error_code(error),
            path=path,
            reason=_first_line_of_message(error),
            process=_locking_process(error),
        ) from error
    return connection


def replace_file(
    connection: duckdb.DuckDBPyConnection, path: Path, fresh: Path
) -> duckdb.DuckDBPyConnection:
    """Put a database that nobody has open in the place of the one that is open, and open that.

    Nobody may read or write meanwhile. Nothing of the old one is left beside the new; a link stays
    a link. Raises StoreError, OSError or an error of DuckDB, with the old one still open, as long
    as the new one is not in its place.
    """
    connection.execute("checkpoint")  # what stands in the log belongs to the old file
    if wal_path(path).exists():
        raise StoreError("database-not-written", path=path, reason="WAL")
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    target = Path(os.path.realpath(path))
    # The old one is open until the name leads to the new: so nobody else can write to it.
    fresh.replace(target)
    _write_folder(target.parent)
    connection.close()
    return _connect_after_others(path)


def _write_folder(folder: Path) -> None:
    """Have the disk keep which file a name leads to."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _connect_after_others(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a file; another process that was waiting for it may have it first, for a while."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return connect(path)
        except StoreError as error:
            if error.code != "database-locked" or time.monotonic() > until:
                raise
        time.sleep(_PATIENCE / 100)


def _refuse_damaged(path: Path) -> None:
    """Raise for a folder, an empty file, or a log that DuckDB would remove as cut off."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.stat().st_size:
        raise StoreError("database-empty", path=path)
    log = wal_path(path)
    if log.exists():
        with log.open("rb") as file:
            found = file.read(9)
        # Shorter after a crash, which loses nothing.
        if not (_LOG_KIND.startswith(found[:5]) and _LOG_OWNER.startswith(found[6:])):
            raise StoreError("database-damaged", path=log, reason="WAL")


def _read_all_if_truncated(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Read all of a file that ends before its last block, for DuckDB finds out only then.

    That block may be one that is not in use.
    """
    row = connection.execute(
        "select total_blocks * block_size from pragma_database_size()"
    ).fetchone()
    if row is not None and path.stat().st_size < _HEADER_BYTES + int(row[0]):
        for (name,) in connection.execute("show tables").fetchall():
            connection.table(name).to_arrow_table()


@contextmanager
def registered_rows(cursor: duckdb.DuckDBPyConnection, rows: pa.Table) -> Iterator[None]:
    """Let the statements of a cursor read these rows under the name `incoming`."""
    cursor.register("incoming", rows)
    yield
    cursor.unregister("incoming")  # not after an error: then the transaction allows only a rollback


def store_error(error: duckdb.Error, path: Path | None) -> StoreError | None:
    """The StoreError that explains an error of DuckDB; None when the file did not cause it."""
    of_files = isinstance(error, duckdb.IOException | duckdb.FatalException)
    reason = str(error)
    if _says_file_is_damaged(reason):
        return StoreError("database-damaged", path=path, reason=_first_line_of_message(error))
    if not of_files and "Could not write" not in reason:
        return None
    code = "disk-full" if _says_disk_is_full(reason) else "database-not-written"
    return StoreError(code, path=path, reason=_first_line_of_message(error))


def _says_disk_is_full(reason: str) -> bool:
    return any(words in reason for words in _FULL_DISK_PHRASES)


def _says_file_is_damaged(reason: str) -> bool:
    return any(words in reason for words in _DAMAGE_PHRASES)


def _store_error_code(error: Exception) -> str:
    reason = str(error)
    if _says_disk_is_full(reason):
        return "disk-full"
    if "Could not set lock" in reason:
        return "database-locked"
    # A database of SQLite would need an extension, which may not be loaded.
    if "not a valid DuckDB database" in reason or "sqlite_scanner" in reason:
        return "not-a-database"
    if "newer version" in reason or "version number" in reason:
        return "database-newer"
    if _says_file_is_damaged(reason) or isinstance(error, duckdb.InternalException):
        return "database-damaged"
    return "database-unreadable"


def _first_line_of_message(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _locking_process(error: Exception) -> str:
    """The number of the process that has the file; empty where DuckDB does not say."""
    found = _PROCESS_ID.search(str(error))
    return found[1] if found else ""
