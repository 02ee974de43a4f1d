"""The progress of an import: a bar for each of its steps, and a button to cancel it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import streamlit as st

from dashboard.wording.choices import choice_name
from dashboard.words import Words
from data.progress import ImportStep, Progress

_AFTER: Final = 0.5  # seconds; work that is done before shows nothing
_EVERY: Final = 0.1  # seconds between two drawings
_STOPPED: Final = "import stopped"  # in the steps that begin with this one


@contextmanager
def show_import_steps(
    words: Words,
    steps: Sequence[ImportStep],
    *,
    leave: Callable[[], None] | None = None,
    after: float = _AFTER,
) -> Iterator[Progress]:
    """Yield a progress callback, and show bars once the import has taken `after` seconds.

    The button cancels the import, with nothing changed; `leave` is called then, before the rerun.
    """
    place = st.empty()
    yield _StepBars(words, place, steps, leave, after)
    place.empty()


def show_cancelled_import(words: Words, first: ImportStep) -> None:
    """Show once, after the rerun, that the import that begins with step `first` was cancelled."""
    if st.session_state.get(_STOPPED) is first:
        discard_cancelled_notice()
        st.info(words("Stopped. Nothing has changed."))


def discard_cancelled_notice() -> None:
    """Discard the notice of a cancelled import, once shown or when the import had finished."""
    st.session_state.pop(_STOPPED, None)


class _StepBars:
    """A progress callback that redraws the bars now and then, where Streamlit can end the run."""

    def __init__(
        self,
        words: Words,
        place: Any,
        steps: Sequence[ImportStep],
        leave: Callable[[], None] | None,
        after: float,
    ) -> None:
        self._words = words
        self._place = place
        self._shares = dict.fromkeys(steps, 0.0)
        self._leave = leave
        self._bars: dict[ImportStep, Any] = {}
        self._next = time.monotonic() + after

    def __call__(self, step: ImportStep, share: float) -> None:
        self._shares[step] = share
        if time.monotonic() < self._next:
            return
        if not self._bars:
            self._show_bars_and_button()
        for shown, bar in self._bars.items():
            bar.progress(min(float(self._shares[shown]), 1.0), choice_name(self._words, shown))
        self._next = time.monotonic() + _EVERY

    def _show_bars_and_button(self) -> None:
        words = self._words
        with self._place.container():
            self._bars = {step: st.progress(0.0) for step in self._shares}
            st.button(
                words("Stop, and change nothing"),
                icon=":material/close:",
                on_click=self._cancel_import,
                key=f"stop-{'-'.join(self._shares)}",
            )

    def _cancel_import(self) -> None:
        st.session_state[_STOPPED] = next(iter(self._shares))
        if self._leave is not None:
            self._leave()
