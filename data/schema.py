"""The store's tables as SQL, made from their one description in `tables.py`.

Primary keys and checks stand in the schema. References do not: DuckDB refuses to remove a row
and the row that it refers to within one transaction, so they are checked by
`orphaned_references_sql` inside the transaction, after its last write and before its commit.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.model import THINGS
from data.tables import TABLES, CellType, Column, Table

SCHEMA_VERSION = 5

_SQL_TYPES = {
    CellType.TEXT: "varchar",
    CellType.PERIOD: "varchar",
    CellType.DATE: "date",
    CellType.INTEGER: "integer",
    CellType.NUMBER: "double",
    CellType.FLAG: "boolean",
}
_PERIOD_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?"

VERSION_SQL = "create table woonnetwerk(schema_version integer not null)"
REVISIONS_SQL = """
create table revisions(
    number integer primary key,
    created timestamp not null,
    author varchar not null check (author <> ''),
    message varchar not null check (message <> ''),
    files json not null,
    added integer not null,
    changed integer not null,
    removed integer not null,
    tables varchar[] not null
)
"""

# What stands beside facts and log: the bytes of the files that revisions came from, by their
# SHA-256, how analysts said that sheets with certain headers, in JSON, are read, the scenarios
# that people kept, their steps as texts in JSON, and which revisions erased a person, from how many
# places. Older files get them.
SIDE_TABLES_SQL = """
create table if not exists kept_files(sha256 varchar primary key, content blob not null);
create table if not exists mappings(
    headers varchar not null,
    sheet varchar not null,
    parts json not null,
    primary key (headers, sheet)
);
create table if not exists scenarios(
    name varchar primary key check (name <> ''),
    steps json not null,
    revision integer not null,
    author varchar not null check (author <> ''),
    created timestamp not null
);
create table if not exists erasures(revision integer primary key, places integer not null);
"""


def create_sql(table: Table) -> str:
    """The statement that makes a table."""
    lines = [_column_sql(column, table) for column in table.columns]
    keys = ", ".join(f'"{table.column(field).name}"' for field in table.key)
    lines.append(f"primary key ({keys})")
    return f"create table {table.name}({', '.join(lines)})"


def create_log_sql(table: Table) -> dict[str, str]:
    """The statements that make the two logs of a table, by their names.

    One has the keys of the facts that a revision added, the other what the facts that it changed
    or removed were before.
    """
    return {
        f"{table.name}_added": _create_log_table(
            f"{table.name}_added", [table.column(field) for field in table.key]
        ),
        f"{table.name}_before": _create_log_table(f"{table.name}_before", table.columns),
    }


def _create_log_table(name: str, columns: Sequence[Column]) -> str:
    lines = [f'"{column.name}" {_SQL_TYPES[column.type]}' for column in columns]
    return f"create table {name}(revision integer not null, {', '.join(lines)})"


def _column_sql(column: Column, table: Table) -> str:
    name = f'"{column.name}"'
    sql = f"{name} {_SQL_TYPES[column.type]}"
    default_needed = column.choices is not None or column.type in (CellType.INTEGER, CellType.FLAG)
    if (
        column.required
        or column.field in table.key
        or (default_needed and column.default is not None)
    ):
        sql += " not null"
    if column.choices is not None:
        words = ", ".join(f"'{choice.value}'" for choice in column.choices)
        sql += f" check ({name} in ({words}))"
    elif column.type is CellType.PERIOD:
        sql += f" check (regexp_full_match({name}, '{_PERIOD_PATTERN}'))"
    elif column.type is CellType.TEXT:
        sql += f" check ({name} <> '')"
    return sql


def orphaned_references_sql(table: Table, column: Column) -> str:
    """The query for values of a column that stand in none of the tables it refers to."""
    known = " union all ".join(f"select id from {name}" for name in column.references)
    return (
        f'select distinct "{column.name}" from {table.name} '
        f'where "{column.name}" is not null and "{column.name}" not in ({known})'
    )


SHARED_IDS_SQL = f"""
select id from ({" union all ".join(f"select id from {name}" for name in THINGS)})
group by id having count(*) > 1
"""


def all_strict_references() -> list[tuple[Table, Column]]:
    """Every column whose value must stand in another table."""
    return [
        (table, column)
        for table in TABLES
        for column in table.columns
        if column.references and not column.open_vocabulary
    ]
