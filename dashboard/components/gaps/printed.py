"""The gaps for paper: everything unfolded, and nothing to click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard import links
from dashboard.components.gaps.findings import label, show_in_full
from dashboard.components.gaps.listed import Grouping, grouped, parts
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from graph.gaps import Finding

_STYLE: Final = Path(__file__).parent / "paper.css"
_SCRIPT: Final = """
export default function ({ parentElement, data }) {
  document.documentElement.dataset.screen = data.screen
  const button = parentElement.querySelector('button')
  button.textContent = data.label
  button.onclick = () => window.print()
}
"""


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


def show_paper_controls(visit: Visit, choices: Mapping[str, list[str]]) -> None:
    """Show what stands on the screen and not on paper: the way back and the print command."""
    words = visit.words
    with st.container(key="screen-only", horizontal=True, vertical_alignment="center"):
        links.to_page(
            visit,
            "gaps",
            words("Back to the page with choices"),
            icon=":material/arrow_back:",
            **choices,
        )
        _button()(
            key="print",
            data={"label": words("Print this page"), "screen": st.context.theme.type},
            height="content",
        )


@cache
def _button() -> ComponentRenderer:
    html = '<button type="button" class="woonnetwerk-print"></button>'
    css = _STYLE.read_text(encoding="utf-8")
    # Not apart from the rest: the style is that of the whole page on paper.
    return st.components.v2.component(
        "woonnetwerk_print", html=html, css=css, js=_SCRIPT, isolate_styles=False
    )
