"""Edits of facts: add a fact, remove facts, delete with all that depends, and compare."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final, TypeAlias

from data.model import Actor, Body, Fact, Facts

Change: TypeAlias = tuple[str, Fact | None, Fact | None]

# What tells the facts of a table apart, where it is not their id.
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "seats": ("body", "actor", "number"),
    "ties": ("from_id", "to_id", "kind", "number"),
    "theme_links": ("theme", "subject"),
    "agenda_items": ("meeting", "number"),
    "invitations": ("meeting", "actor"),
    "attendance": ("meeting", "actor"),
}
# The fields that hold an actor or a body, of facts that make no sense without it.
BELONGING: Final[Mapping[str, tuple[str, ...]]] = {
    "seats": ("body", "actor"),
    "ties": ("from_id", "to_id"),
    "theme_links": ("subject",),
    "figures": ("subject",),
    "meetings": ("body",),
    "invitations": ("actor",),
    "attendance": ("actor",),
    "advice": ("body",),
    "actions": ("body",),
    "succession": ("predecessor",),
}
# The same, of facts that stand without it.
MENTIONING: Final[Mapping[str, tuple[str, ...]]] = {
    "actors": ("part_of",),
    "bodies": ("part_of", "convenor"),
    "agenda_items": ("brought_by",),
    "invitations": ("replaces",),
    "advice": ("addressee", "owner"),
    "actions": ("owner",),
    "succession": ("successor",),
}
_OF_A_MEETING = ("agenda_items", "invitations", "attendance")
_FROM_A_MEETING = ("advice", "actions")
# What a scenario may change, in the order of the tables.
TOUCHED: Final = tuple(
    field.name for field in fields(Facts) if field.name in {*BELONGING, *MENTIONING}
)


def key_of_fact(table: str, fact: Fact) -> tuple[str, ...]:
    """Return the key of a fact in its table, as text."""
    return tuple(str(getattr(fact, field)) for field in KEYS.get(table, ("id",)))


def with_fact(facts: Facts, table: str, fact: Fact) -> Facts:
    """Return the facts with one fact added, in the order of its table."""
    rows = list(facts.table(table))
    insort(rows, fact, key=lambda row: key_of_fact(table, row))
    return _replace_tables(facts, {table: rows})


def without_facts(facts: Facts, table: str, gone: Iterable[Fact]) -> Facts:
    """Return the facts without some facts of a table."""
    left_out = list(gone)
    return _replace_tables(
        facts, {table: [row for row in facts.table(table) if row not in left_out]}
    )


def cascade_delete(facts: Facts, thing: Actor | Body) -> Facts:
    """Return the facts without an actor or a body, and without what depends on it.

    Its seats, ties, themes, figures, meetings (with agenda, invitations and attendance), advice,
    actions and successions are removed too. Optional references to it are cleared; of a removed
    successor the name is kept as text.
    """
    meetings = {meeting.id for meeting in facts.meetings if meeting.body == thing.id}
    left: dict[str, list[Fact]] = {}
    for table in TOUCHED:
        rows = facts.table(table)
        stays = [row for row in rows if not _depends_on(table, row, thing.id, meetings)]
        left[table] = [_without_references(table, row, thing, meetings) for row in stays]
    table = "actors" if isinstance(thing, Actor) else "bodies"
    left[table] = [row for row in left[table] if key_of_fact(table, row) != (thing.id,)]
    return _replace_tables(facts, left)


def changed_facts(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Return each fact that differs: its table, the fact before, and the fact after.

    The fact before is None when it is added, the fact after when it is removed. They are in order
    of table and key; only the tables in `TOUCHED` are compared.
    """
    return tuple(
        (table, was, becomes)
        for table in TOUCHED
        if before.table(table) is not after.table(table)
        for was, becomes in _differing_facts(table, before, after)
    )


def _differing_facts(
    table: str, before: Facts, after: Facts
) -> Iterator[tuple[Fact | None, Fact | None]]:
    was = {key_of_fact(table, row): row for row in before.table(table)}
    becomes = {key_of_fact(table, row): row for row in after.table(table)}
    for key in sorted(was.keys() | becomes.keys()):
        if was.get(key) != becomes.get(key):
            yield was.get(key), becomes.get(key)


def _depends_on(table: str, row: Fact, thing: str, meetings: set[str]) -> bool:
    return any(getattr(row, field) == thing for field in BELONGING.get(table, ())) or (
        table in _OF_A_MEETING and getattr(row, "meeting", None) in meetings
    )


def _without_references(table: str, row: Fact, thing: Actor | Body, meetings: set[str]) -> Fact:
    """Return a fact with all references to an actor, a body or some meetings cleared."""
    emptied: dict[str, Any] = {
        field: None for field in MENTIONING.get(table, ()) if getattr(row, field) == thing.id
    }
    if "successor" in emptied and getattr(row, "successor_name", None) is None:
        emptied["successor_name"] = thing.name
    if table in _FROM_A_MEETING and getattr(row, "meeting", None) in meetings:
        emptied["meeting"] = None
    return replace(row, **emptied) if emptied else row


def _replace_tables(facts: Facts, tables: Mapping[str, list[Fact]]) -> Facts:
    # A table that stays the same stays the same tuple, so that comparing it costs nothing.
    changed: dict[str, Any] = {
        table: tuple(rows)
        for table, rows in tables.items()
        if len(rows) != len(facts.table(table))
        or any(row is not old for row, old in zip(rows, facts.table(table), strict=True))
    }
    return replace(facts, **changed)
