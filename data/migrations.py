"""Bringing a file up to date: a new one gets its tables, an older one is rewritten.

An older file is read as records, each record is changed by the steps between its version and
this one, and everything is written again into tables of today, all in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import duckdb

from data.errors import StoreError
from data.records import Record
from data.schema import BESIDE_SQL, LOG_SQL, SCHEMA_VERSION, create_sql
from data.tables import TABLES, Table

# Version a step leads to → what it does to a record of a table. A table that is new, or a column
# that is new and may be empty, needs no step.
Step = Callable[[str, Record], Record]
STEPS: Mapping[int, Step] = {}


def migrate(connection: duckdb.DuckDBPyConnection, steps: Mapping[int, Step] = STEPS) -> None:
    """Make or renew the tables of a file, in one transaction.

    Raises StoreError when the file is not Woonnetwerk's or comes from a newer version.
    """
    present = {str(row[0]) for row in connection.execute("show tables").fetchall()}
    connection.begin()
    try:
        if not present:
            _create(connection, LOG_SQL, TABLES)
        elif "woonnetwerk" not in present:
            raise StoreError("not-a-woonnetwerk-database")
        else:
            _renew(connection, _version(connection), steps, present)
        _execute_all(connection, BESIDE_SQL)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _version(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("select schema_version from woonnetwerk").fetchone()
    if row is None:
        raise StoreError("not-a-woonnetwerk-database")
    return int(row[0])


def _create(connection: duckdb.DuckDBPyConnection, log_sql: str, tables: tuple[Table, ...]) -> None:
    _execute_all(connection, log_sql)
    for table in tables:
        connection.execute(create_sql(table))
    connection.execute("insert into woonnetwerk values (?)", [SCHEMA_VERSION])


def _execute_all(connection: duckdb.DuckDBPyConnection, statements: str) -> None:
    for statement in filter(str.strip, statements.split(";")):
        connection.execute(statement)


def _renew(
    connection: duckdb.DuckDBPyConnection,
    version: int,
    steps: Mapping[int, Step],
    present: set[str],
) -> None:
    if version > SCHEMA_VERSION:
        raise StoreError("database-newer", found=version, known=SCHEMA_VERSION)
    if version == SCHEMA_VERSION and not _lacking(connection, present):
        return
    todo = [steps[number] for number in range(version + 1, SCHEMA_VERSION + 1) if number in steps]

    def renewed(table: str, record: Record) -> Record:
        for step in todo:
            record = step(table, record)
        return record

    for table in TABLES:
        rows = _records(connection, table.name) if table.name in present else []
        if table.name in present:
            connection.execute(f"drop table {table.name}")
        connection.execute(create_sql(table))
        for row in rows:
            _insert(connection, table, renewed(table.name, row))
    if todo:
        _renew_log(connection, renewed)
    connection.execute("update woonnetwerk set schema_version = ?", [SCHEMA_VERSION])


def _lacking(connection: duckdb.DuckDBPyConnection, present: set[str]) -> bool:
    """Whether a file lacks a table or a column of today."""
    return any(
        table.name not in present
        or {column.name for column in table.columns} - _columns(connection, table.name)
        for table in TABLES
    )


def _columns(connection: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    result = connection.execute(f"select * from {name} limit 0")
    return {column[0] for column in result.description or ()}


def _records(connection: duckdb.DuckDBPyConnection, name: str) -> list[Record]:
    result = connection.execute(f"select * from {name}")
    headers = [column[0] for column in result.description or ()]
    return [dict(zip(headers, row, strict=True)) for row in result.fetchall()]


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, record: Record) -> None:
    defaults = {c.name: table.model.__dataclass_fields__[c.field].default for c in table.columns}
    columns = [column.name for column in table.columns]
    values = [record.get(name, defaults[name]) for name in columns]
    names = ", ".join(f'"{name}"' for name in columns)
    holes = ", ".join("?" for _ in columns)
    connection.execute(f"insert into {table.name} ({names}) values ({holes})", values)


def _renew_log(
    connection: duckdb.DuckDBPyConnection, renewed: Callable[[str, Record], Record]
) -> None:
    rows = connection.execute(
        'select revision, position, "table", before, after from changes'
    ).fetchall()
    for revision, position, table, before, after in rows:
        texts = [
            None
            if side is None
            else json.dumps(renewed(table, json.loads(side)), ensure_ascii=False)
            for side in (before, after)
        ]
        connection.execute(
            "update changes set before = ?, after = ? where revision = ? and position = ?",
            [*texts, revision, position],
        )
