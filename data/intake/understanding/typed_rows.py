"""Sheets of text → sheets of values, column by column."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.reading.grid import Mask
from data.intake.understanding.cell_values import convert_column, empty_value
from data.intake.understanding.identity_lookup import ANSWERABLE, NAME_FIELDS
from data.intake.understanding.sheet_matching import SheetPart
from data.intake.understanding.value_columns import SheetValues, ValueColumn
from data.state import arrow_type


@dataclass(frozen=True, slots=True, eq=False)
class TypedRows:
    """The values of a sheet by field, which of its rows have a key, and which are wrong.

    A row is not `identified` where a part of its key is wrong, or where it repeats an earlier one.
    Both masks change while rules are checked.
    """

    part: SheetPart
    values: SheetValues
    identified: Mask
    invalid: Mask

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
            self.invalid[position] = True
        number = int(self.part.raw.rows.numbers[position])
        return self.part.problem(code, number, column, values, warning=warning)

    def key_columns(self) -> list[pa.Array]:
        """The columns by which rows are known, as text."""
        table, count = self.part.table, len(self.part.raw.rows)
        columns = [(table.column(field), self.values.get(field)) for field in table.key]
        return [
            pc.cast(
                ValueColumn.constant(empty_value(column), arrow_type(column), count).to_array()
                if given is None
                else given.to_array(),
                pa.string(),
            )
            for column, given in columns
        ]


def converted_values(part: SheetPart) -> SheetValues:
    """Convert every column of a sheet."""
    return {
        column.field: convert_column(part.texts(column.field), column)
        for column in part.table.columns
        if part.has_field(column.field)
    }


def typed_rows(part: SheetPart, values: SheetValues) -> tuple[TypedRows, list[Problem]]:
    """The rows, and a problem for each cell that is wrong or doubtful."""
    count = len(part.raw.rows)
    rows = TypedRows(part, values, np.ones(count, dtype=bool), np.zeros(count, dtype=bool))
    problems = []
    for field, column in values.items():
        for position in column.rows_with(column.problems).tolist():
            wrong = column.problems[int(column.indices[position])]
            problem = rows.problem(
                wrong.code, position, part.header(field), wrong.values, warning=wrong.warning
            )
            if wrong.code in ANSWERABLE:
                named = NAME_FIELDS[part.table.name] if field == "id" else field
                problem = replace(problem, about=(part.table.name, named))
            problems.append(problem)
    for key in rows.key_columns():
        rows.identified[np.asarray(pc.is_null(key))] = False
    return rows, problems
