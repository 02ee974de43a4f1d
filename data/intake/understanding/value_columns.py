"""A column of values, in which each different text of the file stands for itself once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from data.state import RowIndex


@dataclass(frozen=True, slots=True, eq=False)
class Wrong:
    """What is wrong with a cell; a warning still has a value to go on with."""

    code: str
    values: dict[str, str] = field(default_factory=dict)
    warning: bool = False
    value: object = None


@dataclass(frozen=True, slots=True, eq=False)
class Converted:
    """The values of a column: the different ones, and per row the place of its own among them.

    A value is null where a cell is empty or wrong; `wrong` says what is wrong, by the same places.
    A doubtful value is there, and is in `wrong` too. Different texts may have the same value.
    """

    different: pa.Array
    wrong: Mapping[int, Wrong]
    places: RowIndex

    @classmethod
    def same(cls, value: object, type_: pa.DataType, count: int) -> Converted:
        """The same value, or Wrong, in every row."""
        wrong = {0: value} if isinstance(value, Wrong) else {}
        plain = value.value if isinstance(value, Wrong) else value
        return cls(pa.array([plain], type_), wrong, np.zeros(count, np.int64))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.places)

    def all(self) -> pa.Array:
        """The value of every row."""
        return self.different.take(self.places)

    def at(self, row: int) -> object:
        """The value of one row, or what is wrong with it."""
        place = int(self.places[row])
        wrong = self.wrong.get(place)
        return self.different[place].as_py() if wrong is None or wrong.warning else wrong

    def texts(self) -> dict[int, str]:
        """The different texts that stand in any row, by their places, where the values are text."""
        used = np.flatnonzero(np.bincount(self.places, minlength=len(self.different)))
        texts = self.different.take(used).to_pylist()
        return {
            place: text
            for place, text in zip(used.tolist(), texts, strict=True)
            if text is not None
        }

    def rows(self, places: Iterable[int]) -> RowIndex:
        """The positions of the rows that have one of these values, from the first to the last."""
        chosen = np.zeros(len(self.different), dtype=bool)
        chosen[list(places)] = True
        return np.flatnonzero(chosen[self.places])

    def first(self, places: Iterable[int]) -> list[int]:
        """The position of the first row with each of these values, in the order of the rows."""
        rows = self.rows(places)
        return sorted(rows[np.unique(self.places[rows], return_index=True)[1]].tolist())

    def take(self, rows: RowIndex) -> Converted:
        """The column of some rows, by their position."""
        return Converted(self.different, self.wrong, self.places[rows])

    def with_values(self, others: Mapping[int, object]) -> Converted:
        """The column with other values, or Wrong, in place of some of the different ones."""
        if not others:
            return self
        return Converted(*self._added(list(others.values())), self._moved(others))

    def with_rows(self, others: Mapping[int, object]) -> Converted:
        """The column with other values, or Wrong, in some rows by their position."""
        if not others:
            return self
        places = self.places.copy()
        distinct: dict[object, int] = {}
        for row, value in others.items():
            places[row] = distinct.setdefault(value, len(self.different) + len(distinct))
        return Converted(*self._added(list(distinct)), places)

    def _moved(self, others: Mapping[int, object]) -> RowIndex:
        to = np.arange(len(self.different))
        to[list(others)] = np.arange(len(others)) + len(self.different)
        return to[self.places]

    def _added(self, values: list[object]) -> tuple[pa.Array, Mapping[int, Wrong]]:
        plain = [value.value if isinstance(value, Wrong) else value for value in values]
        wrong = {
            place: value
            for place, value in enumerate(values, start=len(self.different))
            if isinstance(value, Wrong)
        }
        added = pa.array(plain, self.different.type)
        return pa.concat_arrays([self.different, added]), {**self.wrong, **wrong}


Values = dict[str, Converted]  # per field of the model
