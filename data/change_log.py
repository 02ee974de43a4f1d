"""The log: per revision and table which facts were added, and what the other changed ones were.

Together with the facts of today that tells every moment before, and nothing is written twice.
"""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa

from data.change import Change
from data.connection import registered_rows
from data.state import arrow_schema, equal_row_numbers, key_columns, to_facts
from data.table_changes import TableChanges
from data.tables import Key, Table


def write_log(cursor: duckdb.DuckDBPyConnection, revision: int, part: TableChanges) -> None:
    """Write the changes of one table to its logs, under the number of a revision."""
    name = part.table.name
    for log, rows in (
        (f"{name}_added", part.added().select(_key_names(part.table))),
        (f"{name}_before", part.rows_before()),
    ):
        if rows.num_rows:
            with registered_rows(cursor, rows):
                cursor.execute(
                    f"insert into {log} by name select ?::integer as revision, * from incoming",
                    [revision],
                )


def changed_tables(cursor: duckdb.DuckDBPyConnection, older: int, newer: int) -> list[str]:
    """The names of the tables that changed after a revision, up to a later one."""
    rows = cursor.execute(
        "select distinct unnest(tables) from revisions where number > ? and number <= ?",
        [older, newer],
    )
    return [str(name) for (name,) in rows.fetchall()]


def roll_back_rows(
    cursor: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table, *, older: int, newer: int
) -> pa.Table:
    """Return the rows of a table after revision `older`; `rows` are those after `newer`."""
    added, before = (
        cursor.sql(
            f"from {table.name}_{log} where revision > ? and revision <= ?", params=[older, newer]
        ).to_arrow_table()
        for log in ("added", "before")
    )
    keys = zip(*(key_columns(table, part) for part in (rows, before, added)), strict=True)
    numbers = equal_row_numbers(
        [
            pa.chunked_array([c for part in parts for c in part.chunks], pa.string())
            for parts in keys
        ]
    )
    unchanged, changed = np.split(numbers, [rows.num_rows])
    revisions = np.concatenate([part.column("revision").to_numpy() for part in (before, added)])
    in_time = np.lexsort((revisions, changed))
    first = in_time[np.unique(changed[in_time], return_index=True)[1]]
    came_back = before.select(arrow_schema(table).names).take(first[first < before.num_rows])
    return pa.concat_tables([rows.filter(pa.array(~np.isin(unchanged, changed))), came_back])


def fact_history(
    cursor: duckdb.DuckDBPyConnection, table: Table, key: Key
) -> list[tuple[int, Change]]:
    """Every change of one fact with the number of its revision, newest first."""
    wanted = " and ".join(f'"{name}"::varchar = ?' for name in _key_names(table))
    current, before, added = (
        cursor.sql(f"from {table.name}{log} where {wanted}", params=list(key)).to_arrow_table()
        for log in ("", "_before", "_added")
    )
    was = dict(zip(before.column("revision").to_pylist(), to_facts(table, before), strict=True))
    after = next(iter(to_facts(table, current)), None)
    found = []
    for revision in sorted([*was, *added.column("revision").to_pylist()], reverse=True):
        found.append((revision, Change(table.name, key, was.get(revision), after)))
        after = was.get(revision)
    return found


def keys_changed_since(cursor: duckdb.DuckDBPyConnection, table: Table, since: int) -> set[Key]:
    """The keys of the facts of a table that were changed after a revision."""
    keys = ", ".join(f'"{name}"::varchar' for name in _key_names(table))
    rows = cursor.execute(
        f"select {keys} from {table.name}_added where revision > $since "
        f"union select {keys} from {table.name}_before where revision > $since",
        {"since": since},
    )
    return set(rows.fetchall())


def _key_names(table: Table) -> list[str]:
    return [table.column(field).name for field in table.key]
