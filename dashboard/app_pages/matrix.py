"""Who meets, and who never does."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache
from dashboard.components.day_choice import head_on_day
from dashboard.components.matrix.choices import choose_selection
from dashboard.components.matrix.sectors import show_sector_matrix
from dashboard.components.matrix.views import show_actor_matrix, show_seat_matrix
from dashboard.context import Context
from dashboard.words import N_
from graph.network import without_isolates

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


def show(context: Context) -> None:
    """Show the matrix of the choices, and the pair that was clicked."""
    words = context.words
    chosen = address.chosen("view", [*_VIEWS], "actors") or "actors"
    context = head_on_day(context, words("Who with whom"), words(_LEADS[chosen]))
    view = address.segmented(
        words("Show"),
        "view",
        {key: words(name) for key, name in _VIEWS.items()},
        default="actors",
    )
    if view == "sectors":
        show_sector_matrix(context)
        return
    selection = choose_selection(context)
    network = without_isolates(cache.selected(context, selection))
    if not network:
        st.info(words("Nothing is left with these choices. Clear a choice to see more."))
        return
    (show_actor_matrix if view == "actors" else show_seat_matrix)(context, network)
