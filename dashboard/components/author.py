"""Who signs a change."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import escaped


def ask_author_name(context: Context, **widget: Any) -> str:
    """Ask who signs a change, and give the name; who is signed in is told, and not asked.

    `widget` goes to the text box, with what it shows.
    """
    words = context.words
    if context.signs:
        st.caption(escaped(words("Signed: {name}", name=context.person.name)))
        return context.person.name
    shown = widget or {"value": context.person.name}
    author: str = st.text_input(words("Your name"), **shown)
    return author
