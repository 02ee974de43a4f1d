"""The direct relations of an actor or a body."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.components.sources import show_quotes
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.ties import tie_sentence


def show_ties(visit: Visit, now: Snapshot, identity: str) -> None:
    """Show every relation of a thing, with the other end as a link."""
    words = visit.words
    st.subheader(words("Ties and money"), anchor=False)
    ties = [tie for tie in now.facts.ties if identity in (tie.from_id, tie.to_id)]
    if not ties:
        st.markdown(words("The data names no direct tie."))
        return
    for tie in ties:
        with st.expander(escaped(tie_sentence(words, now, tie))):
            links.to_thing(visit, now, tie.to_id if tie.from_id == identity else tie.from_id)
            show_quotes(visit, now, [tie])
