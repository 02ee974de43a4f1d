"""A page with work that goes on until its person stops it, and ends at once when taken up again."""

from __future__ import annotations

from itertools import count

import streamlit as st

from dashboard.progress import Progress, run_with_progress
from dashboard.words import Language, Words


def work(told: Progress) -> int:
    if st.session_state.get("once"):
        return 42
    st.session_state["once"] = True
    for number in count():
        told(number % 1_000 / 1_000, f"step {number}")
        sum(range(100_000))
    return 0


st.title("working")
st.write(f"The answer is {run_with_progress(Words(Language.ENGLISH), 'answer', 'Counting', work)}.")
