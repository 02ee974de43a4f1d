"""The store: current facts, and a log of every change, in one DuckDB file."""

from __future__ import annotations

import copy
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from data.change import Change
from data.changes import Changes
from data.connection import connect, replace_file, store_error
from data.errors import RefusedError, StoreError
from data.migrations import migrate
from data.progress import ImportStep, Progress, no_progress, within_step
from data.read_gate import ReadGate
from data.revisions import (
    CommitInfo,
    Revision,
    RevisionFile,
    clashes,
    conflict,
    latest_revision,
    write_revision,
)
from data.rights import EVERYTHING, Act, Permission, Right

_UNUSABLE = (duckdb.FatalException, duckdb.ConnectionException)  # to be used any more


@dataclass(slots=True)
class _OpenDatabase:
    """The open database, shared by the stores of all persons on whose behalf it is used."""

    connection: duckdb.DuckDBPyConnection
    history_id: int = 0
    gate: ReadGate = field(default_factory=ReadGate)


class Store:
    """An open store; close it, or use it as a context manager.

    One process holds the file. Any number of threads may read and commit: each read gets its own
    cursor, and commits wait for each other.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self._held = _OpenDatabase(connection)
        self._path = path
        self.permission = EVERYTHING  # what may be done, and who signs what is changed
        self._commit_lock = threading.RLock()
        self._open_lock = threading.Lock()

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
            raise store_error(error, path) or StoreError(
                "database-damaged", path=path, reason=str(error).splitlines()[0]
            ) from error
        return cls(connection, path)

    @property
    def path(self) -> Path | None:
        """The file of the store; None for one in memory."""
        return self._path

    def on_behalf_of(self, permission: Permission) -> Self:
        """The same open store, through which only this may be done."""
        narrowed = copy.copy(self)
        narrowed.permission = permission
        return narrowed

    def close(self) -> None:
        """Let go of the file."""
        self._held.connection.close()

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
        with self._open_lock:
            return self._held.connection.cursor()

    @property
    def revision(self) -> int:
        """The number of the latest revision, 0 for an empty store."""
        with self.reading() as cursor:
            return latest_revision(cursor)

    @property
    def history_id(self) -> int:
        """A number that changes when the history of the store is replaced, as by a backup."""
        return self._held.history_id

    @contextmanager
    def replacing_history(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor as `writing` gives, to put another history in the place of this one."""
        with self.writing() as cursor:
            yield cursor
        self._held.history_id += 1

    def take_file(self, fresh: Path) -> None:
        """Put a whole store that nobody has open in the place of this one, which has a file too.

        It waits until nobody reads, and who comes meanwhile waits. Killed at any moment, the one
        file is there or the other. Raises StoreError, with what was there in use as before, when
        the disk takes no more, or when somebody goes on reading for too long.
        """
        self.permission.require(Right.ADMINISTER)
        if self._path is None:
            raise ValueError("a store in memory has no file")
        with self._commit_lock:
            try:
                with self._held.gate.alone(), self._open_lock:
                    self._held.connection = replace_file(self._held.connection, self._path, fresh)
                    self._held.history_id += 1
            except TimeoutError as error:
                raise StoreError("store-busy", path=self._path) from error
            except (duckdb.Error, OSError) as error:
                self._reopen_if_unusable()
                raise self._not_replaced(error) from error

    def _not_replaced(self, error: Exception) -> StoreError:
        found = store_error(error, self._path) if isinstance(error, duckdb.Error) else None
        reason = str(error).splitlines()[0]
        return found or StoreError("database-not-written", path=self._path, reason=reason)

    def commit(
        self,
        changes: Sequence[Change],
        *,
        base: int,
        author: str,
        message: str,
        files: Iterable[RevisionFile] = (),
        rebase: bool = False,
        progress: Progress = no_progress,
        act: Act = Act.COMMIT,
    ) -> Revision:
        """Write changes that were made against revision `base` as one new revision.

        `rebase` also takes them when revisions came after `base` that change none of their rows;
        `progress` is called with how much is written, and the witness hears of `act`.

        Raises RefusedError, with nothing changed, when there are no changes, message or author,
        when another revision came after `base`, or when a fact would refer to what is not there;
        and StoreError, with nothing changed, when the disk takes no more. Who is signed in is the
        author, whatever is given.
        """
        if not changes:
            raise RefusedError("nothing-to-commit")
        all_changes, sources = Changes.of(changes), tuple(files)
        author = self.permission.author or author
        self.permission.require_change(all_changes.tables, files=bool(sources))
        if not message.strip():
            raise RefusedError("message-missing")
        if not author.strip():
            raise RefusedError("author-missing")
        revision: Revision | None = None
        try:
            with self.writing() as cursor:
                info = CommitInfo(base, author.strip(), message.strip(), sources, rebase)
                on_progress = within_step(progress, ImportStep.WRITING)
                revision = write_revision(cursor, all_changes, info, on_progress)
        except StoreError:
            # DuckDB tidies its file after a commit: when only that failed, the commit is there.
            if revision is None or self.revision < revision.number:
                raise
        self.permission.report(act, revision=revision.number)
        return revision

    def find_conflict(
        self, changes: Sequence[Change], *, base: int, replaced: Collection[str] = ()
    ) -> RefusedError | None:
        """The refusal of changes made against `base`, with the rows that clash; None without any.

        Since a person was erased, all are refused that were made before.
        Rows clash that both these changes and a revision after `base` change; in a table that is
        `replaced`, which is to hold exactly what was given, every row that such a revision changes.
        """
        with self.reading() as cursor:
            refusal = conflict(cursor, Changes.of(changes), base, replaced)
        return refusal if refusal is not None and clashes(refusal) else None

    @contextmanager
    def without_other_commits(self) -> Iterator[None]:
        """Let nobody else commit for as long as this; reading goes on."""
        with self._commit_lock:
            yield

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction of its own, to read one moment; nothing is written.

        Raises StoreError, `reading-interrupted`, when somebody's write failed in such a way that
        the file had to be opened anew: reading again then succeeds; `database-damaged` when the
        file does not hold what was written to it.
        """
        try:
            with self._held.gate.reading(), self.cursor() as cursor:
                cursor.begin()
                yield cursor
                cursor.rollback()
        except duckdb.Error as error:
            damage = store_error(error, self._path)
            if damage is not None and damage.code == "database-damaged":
                raise damage from error
            if not isinstance(error, _UNUSABLE):
                raise
            self._reopen_if_unusable()
            raise StoreError("reading-interrupted", path=self._path) from error

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction of its own, which is undone when anything goes wrong.

        Raises StoreError when the disk takes no more; the store can be used as before. Raises
        RefusedError for who may only look.
        """
        self.permission.require(Right.RECORD, Right.CHANGE_DATA, Right.ADMINISTER)
        with self._commit_lock:
            try:
                with self._transaction() as cursor:
                    yield cursor
            except duckdb.Error as error:
                refusal = store_error(error, self._path)
                if refusal is None:
                    raise
                self._reopen_if_unusable()
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

    def _reopen_if_unusable(self) -> None:
        """Open the file anew if DuckDB refuses even to read, as it does after some failed writes.

        Cursors that others still hold stay with what was open before.
        """
        with self._open_lock:
            try:
                with self._held.connection.cursor() as cursor:
                    latest_revision(cursor)
            except _UNUSABLE:
                if self._path is not None:
                    self._held.connection.close()  # first, for else what is open is given again
                    self._held.connection = connect(self._path)
