"""The themes of an actor, a body or an activity."""

from __future__ import annotations

import streamlit as st

from dashboard.components.sources import place
from dashboard.context import Context
from dashboard.markdown import escaped


def show_themes(context: Context, identity: str, *, none: str) -> None:
    """Show the themes of a thing, each with its place in the source; `none` where it has none."""
    snapshot = context.snapshot
    st.subheader(context.words("Themes"), anchor=False)
    linked = [link for link in snapshot.facts.theme_links if link.subject == identity]
    if not linked:
        st.markdown(none)
    for link in linked:
        st.markdown(
            f"- {escaped(snapshot.theme_name(link.theme))} — {escaped(place(context, link))}"
        )
