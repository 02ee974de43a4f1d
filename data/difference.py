"""What differs between two states of the facts, a table at a time, as columns until asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.change import Change, Counts
from data.columns import Places, State, in_key_order, key_columns, numbered, to_facts, to_rows
from data.tables import TABLES, Key, Table, table_named

_AT_ONCE = 10_000  # changes that become objects together


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


class Changes(Sequence[Change]):
    """Changes in the order of tables and keys; each becomes an object only when it is looked at."""

    def __init__(self, parts: Iterable[TableChanges] = ()) -> None:
        order = [table.name for table in TABLES]
        self.parts = tuple(
            sorted(
                (part for part in parts if len(part)), key=lambda part: order.index(part.table.name)
            )
        )

    @classmethod
    def of(cls, changes: Iterable[Change]) -> Changes:
        """Changes that are objects already."""
        if isinstance(changes, Changes):
            return changes
        by_table: dict[str, list[Change]] = {}
        for change in changes:
            by_table.setdefault(change.table, []).append(change)
        return cls(
            _of_objects(table, by_table[table.name]) for table in TABLES if table.name in by_table
        )

    def __len__(self) -> int:
        """How many facts change."""
        return sum(map(len, self.parts))

    @overload
    def __getitem__(self, place: int) -> Change: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Change]: ...
    def __getitem__(self, place: int | slice) -> Change | Sequence[Change]:
        """The change at a place, or those of a range."""
        places = range(len(self))[place]
        if isinstance(places, int):
            return self._objects(places, places + 1)[0]
        if places.step != 1:
            return [self[each] for each in places]
        return self._objects(places.start, places.stop)

    def __iter__(self) -> Iterator[Change]:
        """All changes, one by one."""
        for part in self.parts:
            for start in range(0, len(part), _AT_ONCE):
                yield from part.objects(start, min(start + _AT_ONCE, len(part)))

    def _objects(self, start: int, stop: int) -> list[Change]:
        found: list[Change] = []
        ends = accumulate(map(len, self.parts))
        for part, end in zip(self.parts, ends, strict=True):
            begin = end - len(part)
            if start < end and begin < stop:
                found += part.objects(max(start - begin, 0), min(stop - begin, len(part)))
        return found

    @property
    def counts(self) -> Counts:
        """How many facts are added, changed and removed."""
        parts = [part.counts for part in self.parts]
        return Counts(*(sum(numbers) for numbers in zip((0, 0, 0), *parts, strict=True)))

    @property
    def ended(self) -> int:
        """How many facts stay, and only from now on have a last day."""
        return sum(part.ended for part in self.parts)

    def of_tables(self, names: Collection[str]) -> Changes:
        """The changes of some tables."""
        return Changes(part for part in self.parts if part.table.name in names)

    def undone(self) -> Changes:
        """The changes that take these back."""
        return Changes(part.undone() for part in self.parts)

    def after(self, known: State) -> State:
        """The facts after these changes, where they were made against all facts there are."""
        changed = {part.table.name: part.whole_after() for part in self.parts}
        return known.changed(changed)

    def __eq__(self, other: object) -> bool:
        """Whether these are the same changes as in another sequence."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list


def _of_objects(table: Table, changes: Sequence[Change]) -> TableChanges:
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


def difference(
    table: Table, before: pa.Table, after: pa.Table, *, removing: bool = True
) -> TableChanges:
    """What changes in a table from some rows to others; a key stands once in each.

    Without `removing`, rows that are not among those after stay.
    """
    was, gone = paired(table, before, after)
    differs = was < 0
    known = np.flatnonzero(~differs)
    differs[known] = _unequal(before.take(was[known]), after.take(known))
    becomes = np.flatnonzero(differs)
    nowhere = np.full(len(gone) if removing else 0, -1)
    return TableChanges(
        table,
        before,
        after,
        _nullable(np.concatenate([was[becomes], gone[: len(nowhere)]])),
        _nullable(np.concatenate([becomes, nowhere])),
    )


def between(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> Changes:
    """What changes from one state of all tables to another; those that are the same object do not."""
    return Changes(
        difference(table_named(name), rows, after[name])
        for name, rows in before.items()
        if rows is not after[name]
    )


def paired(table: Table, before: pa.Table, after: pa.Table) -> tuple[Places, Places]:
    """Per row after, the place of its fact before, -1 where it is new; and the places that are left."""
    if not before.num_rows:
        return np.full(after.num_rows, -1), np.zeros(0, np.int64)
    sides = zip(key_columns(table, before), key_columns(table, after), strict=True)
    numbers = numbered(
        [pa.chunked_array([*one.chunks, *other.chunks], pa.string()) for one, other in sides]
    )
    old, new = np.split(numbers, [before.num_rows])
    order = np.argsort(old)
    places = order[np.minimum(np.searchsorted(old, new, sorter=order), len(old) - 1)]
    was = np.where(old[places] == new, places, -1)
    left = np.ones(before.num_rows, dtype=bool)
    left[was[was >= 0]] = False
    return was, np.flatnonzero(left)


def _taken(rows: pa.Table, places: pa.Array) -> pa.Table:
    """Rows by their places; all of them in their own order are not copied."""
    whole = len(places) == rows.num_rows and bool(np.all(np.diff(places) > 0))
    return rows if whole else rows.take(places)


def _nullable(places: Places) -> pa.Array:
    return pa.array(places, mask=places < 0)


def _unequal(one: pa.Table, other: pa.Table) -> npt.NDArray[np.bool_]:
    """Per row whether it differs in any column."""
    unequal = np.zeros(one.num_rows, dtype=bool)
    for left, right in zip(one.columns, other.columns, strict=True):
        if left.null_count < len(left) or right.null_count < len(right):
            there = pc.fill_null(pc.not_equal(left, right), fill_value=False)
            unequal |= np.asarray(pc.or_(there, pc.xor(pc.is_null(left), pc.is_null(right))))
    return unequal
