"""What differs between two states of the facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.change import Change, Counts
from data.columns import Places, State, key_columns, numbered
from data.table_changes import TableChanges, of_objects
from data.tables import TABLES, Table, table_named

_AT_ONCE = 10_000  # changes that become objects together


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
            of_objects(table, by_table[table.name]) for table in TABLES if table.name in by_table
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
            if max(start, begin) < min(stop, end):
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

    def onto(self, known: State) -> Changes:
        """The same changes made against other facts, in which what they change is as before."""

        def moved(part: TableChanges) -> TableChanges:
            rows = known[part.table.name]
            places, _ = paired(part.table, rows, part.rows_before())
            return part.onto(rows, pa.array(places, pa.int64()))

        return Changes(map(moved, self.parts))

    def __eq__(self, other: object) -> bool:
        """Whether these are the same changes as in another sequence."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list


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
    """What changes from one state of all tables to another; the same object has no changes."""
    return Changes(
        difference(table_named(name), rows, after[name])
        for name, rows in before.items()
        if rows is not after[name]
    )


def paired(table: Table, before: pa.Table, after: pa.Table) -> tuple[Places, Places]:
    """Per row after, the place of its fact before, -1 where it is new; and the places left."""
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
