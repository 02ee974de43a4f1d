"""The choices that narrow the network, kept in the address."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache
from dashboard.components.frame import refused
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from data.model import Evidence, Layer
from graph.network import actors, bodies, seated
from graph.selection import Selection

_KEYS = ("evidence", "layer", "sector", "around", "steps")


def choose_selection(visit: Visit, now: Snapshot, *, with_steps: bool = False) -> Selection:
    """Offer the choices, and say how much remains with them."""
    words = visit.words
    first, second, third = st.columns(3)
    with first:
        evidence = address.multiselect(
            words("Evidence"),
            "evidence",
            [*Evidence],
            show=lambda each: capitalised(words, Evidence(each)),
            placeholder=words("All evidence"),
            help=words(
                "How we know of a seat: named in the source, derived, only in some cases, or a group without names."
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
            [sector.id for sector in now.facts.sectors],
            show=now.sector_name,
            placeholder=words("All sectors"),
        )
    around, steps = _around(visit, now) if with_steps else (None, 1)
    for key in _KEYS:
        refused(visit, address.unknown(key))
    selection = Selection(
        evidence=frozenset(map(Evidence, evidence)) or None,
        layers=frozenset(map(Layer, layers)) or None,
        sectors=frozenset(sectors) or None,
        around=around,
        steps=steps,
    )
    _remaining(visit, selection)
    return selection


def _around(visit: Visit, now: Snapshot) -> tuple[str | None, int]:
    words = visit.words
    where, how_far = st.columns([2, 1])
    with where:
        around = address.selectbox(
            words("Around an actor or body"),
            "around",
            [*now.actors, *now.bodies],
            show=now.name,
            placeholder=words("The whole network"),
        )
    with how_far:
        steps = address.segmented(
            words("Steps"),
            "steps",
            ["1", "2", "3"],
            show=str,
            default="1",
            disabled=around is None,
            help=words("One step: those with whom it sits in a body. Two: those whom they meet."),
        )
    return around, int(steps)


def remaining(visit: Visit, selection: Selection) -> str:
    """How many actors and bodies a selection leaves, as a sentence."""
    words = visit.words
    left = seated(cache.selected(visit, selection))
    every = seated(cache.snapshot(visit).network)
    return words(
        "{actors} of {all_actors} actors and {bodies} of {all_bodies} bodies with a seat",
        actors=words.number(len(actors(left))),
        all_actors=words.number(len(actors(every))),
        bodies=words.number(len(bodies(left))),
        all_bodies=words.number(len(bodies(every))),
    )


def _remaining(visit: Visit, selection: Selection) -> None:
    words = visit.words
    text, button = st.columns([4, 1], vertical_alignment="center")
    text.caption(remaining(visit, selection))

    def clear() -> None:
        for key in _KEYS:
            if key in st.query_params:
                del st.query_params[key]

    button.button(
        words("Clear choices"), on_click=clear, disabled=selection == Selection(), width="stretch"
    )
