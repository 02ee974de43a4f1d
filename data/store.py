"""The store: current facts, and a log of every change, in one DuckDB file."""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from data import log, schema
from data.change import Change, ChangeCounts
from data.changes import Changes
from data.connection import connect, of_the_file
from data.errors import RefusedError, StoreError
from data.migrations import migrate
from data.progress import OnProgress, Progress, Step, no_progress, within_step
from data.table_changes import TableChanges
from data.tables import Key, Table, table_named

_AT_ONCE = 100_000  # changes that are written together
_REFUSES = (duckdb.FatalException, duckdb.ConnectionException)  # to be used any more


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
    counts: ChangeCounts


class Store:
    """An open store; close it, or use it as a context manager.

    One process holds the file. Any number of threads may read and commit: each read gets its own
    cursor, and commits wait for each other.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._committing = threading.RLock()
        self._opening = threading.Lock()
        self._times_replaced = 0

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the store at a path, or one in memory; a new or older file is brought up to date.

        Raises StoreError when the file is locked by another process, is no database, is damaged,
        is not Woonnetwerk's, was written by a newer version, or when the disk takes no more.
        """
        connection = connect(path)
        try:
            migrate(connection)
        except BaseException as error:
            connection.close()
            if not isinstance(error, duckdb.Error):
                raise
            raise of_the_file(error, path) or StoreError(
                "database-damaged", path=path, reason=str(error).splitlines()[0]
            ) from error
        return cls(connection, path)

    @property
    def path(self) -> Path | None:
        """The file of the store; None for one in memory."""
        return self._path

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
        """A cursor for one thread, who says itself what a transaction is."""
        with self._opening:
            return self._connection.cursor()

    @property
    def revision(self) -> int:
        """The number of the latest revision, 0 for an empty store."""
        with self.reading() as cursor:
            return _revision(cursor)

    @property
    def times_replaced(self) -> int:
        """How often another history took the place of the one that was opened."""
        return self._times_replaced

    @contextmanager
    def replacing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor as `writing` gives, to put another history in the place of this one."""
        with self.writing() as cursor:
            yield cursor
        self._times_replaced += 1

    def commit(
        self,
        changes: Sequence[Change],
        *,
        base: int,
        author: str,
        message: str,
        files: Iterable[FileMark] = (),
        rebase: bool = False,
        progress: Progress = no_progress,
    ) -> Revision:
        """Write changes that were made against revision `base` as one new revision.

        `rebase` also takes them when revisions came after `base` that change none of their rows;
        `progress` hears how much is written.

        Raises RefusedError, with nothing changed, when there are no changes, message or author,
        when another revision came after `base`, or when a fact would refer to what is not there;
        and StoreError, with nothing changed, when the disk takes no more.
        """
        if not changes:
            raise RefusedError("nothing-to-commit")
        if not message.strip():
            raise RefusedError("message-missing")
        if not author.strip():
            raise RefusedError("author-missing")
        made: Revision | None = None
        try:
            with self.writing() as cursor:
                said = _Said(base, author.strip(), message.strip(), tuple(files), rebase)
                made = _commit(
                    cursor, Changes.of(changes), said, within_step(progress, Step.WRITING)
                )
        except StoreError:
            # DuckDB tidies its file after a commit: when only that failed, the commit is there.
            if made is None or self.revision < made.number:
                raise
        return made

    def in_between(
        self, changes: Sequence[Change], *, base: int, replaced: Collection[str] = ()
    ) -> RefusedError | None:
        """How changes made against `base` are refused, with the rows that clash; None without any.

        Rows clash that both these changes and a revision after `base` change; in a table that is
        `replaced`, which is to hold exactly what was given, every row that such a revision changes.
        """
        with self.reading() as cursor:
            refusal = _in_between(cursor, Changes.of(changes), base, replaced)
        return refusal if refusal is not None and refusal.values["rows"] else None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else commit for as long as this; reading goes on."""
        with self._committing:
            yield

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction of its own, to read one moment; nothing is written.

        Raises StoreError, `reading-interrupted`, when somebody's write failed in such a way that
        the file had to be opened anew: reading again then succeeds; `database-damaged` when the
        file does not hold what was written to it.
        """
        try:
            with self.cursor() as cursor:
                cursor.begin()
                yield cursor
                cursor.rollback()
        except duckdb.Error as error:
            damage = of_the_file(error, self._path)
            if damage is not None and damage.code == "database-damaged":
                raise damage from error
            if not isinstance(error, _REFUSES):
                raise
            self._open_again()
            raise StoreError("reading-interrupted", path=self._path) from error

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction of its own, which is undone when anything goes wrong.

        Raises StoreError when the disk takes no more; the store can be used as before.
        """
        with self._committing:
            try:
                with self._transaction() as cursor:
                    yield cursor
            except duckdb.Error as error:
                refusal = of_the_file(error, self._path)
                if refusal is None:
                    raise
                self._open_again()
                raise refusal from error

    @contextmanager
    def _transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
            except BaseException:
                with suppress(duckdb.FatalException):  # then there is nothing left to undo
                    cursor.rollback()
                raise
            cursor.commit()

    def _open_again(self) -> None:
        """Open the file anew if DuckDB refuses even to read, as it does after some failed writes.

        Cursors that others still hold stay with what was open before.
        """
        with self._opening:
            try:
                with self._connection.cursor() as cursor:
                    _revision(cursor)
            except _REFUSES:
                if self._path is not None:
                    self._connection.close()  # first, for else what is open is given again
                    self._connection = connect(self._path)


def _revision(cursor: duckdb.DuckDBPyConnection) -> int:
    row = cursor.execute("select coalesce(max(number), 0) from revisions").fetchone()
    return int(row[0]) if row else 0


@dataclass(frozen=True, slots=True)
class _Said:
    """What a commit was made against, and what is said of it."""

    base: int
    author: str
    message: str
    files: tuple[FileMark, ...]
    rebase: bool


def _commit(
    cursor: duckdb.DuckDBPyConnection, changes: Changes, said: _Said, on_progress: OnProgress
) -> Revision:
    refusal = _in_between(cursor, changes, said.base)
    if refusal is not None and (refusal.values["rows"] or not said.rebase):
        raise refusal
    revision = Revision(
        number=_revision(cursor) + 1,
        created=datetime.now(UTC).replace(tzinfo=None),
        author=said.author,
        message=said.message,
        files=said.files,
        counts=changes.counts,
    )
    marks = json.dumps([{"name": mark.name, "sha256": mark.sha256} for mark in revision.files])
    cursor.execute(
        "insert into revisions values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            revision.number,
            revision.created,
            revision.author,
            revision.message,
            marks,
            *revision.counts,
            [part.table.name for part in changes.parts],
        ],
    )
    for mark in revision.files:
        if mark.content is not None:
            # As a column, for a bound value is copied several times.
            kept = pa.table({"sha256": [mark.sha256], "content": [mark.content]})
            with log.incoming(cursor, kept):
                cursor.execute("insert or ignore into kept_files by name select * from incoming")
    done = 0
    for part in changes.parts:
        for some in part.batches(_AT_ONCE):
            on_progress(done / len(changes))
            log.write(cursor, revision.number, some)
            _write(cursor, some)
            done += len(some)
    on_progress(1)
    _check_references(cursor, changes)
    return revision


def _in_between(
    cursor: duckdb.DuckDBPyConnection,
    changes: Changes,
    base: int,
    replaced: Collection[str] = (),
) -> RefusedError | None:
    current = _revision(cursor)
    if current == base:
        return None
    clashes = ", ".join(
        f"{table.name} {' / '.join(key)}"
        for table, keys in _clashes(cursor, changes, base, replaced)
        for key in sorted(keys)
    )
    return RefusedError("committed-in-between", base=base, current=current, rows=clashes)


def _clashes(
    cursor: duckdb.DuckDBPyConnection, changes: Changes, base: int, replaced: Collection[str]
) -> Iterator[tuple[Table, set[Key]]]:
    for part in changes.parts:
        if part.table.name not in replaced:
            yield part.table, log.touched(cursor, part.table, base).intersection(part.keys())
    for name in replaced:
        yield table_named(name), log.touched(cursor, table_named(name), base)


def _write(cursor: duckdb.DuckDBPyConnection, part: TableChanges) -> None:
    """Bring a table up to date."""
    name, counts = part.table.name, part.counts
    if counts.removed:
        keys = [part.table.column(field).name for field in part.table.key]
        same = " and ".join(f'{name}."{key}" = incoming."{key}"' for key in keys)
        with log.incoming(cursor, part.removed()):
            cursor.execute(f"delete from {name} using incoming where {same}")
    if counts.changed:
        with log.incoming(cursor, part.changed()):
            cursor.execute(f"insert or replace into {name} by name select * from incoming")
    if counts.added:
        with log.incoming(cursor, part.added()):
            cursor.execute(f"insert into {name} by name select * from incoming")


def _check_references(cursor: duckdb.DuckDBPyConnection, changes: Changes) -> None:
    """Refuse what refers to nothing, in the columns where the changes can have caused it."""
    given = {part.table.name for part in changes.parts}
    gone = {part.table.name for part in changes.parts if part.counts.removed}
    for table, column in schema.strict_references():
        if table.name not in given and gone.isdisjoint(column.references):
            continue
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
