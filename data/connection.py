"""The file of the store opened with DuckDB, and what DuckDB means when it cannot use it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data.errors import StoreError

_LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
}
_FULL = ("No space left", "File too large", "quota exceeded")  # how a system says it


def connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    """Open a file, or without a path a database in memory, that reads no other files.

    Raises StoreError that says why it cannot be opened.
    """
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path or ":memory:"), config=_LOCKED_DOWN)
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except (duckdb.Error, OSError) as error:
        raise StoreError(_why(str(error)), path=path, reason=_first_line(error)) from error
    return connection


def of_the_disk(error: duckdb.Error, path: Path | None) -> StoreError | None:
    """What to say of an error when it came from writing the file; None when it did not."""
    of_files = isinstance(error, duckdb.IOException | duckdb.FatalException)
    if not of_files and "Could not write" not in str(error):
        return None
    code = "disk-full" if _is_full(str(error)) else "database-not-written"
    return StoreError(code, path=path, reason=_first_line(error))


def _is_full(reason: str) -> bool:
    return any(words in reason for words in _FULL)


def _why(reason: str) -> str:
    if _is_full(reason):
        return "disk-full"
    if "Could not set lock" in reason:
        return "database-locked"
    # A database of SQLite would need an extension, which may not be loaded.
    if "not a valid DuckDB database" in reason or "sqlite_scanner" in reason:
        return "not-a-database"
    if "newer version" in reason or "version number" in reason:
        return "database-newer"
    return "database-unreadable"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
