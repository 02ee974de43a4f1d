"""The scenario of a context: its steps stand in the address too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.components.scenario.text import step_of, text_of
from graph.scenarios.scenario import Step

_NAME: Final = "scenario:name"
_STEPS: Final = "scenario:steps"
_SEEN: Final = "scenario:seen"
_ADDRESS: Final = "step"


def steps() -> tuple[Step, ...]:
    """The steps as they stand; those of an address that somebody opened win over the earlier ones.

    An address without steps leaves them alone, so that they are there after a look elsewhere.
    """
    wanted = st.query_params.get_all(_ADDRESS)
    if wanted and wanted != st.session_state.get(_SEEN):
        found = map(step_of, wanted)
        st.session_state[_STEPS] = tuple(step for step in found if step is not None)
    now: tuple[Step, ...] = st.session_state.get(_STEPS, ())
    return now


def tell(now: Sequence[Step]) -> None:
    """Write the steps into the address, and keep them for this session."""
    texts = [text_of(step) for step in now]
    st.session_state[_STEPS] = tuple(now)
    st.session_state[_SEEN] = texts
    if texts:
        st.query_params[_ADDRESS] = texts
    elif _ADDRESS in st.query_params:
        del st.query_params[_ADDRESS]


def become(now: Sequence[Step]) -> None:
    """Make these the steps; for a button, before the page is drawn anew."""
    st.session_state[_STEPS] = tuple(now)


def name(default: str) -> str:
    """What the scenario is called; it stays so after a look elsewhere."""
    called: str = st.session_state.setdefault(_NAME, default)
    return called


def rename(called: str) -> None:
    """Call the scenario otherwise."""
    st.session_state[_NAME] = called
