"""How complete the data is, body by body."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from dashboard.wording.profile import membership_sentence
from graph.gaps import Known, memberships

_SIGNS = {
    Known.NAMED: "●●●",
    Known.PARTS: "●●○",
    Known.OPEN: "●○○",
    Known.UNNAMED: "●○○",
    Known.NOTHING: "○○○",
}


def show_completeness(visit: Visit, now: Snapshot) -> None:
    """Show of every body how well its members are known; a row leads to the body."""
    words = visit.words
    st.subheader(words("How complete is the data"), anchor=False)
    known = memberships(now.network)
    rows = [
        {
            words("Body"): body.name,
            words("Layer"): capitalised(words, body.layer),
            words("Complete"): "●●●" if known[body.id].complete else _SIGNS[known[body.id].known],
            words("Members"): membership_sentence(words, now, known[body.id]),
        }
        for body in now.bodies.values()
    ]
    chosen = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="completeness",
        alt=words("How complete is the data"),
        column_config={words("Members"): st.column_config.TextColumn(width="large")},
    )
    st.caption(words("Choose a row to open that body."))
    if chosen.selection.rows:
        links.go(visit, "body", body=list(now.bodies)[chosen.selection.rows[0]])
