"""A column of values, in which each different text of the file stands for itself once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from data.state import RowIndex


@dataclass(frozen=True, slots=True, eq=False)
class CellProblem:
    """What is wrong with a cell; a warning still has a value to go on with."""

    code: str
    values: dict[str, str] = field(default_factory=dict)
    warning: bool = False
    value: object = None


@dataclass(frozen=True, slots=True, eq=False)
class ValueColumn:
    """The values of a column: each different one, and per row the index of its own among them.

    A value is null where a cell is empty or wrong; `problems` says what is wrong, by the same
    indices. A doubtful value is there, and is in `problems` too. Different texts may have the same
    value.
    """

    dictionary: pa.Array
    problems: Mapping[int, CellProblem]
    indices: RowIndex

    @classmethod
    def constant(cls, value: object, type_: pa.DataType, count: int) -> ValueColumn:
        """The same value, or CellProblem, in every row."""
        problems = {0: value} if isinstance(value, CellProblem) else {}
        plain = value.value if isinstance(value, CellProblem) else value
        return cls(pa.array([plain], type_), problems, np.zeros(count, np.int64))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.indices)

    def to_array(self) -> pa.Array:
        """The value of every row."""
        return self.dictionary.take(self.indices)

    def at(self, row: int) -> object:
        """The value of one row, or what is wrong with it."""
        place = int(self.indices[row])
        problem = self.problems.get(place)
        return self.dictionary[place].as_py() if problem is None or problem.warning else problem

    def distinct_texts(self) -> dict[int, str]:
        """The different texts that occur in any row, by index; empty when values are no text."""
        used = np.flatnonzero(np.bincount(self.indices, minlength=len(self.dictionary)))
        texts = self.dictionary.take(used).to_pylist()
        return {
            place: text
            for place, text in zip(used.tolist(), texts, strict=True)
            if text is not None
        }

    def rows_with(self, indices: Iterable[int]) -> RowIndex:
        """The positions of the rows that have one of these values, from the first to the last."""
        chosen = np.zeros(len(self.dictionary), dtype=bool)
        chosen[list(indices)] = True
        return np.flatnonzero(chosen[self.indices])

    def first_rows_with(self, indices: Iterable[int]) -> list[int]:
        """The position of the first row with each of these values, in the order of the rows."""
        rows = self.rows_with(indices)
        return sorted(rows[np.unique(self.indices[rows], return_index=True)[1]].tolist())

    def take(self, rows: RowIndex) -> ValueColumn:
        """The column of some rows, by their position."""
        return ValueColumn(self.dictionary, self.problems, self.indices[rows])

    def with_replaced_values(self, others: Mapping[int, object]) -> ValueColumn:
        """Return the column with some distinct values replaced: by another value or a CellProblem.

        `others` is keyed by the index of the value to replace.
        """
        if not others:
            return self
        return ValueColumn(
            *self._extended_dictionary(list(others.values())), self._moved_indices(others)
        )

    def with_values_in_rows(self, others: Mapping[int, object]) -> ValueColumn:
        """Return the column with other values or CellProblems in some rows, keyed by position."""
        if not others:
            return self
        indices = self.indices.copy()
        distinct: dict[object, int] = {}
        for row, value in others.items():
            indices[row] = distinct.setdefault(value, len(self.dictionary) + len(distinct))
        return ValueColumn(*self._extended_dictionary(list(distinct)), indices)

    def _moved_indices(self, others: Mapping[int, object]) -> RowIndex:
        to = np.arange(len(self.dictionary))
        to[list(others)] = np.arange(len(others)) + len(self.dictionary)
        return to[self.indices]

    def _extended_dictionary(
        self, values: list[object]
    ) -> tuple[pa.Array, Mapping[int, CellProblem]]:
        plain = [value.value if isinstance(value, CellProblem) else value for value in values]
        problems = {
            place: value
            for place, value in enumerate(values, start=len(self.dictionary))
            if isinstance(value, CellProblem)
        }
        added = pa.array(plain, self.dictionary.type)
        return pa.concat_arrays([self.dictionary, added]), {**self.problems, **problems}


SheetValues = dict[str, ValueColumn]  # per field of the model
