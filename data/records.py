"""Facts as plain records, and back: for the log of changes, for JSON and for older files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache

from data.model import Fact
from data.tables import CellType, Column, Table

Record = dict[str, object]


def to_record(fact: Fact, table: Table) -> Record:
    """A fact as column name → text, number, truth value or None; dates in ISO form."""
    return {column.name: _json_value(getattr(fact, column.field)) for column in table.columns}


def from_record(record: Mapping[str, object], table: Table) -> Fact:
    """The fact that a record describes; columns that it lacks get the model's default."""
    values = {
        column.field: _parser(column)(record[column.name])
        for column in table.columns
        if column.name in record
    }
    return table.model(**values)  # type: ignore[arg-type]  # tables.py names the fields


def _json_value(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@cache
def _parser(column: Column) -> Callable[[object], object]:
    if column.choices is not None:
        choices = {choice.value: choice for choice in column.choices}
        return lambda value: None if value is None else choices[str(value)]
    if column.type is CellType.DATE:
        return lambda value: date.fromisoformat(value) if isinstance(value, str) else value
    return lambda value: value
