"""The facts as Arrow columns, a state, and back to objects: how many of them move at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.model import Fact, Facts
from data.tables import TABLES, CellType, Column, Table, table_named

RowIndex = npt.NDArray[np.int64]

_ROOM_FOR_KEYS = 2**62
_ARROW_TYPES = {
    CellType.TEXT: pa.string(),
    CellType.PERIOD: pa.string(),
    CellType.DATE: pa.date32(),
    CellType.INTEGER: pa.int32(),
    CellType.NUMBER: pa.float64(),
    CellType.FLAG: pa.bool_(),
}


class State(Mapping[str, pa.Table]):
    """The facts of one moment: per table its rows as columns, in no order.

    They become objects table by table, in the order of the keys, and only when asked for.
    """

    def __init__(self, rows: Mapping[str, pa.Table]) -> None:
        self._rows = rows
        self._facts: dict[str, tuple[Fact, ...]] = {}

    @classmethod
    def of(cls, facts: State | Facts) -> State:
        """Facts as columns, whichever they are."""
        if isinstance(facts, State):
            return facts
        return cls({table.name: to_rows(table, facts.table(table.name)) for table in TABLES})

    def __getitem__(self, name: str) -> pa.Table:
        """The rows of a table, by its English name."""
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the tables."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._rows)

    def with_rows(self, rows: Mapping[str, pa.Table]) -> State:
        """The facts with other rows in some tables; the objects of the others stay."""
        state = State({**self._rows, **rows})
        state._facts = {name: facts for name, facts in self._facts.items() if name not in rows}
        return state

    def table(self, name: str) -> tuple[Fact, ...]:
        """The facts of a table as objects, in the order of their keys."""
        if name not in self._facts:
            table, rows = table_named(name), self._rows[name]
            self._facts[name] = to_facts(table, rows.take(key_order(table, rows)))
        return self._facts[name]

    def facts(self) -> Facts:
        """All facts as objects."""
        rows: dict[str, Any] = {name: self.table(name) for name in self._rows}
        return Facts(**rows)


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow type of every column of a table."""
    return pa.schema([(column.name, _ARROW_TYPES[column.type]) for column in table.columns])


def arrow_type(column: Column) -> pa.DataType:
    """The Arrow type of a column; a choice is text."""
    return _ARROW_TYPES[column.type]


def to_rows(table: Table, facts: Sequence[Fact]) -> pa.Table:
    """Facts of a table as columns, a choice by its value."""
    return pa.table(
        [
            pa.array([getattr(fact, column.field) for fact in facts], arrow_type(column))
            for column in table.columns
        ],
        schema=arrow_schema(table),
    )


def to_facts(table: Table, rows: pa.Table) -> tuple[Fact, ...]:
    """The facts that rows of a table stand for."""
    fields = [column.field for column in table.columns]
    columns = [
        map(_choice_of_value(column), rows.column(column.name).to_pylist())
        if column.choices is not None
        else rows.column(column.name).to_pylist()
        for column in table.columns
    ]
    model: Callable[..., Fact] = table.model
    return tuple(
        model(**dict(zip(fields, cells, strict=True))) for cells in zip(*columns, strict=True)
    )


@cache
def _choice_of_value(column: Column) -> Callable[[object], object]:
    choices: dict[object, object] = {choice.value: choice for choice in column.choices or ()}
    return {None: None, **choices}.__getitem__


def key_columns(table: Table, rows: pa.Table) -> list[pa.ChunkedArray]:
    """The columns that identify a row, as text."""
    names = [table.column(field).name for field in table.key]
    return [pc.cast(rows.column(name), pa.string()) for name in names]


def key_order(table: Table, rows: pa.Table) -> pa.Array:
    """The positions of the rows, sorted by their keys."""
    columns = key_columns(table, rows)
    names = [str(place) for place in range(len(columns))]
    keys = [(name, "ascending") for name in names]
    return pc.sort_indices(pa.table(columns, names=names), sort_keys=keys)


def equal_row_numbers(columns: Sequence[pa.ChunkedArray | pa.Array]) -> RowIndex:
    """Number the rows so that two have one number if and only if all these columns are equal.

    The numbers need not be consecutive.
    """
    numbers = np.zeros(len(columns[0]), np.int64)
    room = 1
    for column in columns:
        encoded = _one_chunk(column).dictionary_encode(null_encoding="encode")
        count = len(encoded.dictionary)
        if room * count > _ROOM_FOR_KEYS:
            distinct, numbers = np.unique(numbers, return_inverse=True)
            room = len(distinct)
        numbers = numbers * count + encoded.indices.to_numpy()
        room *= max(count, 1)
    return numbers


def _one_chunk(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
