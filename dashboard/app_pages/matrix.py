"""The page of the matrices: which actors meet, and which never do."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache
from dashboard.components.matrix.actors import show_actor_matrix, show_seat_matrix
from dashboard.components.matrix.sectors import show_sector_matrix
from dashboard.components.network.choices import remaining_sentence
from dashboard.components.page_header import report_unknown_value, show_page_header_with_day
from dashboard.context import Context
from dashboard.wording.choices import capitalised_choice_name
from dashboard.words import N_
from data.model import Evidence, Layer
from graph.network import without_isolates
from graph.network_filter import NetworkFilter

_VIEWS = {
    "actors": N_("Actors with actors"),
    "bodies": N_("Actors in bodies"),
    "sectors": N_("Sectors with sectors"),
}
_LEADS = {
    "actors": N_(
        "A filled square is a contact: two actors that sit in the same body. An empty one is no "
        "contact, as far as the data says. Click a square."
    ),
    "bodies": N_(
        "A filled square is a seat: an actor that sits in a body. An empty one is no seat, as far "
        "as the data says. Click a square."
    ),
    "sectors": N_("Between which sectors actors sit together, and where we do not know it."),
}
_CHOICES = ("evidence", "layer", "sector")


def show(context: Context) -> None:
    """Show the matrix of the chosen selection, and what is known of the clicked pair."""
    words = context.words
    chosen = address.read_one("view", [*_VIEWS], "actors") or "actors"
    context = show_page_header_with_day(context, words("Who with whom"), words(_LEADS[chosen]))
    view = address.segmented(
        words("Show"),
        "view",
        {key: words(name) for key, name in _VIEWS.items()},
        default="actors",
    )
    if view == "sectors":
        show_sector_matrix(context, cache.findings(context))
        return
    selection = _choose_selection(context)
    network = without_isolates(cache.selected_network(context, selection))
    if not network:
        st.info(words("Nothing is left with these choices. Clear a choice to see more."))
        return
    (show_actor_matrix if view == "actors" else show_seat_matrix)(context, network)


def _choose_selection(context: Context) -> NetworkFilter:
    """Offer the filters, say how many actors and bodies they leave, and return the filter."""
    words, snapshot = context.words, context.snapshot
    first, second, third = st.columns(3)
    with first:
        evidence = address.multiselect(
            words("Evidence"),
            "evidence",
            [*Evidence],
            show=lambda level: capitalised_choice_name(words, Evidence(level)),
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
            show=lambda layer: capitalised_choice_name(words, Layer(layer)),
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
    for key in _CHOICES:
        report_unknown_value(context, address.unknown_value(key))
    selection = NetworkFilter(
        evidence=frozenset(map(Evidence, evidence)) or None,
        layers=frozenset(map(Layer, layers)) or None,
        sectors=frozenset(sectors) or None,
    )
    text, button = st.columns([4, 1], vertical_alignment="center")
    text.caption(
        remaining_sentence(context, without_isolates(cache.selected_network(context, selection)))
    )
    button.button(
        words("Clear choices"),
        on_click=_clear_choices,
        disabled=selection == NetworkFilter(),
        width="stretch",
    )
    return selection


def _clear_choices() -> None:
    for key in _CHOICES:
        if key in st.query_params:
            del st.query_params[key]
