"""The changes of one table, as columns until somebody looks at one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.change import Change, Counts
from data.columns import in_key_order, key_columns, numbered, to_facts, to_rows
from data.tables import Key, Table


@dataclass(frozen=True, eq=False)
class TableChanges:
    """The changes of one table: where each fact stands before and after.

    `was` holds places among the rows `before`, null for an added fact; `becomes` holds places
    among the rows `after`, null for a removed one.
    """

    table: Table
    before: pa.Table
    after: pa.Table
    was: pa.Array
    becomes: pa.Array

    def __len__(self) -> int:
        """How many facts change."""
        return len(self.was)

    @property
    def counts(self) -> Counts:
        """How many are added, changed and removed."""
        added, removed = self.was.null_count, self.becomes.null_count
        return Counts(added, len(self) - added - removed, removed)

    @property
    def ended(self) -> int:
        """How many stay, and only from now on have a last day."""
        if "active_until" not in self.before.column_names:
            return 0
        until = [
            rows.column("active_until").take(places)
            for rows, places in zip((self.before, self.after), self._both(), strict=True)
        ]
        return int(pc.sum(pc.and_(pc.is_null(until[0]), pc.is_valid(until[1]))).as_py() or 0)

    def removed(self) -> pa.Table:
        """The rows that go."""
        return self.before.take(self.was.filter(pc.is_null(self.becomes)))

    def added(self) -> pa.Table:
        """The rows that are new."""
        return _taken(self.after, self.becomes.filter(pc.is_null(self.was)))

    def changed(self) -> pa.Table:
        """The rows that stay, as they become."""
        return self.after.take(self._both()[1])

    def rows_before(self) -> pa.Table:
        """What was there of what changes."""
        return self.before.take(self.was.drop_null())

    def rows_after(self) -> pa.Table:
        """What is there afterwards of what changes."""
        return _taken(self.after, self.becomes.drop_null())

    def whole_after(self) -> pa.Table:
        """All rows of the table afterwards, where `before` holds all rows of it; in no order."""
        stays = np.ones(self.before.num_rows, dtype=bool)
        stays[self.was.drop_null().to_numpy()] = False
        return pa.concat_tables([self.before.filter(pa.array(stays)), self.rows_after()])

    def lots(self, size: int) -> Iterator[TableChanges]:
        """The changes in lots of at most so many."""
        for start in range(0, len(self), size):
            was, becomes = (places.slice(start, size) for places in (self.was, self.becomes))
            yield TableChanges(self.table, self.before, self.after, was, becomes)

    def onto(self, known: pa.Table, places: pa.Array) -> TableChanges:
        """The same changes among other rows before; `places` are those of `rows_before` there."""
        numbers = np.cumsum(self.was.is_valid().to_numpy(zero_copy_only=False)) - 1
        there = pa.array(
            numbers, pa.int64(), mask=self.was.is_null().to_numpy(zero_copy_only=False)
        )
        return TableChanges(self.table, known, self.after, places.take(there), self.becomes)

    def undone(self) -> TableChanges:
        """The changes that take these back."""
        return TableChanges(self.table, self.after, self.before, self.becomes, self.was)

    def without(self, keys: Collection[Key]) -> TableChanges:
        """The changes but those of some facts."""
        if not keys:
            return self
        listed = [pa.array(cells, pa.string()) for cells in zip(*keys, strict=True)]
        columns = zip(self._key_columns(), listed, strict=True)
        numbers = numbered([pa.chunked_array([*own.chunks, cells]) for own, cells in columns])
        own, theirs = np.split(numbers, [len(self)])
        kept = pa.array(~np.isin(own, theirs))
        return TableChanges(
            self.table, self.before, self.after, self.was.filter(kept), self.becomes.filter(kept)
        )

    def only_removed(self) -> TableChanges:
        """The changes of facts that go."""
        gone = pc.is_null(self.becomes)
        return TableChanges(
            self.table, self.before, self.after, self.was.filter(gone), self.becomes.filter(gone)
        )

    def keys(self) -> list[Key]:
        """Which facts change, in the order of the changes."""
        return list(zip(*(column.to_pylist() for column in self._key_columns()), strict=True))

    def _key_columns(self) -> list[pa.ChunkedArray]:
        sides = (
            key_columns(self.table, rows.take(places))
            for rows, places in ((self.before, self.was), (self.after, self.becomes))
        )
        return [pc.coalesce(one, other) for one, other in zip(*sides, strict=True)]

    def _both(self) -> tuple[pa.Array, pa.Array]:
        stays = pc.and_(pc.is_valid(self.was), pc.is_valid(self.becomes))
        return self.was.filter(stays), self.becomes.filter(stays)

    @cached_property
    def _order(self) -> pa.Array:
        names = [self.table.column(field).name for field in self.table.key]
        return in_key_order(self.table, pa.table(self._key_columns(), names=names))

    def objects(self, start: int, stop: int) -> list[Change]:
        """The changes from one place to another in the order of keys, each as an object."""
        order = self._order.slice(start, stop - start)
        part = TableChanges(
            self.table, self.before, self.after, self.was.take(order), self.becomes.take(order)
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
                part.was.is_valid().to_pylist(),
                part.becomes.is_valid().to_pylist(),
                strict=True,
            )
        ]


def of_objects(table: Table, changes: Sequence[Change]) -> TableChanges:
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


def _taken(rows: pa.Table, places: pa.Array) -> pa.Table:
    """Rows by their places; all of them in their own order are not copied."""
    whole = len(places) == rows.num_rows and bool(np.all(np.diff(places) > 0))
    return rows if whole else rows.take(places)
