"""Typed rows → facts as columns, on top of what is known, and where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.reading.grid import Mask
from data.intake.understanding.cell_values import empty_value
from data.intake.understanding.typed_rows import TypedRows
from data.model import Fact
from data.periods import first_day, last_day
from data.state import RowIndex, State, arrow_schema, arrow_type, equal_row_numbers, to_facts
from data.table_changes import match_rows
from data.tables import TABLES, Column, table_named


def build_facts(rows: TypedRows, known: pa.Table) -> tuple[SheetFacts, list[Problem]]:
    """The facts of the rows that are right, and the periods among them that end before they begin.

    A fact that is known keeps its known value in every column that the sheet does not have.
    """
    table = rows.part.table
    positions = np.flatnonzero(rows.identified & ~rows.invalid)
    given = {
        table.column(field).name: column.take(positions).to_array()
        for field, column in rows.values.items()
    }
    lacking = [column for column in table.columns if column.name not in given]
    kept = {column.name: _default_column(column, len(positions)) for column in lacking}
    if lacking and known.num_rows:
        was, _ = match_rows(table, known, pa.table({**kept, **given}))
        kept = {
            column.name: pc.if_else(
                pa.array(was < 0),
                kept[column.name],
                known.column(column.name).take(np.maximum(was, 0)),
            )
            for column in lacking
        }
    facts = pa.table({**kept, **given}).select(arrow_schema(table).names).cast(arrow_schema(table))
    problems, wrong = _reversed_period_problems(rows, facts, positions)
    right = np.flatnonzero(~wrong)
    if len(right) < len(positions):
        facts, positions = facts.take(right), positions[right]
    return SheetFacts(rows, facts, positions), problems


def _default_column(column: Column, count: int) -> pa.Array:
    value = pa.scalar(empty_value(column), arrow_type(column))
    return pa.repeat(value, count)


def _reversed_period_problems(
    rows: TypedRows, facts: pa.Table, positions: RowIndex
) -> tuple[list[Problem], Mask]:
    """A problem for each period that ends before it begins, and which rows have one."""
    wrong = np.zeros(len(positions), dtype=bool)
    if "active_from" not in facts.column_names:
        return [], wrong
    begins, ends = facts.column("active_from"), facts.column("active_until")
    both = np.flatnonzero(pc.and_(pc.is_valid(begins), pc.is_valid(ends)))
    if not len(both):
        return [], wrong
    begins, ends = begins.take(both), ends.take(both)
    _, first, own = np.unique(
        equal_row_numbers([begins, ends]), return_index=True, return_inverse=True
    )
    pairs = zip(begins.take(first).to_pylist(), ends.take(first).to_pylist(), strict=True)
    reversed_ = np.array([first_day(begin) > last_day(end) for begin, end in pairs])
    places = np.flatnonzero(reversed_[own])
    wrong[both[places]] = True
    field = "active_until" if "active_until" in rows.values else "active_from"
    problems = [
        rows.problem(
            "period-reversed",
            int(positions[both[place]]),
            rows.part.header(field),
            {"found": ends[place].as_py(), "begin": begins[place].as_py()},
        )
        for place in places.tolist()
    ]
    return problems, wrong


@dataclass(frozen=True, slots=True, eq=False)
class SheetFacts:
    """The facts of a sheet, in its order, and the position of the row of each."""

    rows: TypedRows
    facts: pa.Table
    positions: RowIndex


class GivenFacts:
    """The facts that files give: `tables` by English name, each sheet's after another's."""

    def __init__(self, sheets: Sequence[SheetFacts]) -> None:
        self._sheets = {
            table.name: own
            for table in TABLES
            if (own := [sheet for sheet in sheets if sheet.rows.part.table is table])
        }
        self.tables = {
            name: pa.concat_tables([sheet.facts for sheet in own])
            for name, own in self._sheets.items()
        }
        self._facts: dict[str, tuple[Fact, ...]] = {}

    @property
    def replaceable_tables(self) -> frozenset[str]:
        """The tables that were given as such, and not only inside other sheets."""
        return frozenset(
            name
            for name, sheets in self._sheets.items()
            if not all(sheet.rows.part.is_embedded for sheet in sheets)
        )

    def facts(self, name: str) -> tuple[Fact, ...]:
        """The facts of a table as objects, in the order of the files; none when it is not given."""
        if name not in self._facts:
            rows = self.tables.get(name)
            self._facts[name] = () if rows is None else to_facts(table_named(name), rows)
        return self._facts[name]

    def problem(
        self, name: str, place: int, field: str, code: str, values: dict[str, str], **more: bool
    ) -> Problem:
        """A problem with one field of the fact at a place of a table."""
        for sheet in self._sheets[name]:
            if place < len(sheet.positions):
                header = sheet.rows.part.header(field)
                position = int(sheet.positions[place])
                return sheet.rows.problem(code, position, header, values, **more)
            place -= len(sheet.positions)
        raise IndexError(place)

    def replace_column(self, name: str, column: str, values: pa.ChunkedArray) -> None:
        """Give a column of a table other values."""
        rows = self.tables[name]
        self.tables[name] = rows.set_column(rows.column_names.index(column), column, values)
        self._facts.pop(name, None)

    def keep_known(self, known: State) -> None:
        """Add the known rows to tables that were given only inside the sheets of other tables."""
        for name in self._sheets:
            if name not in self.replaceable_tables:
                _, left = match_rows(table_named(name), known[name], self.tables[name])
                besides = known[name].take(left)
                self.tables[name] = pa.concat_tables([self.tables[name], besides])
                self._facts.pop(name, None)
