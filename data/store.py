"""The store: current facts, and a log of every change, in one DuckDB file."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from data import schema
from data.change import Change, Counts, counts
from data.errors import RefusedError, StoreError
from data.migrations import migrate
from data.records import to_record
from data.tables import TABLES, Column, Table, Type, table_named

_LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
}

_in_json = json.JSONEncoder(ensure_ascii=False).encode  # one for all, for json.dumps makes anew


@dataclass(frozen=True, slots=True)
class FileMark:
    """A file that a revision came from: its name and the SHA-256 of its content.

    The `content` goes along on the way in and is kept with the revision; history leaves it out.
    """

    name: str
    sha256: str
    content: bytes | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Revision:
    """One committed change of the data; `number` counts from 1, 0 is the empty store."""

    number: int
    created: datetime
    author: str
    message: str
    files: tuple[FileMark, ...]
    counts: Counts


class Store:
    """An open store; close it, or use it as a context manager.

    One process holds the file. Any number of threads may read and commit: each read gets its own
    cursor, and commits wait for each other.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._committing = threading.Lock()

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the store at a path, or one in memory; a new or older file is brought up to date.

        Raises StoreError when the file is locked by another process, is no database, is not
        Woonnetwerk's, or was written by a newer version.
        """
        connection = _connect(path)
        try:
            migrate(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor for one thread's reads."""
        return self._connection.cursor()

    @property
    def revision(self) -> int:
        """The number of the latest revision, 0 for an empty store."""
        return _revision(self.cursor())

    def commit(
        self,
        changes: Sequence[Change],
        *,
        base: int,
        author: str,
        message: str,
        files: Iterable[FileMark] = (),
    ) -> Revision:
        """Write changes that were made against revision `base` as one new revision.

        Raises RefusedError, with nothing changed, when there are no changes or no message, when
        another revision came after `base`, or when a fact would refer to what is not there.
        """
        if not changes:
            raise RefusedError("nothing-to-commit")
        if not message.strip():
            raise RefusedError("message-missing")
        with self.writing() as cursor:
            return _commit(cursor, changes, base, author.strip(), message.strip(), files)

    def in_between(self, changes: Sequence[Change], *, base: int) -> RefusedError | None:
        """How a commit of changes made against `base` would be refused, with the rows that clash.

        None when no other revision came after `base`.
        """
        return _in_between(self.cursor(), changes, base)

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction of its own, which is undone when anything goes wrong."""
        with self._committing, self.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException:
                cursor.rollback()
                raise


def _connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path or ":memory:"), config=_LOCKED_DOWN)
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except (duckdb.Error, OSError) as error:
        raise StoreError(_why(str(error)), path=path, reason=_first_line(error)) from error
    return connection


def _why(reason: str) -> str:
    if "Could not set lock" in reason:
        return "database-locked"
    if "not a valid DuckDB database" in reason:
        return "not-a-database"
    if "newer version" in reason or "version number" in reason:
        return "database-newer"
    return "database-unreadable"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _revision(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("select coalesce(max(number), 0) from revisions").fetchone()
    return int(row[0]) if row else 0


def _commit(
    cursor: duckdb.DuckDBPyConnection,
    changes: Sequence[Change],
    base: int,
    author: str,
    message: str,
    files: Iterable[FileMark],
) -> Revision:
    refusal = _in_between(cursor, changes, base)
    if refusal is not None:
        raise refusal
    revision = Revision(
        number=base + 1,
        created=datetime.now(UTC).replace(tzinfo=None),
        author=author or "onbekend",
        message=message,
        files=tuple(files),
        counts=counts(changes),
    )
    marks = json.dumps([{"name": mark.name, "sha256": mark.sha256} for mark in revision.files])
    cursor.execute(
        "insert into revisions values (?, ?, ?, ?, ?)",
        [revision.number, revision.created, revision.author, revision.message, marks],
    )
    for mark in revision.files:
        if mark.content is not None:
            cursor.execute(
                "insert or ignore into kept_files values (?, ?)", [mark.sha256, mark.content]
            )
    _write_log(cursor, revision.number, changes)
    order = [table.name for table in TABLES]
    for name, group in groupby(
        sorted(changes, key=lambda change: order.index(change.table)),
        key=lambda change: change.table,
    ):
        _write_table(cursor, table_named(name), list(group))
    _check_references(cursor)
    return revision


def _in_between(
    cursor: duckdb.DuckDBPyConnection, changes: Sequence[Change], base: int
) -> RefusedError | None:
    current = _revision(cursor)
    if current == base:
        return None
    return RefusedError(
        "committed-in-between", base=base, current=current, rows=_clashes(cursor, changes, base)
    )


def _clashes(cursor: duckdb.DuckDBPyConnection, changes: Sequence[Change], base: int) -> str:
    rows = cursor.execute(
        'select distinct "table", key from changes where revision > ?', [base]
    ).fetchall()
    touched = {(table, tuple(key)) for table, key in rows}
    clashing = [c for c in changes if (c.table, c.key) in touched]
    return ", ".join(f"{change.table} {' / '.join(change.key)}" for change in clashing)


def _write_log(cursor: duckdb.DuckDBPyConnection, number: int, changes: Sequence[Change]) -> None:
    def records(side: str) -> list[str | None]:
        facts = [(getattr(change, side), table_named(change.table)) for change in changes]
        return [None if fact is None else _in_json(to_record(fact, table)) for fact, table in facts]

    log = pa.table(
        {
            "revision": pa.array([number] * len(changes), pa.int32()),
            "position": pa.array(range(len(changes)), pa.int32()),
            "table": pa.array([change.table for change in changes], pa.string()),
            "key": pa.array([list(change.key) for change in changes], pa.list_(pa.string())),
            "before": pa.array(records("before"), pa.string()),
            "after": pa.array(records("after"), pa.string()),
        }
    )
    cursor.register("incoming", log)
    cursor.execute("insert into changes by name select * from incoming")
    cursor.unregister("incoming")


_ARROW_TYPES = {
    Type.TEXT: pa.string(),
    Type.PERIOD: pa.string(),
    Type.DATE: pa.date32(),
    Type.INTEGER: pa.int32(),
    Type.NUMBER: pa.float64(),
    Type.FLAG: pa.bool_(),
}


def _write_table(
    cursor: duckdb.DuckDBPyConnection, table: Table, changes: Sequence[Change]
) -> None:
    gone = [change.before for change in changes if change.after is None]
    kept = [change.after for change in changes if change.after is not None]
    keys = [table.column(field) for field in table.key]
    if gone:
        cursor.register("incoming", _arrow(gone, keys))
        names = " and ".join(f'{table.name}."{c.name}" = incoming."{c.name}"' for c in keys)
        cursor.execute(f"delete from {table.name} using incoming where {names}")
        cursor.unregister("incoming")
    if kept:
        cursor.register("incoming", _arrow(kept, table.columns))
        cursor.execute(f"insert or replace into {table.name} by name select * from incoming")
        cursor.unregister("incoming")


def _arrow(facts: Sequence[object], columns: Sequence[Column]) -> pa.Table:
    return pa.table(
        {
            column.name: pa.array(
                [getattr(fact, column.field) for fact in facts], _ARROW_TYPES[column.type]
            )
            for column in columns
        }
    )


def _check_references(cursor: duckdb.DuckDBPyConnection) -> None:
    for table, column in schema.strict_references():
        missing = cursor.execute(schema.dangling_sql(table, column)).fetchmany(5)
        if missing:
            raise RefusedError(
                "dangling-reference",
                table=table.name,
                column=column.name,
                ids=", ".join(str(row[0]) for row in missing),
            )
    twice = cursor.execute(schema.SHARED_IDS_SQL).fetchmany(5)
    if twice:
        raise RefusedError("id-in-two-tables", ids=", ".join(str(row[0]) for row in twice))
