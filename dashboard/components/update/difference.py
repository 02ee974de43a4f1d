"""What changes, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.components.tables import show_table
from dashboard.context import Context
from dashboard.wording.changes import cell_sentence, kind_name
from dashboard.wording.columns import table_name
from dashboard.words import Words
from data.change import Change
from data.changes import Changes
from data.tables import Key

_SHOWN: Final = 5_000  # rows to tick; of more, whole tables can be left out


def show_difference(context: Context, changes: Changes) -> None:
    """Show how many facts are added, changed, ended and removed, and the first of them."""
    words = context.words
    _numbers(words, changes)
    shown = changes[:_SHOWN]
    show_table([_row(words, change) for change in shown], alt=words("What changes, row by row"))
    if len(changes) > _SHOWN:
        st.caption(words("The first {count} rows are shown.", count=words.number(_SHOWN)))


def choose_changes(
    context: Context, changes: Changes, *, key: str
) -> tuple[frozenset[tuple[str, Key]], frozenset[str]]:
    """Show the difference with a tick at each row and table.

    What is not ticked comes back: the table and key of rows, and the names of whole tables.
    """
    words = context.words
    _numbers(words, changes)
    tables = [part.table.name for part in changes.parts]
    kept = tables
    if len(tables) > 1:
        kept = st.pills(
            words("Take over these tables"),
            tables,
            selection_mode="multi",
            default=tables,
            format_func=lambda name: table_name(words, name),
            key=f"tables-{key}",
        )
    offered = changes.of_tables(kept)
    shown = offered[:_SHOWN]
    ticked = _ticked(words, shown, key=f"rows-{key}-{'-'.join(kept)}")
    if len(offered) > _SHOWN:
        st.caption(
            words(
                "The first {count} rows are shown; the others are taken over too.",
                count=words.number(_SHOWN),
            )
        )
    unticked = (
        (change.table, change.key) for change, taken in zip(shown, ticked, strict=True) if not taken
    )
    return frozenset(unticked), frozenset(tables) - frozenset(kept)


def _ticked(words: Words, changes: Sequence[Change], *, key: str) -> list[bool]:
    if not changes:
        return []
    take = words("Take over")
    rows = [{take: True, **_row(words, change)} for change in changes]
    edited: Any = st.data_editor(
        pd.DataFrame(rows),
        hide_index=True,
        disabled=[name for name in rows[0] if name != take],
        column_config={take: st.column_config.CheckboxColumn(take, width=110)},
        key=key,
        alt=words("What changes, row by row; take the tick off a row to leave it out"),
    )
    return [bool(taken) for taken in edited[take]]


def _numbers(words: Words, changes: Changes) -> None:
    numbers, ended = changes.counts, changes.ended
    shown = (
        (words("Added"), numbers.added),
        (words("Changed"), numbers.changed - ended),
        (words("Ended"), ended),
        (words("Removed"), numbers.removed),
    )
    for column, (label, count) in zip(st.columns(4), shown, strict=True):
        column.metric(label, words.number(count), border=True)


def _row(words: Words, change: Change) -> dict[str, str]:
    return {
        words("Table"): table_name(words, change.table),
        words("Which"): " / ".join(change.key),
        words("Change"): words("ended") if change.ends else kind_name(words, change.kind),
        words("Before → after"): cell_sentence(words, change),
    }
