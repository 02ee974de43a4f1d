"""The facts that files give, against the facts that are known → what would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from data.changes import Changes
from data.model import Fact, Facts
from data.state import State, to_rows
from data.table_changes import table_changes
from data.tables import table_named

_LARGE_SHARE = 1 / 5


def proposed_changes(
    given: Mapping[str, pa.Table] | Mapping[str, Sequence[Fact]],
    known: State | Facts,
    *,
    replace: bool,
) -> Changes:
    """What changes when the given facts, as columns or objects, are taken in.

    Facts are added or updated; with `replace`, each given table becomes exactly what was given,
    so that known facts which are not given are removed. Tables that are not given stay.
    """
    state = State.of(known)
    rows = {
        name: facts if isinstance(facts, pa.Table) else to_rows(table_named(name), facts)
        for name, facts in given.items()
    }
    return Changes(
        table_changes(table_named(name), state[name], facts, removing=replace)
        for name, facts in rows.items()
    )


def large_removals(found: Changes, known: State | Facts) -> dict[str, tuple[int, int]]:
    """The tables that would lose more than a fifth of their facts: how many, of how many."""
    state = State.of(known)
    counts = {part.table.name: part.counts.removed for part in found.parts}
    return {
        name: (removed, state[name].num_rows)
        for name, removed in counts.items()
        if removed > state[name].num_rows * _LARGE_SHARE
    }
