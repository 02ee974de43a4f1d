"""A file as it is: sheets of numbered rows of text, kept column by column, within the limits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.limits import Limits
from data.state import RowIndex

# In the cell of a formula without an outcome; no spreadsheet shows it.
FORMULA_WITHOUT_RESULT = "#NOT COUNTED!"


class RawRow(NamedTuple):
    """One row with its number as a spreadsheet counts, from 1."""

    number: int
    cells: list[str]


class BeyondLimitsError(Exception):
    """A row reaches past a limit; the problem says which."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def without_trailing_empty_cells(cells: list[str]) -> list[str]:
    """A row without its empty cells at the end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def check_row(row: RawRow, file: str, sheet: str | None, limits: Limits) -> None:
    """Raise BeyondLimitsError when a trimmed row is too far down or wide, or a cell too long."""
    fits = row.number <= limits.rows and len(row.cells) <= limits.columns
    if fits and len("".join(row.cells)) <= limits.cell_letters:
        return
    if row.number > limits.rows:
        code, found, limit = "too-many-rows", row.number, limits.rows
    elif len(row.cells) > limits.columns:
        code, found, limit = "too-many-columns", len(row.cells), limits.columns
    else:
        longest = max(map(len, row.cells), default=0)
        if longest <= limits.cell_letters:
            return
        code, found, limit = "cell-too-long", longest, limits.cell_letters
    raise BeyondLimitsError(
        Problem(
            code,
            file=file,
            sheet=sheet,
            row=row.number,
            values={"found": str(found), "limit": str(limit)},
        )
    )


Mask = npt.NDArray[np.bool_]
_BATCH = 10_000  # rows that become lists together
_SAMPLE = 1_000  # cells that tell whether nearly all of a column differ
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """A column of cells: each different text once, and per row the index of its own among them."""

    dictionary: pa.Array
    indices: RowIndex

    @classmethod
    def of(cls, cells: pa.ChunkedArray) -> TextColumn:
        """Cells of text, none of them null; where nearly all differ, each is kept for itself."""
        whole = cells.combine_chunks()
        first = whole.slice(0, _SAMPLE)
        if len(whole) > _SAMPLE and len(first.unique()) > _SAMPLE * _NEARLY_ALL:
            return cls(whole, np.arange(len(whole), dtype=np.int64))
        encoded = whole.dictionary_encode()
        return cls(encoded.dictionary, encoded.indices.to_numpy().astype(np.int64))

    @classmethod
    def constant(cls, text: str, count: int) -> TextColumn:
        """The same text in every row."""
        return cls(pa.array([text], pa.string()), np.zeros(count, np.int64))

    def cells(self) -> pa.Array:
        """The text of every row."""
        return self.dictionary.take(self.indices)

    def byte_length(self) -> int:
        """The bytes that the texts of all rows take together."""
        lengths = np.asarray(pc.binary_length(self.dictionary))
        return int(lengths[self.indices].sum(dtype=np.int64))

    def filled_mask(self) -> Mask:
        """Per row whether its cell is not empty."""
        return np.asarray(pc.not_equal(self.dictionary, ""))[self.indices]

    def take(self, rows: RowIndex) -> TextColumn:
        """The column of some rows, by their position."""
        return TextColumn(self.dictionary, self.indices[rows])

    def mapped(self, change: Callable[[str], str]) -> TextColumn:
        """The column with each of the different texts changed."""
        texts = [change(text) for text in self.dictionary.to_pylist()]
        return TextColumn(pa.array(texts, pa.string()), self.indices)

    def with_empty_cells_from(self, other: TextColumn) -> TextColumn:
        """The column with the cells of another where its own are empty."""
        return TextColumn(
            pa.concat_arrays([self.dictionary, other.dictionary]),
            np.where(self.filled_mask(), self.indices, other.indices + len(self.dictionary)),
        )

    def with_prefix(self, prefix: str) -> TextColumn:
        """The column with a text put before every cell that is filled."""
        longer = pc.binary_join_element_wise(prefix, self.dictionary, "")
        empty = pc.equal(self.dictionary, "")
        return TextColumn(pc.if_else(empty, self.dictionary, longer), self.indices)


class Rows(Sequence[RawRow]):
    """Rows that hold anything, column by column; each is a row of its own when it is looked at.

    `numbers` count as a spreadsheet does, from 1. There are as many `columns` as the widest row
    has cells up to its last filled one; cells that a row does not have are empty.
    """

    def __init__(self, numbers: RowIndex, columns: Sequence[TextColumn]) -> None:
        self.numbers = numbers
        self.columns = tuple(columns)

    @classmethod
    def of(cls, rows: Iterable[RawRow]) -> Rows:
        """Rows that are lists of cells."""
        builder = RowsBuilder()
        listed = [row for row in rows if any(row.cells)]
        builder.add([row.number for row in listed], [row.cells for row in listed])
        return builder.rows()

    @classmethod
    def without_empty(cls, numbers: RowIndex, cells: Sequence[pa.ChunkedArray]) -> Rows:
        """The rows that are not empty, from rows of text given as columns."""
        columns = list(map(TextColumn.of, cells))
        while columns and not columns[-1].filled_mask().any():
            columns.pop()
        there = np.zeros(len(numbers), dtype=bool)
        for column in columns:
            there |= column.filled_mask()
        rows = cls(numbers, columns)
        return rows if there.all() else rows.take(np.flatnonzero(there))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> RawRow: ...
    @overload
    def __getitem__(self, place: slice) -> Rows: ...
    def __getitem__(self, place: int | slice) -> RawRow | Rows:
        """A row, or some of the rows."""
        if isinstance(place, slice):
            return self.take(np.arange(len(self))[place])
        cells = [str(column.dictionary[column.indices[place]]) for column in self.columns]
        return RawRow(int(self.numbers[place]), without_trailing_empty_cells(cells))

    def __iter__(self) -> Iterator[RawRow]:
        """All rows."""
        for start in range(0, len(self), _BATCH):
            positions = np.arange(start, min(start + _BATCH, len(self)))
            cells = [column.take(positions).cells().to_pylist() for column in self.columns]
            rows = zip(*cells, strict=True) if cells else ((),) * len(positions)
            for number, row in zip(self.numbers[positions].tolist(), rows, strict=True):
                yield RawRow(number, without_trailing_empty_cells(list(row)))

    def byte_length(self) -> int:
        """The bytes that all cells take together."""
        return sum(column.byte_length() for column in self.columns)

    def take(self, indices: RowIndex) -> Rows:
        """Some of the rows, by their position; a row may be there several times."""
        return Rows(self.numbers[indices], [column.take(indices) for column in self.columns])

    def without(self, numbers: Collection[int]) -> Rows:
        """The rows without those with some numbers."""
        return self.take(np.flatnonzero(~np.isin(self.numbers, list(numbers))))

    def mapped(self, change: Callable[[str], str]) -> Rows:
        """The rows with each of the different texts changed."""
        return Rows(self.numbers, [column.mapped(change) for column in self.columns])

    def column(self, place: int) -> TextColumn:
        """The cells of a column, all empty when there is none at this place."""
        if place < len(self.columns):
            return self.columns[place]
        return TextColumn.constant("", len(self))


class RowsBuilder:
    """Collects rows that come in batches, and makes Rows of them."""

    def __init__(self) -> None:
        self._numbers: list[RowIndex] = []
        self._columns: list[list[pa.Array]] = []
        self._count = 0

    def add(self, numbers: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """Take in rows of cells, each with its number."""
        columns = [pa.array(cells, pa.string()) for cells in zip_longest(*rows, fillvalue="")]
        empty = pa.array([""], pa.string())
        for place, cells in enumerate(columns):
            if place == len(self._columns):
                self._columns.append([empty.take(np.zeros(self._count, np.int64))])
            self._columns[place].append(cells)
        for rest in self._columns[len(columns) :]:
            rest.append(empty.take(np.zeros(len(rows), np.int64)))
        self._numbers.append(np.array(numbers, np.int64))
        self._count += len(rows)

    def rows(self) -> Rows:
        """All rows that came in and hold anything."""
        numbers = np.concatenate([np.zeros(0, np.int64), *self._numbers])
        columns = [pa.chunked_array(chunks, pa.string()) for chunks in self._columns]
        return Rows.without_empty(numbers, columns)


def check_cell_lengths(rows: Rows, file: str, limits: Limits) -> None:
    """Raise BeyondLimitsError at the first row with too long a cell."""
    long = np.zeros(len(rows), dtype=bool)
    for column in rows.columns:
        lengths = pc.utf8_length(column.dictionary)
        if (pc.max(lengths).as_py() or 0) > limits.cell_letters:
            long |= np.asarray(pc.greater(lengths, limits.cell_letters))[column.indices]
    for place in np.flatnonzero(long)[:1].tolist():
        check_row(rows[place], file, None, limits)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that hold anything; `sheet` is None for a file that has no sheets.

    `encoding` and `delimiter` say how a text file was read, and `table` which table it is where
    the format tells so.
    """

    file: str
    sheet: str | None
    rows: Rows
    encoding: str | None = None
    delimiter: str | None = None
    table: str | None = None
