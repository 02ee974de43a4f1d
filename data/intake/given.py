"""What the rows of files give that are right: facts as columns, and where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from data.columns import Places, State, to_facts
from data.difference import paired
from data.errors import Problem
from data.intake.typed import TypedRows
from data.model import Fact
from data.tables import TABLES, table_named


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """The facts of a sheet, in its order, and the position of the row of each."""

    rows: TypedRows
    facts: pa.Table
    positions: Places


class Given:
    """The facts that files give: `tables` by English name, each sheet's after another's."""

    def __init__(self, sheets: Sequence[Built]) -> None:
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
    def whole(self) -> frozenset[str]:
        """The tables that were given as such, and not only inside other sheets."""
        return frozenset(
            name
            for name, sheets in self._sheets.items()
            if not all(sheet.rows.part.inside for sheet in sheets)
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

    def keep(self, known: State) -> None:
        """Let tables that were given only inside other sheets keep what they have besides."""
        for name in self._sheets:
            if name not in self.whole:
                _, left = paired(table_named(name), known[name], self.tables[name])
                besides = known[name].take(left)
                self.tables[name] = pa.concat_tables([self.tables[name], besides])
                self._facts.pop(name, None)
