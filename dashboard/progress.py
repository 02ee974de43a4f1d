"""Work that takes long: how far it is, a way to stop it, and a way to take it up after all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

import streamlit as st

from dashboard.words import Words

T = TypeVar("T")
_STOPPED = "stopped"  # in the session: what this person does not want to wait for


class Progress(Protocol):
    """Hears which share of the work is done, and with what it is busy."""

    def __call__(self, share: float, busy: str = "") -> None:
        """Show it."""
        ...


def run_with_progress(words: Words, question: str, doing: str, work: Callable[[Progress], T]) -> T:
    """Do work with a bar that shows how far it is, and a button that stops it.

    The work is left, too, when its person goes to another page, as soon as it tells how far it is.
    What was stopped ends the page, or the fragment, with a sentence and a way to take it up after
    all; `question` tells one work from another.
    """
    stopped: set[str] = st.session_state.setdefault(_STOPPED, set())
    place = st.empty()
    if question in stopped:
        with place.container():
            st.info(words("Stopped: {work}. The rest of this page needs it.", work=doing))
            st.button(
                words("Work it out after all"),
                key=f"resume {question}",
                on_click=stopped.discard,
                args=(question,),
            )
        st.stop()
    with place.container():
        bar = st.progress(0.0, doing)
        st.button(
            words("Stop"),
            key=f"stop {question}",
            icon=":material/stop_circle:",
            on_click=stopped.add,
            args=(question,),
        )

    def on_progress(share: float, busy: str = "") -> None:
        bar.progress(min(max(share, 0.0), 1.0), f"{doing}: {busy}" if busy else doing)

    found = work(on_progress)
    place.empty()
    return found
