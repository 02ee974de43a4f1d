"""Sheets of text → sheets of values, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.errors import Problem
from data.intake.cells import Wrong, column_values, empty_value
from data.intake.matching import Part
from data.tables import Key

Values = dict[str, list[Any]]  # per field of the model, a value or a Wrong for every row


@dataclass(frozen=True, slots=True, eq=False)
class TypedRows:
    """The values of a sheet by field, the keys of its rows, and the positions of its wrong rows.

    A key is None where a part of it is wrong, and where the row repeats an earlier one. `wrong`
    grows while rules are checked.
    """

    part: Part
    values: Values
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


def values_of(part: Part) -> Values:
    """Convert every column of a sheet."""
    return {
        column.field: column_values(part.texts(column.field), part.table, column)
        for column in part.table.columns
        if part.gives(column.field)
    }


def typed(part: Part, values: Values) -> tuple[TypedRows, list[Problem]]:
    """The rows with their keys, and a problem for each cell that is wrong or doubtful.

    A doubtful cell is replaced by the value that was made of it.
    """
    rows = TypedRows(part, values, [], set())
    problems = []
    for field, column in values.items():
        found = [(place, value) for place, value in enumerate(column) if type(value) is Wrong]
        for position, wrong in found:
            problems.append(
                rows.problem(
                    wrong.code, position, part.header(field), wrong.values, warning=wrong.warning
                )
            )
            if wrong.warning:
                column[position] = wrong.value
    rows.keys.extend(_keys(part, values))
    return rows, problems


def _keys(part: Part, values: Values) -> list[Key | None]:
    table = part.table
    count = len(part.raw.rows)
    columns = [
        values[field] if field in values else [empty_value(table, table.column(field))] * count
        for field in table.key
    ]
    return [
        None if Wrong in map(type, row) else tuple(map(str, row))
        for row in zip(*columns, strict=True)
    ]
