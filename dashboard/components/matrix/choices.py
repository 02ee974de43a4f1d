"""The choices that narrow a matrix, kept in the address."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache
from dashboard.components.frame import refused
from dashboard.components.network.sentences import remaining
from dashboard.context import Context
from dashboard.wording.choices import capitalised
from data.model import Evidence, Layer
from graph.network import without_isolates
from graph.selection import Selection

_KEYS = ("evidence", "layer", "sector")


def choose_selection(context: Context) -> Selection:
    """Offer the choices, and say how much remains with them."""
    words, snapshot = context.words, context.snapshot
    first, second, third = st.columns(3)
    with first:
        evidence = address.multiselect(
            words("Evidence"),
            "evidence",
            [*Evidence],
            show=lambda each: capitalised(words, Evidence(each)),
            placeholder=words("All evidence"),
            help=words(
                "How we know of a seat: named in the source, derived, only in some cases, or a "
                "group without names."
            ),
        )
    with second:
        layers = address.multiselect(
            words("Layer"),
            "layer",
            [*Layer],
            show=lambda each: capitalised(words, Layer(each)),
            placeholder=words("All layers"),
        )
    with third:
        sectors = address.multiselect(
            words("Sector"),
            "sector",
            [sector.id for sector in snapshot.facts.sectors],
            show=snapshot.sector_name,
            placeholder=words("All sectors"),
        )
    for key in _KEYS:
        refused(context, address.unknown(key))
    selection = Selection(
        evidence=frozenset(map(Evidence, evidence)) or None,
        layers=frozenset(map(Layer, layers)) or None,
        sectors=frozenset(sectors) or None,
    )
    text, button = st.columns([4, 1], vertical_alignment="center")
    text.caption(remaining(context, without_isolates(cache.selected(context, selection))))
    button.button(
        words("Clear choices"), on_click=_clear, disabled=selection == Selection(), width="stretch"
    )
    return selection


def _clear() -> None:
    for key in _KEYS:
        if key in st.query_params:
            del st.query_params[key]
