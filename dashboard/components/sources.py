"""The place in its source, and the quote, on which a fact rests."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording import facts
from data.model import Fact, Source


def source_place(context: Context, fact: Fact) -> str:
    """The place of a fact as text: the title of its source, with the line or page."""
    return facts.source_reference(context.words, context.snapshot, fact)


def show_quotes(context: Context, facts: Iterable[Fact]) -> None:
    """Show the distinct quotes of facts with their place."""
    seen: set[tuple[str, str | None]] = set()
    for fact in facts:
        where = source_place(context, fact)
        quote = None if isinstance(fact, Source) else fact.quote
        if (where, quote) in seen:
            continue
        seen.add((where, quote))
        if quote:
            st.markdown(f"> “{escaped(quote)}”\n>\n> — {escaped(where)}")
        else:
            st.markdown(f"> — {escaped(where)}")
        if fact.note:
            st.caption(escaped(fact.note))
