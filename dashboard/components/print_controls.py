"""The controls of a page to print: a link back, a print button, and a print style."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard import links
from dashboard.context import Context

_STYLE: Final = Path(__file__).parent / "paper.css"
_SCRIPT: Final = """
export default function ({ parentElement, data }) {
  document.documentElement.dataset.screen = data.screen
  const button = parentElement.querySelector('button')
  button.textContent = data.label
  button.onclick = () => window.print()
}
"""


def show_print_controls(context: Context, page: str, choices: Mapping[str, list[str]]) -> None:
    """Show the controls that are hidden when printing: the link back to a page, and the button."""
    words = context.words
    with st.container(key="screen-only", horizontal=True, vertical_alignment="center"):
        links.to_page(
            context,
            page,
            words("Back to the page with choices"),
            icon=":material/arrow_back:",
            **choices,
        )
        _print_button_component()(
            key="print",
            data={"label": words("Print this page"), "screen": st.context.theme.type},
            height="content",
        )


@cache
def _print_button_component() -> ComponentRenderer:
    html = '<button type="button" class="woonnetwerk-print"></button>'
    css = _STYLE.read_text(encoding="utf-8")
    # Not apart from the rest: the style is that of the whole page on paper.
    return st.components.v2.component(
        "woonnetwerk_print", html=html, css=css, js=_SCRIPT, isolate_styles=False
    )
