"""Boxes to type in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st


def text_box(
    label: str, text: str, *, key: str, on_typed: Callable[[str], None], **more: Any
) -> str:
    """Show a text that is kept elsewhere, and tell what somebody makes of it.

    Setting a box undoes what is being typed in it, so that it is set only when the text differs.
    """
    if st.session_state.get(key) != text:
        st.session_state[key] = text
    typed: str = st.text_input(
        label, key=key, on_change=lambda: on_typed(st.session_state[key]), **more
    )
    return typed
