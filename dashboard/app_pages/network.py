"""The page of the network: which actors consult with which, and through which bodies."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import address, cache, comparisons
from dashboard.components.matrix.actors import show_actor_matrix, show_seat_matrix
from dashboard.components.matrix.sectors import show_sector_matrix
from dashboard.components.network import controls, selection_panel
from dashboard.components.network.choices import (
    LINKS,
    CollapseMode,
    ColourMeaning,
    NetworkChoices,
    NetworkView,
    choices_text,
    is_group_chosen,
    read_network_choices,
    remaining_sentence,
)
from dashboard.components.network.drawing import (
    READABLE,
    Drawing,
    PictureData,
    group_name_by_number,
    work_out_drawing,
)
from dashboard.components.network.picture import (
    show_network_downloads,
    show_picture,
    show_seats_table,
)
from dashboard.components.network_view import ViewSelection
from dashboard.components.page_header import report_unknown_value, show_page_header_with_day
from dashboard.context import Context
from dashboard.wording.overview import density_sentence, size_sentence
from graph.layout.clusters import cluster_key
from graph.network_filter import EVERYTHING


def show(context: Context) -> None:
    """Show the network as chosen, in the chosen view, with the selection and a table beside it."""
    words = context.words
    context = show_page_header_with_day(
        context, words("Network"), controls.subtitle_of_view(context)
    )
    # The picture is sent before what stands above it, so that it is drawn the sooner; what is
    # folded away is made when it is opened.
    above, below = st.container(), st.container()
    choices = read_network_choices(
        context.snapshot, _group_names(context) if is_group_chosen() else {}
    )
    drawing = _drawing_of_choices(context, choices)
    about = _choices_in_words(context, choices)
    with below:
        _show_view(context, choices, drawing, about)
    with above:
        controls.show_view_choice(context)
        fold = st.expander(words("Choices"), icon=":material/tune:", key="fold", on_change="rerun")
        controls.report_unknown_choices(context)
        _show_summary(context, choices, drawing, about)
    if fold.open:
        with fold:
            controls.show_filters(context, _group_names(context))
            controls.show_appearance_controls(context)
            if drawing.drawn:
                controls.offer_to_clear_choices(context)


def _group_names(context: Context) -> dict[str, str]:
    """The names of the groups of the whole network; ask only when needed, as it takes long."""
    met = cache.consultation(context, EVERYTHING)
    return group_name_by_number(context, cache.groups(context, EVERYTHING), met)


def _choices_in_words(context: Context, choices: NetworkChoices) -> str:
    names = {} if choices.group is None else _group_names(context)
    return choices_text(context, choices, names)


def _drawing_of_choices(context: Context, choices: NetworkChoices) -> Drawing:
    """Return the drawing of the network that the choices leave."""
    selected = cache.selected_network(context, choices.selection)
    one_group, together = choices.group is not None, choices.collapse is CollapseMode.GROUP
    everybody = replace(choices.selection, around=None)
    return work_out_drawing(
        context.snapshot,
        choices,
        selected,
        groups_selected=cache.groups(context, everybody) if one_group else {},
        groups=cache.groups(context, EVERYTHING)
        if together and choices.view is not NetworkView.BODIES
        else {},
    )


def _picture_data(context: Context, choices: NetworkChoices) -> PictureData:
    """The positions, groups, findings and measures that the choices ask to see in the picture."""
    by_group, by_gap = choices.colour is ColourMeaning.GROUP, choices.colour is ColourMeaning.GAPS
    key = choices.size
    return PictureData(
        group_names=_group_names(context) if by_group else {},
        groups=cache.groups(context, EVERYTHING) if by_group else {},
        findings=cache.findings(context) if by_gap or choices.missing else (),
        measured=None if key == LINKS else cache.measures(context, choices.selection, key),
        positions=cache.positions(context, choices.arrangement),
        cut_points=cache.cut_points_of(context, choices.selection),
    )


def _show_view(context: Context, choices: NetworkChoices, drawing: Drawing, about: str) -> None:
    if not drawing.drawn:
        words = context.words
        st.info(words("Nothing is left with these choices. Clear a choice to see more."))
        controls.offer_to_clear_choices(context)
    elif choices.view is NetworkView.MATRIX:
        _show_matrices(context, drawing)
    elif choices.view is NetworkView.TABLE:
        show_seats_table(context, drawing.chosen, open_at_once=True)
    else:
        _show_picture_and_panel(context, choices, drawing, about)


def _show_summary(context: Context, choices: NetworkChoices, drawing: Drawing, about: str) -> None:
    """Say how many nodes are left, by which choices, and which were collapsed into one sign."""
    words = context.words
    size = cache.network_size_of(context)
    st.caption(
        f"{size_sentence(words, context.snapshot, size, context.tense)} {density_sentence(words, size, context.tense)}"
    )
    if choices.narrows:
        st.caption(f"{remaining_sentence(context, drawing.chosen)}. {about}")
    if choices.collapse is CollapseMode.AUTO and drawing.taken_together is not CollapseMode.NONE:
        st.info(
            words(
                "With more than {count} signs at once nothing can be read, so actors of the same "
                "sector, and where needed bodies of the same layer, are taken together. Click a "
                "sign to open it, or choose “Never” under “Take actors together”.",
                count=words.number(READABLE),
            )
        )
    selection_panel.offer_collapse_again(context, choices)


def _show_picture_and_panel(
    context: Context, choices: NetworkChoices, drawing: Drawing, about: str
) -> None:
    words, snapshot = context.words, context.snapshot
    nodes = [*drawing.drawn, *snapshot.actors, *snapshot.bodies]
    selected = address.read_one("selected", nodes)
    second = address.read_one("second", nodes)
    report_unknown_value(
        context, address.unknown_value("selected") or address.unknown_value("second")
    )
    left, right = st.columns([2, 1], gap="medium")
    with left:
        picture = show_picture(
            context,
            choices,
            drawing,
            _picture_data(context, choices),
            about=about,
            key="network",
            selected=selected,
            second=second,
            off=frozenset(st.query_params.get_all("off")),
        )
    clicked = picture.clicked
    address.write("off", sorted(clicked.off))
    for key, value in (("selected", clicked.selected), ("second", clicked.second)):
        st.session_state[key] = value
        address.write(key, value)
    with right:
        _show_panel(context, drawing, clicked)
    away = st.expander(
        words("Take away"), icon=":material/download:", key="away", on_change="rerun"
    )
    if away.open:
        with away:
            show_network_downloads(context, drawing.drawn, picture, about)
    show_seats_table(context, drawing.chosen)


def _show_panel(context: Context, drawing: Drawing, clicked: ViewSelection) -> None:
    """Show what is selected beside the picture, with the gaps about it."""
    snapshot, selected, second = context.snapshot, clicked.selected, clicked.second
    if selected is not None and cluster_key(selected) is not None and selected in drawing.drawn:
        selection_panel.show_selected_cluster(
            context, drawing.drawn, selected, _group_names(context)
        )
    elif selected in snapshot.actors and second in snapshot.actors and selected != second:
        selection_panel.show_connection_of_pair(
            context, drawing.chosen, selected or "", second or ""
        )
    elif selected in snapshot.actors or selected in snapshot.bodies:
        selection_panel.show_selected_node(context, drawing.chosen, selected or "")
        gaps = selection_panel.gaps_about(cache.findings(context), selected or "")
        in_full = any(map(selection_panel.is_cut_point, gaps))
        selection_panel.show_gaps_of_selection(
            context, gaps, comparisons.first_seen(context) if in_full else {}
        )
    else:
        selection_panel.show_selection_hint(context)


def _show_matrices(context: Context, drawing: Drawing) -> None:
    words = context.words
    which = {
        "actors": words("Actors with actors"),
        "bodies": words("Actors in bodies"),
        "sectors": words("Sectors with sectors"),
    }
    matrix = address.segmented(words("Matrix"), "matrix", which, default="actors")
    if matrix == "sectors":
        show_sector_matrix(context, cache.findings(context))
    else:
        (show_actor_matrix if matrix == "actors" else show_seat_matrix)(context, drawing.chosen)
