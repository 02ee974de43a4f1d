"""Tables of text: a real one where it is short, so that everybody can read it; else a grid."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.markdown import escaped

_SHORT = 100  # rows; a longer table is a grid that scrolls and can be searched


def show_table(rows: Sequence[dict[str, str]], *, alt: str) -> None:
    """Show rows of text, all with the same headers; nothing when there are none."""
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
