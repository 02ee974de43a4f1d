"""Reads of the store: the facts at any revision, the revisions, and what changed between them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

import duckdb
import pyarrow as pa

from data import change_log
from data.change import Change, ChangeCounts
from data.changes import Changes, state_changes
from data.model import Fact, Facts
from data.revisions import Revision, RevisionFile
from data.rights import Act, Right
from data.state import State
from data.store import Store
from data.tables import TABLES, Key, Table, table_named


def state(store: Store) -> State:
    """All facts of the latest revision, as columns."""
    return state_at(store, store.revision)


def state_at(store: Store, number: int) -> State:
    """All facts as they were right after a revision, as columns."""
    with store.reading() as cursor:
        rows = _current_rows(cursor, [table.name for table in TABLES])
        return State(_visible_rows(store, _roll_back_tables(cursor, rows, number, sys.maxsize)))


def _visible_rows(store: Store, rows: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The rows of tables; columns with names of people are blank without the right to see them."""
    if store.permission.may(Right.NAMES):
        return dict(rows)
    return {name: _blank_names(table_named(name), part) for name, part in rows.items()}


def _blank_names(table: Table, rows: pa.Table) -> pa.Table:
    for column in table.columns:
        if column.personal:
            place = rows.schema.get_field_index(column.name)
            field = rows.schema.field(place)
            rows = rows.set_column(place, field, pa.nulls(rows.num_rows, field.type))
    return rows


def _current_rows(cursor: duckdb.DuckDBPyConnection, names: Iterable[str]) -> dict[str, pa.Table]:
    """The rows of some tables as they are now."""
    found = {}
    for table in map(table_named, names):
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        found[table.name] = cursor.sql(f"select {columns} from {table.name}").to_arrow_table()
    return found


def _roll_back_tables(
    cursor: duckdb.DuckDBPyConnection, rows: Mapping[str, pa.Table], older: int, newer: int
) -> dict[str, pa.Table]:
    """The rows of tables right after a revision, from those right after a later one."""
    changed = {
        name: change_log.roll_back_rows(
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
    """Every revision, newest first; without its author for who may see no names."""
    with store.reading() as cursor:
        rows = cursor.execute(
            """
            select number, created, author, message, files, added, changed, removed
            from revisions order by number desc
            """
        ).fetchall()
    named = store.permission.may(Right.NAMES)
    return [
        Revision(
            number=number,
            created=created,
            author=author if named else "",
            message=message,
            files=_revision_files(files),
            counts=ChangeCounts(*numbers),
        )
        for number, created, author, message, files, *numbers in rows
    ]


def _revision_files(files: str) -> tuple[RevisionFile, ...]:
    return tuple(
        RevisionFile(file["name"], file["sha256"], erased=file.get("erased", False))
        for file in json.loads(files)
    )


def is_file_kept(store: Store, sha256: str) -> bool:
    """Whether the content of a file that a revision came from was kept."""
    with store.reading() as cursor:
        row = cursor.execute("select 1 from kept_files where sha256 = ?", [sha256]).fetchone()
    return row is not None


def revision_file_content(store: Store, sha256: str) -> bytes | None:
    """The content of a file that a revision came from; None when it was not kept.

    Raises RefusedError for who may not have it.
    """
    store.permission.require(Right.CHANGE_DATA)
    with store.reading() as cursor:
        row = cursor.execute("select content from kept_files where sha256 = ?", [sha256]).fetchone()
    if row is None:
        return None
    store.permission.report(Act.DOWNLOAD, file=sha256)
    return bytes(row[0])


def changes_between(store: Store, older: int, newer: int) -> Changes:
    """What changed from one revision to a later one, the net of all commits between them."""
    with store.reading() as cursor:
        current_rows = _current_rows(cursor, change_log.changed_tables(cursor, older, newer))
        after = _roll_back_tables(cursor, current_rows, newer, sys.maxsize)
        before = _roll_back_tables(cursor, after, older, newer)
    return state_changes(_visible_rows(store, before), _visible_rows(store, after))


def fact_history(store: Store, table: str, key: Key) -> list[tuple[int, Change]]:
    """Every change of one fact with the number of its revision, newest first.

    A change is left out in which only names came or went that are not shown, or were erased since.
    """
    with store.reading() as cursor:
        changes = change_log.fact_history(cursor, table_named(table), key)
    if not store.permission.may(Right.NAMES):
        changes = [
            (
                number,
                Change(
                    table,
                    key,
                    _blank_fact_names(table, change.before),
                    _blank_fact_names(table, change.after),
                ),
            )
            for number, change in changes
        ]
    return [(number, change) for number, change in changes if change.before != change.after]


def _blank_fact_names(table: str, fact: Fact | None) -> Fact | None:
    """A fact without names of people."""
    if fact is None:
        return None
    personal = {column.field: None for column in table_named(table).columns if column.personal}
    blanked: Fact = replace(cast(Any, fact), **personal)
    return blanked


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
            rows = _visible_rows(
                store, _roll_back_tables(cursor, known, revision.number - 1, revision.number)
            )
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
