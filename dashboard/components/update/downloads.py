"""The data in every format, to take along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.context import Context
from dashboard.documents.export_files import EXPORTS
from dashboard.snapshot import Snapshot

_IN_A_ROW = 3


def offer_other_formats(context: Context, on_day: Callable[[], Snapshot]) -> None:
    """Offer all formats, folded; names of representatives go along only when ticked.

    `on_day` gives what holds today, once somebody unfolds them.
    """
    words = context.words
    folded = st.expander(
        words("Take the data along in another format"),
        icon=":material/download:",
        key="other-files",
        on_change="rerun",
    )
    if not folded.open:
        return
    whole, today = context.whole_snapshot, on_day()
    with folded:
        personal = st.checkbox(words("With the names of representatives"))
        for start in range(0, len(EXPORTS), _IN_A_ROW):
            row = EXPORTS[start : start + _IN_A_ROW]
            for column, export in zip(st.columns(_IN_A_ROW), row, strict=False):
                column.download_button(
                    words(export.label),
                    partial(export.make, words, today if export.of_a_day else whole, personal),
                    file_name=f"woonnetwerk-{words('version')}-{context.revision}{export.ending}",
                    key=f"export{export.ending}",
                    on_click="ignore",
                    width="stretch",
                )
