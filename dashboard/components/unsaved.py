"""What a page says of text and ticks that are not saved yet."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.components.drafts import Form, discard, draft_of, meanwhile
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.changes import change_sentence, title


def show_unsaved(context: Context, form: Form) -> None:
    """Say below a form that something in it is not saved and what others changed; offer to drop it.

    Nothing of it may stand above the buttons of the form: it appears while somebody is on the way
    to them.
    """
    if draft_of(form.key) is None:
        return
    words = context.words
    for change in meanwhile(form):
        st.warning(
            escaped(
                words(
                    "Meanwhile this was changed in the data: {what}, {change}. What you filled in "
                    "still stands here.",
                    what=title(words, change),
                    change=change_sentence(words, change),
                )
            )
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            words("Not saved yet. It stays here, also when you look at another part or page.")
        )
        st.button(
            words("Discard the unsaved changes"),
            key=f"discard:{form.key}",
            icon=":material/undo:",
            type="tertiary",
            on_click=partial(discard, form.key),
        )
