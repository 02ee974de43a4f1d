"""Who consults with whom, through which body."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache
from dashboard.components.day_choice import head_on_day
from dashboard.components.frame import refused
from dashboard.components.matrix.sectors import show_sector_matrix
from dashboard.components.matrix.views import show_actor_matrix, show_seat_matrix
from dashboard.components.network import asked, controls, drawing
from dashboard.components.network.choices import Choices, Collapse, View
from dashboard.components.network.drawing import Drawing
from dashboard.components.network.panel import opened_again, show_panel
from dashboard.components.network.picture import show_picture
from dashboard.components.network.sentences import choices_in_words, remaining
from dashboard.components.network.takeaway import show_takeaway
from dashboard.components.network.twin import show_twin
from dashboard.context import Context
from dashboard.wording.overview import how_dense, how_many


def show(context: Context) -> None:
    """Show the network of the choices in the chosen view, who is selected, and the table twin."""
    words = context.words
    context = head_on_day(context, words("Network"), controls.lead(context))
    # The picture is sent before what stands above it, so that it is drawn the sooner; what is
    # folded away is made when it is opened.
    above, below = st.container(), st.container()
    choices = asked.read(context)
    made = drawing.drawing(context, choices)
    with below:
        _view(context, choices, made)
    with above:
        controls.view(context)
        fold = st.expander(words("Choices"), icon=":material/tune:", key="fold", on_change="rerun")
        controls.strange(context)
        _sum(context, choices, made)
    if fold.open:
        with fold:
            controls.narrow(context)
            controls.adorn(context)
            if made.drawn:
                controls.clear(context)


def _view(context: Context, choices: Choices, made: Drawing) -> None:
    if not made.drawn:
        words = context.words
        st.info(words("Nothing is left with these choices. Clear a choice to see more."))
        controls.clear(context)
    elif choices.view is View.MATRIX:
        _matrices(context, made)
    elif choices.view is View.TABLE:
        show_twin(context, made.chosen, open_at_once=True)
    else:
        _picture(context, choices, made)


def _sum(context: Context, choices: Choices, made: Drawing) -> None:
    """Say how much is left, with which choices, and what was taken together."""
    words = context.words
    size = cache.sized(context)
    st.caption(
        f"{how_many(words, context.snapshot, size, context.tense)} {how_dense(words, size, context.tense)}"
    )
    if choices.narrows:
        st.caption(f"{remaining(context, made.chosen)}. {choices_in_words(context, choices)}")
    if choices.collapse is Collapse.AUTO and made.taken_together is not Collapse.NONE:
        st.info(
            words(
                "With more than {count} signs at once nothing can be read, so actors of the same "
                "sector, and where needed bodies of the same layer, are taken together. Click a "
                "sign to open it, or choose “Never” under “Take actors together”.",
                count=words.number(drawing.READABLE),
            )
        )
    opened_again(context, choices)


def _picture(context: Context, choices: Choices, made: Drawing) -> None:
    words, snapshot = context.words, context.snapshot
    nodes = [*made.drawn, *snapshot.actors, *snapshot.bodies]
    selected = address.chosen("selected", nodes)
    second = address.chosen("second", nodes)
    refused(context, address.unknown("selected") or address.unknown("second"))
    picture, panel = st.columns([2, 1], gap="medium")
    with picture:
        shown = show_picture(
            context,
            choices,
            made,
            key="network",
            selected=selected,
            second=second,
            off=frozenset(st.query_params.get_all("off")),
        )
    clicked = shown.clicked
    address.keep("off", sorted(clicked.off))
    for key, value in (("selected", clicked.selected), ("second", clicked.second)):
        st.session_state[key] = value
        address.keep(key, value)
    with panel:
        show_panel(context, made.chosen, made.drawn, clicked.selected, clicked.second)
    away = st.expander(
        words("Take away"), icon=":material/download:", key="away", on_change="rerun"
    )
    if away.open:
        with away:
            about = choices_in_words(context, choices)
            show_takeaway(context, made.drawn, shown.description, shown.legend, about)
    show_twin(context, made.chosen)


def _matrices(context: Context, made: Drawing) -> None:
    words = context.words
    which = {
        "actors": words("Actors with actors"),
        "bodies": words("Actors in bodies"),
        "sectors": words("Sectors with sectors"),
    }
    matrix = address.segmented(words("Matrix"), "matrix", which, default="actors")
    if matrix == "sectors":
        show_sector_matrix(context)
    else:
        (show_actor_matrix if matrix == "actors" else show_seat_matrix)(context, made.chosen)
