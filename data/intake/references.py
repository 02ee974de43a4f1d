"""References between facts: what a column may point to, and what points to nothing."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from data.columns import State, key_columns
from data.errors import Problem
from data.model import Facts
from data.tables import TABLES, Column, Table

REFERRED_TO = tuple(
    name
    for name in (table.name for table in TABLES)
    if any(name in column.references for table in TABLES for column in table.columns)
)


def identifiers(facts: State, table: str) -> set[str]:
    """The ids of a table that others may refer to."""
    return set(facts[table].column("id").to_pylist())


def strict_references(table: Table) -> tuple[Column, ...]:
    """The columns of a table whose value must stand in another table."""
    return tuple(
        column for column in table.columns if column.references and not column.open_reference
    )


def dangling(facts: State | Facts) -> tuple[Problem, ...]:
    """Every fact that refers to something that is not there, as `still-referenced` problems.

    The values are `table` and `key` of the fact that refers, and `found`, what it refers to.
    """
    state = State.of(facts)
    return tuple(
        Problem(
            "still-referenced",
            column=column.name,
            values={"found": found, "table": table.name, "key": ", ".join(key)},
        )
        for table in TABLES
        for column in strict_references(table)
        for key, found in _to_nothing(state, table, column)
    )


def _to_nothing(state: State, table: Table, column: Column) -> list[tuple[tuple[str, ...], str]]:
    """The keys of the rows whose column refers to nothing, with what stands there."""
    rows = state[table.name]
    cells = rows.column(column.name)
    there = pa.chunked_array(
        [chunk for name in column.references for chunk in state[name].column("id").chunks],
        pa.string(),
    )
    nowhere = pc.and_(pc.is_valid(cells), pc.invert(pc.is_in(cells, value_set=there)))
    if not pc.any(nowhere).as_py():
        return []
    keys = (key.to_pylist() for key in key_columns(table, rows.filter(nowhere)))
    return sorted(zip(zip(*keys, strict=True), cells.filter(nowhere).to_pylist(), strict=True))
