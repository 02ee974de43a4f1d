"""Facts that somebody enters one by one, written as a file would have them, for the same checks."""

from __future__ import annotations

from collections.abc import Sequence

from data.cell_text import cell_text, exported_columns
from data.intake.reading.grid import RawRow, Rows
from data.intake.understanding.raw_tables import RawTable, ReadResult
from data.model import Fact
from data.tables import TABLES, Table, value_of


def facts_as_upload(given: Sequence[Fact]) -> ReadResult:
    """A sheet per table, of its English name; rows count from 1 in the order given."""
    return ReadResult(
        tuple(
            _sheet(table, rows)
            for table in TABLES
            if (rows := [fact for fact in given if type(fact) is table.model])
        ),
        (),
    )


def _sheet(table: Table, rows: Sequence[Fact]) -> RawTable:
    columns = exported_columns(table, personal=True)
    return RawTable(
        file="",
        sheet=table.name,
        header_row=0,
        headers=[column.name for column in columns],
        rows=Rows.of(
            RawRow(number, [cell_text(value_of(fact, column), "en") for column in columns])
            for number, fact in enumerate(rows, start=1)
        ),
        table=table.name,
    )
