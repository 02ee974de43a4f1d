"""The gaps for paper: everything unfolded, and nothing to click."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.gaps.findings import label, show_in_full
from dashboard.components.gaps.listed import Grouping, grouped, parts
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from graph.gaps import Finding


def show_printed(visit: Visit, now: Snapshot, findings: Sequence[Finding], by: Grouping) -> None:
    """Show every gap in full."""
    words = visit.words
    for title, listed in parts(visit, now, findings).items():
        st.header(f"{title} ({words.number(len(listed))})", anchor=False)
        for name, group in grouped(words, listed, by):
            st.subheader(escaped(name), anchor=False)
            for finding in group:
                with st.container(border=True):
                    st.markdown(f"#### {label(visit, now, finding)}")
                    show_in_full(visit, now, finding, printed=True)
