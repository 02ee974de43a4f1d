"""Bringing a file up to date: a new one gets its tables, an older one is rewritten.

An older file is read as records, each record is changed by the steps between its version and
this one, and everything is written again into tables of today, all in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

import duckdb
import pyarrow as pa

from data import change_log
from data.change import Change
from data.changes import Changes
from data.connection import registered_rows
from data.errors import StoreError
from data.records import Record, from_record
from data.schema import (
    REVISIONS_SQL,
    SCHEMA_VERSION,
    SIDE_TABLES_SQL,
    VERSION_SQL,
    create_log_sql,
    create_sql,
)
from data.state import arrow_schema
from data.tables import TABLES, Table, table_named

# Version a step leads to → what it does to a record of a table. A table that is new, or a column
# that is new and may be empty, needs no step; a new choice does, to write the check anew.
Upgrade = Callable[[str, Record], Record]


def _unchanged_record(_: str, record: Record) -> Record:
    return record


def _unknown_instead_of_closed_list(table: str, record: Record) -> Record:
    """Before version 5 an empty cell became no, so no list is known to have been said closed."""
    if table == "bodies" and record.get("open_list") is False:
        return {**record, "open_list": None}
    return record


# 4: evidence may be `supposed`; 5: whether a list of members is open may be empty.
UPGRADES: Mapping[int, Upgrade] = {4: _unchanged_record, 5: _unknown_instead_of_closed_list}


def migrate(connection: duckdb.DuckDBPyConnection, steps: Mapping[int, Upgrade] = UPGRADES) -> None:
    """Make or renew the tables of a file, in one transaction.

    Raises StoreError when the file is not Woonnetwerk's or comes from a newer version.
    """
    present = {str(row[0]) for row in connection.execute("show tables").fetchall()}
    connection.begin()
    try:
        if not present:
            _create_schema(connection)
        elif not {"woonnetwerk", "revisions"} <= present:
            raise StoreError("not-a-woonnetwerk-database")
        else:
            _upgrade_records(connection, _schema_version(connection), steps, present)
        _execute_all(connection, SIDE_TABLES_SQL)
    except BaseException:
        with suppress(duckdb.FatalException):  # then there is nothing left to undo
            connection.rollback()
        raise
    connection.commit()


def _schema_version(connection: duckdb.DuckDBPyConnection) -> int:
    try:
        row = connection.execute("select schema_version from woonnetwerk").fetchone()
    except duckdb.BinderException as error:  # a table of another program, by the same name
        raise StoreError("not-a-woonnetwerk-database") from error
    if row is None or not isinstance(row[0], int):
        raise StoreError("not-a-woonnetwerk-database")
    return row[0]


def _create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(VERSION_SQL)
    connection.execute(REVISIONS_SQL)
    for table in TABLES:
        connection.execute(create_sql(table))
        for sql in create_log_sql(table).values():
            connection.execute(sql)
    connection.execute("insert into woonnetwerk values (?)", [SCHEMA_VERSION])


def _execute_all(connection: duckdb.DuckDBPyConnection, statements: str) -> None:
    for statement in filter(str.strip, statements.split(";")):
        connection.execute(statement)


def _upgrade_records(
    connection: duckdb.DuckDBPyConnection,
    version: int,
    steps: Mapping[int, Upgrade],
    present: set[str],
) -> None:
    if version > SCHEMA_VERSION:
        raise StoreError("database-newer", found=version, known=SCHEMA_VERSION)
    if version == SCHEMA_VERSION and not _lacks_table_or_column(connection, present):
        return
    todo = [steps[number] for number in range(version + 1, SCHEMA_VERSION + 1) if number in steps]

    def renewed(table: str, record: Record) -> Record:
        for step in todo:
            record = step(table, record)
        return record

    for table in TABLES:
        statements = {table.name: create_sql(table), **create_log_sql(table)}
        for name, sql in statements.items():
            if name in present and not todo and not _lacks_column(connection, table, name):
                continue
            rows = _read_records(connection, name) if name in present else []
            if name in present:
                connection.execute(f"drop table {name}")
            connection.execute(sql)
            _insert_records(connection, table, name, [renewed(table.name, row) for row in rows])
    if "changes" in present:
        _convert_old_log(connection, renewed)
    connection.execute("update woonnetwerk set schema_version = ?", [SCHEMA_VERSION])


def _lacks_table_or_column(connection: duckdb.DuckDBPyConnection, present: set[str]) -> bool:
    """Whether a file lacks a table or a column of today."""
    return any(
        name not in present or _lacks_column(connection, table, name)
        for table in TABLES
        for name in (table.name, *create_log_sql(table))
    )


def _lacks_column(connection: duckdb.DuckDBPyConnection, table: Table, name: str) -> bool:
    """Whether a table, or a log of it, lacks a column of today."""
    wanted = table.key if name.endswith("_added") else [column.field for column in table.columns]
    return not {table.column(field).name for field in wanted} <= _column_names_in_file(
        connection, name
    )


def _column_names_in_file(connection: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    result = connection.execute(f"select * from {name} limit 0")
    return {column[0] for column in result.description or ()}


def _read_records(connection: duckdb.DuckDBPyConnection, name: str) -> list[Record]:
    result = connection.execute(f"select * from {name}")
    headers = [column[0] for column in result.description or ()]
    return [dict(zip(headers, row, strict=True)) for row in result.fetchall()]


def _insert_records(
    connection: duckdb.DuckDBPyConnection, table: Table, name: str, records: list[Record]
) -> None:
    """Put records into a table or its log; what a record lacks gets the model's default."""
    if not records:
        return
    defaults = {column.name: column.default for column in table.columns}
    types = {"revision": pa.int32(), **{field.name: field.type for field in arrow_schema(table)}}
    rows = pa.table(
        {
            field: pa.array(
                [record.get(field, defaults.get(field)) for record in records], types[field]
            )
            for field in _column_names_in_file(connection, name)
        }
    )
    with registered_rows(connection, rows):
        connection.execute(f"insert into {name} by name select * from incoming")


def _convert_old_log(
    connection: duckdb.DuckDBPyConnection, renewed: Callable[[str, Record], Record]
) -> None:
    """Bring the log of before version 3, one table with its facts in JSON, to the logs of today."""
    revisions = connection.execute("select * from revisions order by number").fetchall()
    connection.execute("drop table revisions")
    connection.execute(REVISIONS_SQL)
    for revision in revisions:
        changes = Changes.of(_changes_in_old_log(connection, revision[0], renewed))
        connection.execute(
            "insert into revisions values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [*revision, *changes.counts, [part.table.name for part in changes.parts]],
        )
        for part in changes.parts:
            change_log.write_log(connection, revision[0], part)
    connection.execute("drop table changes")


def _changes_in_old_log(
    connection: duckdb.DuckDBPyConnection,
    revision: int,
    renewed: Callable[[str, Record], Record],
) -> Iterator[Change]:
    rows = connection.execute(
        'select "table", key, before, after from changes where revision = ? order by position',
        [revision],
    ).fetchall()
    for name, key, *sides in rows:
        before, after = (
            None
            if side is None
            else from_record(renewed(name, json.loads(side)), table_named(name))
            for side in sides
        )
        yield Change(name, tuple(key), before, after)
