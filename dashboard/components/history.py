"""The whole history of one fact."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.changes import change_sentence
from data.queries import history_of
from data.tables import Key


def show_history(context: Context, table: str, key: Key) -> None:
    """Show every change of a fact, newest first, folded away."""
    words = context.words
    revisions = {revision.number: revision for revision in cache.history(context)}
    with st.expander(words("History of this fact")):
        for number, change in history_of(context.store, table, key):
            revision = revisions.get(number)
            if revision is None:  # committed since the page began
                continue
            st.markdown(
                "- "
                + escaped(
                    words(
                        "Version {number}, {when}, {author}, “{message}”: {what}",
                        number=number,
                        when=words.moment(revision.created),
                        author=revision.author,
                        message=revision.message,
                        what=change_sentence(words, change),
                    )
                )
            )
