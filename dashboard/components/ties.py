"""The direct relations of an actor or a body."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.components.sources import show_quotes
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.words import Words
from data.model import Tie


def amount(words: Words, tie: Tie) -> str:
    """What a tie amounts to, as people write it; empty when it has no amount."""
    if tie.amount is None:
        return ""
    number = words.plain_number(tie.amount)
    unit = tie.unit or ""
    if unit.upper().startswith("EUR"):
        return f"€ {number}{unit[3:]}"
    return f"{number} {unit}".strip()


def show_ties(visit: Visit, now: Snapshot, identity: str) -> None:
    """Show every relation of a thing, with the other end as a link."""
    words = visit.words
    st.subheader(words("Ties and money"), anchor=False)
    ties = [tie for tie in now.facts.ties if identity in (tie.from_id, tie.to_id)]
    if not ties:
        st.markdown(words("The data names no direct tie."))
        return
    for tie in ties:
        sentence = " ".join(
            part
            for part in (
                now.name(tie.from_id),
                now.kind_name(tie.kind),
                now.name(tie.to_id),
                f"({amount(words, tie)})" if tie.amount is not None else "",
            )
            if part
        )
        with st.expander(escaped(sentence)):
            links.to_thing(visit, now, tie.to_id if tie.from_id == identity else tie.from_id)
            show_quotes(visit, now, [tie])
