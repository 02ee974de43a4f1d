"""Typed rows → facts as columns, on top of what is known of the same facts."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.columns import Places, numbered, schema_of, type_of
from data.difference import paired
from data.errors import Problem
from data.intake.cells import empty_value
from data.intake.given import Built
from data.intake.grid import Mask
from data.intake.typed import TypedRows
from data.periods import first_day, last_day
from data.tables import Column, Table


def build(rows: TypedRows, known: pa.Table) -> tuple[Built, list[Problem]]:
    """The facts of the rows that are right, and the periods among them that end before they begin.

    A fact that is known keeps its known value in every column that the sheet does not have.
    """
    table = rows.part.table
    positions = np.flatnonzero(rows.known & ~rows.wrong)
    given = {
        table.column(field).name: column.take(positions).all()
        for field, column in rows.values.items()
    }
    lacking = [column for column in table.columns if column.name not in given]
    kept = {column.name: _default(table, column, len(positions)) for column in lacking}
    if lacking and known.num_rows:
        was, _ = paired(table, known, pa.table({**kept, **given}))
        kept = {
            column.name: pc.if_else(
                pa.array(was < 0),
                kept[column.name],
                known.column(column.name).take(np.maximum(was, 0)),
            )
            for column in lacking
        }
    facts = pa.table({**kept, **given}).select(schema_of(table).names).cast(schema_of(table))
    problems, wrong = _reversed(rows, facts, positions)
    right = np.flatnonzero(~wrong)
    if len(right) < len(positions):
        facts, positions = facts.take(right), positions[right]
    return Built(rows, facts, positions), problems


def _default(table: Table, column: Column, count: int) -> pa.Array:
    value = pa.scalar(empty_value(table, column), type_of(column))
    return pa.repeat(value, count)


def _reversed(rows: TypedRows, facts: pa.Table, positions: Places) -> tuple[list[Problem], Mask]:
    """A problem for each period that ends before it begins, and which rows have one."""
    wrong = np.zeros(len(positions), dtype=bool)
    if "active_from" not in facts.column_names:
        return [], wrong
    begins, ends = facts.column("active_from"), facts.column("active_until")
    both = np.flatnonzero(pc.and_(pc.is_valid(begins), pc.is_valid(ends)))
    if not len(both):
        return [], wrong
    begins, ends = begins.take(both), ends.take(both)
    _, first, own = np.unique(numbered([begins, ends]), return_index=True, return_inverse=True)
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
