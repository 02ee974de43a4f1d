"""The changes of one table as columns: what differs between some of its rows and others.

Two states are compared as Arrow arrays. The same as a full join in DuckDB, whose plan alone takes
3 ms for a table, was measured to take 4 to 8 times the processor time at 1,000 actors, 2 to 4 times
at 5,000, and still 1.1 to 2 times at 95,000 rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.change import Change, ChangeCounts
from data.state import RowIndex, equal_row_numbers, key_columns, key_order, to_facts, to_rows
from data.tables import Key, Table


@dataclass(frozen=True, eq=False)
class TableChanges:
    """The changes of one table: where each fact stands before and after.

    `before_index` numbers the rows of `before`, null for an added fact; `after_index` those of
    `after`, null for a removed one.
    """

    table: Table
    before: pa.Table
    after: pa.Table
    before_index: pa.Array
    after_index: pa.Array

    def __len__(self) -> int:
        """How many facts change."""
        return len(self.before_index)

    @property
    def counts(self) -> ChangeCounts:
        """How many are added, changed and removed."""
        added, removed = self.before_index.null_count, self.after_index.null_count
        return ChangeCounts(added, len(self) - added - removed, removed)

    @property
    def ended_count(self) -> int:
        """How many rows had no last day and get one, whatever else changes in them."""
        if "active_until" not in self.before.column_names:
            return 0
        until = [
            rows.column("active_until").take(places)
            for rows, places in zip((self.before, self.after), self._indices_of_kept(), strict=True)
        ]
        return int(pc.sum(pc.and_(pc.is_null(until[0]), pc.is_valid(until[1]))).as_py() or 0)

    def removed(self) -> pa.Table:
        """The rows that are removed."""
        return self.before.take(self.before_index.filter(pc.is_null(self.after_index)))

    def added(self) -> pa.Table:
        """The rows that are new."""
        return _rows_at(self.after, self.after_index.filter(pc.is_null(self.before_index)))

    def changed(self) -> pa.Table:
        """The changed rows, as they are afterwards."""
        return self.after.take(self._indices_of_kept()[1])

    def rows_before(self) -> pa.Table:
        """The removed rows and the changed ones, as they were before."""
        return self.before.take(self.before_index.drop_null())

    def rows_after(self) -> pa.Table:
        """The added rows and the changed ones, as they are afterwards."""
        return _rows_at(self.after, self.after_index.drop_null())

    def table_after(self) -> pa.Table:
        """Return all rows of the table after the changes, unordered; `before` must be all rows."""
        stays = np.ones(self.before.num_rows, dtype=bool)
        stays[self.before_index.drop_null().to_numpy()] = False
        return pa.concat_tables([self.before.filter(pa.array(stays)), self.rows_after()])

    def batches(self, size: int) -> Iterator[TableChanges]:
        """The changes in batches of at most so many."""
        for start in range(0, len(self), size):
            was, becomes = (
                places.slice(start, size) for places in (self.before_index, self.after_index)
            )
            yield TableChanges(self.table, self.before, self.after, was, becomes)

    def rebased_onto(self, known: pa.Table, places: pa.Array) -> TableChanges:
        """The same changes among other rows before; `places` are those of `rows_before` there."""
        numbers = np.cumsum(self.before_index.is_valid().to_numpy(zero_copy_only=False)) - 1
        there = pa.array(
            numbers, pa.int64(), mask=self.before_index.is_null().to_numpy(zero_copy_only=False)
        )
        return TableChanges(self.table, known, self.after, places.take(there), self.after_index)

    def inverse(self) -> TableChanges:
        """The changes that undo these."""
        return TableChanges(
            self.table, self.after, self.before, self.after_index, self.before_index
        )

    def without(self, keys: Collection[Key]) -> TableChanges:
        """These changes without those of the facts with some keys."""
        if not keys:
            return self
        listed = [pa.array(cells, pa.string()) for cells in zip(*keys, strict=True)]
        columns = zip(self._key_columns(), listed, strict=True)
        numbers = equal_row_numbers(
            [pa.chunked_array([*own.chunks, cells]) for own, cells in columns]
        )
        own, theirs = np.split(numbers, [len(self)])
        others = pa.array(~np.isin(own, theirs))
        return TableChanges(
            self.table,
            self.before,
            self.after,
            self.before_index.filter(others),
            self.after_index.filter(others),
        )

    def only_removed(self) -> TableChanges:
        """Of these changes only those that remove a fact."""
        gone = pc.is_null(self.after_index)
        return TableChanges(
            self.table,
            self.before,
            self.after,
            self.before_index.filter(gone),
            self.after_index.filter(gone),
        )

    def keys(self) -> list[Key]:
        """The key of each fact that changes, in the order of the changes."""
        return list(zip(*(column.to_pylist() for column in self._key_columns()), strict=True))

    def _key_columns(self) -> list[pa.ChunkedArray]:
        sides = (
            key_columns(self.table, rows.take(places))
            for rows, places in ((self.before, self.before_index), (self.after, self.after_index))
        )
        return [pc.coalesce(one, other) for one, other in zip(*sides, strict=True)]

    def _indices_of_kept(self) -> tuple[pa.Array, pa.Array]:
        stays = pc.and_(pc.is_valid(self.before_index), pc.is_valid(self.after_index))
        return self.before_index.filter(stays), self.after_index.filter(stays)

    @cached_property
    def _key_order(self) -> pa.Array:
        names = [self.table.column(field).name for field in self.table.key]
        return key_order(self.table, pa.table(self._key_columns(), names=names))

    def change_objects(self, start: int, stop: int) -> list[Change]:
        """The changes number `start` up to `stop`, in the order of their keys, as objects."""
        order = self._key_order.slice(start, stop - start)
        part = TableChanges(
            self.table,
            self.before,
            self.after,
            self.before_index.take(order),
            self.after_index.take(order),
        )
        before, after = (
            iter(to_facts(self.table, rows)) for rows in (part.rows_before(), part.rows_after())
        )
        return [
            Change(
                self.table.name,
                key,
                next(before) if had else None,
                next(after) if has else None,
            )
            for key, had, has in zip(
                part.keys(),
                part.before_index.is_valid().to_pylist(),
                part.after_index.is_valid().to_pylist(),
                strict=True,
            )
        ]


def table_changes(
    table: Table, before: pa.Table, after: pa.Table, *, removing: bool = True
) -> TableChanges:
    """The changes of a table between two sets of rows; each key occurs once in either set.

    Without `removing`, rows that are not among those after stay.
    """
    was, gone = match_rows(table, before, after)
    differs = was < 0
    known = np.flatnonzero(~differs)
    differs[known] = _rows_that_differ(before.take(was[known]), after.take(known))
    becomes = np.flatnonzero(differs)
    nowhere = np.full(len(gone) if removing else 0, -1)
    return TableChanges(
        table,
        before,
        after,
        _null_where_negative(np.concatenate([was[becomes], gone[: len(nowhere)]])),
        _null_where_negative(np.concatenate([becomes, nowhere])),
    )


def match_rows(table: Table, before: pa.Table, after: pa.Table) -> tuple[RowIndex, RowIndex]:
    """Match rows by key: for each row of `after` its position in `before`, -1 where it is new.

    Also returns the positions in `before` of the rows that are not in `after`.
    """
    if not before.num_rows:
        return np.full(after.num_rows, -1), np.zeros(0, np.int64)
    sides = zip(key_columns(table, before), key_columns(table, after), strict=True)
    numbers = equal_row_numbers(
        [pa.chunked_array([*one.chunks, *other.chunks], pa.string()) for one, other in sides]
    )
    old, new = np.split(numbers, [before.num_rows])
    order = np.argsort(old)
    places = order[np.minimum(np.searchsorted(old, new, sorter=order), len(old) - 1)]
    was = np.where(old[places] == new, places, -1)
    left = np.ones(before.num_rows, dtype=bool)
    left[was[was >= 0]] = False
    return was, np.flatnonzero(left)


def _null_where_negative(places: RowIndex) -> pa.Array:
    return pa.array(places, mask=places < 0)


def _rows_that_differ(one: pa.Table, other: pa.Table) -> npt.NDArray[np.bool_]:
    """Per row whether it differs in any column."""
    unequal = np.zeros(one.num_rows, dtype=bool)
    for left, right in zip(one.columns, other.columns, strict=True):
        if left.null_count < len(left) or right.null_count < len(right):
            there = pc.fill_null(pc.not_equal(left, right), fill_value=False)
            unequal |= np.asarray(pc.or_(there, pc.xor(pc.is_null(left), pc.is_null(right))))
    return unequal


def changes_to_columns(table: Table, changes: Sequence[Change]) -> TableChanges:
    """Changes of one table that are objects already."""

    def placed(facts: Sequence[object | None]) -> pa.Array:
        there = np.array([fact is not None for fact in facts], dtype=bool)
        return pa.array(np.cumsum(there) - 1, pa.int64(), mask=~there)

    before, after = [change.before for change in changes], [change.after for change in changes]
    return TableChanges(
        table,
        to_rows(table, [fact for fact in before if fact is not None]),
        to_rows(table, [fact for fact in after if fact is not None]),
        placed(before),
        placed(after),
    )


def _rows_at(rows: pa.Table, places: pa.Array) -> pa.Table:
    """The rows at some positions; nothing is copied where that is all rows in their order."""
    is_all_rows = len(places) == rows.num_rows and bool(np.all(np.diff(places) > 0))
    return rows if is_all_rows else rows.take(places)
