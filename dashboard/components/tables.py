"""Tables of text: a plain table where it is short, which everybody can read; else a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.markdown import escaped

_SHORT = 100  # rows; a longer table is a grid that scrolls and can be searched


def show_text_table(rows: Sequence[dict[str, str]], *, alt: str) -> None:
    """Show rows of text with the same headers; nothing when there are no rows."""
    if not rows:
        return
    if len(rows) > _SHORT:
        st.dataframe(rows, hide_index=True, alt=alt)
        return
    st.table(
        [{escaped(header): escaped(cell) for header, cell in row.items()} for row in rows],
        hide_index=True,
        border="horizontal",
        alt=alt,
    )


def choose_row(
    rows: Sequence[Mapping[str, object]], *, key: str, alt: str, hint: str
) -> int | None:
    """Show rows to choose one from, with a hint; return the index of the chosen one, else None."""
    chosen = st.dataframe(
        rows, hide_index=True, on_select="rerun", selection_mode="single-row", key=key, alt=alt
    )
    st.caption(hint)
    return chosen.selection.rows[0] if chosen.selection.rows else None
