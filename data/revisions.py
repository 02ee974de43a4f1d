"""A revision: one committed change of the data, and how it is written or refused."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from data import change_log, schema
from data.change import ChangeCounts
from data.changes import Changes
from data.connection import registered_rows
from data.errors import RefusedError
from data.progress import OnProgress
from data.table_changes import TableChanges
from data.tables import Key, Table, table_named

_BATCH = 100_000  # changes that are written together


@dataclass(frozen=True, slots=True)
class RevisionFile:
    """A file that a revision came from: its name and the SHA-256 of its content.

    The `content` goes along on the way in and is kept with the revision; history leaves it out.
    Of one that was `erased`, for it named a person who is erased, only this is kept.
    """

    name: str
    sha256: str
    content: bytes | None = field(default=None, repr=False, compare=False)
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """One committed change of the data; `number` counts from 1, 0 is the empty store."""

    number: int
    created: datetime
    author: str
    message: str
    files: tuple[RevisionFile, ...]
    counts: ChangeCounts


@dataclass(frozen=True, slots=True)
class CommitInfo:
    """What a commit was made against, and what is said of it."""

    base: int
    author: str
    message: str
    files: tuple[RevisionFile, ...]
    rebase: bool


def latest_revision(cursor: duckdb.DuckDBPyConnection) -> int:
    """The number of the latest revision, 0 for an empty store."""
    row = cursor.execute("select coalesce(max(number), 0) from revisions").fetchone()
    return int(row[0]) if row else 0


def write_revision(
    cursor: duckdb.DuckDBPyConnection, changes: Changes, info: CommitInfo, on_progress: OnProgress
) -> Revision:
    """Write changes, and what they were before to the log, in the transaction of the cursor.

    Raises RefusedError when another revision came after the one that they were made against, or
    when a fact would refer to what is not there.
    """
    refusal = conflict(cursor, changes, info.base)
    if refusal is not None and (clashes(refusal) or not info.rebase):
        raise refusal
    revision = Revision(
        number=latest_revision(cursor) + 1,
        created=datetime.now(UTC).replace(tzinfo=None),
        author=info.author,
        message=info.message,
        files=info.files,
        counts=changes.counts,
    )
    insert_revision(cursor, revision, [part.table.name for part in changes.parts])
    done = 0
    for part in changes.parts:
        for batch in part.batches(_BATCH):
            on_progress(done / len(changes))
            change_log.write_log(cursor, revision.number, batch)
            _apply_table_changes(cursor, batch)
            done += len(batch)
    on_progress(1)
    _check_references(cursor, changes)
    return revision


def insert_revision(
    cursor: duckdb.DuckDBPyConnection, revision: Revision, tables: Sequence[str]
) -> None:
    """Write the row of a revision, and the files that it came from."""
    files = json.dumps([{"name": file.name, "sha256": file.sha256} for file in revision.files])
    cursor.execute(
        "insert into revisions values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            revision.number,
            revision.created,
            revision.author,
            revision.message,
            files,
            *revision.counts,
            tables,
        ],
    )
    for file in revision.files:
        if file.content is not None:
            # As a column, for a bound value is copied several times.
            content = pa.table({"sha256": [file.sha256], "content": [file.content]})
            with registered_rows(cursor, content):
                cursor.execute("insert or ignore into kept_files by name select * from incoming")


def conflict(
    cursor: duckdb.DuckDBPyConnection,
    changes: Changes,
    base: int,
    replaced: Collection[str] = (),
) -> RefusedError | None:
    """The refusal of changes made against an older revision, with the rows that clash, if any.

    What was made before a person was erased may hold that person, and is refused whatever it is.
    """
    current = latest_revision(cursor)
    if current == base:
        return None
    if cursor.execute("select 1 from erasures where revision > ?", [base]).fetchone():
        return RefusedError("erased-in-between", base=base, current=current)
    rows = ", ".join(
        f"{table.name} {' / '.join(key)}"
        for table, keys in _conflicting_keys(cursor, changes, base, replaced)
        for key in sorted(keys)
    )
    return RefusedError("committed-in-between", base=base, current=current, rows=rows)


def clashes(refusal: RefusedError) -> bool:
    """Whether a refusal by `conflict` also holds for changes made anew against what is there."""
    return refusal.code == "erased-in-between" or bool(refusal.values["rows"])


def _conflicting_keys(
    cursor: duckdb.DuckDBPyConnection, changes: Changes, base: int, replaced: Collection[str]
) -> Iterator[tuple[Table, set[Key]]]:
    for part in changes.parts:
        if part.table.name not in replaced:
            yield (
                part.table,
                change_log.keys_changed_since(cursor, part.table, base).intersection(part.keys()),
            )
    for name in replaced:
        yield table_named(name), change_log.keys_changed_since(cursor, table_named(name), base)


def _apply_table_changes(cursor: duckdb.DuckDBPyConnection, part: TableChanges) -> None:
    """Bring a table up to date."""
    name, counts = part.table.name, part.counts
    if counts.removed:
        keys = [part.table.column(field).name for field in part.table.key]
        same = " and ".join(f'{name}."{key}" = incoming."{key}"' for key in keys)
        with registered_rows(cursor, part.removed()):
            cursor.execute(f"delete from {name} using incoming where {same}")
    if counts.changed:
        with registered_rows(cursor, part.changed()):
            cursor.execute(f"insert or replace into {name} by name select * from incoming")
    if counts.added:
        with registered_rows(cursor, part.added()):
            cursor.execute(f"insert into {name} by name select * from incoming")


def _check_references(cursor: duckdb.DuckDBPyConnection, changes: Changes) -> None:
    """Refuse what refers to nothing, in the columns where the changes can have caused it."""
    given = {part.table.name for part in changes.parts}
    gone = {part.table.name for part in changes.parts if part.counts.removed}
    for table, column in schema.all_strict_references():
        if table.name not in given and gone.isdisjoint(column.references):
            continue
        missing = cursor.execute(schema.orphaned_references_sql(table, column)).fetchmany(5)
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
