"""The facts that files give, against the facts that are known → what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from data.change import Change
from data.intake.keys import by_key
from data.model import Fact, Facts
from data.tables import TABLES, Table

__all__ = ["Change", "changes", "large_removals"]

_LARGE_SHARE = 1 / 5


def changes(
    facts_given: Mapping[str, Sequence[Fact]], known: Facts, *, replace: bool
) -> tuple[Change, ...]:
    """What changes when the given facts are taken in, in the order of tables and keys.

    Facts are added or updated; with `replace`, each given table becomes exactly what was given,
    so that known facts which are not given are removed. Tables that are not given stay.
    """
    return tuple(
        change
        for table in TABLES
        if table.name in facts_given
        for change in _in_table(table, facts_given[table.name], known, replace=replace)
    )


def large_removals(found: Sequence[Change], known: Facts) -> dict[str, tuple[int, int]]:
    """The tables that would lose more than a fifth of their facts: how many, of how many."""
    removed = Counter(change.table for change in found if change.after is None)
    sizes = {name: len(known.table(name)) for name in removed}
    return {
        name: (count, sizes[name])
        for name, count in removed.items()
        if count > sizes[name] * _LARGE_SHARE
    }


def _in_table(table: Table, given: Sequence[Fact], known: Facts, *, replace: bool) -> list[Change]:
    before = by_key(table, known.table(table.name))
    after = by_key(table, given)
    found = [
        Change(table.name, key, was, fact)
        for key, fact in after.items()
        if (was := before.get(key)) is not fact and was != fact
    ]
    if replace:
        found += [
            Change(table.name, key, fact, None) for key, fact in before.items() if key not in after
        ]
    return sorted(found, key=lambda change: change.key)
