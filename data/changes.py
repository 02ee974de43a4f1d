"""What changes from one state of the facts to another, in all tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import overload

import pyarrow as pa

from data.change import Change, ChangeCounts
from data.state import State
from data.table_changes import TableChanges, changes_to_columns, match_rows, table_changes
from data.tables import TABLES, table_named

_BATCH = 10_000  # changes that become objects together


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
        """Make Changes of single Change objects."""
        if isinstance(changes, Changes):
            return changes
        by_table: dict[str, list[Change]] = {}
        for change in changes:
            by_table.setdefault(change.table, []).append(change)
        return cls(
            changes_to_columns(table, by_table[table.name])
            for table in TABLES
            if table.name in by_table
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
            return self._change_objects(places, places + 1)[0]
        if places.step != 1:
            return [self[number] for number in places]
        return self._change_objects(places.start, places.stop)

    def __iter__(self) -> Iterator[Change]:
        """All changes, one by one."""
        for part in self.parts:
            for start in range(0, len(part), _BATCH):
                yield from part.change_objects(start, min(start + _BATCH, len(part)))

    def _change_objects(self, start: int, stop: int) -> list[Change]:
        found: list[Change] = []
        ends = accumulate(map(len, self.parts))
        for part, end in zip(self.parts, ends, strict=True):
            begin = end - len(part)
            if max(start, begin) < min(stop, end):
                found += part.change_objects(max(start - begin, 0), min(stop - begin, len(part)))
        return found

    @property
    def counts(self) -> ChangeCounts:
        """How many facts are added, changed and removed."""
        parts = [part.counts for part in self.parts]
        return ChangeCounts(*(sum(numbers) for numbers in zip((0, 0, 0), *parts, strict=True)))

    @property
    def ended_count(self) -> int:
        """How many facts had no last day and get one, whatever else changes in them."""
        return sum(part.ended_count for part in self.parts)

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables in which facts change."""
        return frozenset(part.table.name for part in self.parts)

    def in_tables(self, names: Collection[str]) -> Changes:
        """The changes of some tables."""
        return Changes(part for part in self.parts if part.table.name in names)

    def inverse(self) -> Changes:
        """The changes that undo these."""
        return Changes(part.inverse() for part in self.parts)

    def applied_to(self, known: State) -> State:
        """Return `known` with these changes; they must have been made against all its facts."""
        changed = {part.table.name: part.table_after() for part in self.parts}
        return known.with_rows(changed)

    def rebased_onto(self, known: State) -> Changes:
        """These changes against other facts; the rows that they change must be the same there."""

        def moved(part: TableChanges) -> TableChanges:
            rows = known[part.table.name]
            places, _ = match_rows(part.table, rows, part.rows_before())
            return part.rebased_onto(rows, pa.array(places, pa.int64()))

        return Changes(map(moved, self.parts))

    def __eq__(self, other: object) -> bool:
        """Whether these are the same changes as in another sequence."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list


def state_changes(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> Changes:
    """What changes from one state of all tables to another; the same object has no changes."""
    return Changes(
        table_changes(table_named(name), rows, after[name])
        for name, rows in before.items()
        if rows is not after[name]
    )
