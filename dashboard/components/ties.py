"""The direct relations of an actor, a body or an activity."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.components.sources import show_quotes
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.facts import tie_sentence
from dashboard.wording.seat_periods import period_words
from data.model import Tie
from data.periods import ended, to_begin


def show_ties(context: Context, identity: str, *, none: str = "") -> None:
    """Show every relation of a thing, with the other end as a link; `none` where it has none."""
    words = context.words
    st.subheader(words("Ties and money"), anchor=False)
    whole, on = context.whole_snapshot.facts.ties, context.judged_on
    ties = [tie for tie in whole if identity in (tie.from_id, tie.to_id)]
    if not ties:
        st.markdown(none or words("The data names no direct tie."))
    over = [tie for tie in ties if ended(tie, on)]
    coming = [tie for tie in ties if to_begin(tie, on)]
    held = [tie for tie in ties if tie not in over and tie not in coming]
    for title, group in (("", held), (words("Ended"), over), (words("To begin"), coming)):
        if group and title:
            st.markdown(f"**{escaped(title)}**")
        for tie in group:
            show_tie(context, tie, tie.to_id if tie.from_id == identity else tie.from_id)


def show_tie(context: Context, tie: Tie, *others: str, folded: bool = True) -> None:
    """Show one relation with links to these ends of it; in a fold, or as it is inside of one."""
    words = context.words
    coming = to_begin(tie, context.judged_on)
    when = period_words(words, tie.active_from, tie.active_until, to_begin=coming)
    sentence = escaped(", ".join(filter(None, (tie_sentence(words, context.snapshot, tie), when))))
    with st.expander(sentence) if folded else st.container():
        if not folded:
            st.markdown(sentence)
        for other in others:
            links.to_thing(context, other)
        show_quotes(context, [tie])
