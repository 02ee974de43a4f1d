"""The text box for the name of the person who makes a change."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import escaped


def ask_author_name(context: Context, **widget: Any) -> str:
    """Ask for the name of the author and return it; a signed-in person is shown, not asked.

    `widget` holds further arguments of the text box.
    """
    words = context.words
    if context.signs:
        st.caption(escaped(words("Signed: {name}", name=context.person.name)))
        return context.person.name
    shown = widget or {"value": context.person.name}
    author: str = st.text_input(words("Your name"), **shown)
    return author
