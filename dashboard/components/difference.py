"""What changes, row by row."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.tables import show_table
from dashboard.visit import Visit
from dashboard.wording.changes import cell_sentence, kind_name
from dashboard.wording.fields import table_name
from data.change import Change, counts


def show_difference(visit: Visit, changes: Sequence[Change]) -> None:
    """Show how many facts are added, changed and removed, and each of them."""
    words = visit.words
    numbers = counts(changes)
    added, changed, removed = st.columns(3)
    added.metric(words("Added"), words.number(numbers.added), border=True)
    changed.metric(words("Changed"), words.number(numbers.changed), border=True)
    removed.metric(words("Removed"), words.number(numbers.removed), border=True)
    show_table(
        [
            {
                words("Table"): table_name(words, change.table),
                words("Which"): " / ".join(change.key),
                words("Change"): kind_name(words, change.kind),
                words("Before → after"): cell_sentence(words, change),
            }
            for change in changes
        ],
        alt=words("What changes, row by row"),
    )
