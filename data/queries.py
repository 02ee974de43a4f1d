"""What people ask of the store: the facts now and then, and their history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from data.change import Change, Counts
from data.model import Fact, Facts
from data.records import from_record
from data.store import FileMark, Revision, Store
from data.tables import TABLES, Key, Table, table_named


def facts(store: Store) -> Facts:
    """All facts of the latest revision."""
    with store.cursor() as cursor:
        cursor.begin()
        rows: dict[str, Any] = {}
        for table in TABLES:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            keys = ", ".join(f'"{table.column(field).name}"::varchar' for field in table.key)
            result = cursor.execute(f"select {names} from {table.name} order by {keys}")
            rows[table.name] = tuple(_fact(table, row) for row in result.fetchall())
        cursor.rollback()
    return Facts(**rows)


def _fact(table: Table, row: tuple[object, ...]) -> Fact:
    names = (column.name for column in table.columns)
    return from_record(dict(zip(names, row, strict=True)), table)


def history(store: Store) -> list[Revision]:
    """Every revision, newest first."""
    rows = store.cursor().execute(
        """
        select number, created, author, message, files,
            count(*) filter (before is null),
            count(*) filter (before is not null and after is not null),
            count(*) filter (after is null)
        from revisions join changes on revision = number
        group by all order by number desc
        """
    )
    return [
        Revision(number, created, author, message, _marks(files), Counts(*numbers))
        for number, created, author, message, files, *numbers in rows.fetchall()
    ]


def _marks(files: str) -> tuple[FileMark, ...]:
    return tuple(FileMark(mark["name"], mark["sha256"]) for mark in json.loads(files))


def kept_file(store: Store, sha256: str) -> bytes | None:
    """The content of a file that a revision came from; None when it was not kept."""
    row = (
        store.cursor()
        .execute("select content from kept_files where sha256 = ?", [sha256])
        .fetchone()
    )
    return None if row is None else bytes(row[0])


def changes_between(store: Store, older: int, newer: int) -> tuple[Change, ...]:
    """What changed from one revision to a later one, the net of all commits between them."""
    rows = store.cursor().execute(
        """
        select "table", key, arg_min(before, revision) as was, arg_max(after, revision) as became
        from (
            select revision, "table", key,
                coalesce(before, 'null') as before, coalesce(after, 'null') as after
            from changes where revision > ? and revision <= ?
        )
        group by "table", key having was is distinct from became
        order by "table", key
        """,
        [older, newer],
    )
    return _in_table_order(
        Change(name, tuple(key), _from_json(before, name), _from_json(after, name))
        for name, key, before, after in rows.fetchall()
    )


def history_of(store: Store, table: str, key: Key) -> list[tuple[int, Change]]:
    """Every change of one fact with the number of its revision, newest first."""
    rows = store.cursor().execute(
        """
        select revision, before, after from changes
        where "table" = ? and key = ?::varchar[] order by revision desc
        """,
        [table, list(key)],
    )
    return [
        (
            revision,
            Change(
                table, key, _from_json(before or "null", table), _from_json(after or "null", table)
            ),
        )
        for revision, before, after in rows.fetchall()
    ]


def facts_at(store: Store, number: int) -> Facts:
    """All facts as they were right after a revision."""
    back = (change.undone() for change in changes_between(store, number, store.revision))
    return applied(facts(store), back)


def backwards(store: Store) -> Iterator[tuple[Revision, Facts]]:
    """Every revision with the facts as they were right after it, newest first."""
    revisions = history(store)
    known = facts_at(store, revisions[0].number) if revisions else Facts()
    for revision in revisions:
        yield revision, known
        done = changes_between(store, revision.number - 1, revision.number)
        known = applied(known, (change.undone() for change in done))


def applied(known: Facts, changes: Iterable[Change]) -> Facts:
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


def _from_json(text: str, table: str) -> Fact | None:
    record = json.loads(text)
    return None if record is None else from_record(record, table_named(table))


def _in_table_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    order = {table.name: position for position, table in enumerate(TABLES)}
    return tuple(sorted(changes, key=lambda change: (order[change.table], change.key)))
