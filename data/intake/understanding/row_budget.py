"""How many rows the lists in cells may become, counted before any row is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.limits import Limits
from data.intake.understanding.identity_lookup import ConvertedSheet
from data.intake.understanding.value_columns import ValueColumn
from data.state import RowIndex
from data.tables import Column


@dataclass(frozen=True, slots=True, eq=False)
class ListColumn:
    """A column with cells that name several things: how many each names, and their names.

    `counts` and `names` are keyed by the index of the text among the distinct texts of the column;
    `names` lacks those for which no rows may be made.
    """

    column: Column
    cells: ValueColumn
    counts: dict[int, int] = field(default_factory=dict)
    names: dict[int, list[str]] = field(default_factory=dict)

    def name_counts_per_row(self) -> RowIndex:
        """Per row how many things its cell names; 1 where the cell is no list."""
        counts = np.ones(len(self.cells.dictionary), np.int64)
        counts[list(self.counts)] = list(self.counts.values())
        return counts[self.cells.indices]

    def rows_without_kept_names(self) -> RowIndex:
        """The rows with a list whose names are not kept."""
        return self.cells.rows_with(self.counts.keys() - self.names.keys())

    def names_in_rows(self, rows: RowIndex) -> dict[int, list[str]]:
        """The names per row, of some rows."""
        places = self.cells.indices[rows].tolist()
        return {
            row: self.names[place]
            for row, place in zip(rows.tolist(), places, strict=True)
            if place in self.names
        }


class RowBudget:
    """How many rows, and bytes of text in them, the lists of an upload may still become."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._names_left = limits.exploded
        self._rows_left = limits.exploded
        self._letters_left = limits.letters

    def add(self, lists: ListColumn, place: int, names: list[str]) -> None:
        """Count a list, and keep its names where as many rows may be made."""
        lists.counts[place] = len(names)
        if len(names) <= self._limits.exploded_from_row and len(names) <= self._names_left:
            lists.names[place] = names
            self._names_left -= len(names)

    def fit(
        self, sheet: ConvertedSheet, lists: Sequence[ListColumn]
    ) -> tuple[RowIndex, list[Problem]]:
        """Return the rows of a sheet that fit, also those without lists, and a problem for others.

        Rows that exceed the limit only together with earlier ones get one problem, at the first.
        """
        part, values = sheet
        counts = np.ones(len(part.raw.rows), np.int64)
        letters = np.zeros(len(part.raw.rows), np.int64)
        for listed in lists:
            counts *= listed.name_counts_per_row()
        for name, column in values.items():
            if all(name != listed.column.field for listed in lists):
                letters += _byte_lengths(column)
        alone = counts > self._limits.exploded_from_row
        several = (counts > 1) & ~alone
        beyond = np.zeros(len(counts), dtype=bool)
        for listed in lists:
            beyond[listed.rows_without_kept_names()] = True
        beyond |= np.cumsum(np.where(several, counts, 0)) > self._rows_left
        beyond |= np.cumsum(np.where(several, counts * letters, 0)) > self._letters_left
        beyond &= several
        kept = np.flatnonzero(~alone & ~beyond)
        made = several & ~beyond
        self._rows_left -= int(counts[made].sum())
        self._letters_left -= int((counts * letters)[made].sum())
        problems = [
            self._too_many_rows_problem(sheet, lists, row, int(counts[row]))
            for row in np.flatnonzero(alone).tolist()
        ]
        problems += [
            self._too_many_rows_together_problem(sheet, lists, row)
            for row in np.flatnonzero(beyond)[:1].tolist()
        ]
        return kept, problems

    def _too_many_rows_problem(
        self, sheet: ConvertedSheet, lists: Sequence[ListColumn], row: int, count: int
    ) -> Problem:
        values = {"found": str(count), "limit": str(self._limits.exploded_from_row)}
        part, _ = sheet
        number = int(part.raw.rows.numbers[row])
        return part.problem("too-many-in-one-row", number, _list_headers(sheet, lists, row), values)

    def _too_many_rows_together_problem(
        self, sheet: ConvertedSheet, lists: Sequence[ListColumn], row: int
    ) -> Problem:
        values = {"limit": str(self._limits.exploded)}
        part, _ = sheet
        number = int(part.raw.rows.numbers[row])
        return part.problem("too-many-from-lists", number, _list_headers(sheet, lists, row), values)


def _list_headers(sheet: ConvertedSheet, lists: Sequence[ListColumn], row: int) -> str:
    """The columns in which a row names several."""
    part, _ = sheet
    return ", ".join(
        part.header(listed.column.field)
        for listed in lists
        if int(listed.cells.indices[row]) in listed.counts
    )


def _byte_lengths(column: ValueColumn) -> RowIndex:
    """The bytes of the text of each row; a fixed few for a value that is no text."""
    if not pa.types.is_string(column.dictionary.type):
        return np.full(len(column), 8, np.int64)
    lengths = pc.fill_null(pc.binary_length(column.dictionary), 0)
    return np.asarray(lengths).astype(np.int64)[column.indices]
