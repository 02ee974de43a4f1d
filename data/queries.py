"""What people ask of the store: the facts now and then, and their history."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import duckdb
import pyarrow as pa

from data import change_log
from data.change import Change, ChangeCounts
from data.changes import Changes, state_changes
from data.model import Fact, Facts
from data.revisions import Revision, RevisionFile
from data.state import State
from data.store import Store
from data.tables import TABLES, Key, table_named


def state(store: Store) -> State:
    """All facts of the latest revision, as columns."""
    return state_at(store, store.revision)


def state_at(store: Store, number: int) -> State:
    """All facts as they were right after a revision, as columns."""
    with store.reading() as cursor:
        rows = _current_rows(cursor, [table.name for table in TABLES])
        return State(_rolled_back(cursor, rows, number, sys.maxsize))


def _current_rows(cursor: duckdb.DuckDBPyConnection, names: Iterable[str]) -> dict[str, pa.Table]:
    """The rows of some tables as they are now."""
    found = {}
    for table in map(table_named, names):
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        found[table.name] = cursor.sql(f"select {columns} from {table.name}").to_arrow_table()
    return found


def _rolled_back(
    cursor: duckdb.DuckDBPyConnection, rows: Mapping[str, pa.Table], older: int, newer: int
) -> dict[str, pa.Table]:
    """The rows of tables right after a revision, from those right after a later one."""
    changed = {
        name: change_log.rolled_back(
            cursor, table_named(name), rows[name], older=older, newer=newer
        )
        for name in change_log.changed_tables(cursor, older, newer)
        if name in rows
    }
    return {**rows, **changed}


def facts(store: Store) -> Facts:
    """All facts of the latest revision."""
    return state(store).facts()


def history(store: Store) -> list[Revision]:
    """Every revision, newest first."""
    with store.reading() as cursor:
        rows = cursor.execute(
            """
            select number, created, author, message, files, added, changed, removed
            from revisions order by number desc
            """
        ).fetchall()
    return [
        Revision(number, created, author, message, _revision_files(files), ChangeCounts(*numbers))
        for number, created, author, message, files, *numbers in rows
    ]


def _revision_files(files: str) -> tuple[RevisionFile, ...]:
    return tuple(RevisionFile(file["name"], file["sha256"]) for file in json.loads(files))


def revision_file_content(store: Store, sha256: str) -> bytes | None:
    """The content of a file that a revision came from; None when it was not kept."""
    with store.reading() as cursor:
        row = cursor.execute("select content from kept_files where sha256 = ?", [sha256]).fetchone()
    return None if row is None else bytes(row[0])


def changes_between(store: Store, older: int, newer: int) -> Changes:
    """What changed from one revision to a later one, the net of all commits between them."""
    with store.reading() as cursor:
        now = _current_rows(cursor, change_log.changed_tables(cursor, older, newer))
        after = _rolled_back(cursor, now, newer, sys.maxsize)
        return state_changes(_rolled_back(cursor, after, older, newer), after)


def fact_history(store: Store, table: str, key: Key) -> list[tuple[int, Change]]:
    """Every change of one fact with the number of its revision, newest first."""
    with store.reading() as cursor:
        return change_log.fact_history(cursor, table_named(table), key)


def facts_at(store: Store, number: int) -> Facts:
    """All facts as they were right after a revision."""
    return state_at(store, number).facts()


def revisions_backwards(store: Store) -> Iterator[tuple[Revision, Facts]]:
    """Every revision with the facts as they were right after it, newest first."""
    revisions = history(store)
    known = state_at(store, revisions[0].number) if revisions else State({})
    for revision in revisions:
        yield revision, known.facts()
        with store.reading() as cursor:
            rows = _rolled_back(cursor, known, revision.number - 1, revision.number)
        known = known.with_rows(
            {name: rows[name] for name in rows if rows[name] is not known[name]}
        )


def apply_changes(known: Facts, changes: Iterable[Change]) -> Facts:
    """The facts after a set of changes; nothing is stored, and untouched tables stay the same."""
    tables: dict[str, dict[Key, Fact]] = {}
    for change in changes:
        if change.table not in tables:
            key_of = table_named(change.table).key_of
            tables[change.table] = {key_of(fact): fact for fact in known.table(change.table)}
        if change.after is None:
            del tables[change.table][change.key]
        else:
            tables[change.table][change.key] = change.after
    rows: dict[str, Any] = {
        name: tuple(rows[key] for key in sorted(rows)) for name, rows in tables.items()
    }
    return replace(known, **rows)
