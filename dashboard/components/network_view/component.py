"""The picture of a network on a page: drawn in the browser, its clicks reported back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyvis.network
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.components.network_view.delivery import ENTRY, parts
from dashboard.components.network_view.memory import Clicked, Memory, begin, carry_on
from dashboard.components.network_view.payload import pack
from dashboard.components.network_view.sentences import sentences
from dashboard.pictures.legend import Legend
from dashboard.words import Words

_STATE: Final = "clicked"

# The scripts have an address of their own; this one only asks for them.
_LOADER: Final = """
export default async function (component) {
  const { data, parentElement } = component
  performance.mark('network asked')
  try {
    const { default: show } = await import(new URL(data.script, document.location.origin).href)
    return show(component)
  } catch (error) {
    console.error(error)
    const said = document.createElement('p')
    said.setAttribute('role', 'alert')
    said.textContent = data.words.failed
    parentElement.append(said)
  }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What an exported picture says of itself."""

    title: str
    date: str
    filters: str = ""


def network_view(
    description: pyvis.network.Network,
    *,
    legend: Legend,
    words: Words,
    caption: Caption,
    selected: str | None = None,
    second: str | None = None,
    off: frozenset[str] = frozenset(),
    height: int = 560,
    key: str,
) -> Clicked:
    """Show a network and give what is chosen in it now.

    That is what the page gave (`selected`, `second`, `off`), unless somebody clicked since the
    last run: then it is what they clicked. Zoom, position and dragged nodes are kept by the
    browser under `key`, whatever else on the page changes.
    """
    click = _news(key)
    page = Clicked(selected=selected, second=second, off=off)
    memory = _remember(key, page, click)
    _component()(
        key=key,
        height="content",
        data={
            "script": _address(),
            "key": key,
            "picture": pack(description),
            "legend": [asdict(group) for group in legend],
            "words": sentences(words),
            "caption": asdict(caption),
            "told": asdict(memory.told) | {"off": sorted(memory.told.off)},
            "number": memory.number,
            "height": height,
        },
        on_clicked_change=_nothing,
    )
    return click or page


def _news(key: str) -> Clicked | None:
    """The click that no run has seen yet."""
    component = st.session_state.get(key) or {}
    click: Mapping[str, Any] | None = component.get(_STATE)
    seen = f"{key}:seen"
    if click is None or st.session_state.get(seen) == click["at"]:
        return None
    st.session_state[seen] = click["at"]
    return Clicked(selected=click["selected"], second=click["second"], off=frozenset(click["off"]))


def _remember(key: str, page: Clicked, click: Clicked | None) -> Memory:
    kept = f"{key}:memory"
    before: Memory | None = st.session_state.get(kept)
    now = begin(page) if before is None else carry_on(before, page, click)
    st.session_state[kept] = now
    return now


@cache
def _component() -> ComponentRenderer:
    css = (Path(__file__).parent / "browser" / "view.css").read_text(encoding="utf-8")
    return st.components.v2.component("woonnetwerk_network_view", css=css, js=_LOADER)


def _address() -> str:
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return (f"/{base}" if base else "") + parts().address(ENTRY)


def _nothing() -> None:
    """Make Streamlit keep what was clicked; the run that follows reads it."""
