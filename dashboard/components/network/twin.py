"""The table twin of the picture: every seat in it, for who cannot use the picture."""

from __future__ import annotations

import streamlit as st

from dashboard.components.sources import place
from dashboard.components.tables import show_table
from dashboard.context import Context
from dashboard.wording.choices import capitalised, choice
from graph.network import Network


def show_twin(context: Context, network: Network, *, open_at_once: bool = False) -> None:
    """Show every seat of a two-mode network as a row."""
    words, snapshot = context.words, context.snapshot
    fold = st.expander(
        words("The same as a table"),
        expanded=open_at_once,
        icon=":material/table:",
        key=f"twin-{open_at_once}",
        on_change="rerun",
    )
    if not fold.open:
        return
    rows = [
        {
            words("Actor"): snapshot.name(seat.actor),
            words("Body"): snapshot.name(seat.body),
            words("Layer"): capitalised(words, snapshot.bodies[seat.body].layer),
            words("Role"): choice(words, seat.role),
            words("Evidence"): choice(words, seat.evidence),
            words("Source"): place(context, seat),
        }
        for _, _, link in network.edges(data=True)
        for seat in link["seats"]
    ]
    rows.sort(key=lambda row: (row[words("Body")].casefold(), row[words("Actor")].casefold()))
    with fold:
        show_table(rows, alt=words("Every seat in the picture"))
