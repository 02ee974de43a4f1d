"""A Streamlit component that draws a network in the browser and reports what is clicked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyvis.network
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.components.network_view.delivery import ENTRY, read_scripts
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
_OWN = ("id", "label", "title", "x", "y", "size")
_ENDS = ("from", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The title, date and filters that an exported picture mentions."""

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
) -> ViewSelection:
    """Show a network and give what is chosen in it now.

    That is what the page gave (`selected`, `second`, `off`), unless somebody clicked since the
    last run: then it is what they clicked. Zoom, position and dragged nodes are kept by the
    browser under `key`, whatever else on the page changes.
    """
    click = _unseen_click(key)
    page = ViewSelection(selected=selected, second=second, off=off)
    memory = _update_sync_state(key, page, click)
    _registered_component()(
        key=key,
        height="content",
        data={
            "script": _entry_script_address(),
            "key": key,
            "picture": pack_network(description),
            "legend": [asdict(group) for group in legend],
            "words": browser_words(words),
            "caption": asdict(caption),
            "told": asdict(memory.sent) | {"off": sorted(memory.sent.off)},
            "number": memory.number,
            "height": height,
        },
        on_clicked_change=_do_nothing_on_click,
    )
    return click or page


def _unseen_click(key: str) -> ViewSelection | None:
    """The click that no run has seen yet."""
    component = st.session_state.get(key) or {}
    click: Mapping[str, Any] | None = component.get(_STATE)
    seen = f"{key}:seen"
    if click is None or st.session_state.get(seen) == click["at"]:
        return None
    st.session_state[seen] = click["at"]
    return ViewSelection(
        selected=click["selected"], second=click["second"], off=frozenset(click["off"])
    )


def _update_sync_state(key: str, page: ViewSelection, click: ViewSelection | None) -> ViewSyncState:
    kept = f"{key}:memory"
    before: ViewSyncState | None = st.session_state.get(kept)
    now = first_sync_state(page) if before is None else next_sync_state(before, page, click)
    st.session_state[kept] = now
    return now


@cache
def _registered_component() -> ComponentRenderer:
    css = (Path(__file__).parent / "browser" / "view.css").read_text(encoding="utf-8")
    return st.components.v2.component("woonnetwerk_network_view", css=css, js=_LOADER)


def _entry_script_address() -> str:
    return read_scripts().address(ENTRY)


def _do_nothing_on_click() -> None:
    """A callback that does nothing; with it Streamlit keeps the click for the next run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewSelection:
    """What is selected in the picture: a node, a second node, and the legend signs turned off."""

    selected: str | None = None
    second: str | None = None
    off: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewSyncState:
    """The last selection from the page, the one known to both sides, and the last one sent.

    `number` counts what was sent, so that the browser can tell a new request from a repeated one.
    """

    page: ViewSelection
    known: ViewSelection
    sent: ViewSelection
    number: int = 1


def first_sync_state(page: ViewSelection) -> ViewSyncState:
    """The state at the first run of a picture: it shows the selection of the page."""
    return ViewSyncState(page=page, known=page, sent=page)


def next_sync_state(
    memory: ViewSyncState, page: ViewSelection, click: ViewSelection | None
) -> ViewSyncState:
    """Return the state after a click in the browser or a changed request of the page.

    A request that is repeated does not undo what people clicked since; a request for what the
    browser shows already is not sent.
    """
    if click is not None:
        return replace(memory, page=page, known=click)
    if page in (memory.page, memory.known):
        return replace(memory, page=page)
    return ViewSyncState(page=page, known=page, sent=page, number=memory.number + 1)


def pack_network(description: pyvis.network.Network) -> dict[str, Any]:
    """The nodes and edges of a pyvis network in compact form: each style is listed once.

    `nodes` are rows of id, label, title, x, y, size and style number; `edges` are rows of two node
    numbers and a style number; `styles` are options of vis-network and our own; `options` are those
    of the whole network.
    """
    styles: dict[str, int] = {}
    nodes = [
        [*(node.get(name) for name in _OWN), _number_of_style(node, _OWN, styles)]
        for node in description.nodes
    ]
    numbers = {node["id"]: number for number, node in enumerate(description.nodes)}
    edges = [
        [numbers[edge["from"]], numbers[edge["to"]], _number_of_style(edge, _ENDS, styles)]
        for edge in description.edges
    ]
    return {
        "nodes": nodes,
        "edges": edges,
        "styles": [json.loads(style) for style in styles],
        "options": description.options,
    }


def _number_of_style(options: dict[str, Any], own: tuple[str, ...], styles: dict[str, int]) -> int:
    style = json.dumps({name: value for name, value in options.items() if name not in own})
    return styles.setdefault(style, len(styles))


def browser_words(words: Words) -> dict[str, str]:
    """Every text that the browser shows, translated, by the key that its scripts use."""
    return {
        "picture": words("Network, picture"),
        "keys": words(
            "Arrow keys walk from one to the next, Enter chooses, Escape clears, plus and minus zoom."
        ),
        "search": words("Search in the picture"),
        "nothing": words("Nothing found"),
        "zoom_in": words("Zoom in"),
        "zoom_out": words("Zoom out"),
        "fit": words("Show all"),
        "unpin": words("Put back what was dragged"),
        "png": words("Save as PNG picture"),
        "svg": words("Save as SVG drawing"),
        "legend": words("Legend"),
        "legend_help": words("Click to fade or show."),
        "all": words("Show all signs"),
        "chosen": words("Chosen"),
        "empty": words("There is nothing to draw with these choices."),
        "failed": words("The picture could not be drawn. The table shows the same."),
        "faded": words("Faded"),
    }
