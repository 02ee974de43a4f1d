"""The direct relations of an actor, a body or an activity."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.components.sources import show_quotes
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.ties import tie_sentence
from data.model import Tie


def show_ties(visit: Visit, now: Snapshot, identity: str, *, none: str = "") -> None:
    """Show every relation of a thing, with the other end as a link; `none` where it has none."""
    words = visit.words
    st.subheader(words("Ties and money"), anchor=False)
    ties = [tie for tie in now.facts.ties if identity in (tie.from_id, tie.to_id)]
    if not ties:
        st.markdown(none or words("The data names no direct tie."))
        return
    for tie in ties:
        show_tie(visit, now, tie, tie.to_id if tie.from_id == identity else tie.from_id)


def show_tie(visit: Visit, now: Snapshot, tie: Tie, *others: str, folded: bool = True) -> None:
    """Show one relation with links to these ends of it; in a fold, or as it is inside of one."""
    sentence = escaped(tie_sentence(visit.words, now, tie))
    with st.expander(sentence) if folded else st.container():
        if not folded:
            st.markdown(sentence)
        for other in others:
            links.to_thing(visit, now, other)
        show_quotes(visit, now, [tie])
