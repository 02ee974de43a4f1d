"""The whole history of one fact."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.changes import change_sentence
from data.queries import history_of
from data.store import Revision
from data.tables import Key


def show_history(context: Context, revisions: Iterable[Revision], table: str, key: Key) -> None:
    """Show every change of a fact, newest first, folded away."""
    words = context.words
    known = {revision.number: revision for revision in revisions}
    with st.expander(words("History of this fact")):
        for number, change in history_of(context.store, table, key):
            revision = known.get(number)
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
