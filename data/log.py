"""The log of changes: beside each table another with its rows before and after every revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import numpy as np
import pyarrow as pa

from data.change import Change
from data.columns import key_columns, numbered, schema_of, to_facts
from data.difference import Changes, TableChanges, difference
from data.model import Fact
from data.tables import Key, Table, table_named


@contextmanager
def incoming(cursor: duckdb.DuckDBPyConnection, rows: pa.Table) -> Iterator[None]:
    """Make rows known to the statements of a cursor as `incoming`."""
    cursor.register("incoming", rows)
    yield
    cursor.unregister("incoming")  # not after an error: then the transaction allows only a rollback


def write(cursor: duckdb.DuckDBPyConnection, revision: int, part: TableChanges) -> None:
    """Log the changes of one table as a part of a revision."""
    for is_after, rows in ((False, part.rows_before()), (True, part.rows_after())):
        if rows.num_rows:
            with incoming(cursor, rows):
                cursor.execute(
                    f"insert into {part.table.name}_log by name "
                    "select ?::integer as revision, ?::boolean as is_after, * from incoming",
                    [revision, is_after],
                )


def between(cursor: duckdb.DuckDBPyConnection, older: int, newer: int) -> Changes:
    """What changed from one revision to a later one, the net of all commits between them."""
    names = cursor.execute(
        "select distinct unnest(tables) from revisions where number > ? and number <= ?",
        [older, newer],
    ).fetchall()
    return Changes(_in_table(cursor, table_named(name), older, newer) for (name,) in names)


def _in_table(
    cursor: duckdb.DuckDBPyConnection, table: Table, older: int, newer: int
) -> TableChanges:
    rows = cursor.sql(
        f"from {table.name}_log where revision > ? and revision <= ? order by revision, is_after",
        params=[older, newer],
    ).to_arrow_table()
    facts, is_after = rows.select(schema_of(table).names), np.asarray(rows.column("is_after"))
    numbers = numbered(key_columns(table, facts))
    first = np.unique(numbers, return_index=True)[1]
    last = len(numbers) - 1 - np.unique(numbers[::-1], return_index=True)[1]
    return difference(table, facts.take(first[~is_after[first]]), facts.take(last[is_after[last]]))


def of_fact(cursor: duckdb.DuckDBPyConnection, table: Table, key: Key) -> list[tuple[int, Change]]:
    """Every change of one fact with the number of its revision, newest first."""
    wanted = " and ".join(f"{name}::varchar = ?" for name in _key_names(table))
    rows = cursor.sql(
        f"from {table.name}_log where {wanted} order by revision desc", params=list(key)
    ).to_arrow_table()
    sides: dict[int, dict[bool, Fact]] = {}
    for revision, is_after, fact in zip(
        rows.column("revision").to_pylist(),
        rows.column("is_after").to_pylist(),
        to_facts(table, rows),
        strict=True,
    ):
        sides.setdefault(revision, {})[is_after] = fact
    return [
        (revision, Change(table.name, key, found.get(False), found.get(True)))
        for revision, found in sides.items()
    ]


def touched(cursor: duckdb.DuckDBPyConnection, table: Table, since: int) -> set[Key]:
    """The facts of a table that were changed after a revision."""
    keys = ", ".join(f"{name}::varchar" for name in _key_names(table))
    rows = cursor.execute(
        f"select distinct {keys} from {table.name}_log where revision > ?", [since]
    )
    return set(rows.fetchall())


def _key_names(table: Table) -> list[str]:
    return [f'"{table.column(field).name}"' for field in table.key]
