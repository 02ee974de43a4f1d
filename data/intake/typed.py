"""Sheets of text → sheets of values, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.errors import Problem
from data.intake.cells import Wrong, column_values, empty_value
from data.intake.matching import Part
from data.tables import Key


@dataclass(frozen=True, slots=True, eq=False)
class TypedRows:
    """The values of a sheet by field, the keys of its rows, and the positions of its wrong rows.

    A key is None where a part of it is wrong. `wrong` grows while rules are checked.
    """

    part: Part
    values: dict[str, list[Any]]
    keys: list[Key | None]
    wrong: set[int]

    def problem(
        self,
        code: str,
        position: int,
        column: str | None,
        values: dict[str, str],
        *,
        warning: bool = False,
    ) -> Problem:
        """A problem in the row at a position; as an error it marks the row as wrong."""
        if not warning:
            self.wrong.add(position)
        number = self.part.raw.rows[position].number
        return self.part.problem(code, number, column, values, warning=warning)


def typed(part: Part) -> tuple[TypedRows, list[Problem]]:
    """Convert every column of a sheet, and report each cell that is wrong."""
    values: dict[str, list[Any]] = {}
    found: list[tuple[int, str, Wrong]] = []
    for column in part.table.columns:
        place = part.places.get(column.field)
        if place is None:
            continue
        cells = [row.cells[place] if place < len(row.cells) else "" for row in part.raw.rows]
        values[column.field] = column_values(cells, part.table, column)
        found += [
            (position, column.field, value)
            for position, value in enumerate(values[column.field])
            if type(value) is Wrong
        ]
    rows = TypedRows(part, values, _keys(part, values), set())
    return rows, [
        rows.problem(wrong.code, position, part.header(field), wrong.values)
        for position, field, wrong in found
    ]


def _keys(part: Part, values: dict[str, list[Any]]) -> list[Key | None]:
    table = part.table
    count = len(part.raw.rows)
    columns = [
        values[field] if field in values else [empty_value(table, table.column(field))] * count
        for field in table.key
    ]
    return [
        None if any(type(value) is Wrong for value in row) else tuple(map(str, row))
        for row in zip(*columns, strict=True)
    ]
