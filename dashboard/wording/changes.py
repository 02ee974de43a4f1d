"""The change of a fact, as text."""

from __future__ import annotations

from enum import StrEnum

from dashboard.wording.choices import choice_name
from dashboard.wording.columns import column_name, table_name
from dashboard.words import Words
from data.change import Change, ChangeKind
from data.records import Record, to_record
from data.tables import Column, table_named


def cells_before_and_after(change: Change) -> list[tuple[str, object, object]]:
    """The cells that differ: the English name of the column, and the value before and after."""
    table = table_named(change.table)
    before = {} if change.before is None else to_record(change.before, table)
    after = {} if change.after is None else to_record(change.after, table)
    return [
        (column.name, _cell_value(column, before), _cell_value(column, after))
        for column in table.columns
        if before.get(column.name) != after.get(column.name)
    ]


def changed_cells_sentence(words: Words, change: Change) -> str:
    """The cells that differ, before → after; all filled cells of an added or removed fact."""
    nothing = words("empty")
    if change.kind is not ChangeKind.CHANGED:
        return "; ".join(
            f"{column_name(words, name)}: {_cell_text(words, was if is_ is None else is_, nothing)}"
            for name, was, is_ in cells_before_and_after(change)
        )
    return "; ".join(
        f"{column_name(words, name)}: {_cell_text(words, was, nothing)} → {_cell_text(words, is_, nothing)}"
        for name, was, is_ in cells_before_and_after(change)
    )


def change_sentence(words: Words, change: Change) -> str:
    """What happened to a fact, in one line."""
    if change.kind is ChangeKind.ADDED:
        return words("added")
    if change.kind is ChangeKind.REMOVED:
        return words("removed")
    return words("changed: {cells}", cells=changed_cells_sentence(words, change))


def change_kind_name(words: Words, kind: ChangeKind) -> str:
    """The word for a kind of change."""
    names = {
        ChangeKind.ADDED: words("added"),
        ChangeKind.CHANGED: words("changed"),
        ChangeKind.REMOVED: words("removed"),
    }
    return names[kind]


def change_title(words: Words, change: Change) -> str:
    """The fact that changed, as its table and key."""
    return f"{table_name(words, change.table)}: {' / '.join(change.key)}"


def _cell_value(column: Column, record: Record) -> object:
    """The value of a cell, as a choice where the column has `choices`; None for an empty cell."""
    value = record.get(column.name)
    return value if value is None or column.choices is None else column.choices(str(value))


def _cell_text(words: Words, value: object, nothing: str) -> str:
    if value is None:
        return nothing
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, StrEnum):
        return choice_name(words, value)
    return words.plain_number(value) if isinstance(value, int | float) else str(value)
