"""The interactive picture of a drawing, the same seats as a table, and files to download."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyvis.network
import streamlit as st

from dashboard.components.network.choices import LINKS, ColourMeaning, NetworkChoices
from dashboard.components.network.drawing import (
    Drawing,
    PictureData,
    appearance_of,
    class_names,
    theme_pairs_that_never_meet,
)
from dashboard.components.network_view import Caption, ViewSelection, network_view
from dashboard.components.sources import source_place
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.day import day_in_words, file_name_suffix
from dashboard.documents import network_formats
from dashboard.documents.offline_network_page import offline_network_page
from dashboard.pictures import Legend, describe_network, make_legend
from dashboard.wording.choices import capitalised_choice_name, choice_name
from dashboard.wording.measures import measure_name
from dashboard.words import Words
from graph.layout.clusters import with_cluster_centres
from graph.network import Network


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture on the page: what is selected in it, its description, and its legend."""

    clicked: ViewSelection
    description: pyvis.network.Network
    legend: Legend


def show_picture(
    context: Context,
    choices: NetworkChoices,
    drawing: Drawing,
    data: PictureData,
    *,
    about: str,
    height: int = 560,
    key: str,
    selected: str | None = None,
    second: str | None = None,
    off: frozenset[str] = frozenset(),
) -> ShownPicture:
    """Show a drawing with its legend; `about` says on an exported picture what was chosen."""
    words = context.words
    appearance = appearance_of(context, choices, drawing.drawn, data)
    description = describe_network(
        drawing.drawn,
        positions=with_cluster_centres(drawing.drawn, data.positions),
        appearance=appearance,
        cut=data.cut_points,
        missing=theme_pairs_that_never_meet(context.snapshot, data.findings)
        if choices.missing
        else (),
    )
    signs = make_legend(
        description,
        appearance=appearance,
        words=words,
        names=class_names(context, choices.colour, data.group_names),
        colours_mean=_colour_legend_title(words, choices.colour),
        sizes_mean=None if choices.size == LINKS else measure_name(words, choices.size),
    )
    clicked = network_view(
        description,
        legend=signs,
        words=words,
        caption=Caption(
            title=words("Who consults with whom on housing"),
            date=day_in_words(words, context.on),
            filters=about,
        ),
        selected=selected,
        second=second,
        off=off,
        height=height,
        key=key,
    )
    return ShownPicture(clicked, description, signs)


def _colour_legend_title(words: Words, colour: ColourMeaning) -> str:
    meanings = {
        ColourMeaning.SECTOR: words("Sector"),
        ColourMeaning.KIND: words("Kind"),
        ColourMeaning.LAYER: words("Layer in which an actor sits"),
        ColourMeaning.GROUP: words("Group"),
        ColourMeaning.GAPS: words("Gaps"),
    }
    return meanings[colour]


def show_network_downloads(
    context: Context,
    drawn: Network,
    picture: ShownPicture,
    about: str,
) -> None:
    """Offer the drawn network as files that mention `about`; the picture offers PNG and SVG."""
    words = context.words
    title = words("Who consults with whom on housing")
    files: dict[str, tuple[str, Callable[[], bytes]]] = {
        words("Page that opens offline (HTML)"): (
            "html",
            lambda: offline_network_page(
                picture.description, title=title, about=about, legend=picture.legend
            ),
        ),
        words("For Gephi (GEXF)"): ("gexf", lambda: network_formats.network_as_gexf(drawn, about)),
        words("For other programs (GraphML)"): (
            "graphml",
            lambda: network_formats.network_as_graphml(drawn, about),
        ),
        words("Actors and bodies (CSV)"): ("nodes.csv", lambda: network_formats.nodes_csv(drawn)),
        words("Lines (CSV)"): ("links.csv", lambda: network_formats.links_csv(drawn)),
    }
    st.caption(about)
    columns = st.columns(len(files))
    day = file_name_suffix(context.on, context.today)
    for column, (label, (ending, make)) in zip(columns, files.items(), strict=True):
        column.download_button(
            label,
            make,
            file_name=f"woonnetwerk-{words('version')}-{context.revision}{day}.{ending}",
            on_click="ignore",
            width="stretch",
        )


def show_seats_table(context: Context, network: Network, *, open_at_once: bool = False) -> None:
    """Show every seat of a two-mode network as a table row, for who cannot use the picture."""
    words, snapshot = context.words, context.snapshot
    fold = st.expander(
        words("The same as a table"),
        expanded=open_at_once,
        icon=":material/table:",
        key=f"twin-{open_at_once}",
        on_change="rerun",
    )
    if not fold.open:
        return
    rows = [
        {
            words("Actor"): snapshot.name(seat.actor),
            words("Body"): snapshot.name(seat.body),
            words("Layer"): capitalised_choice_name(words, snapshot.bodies[seat.body].layer),
            words("Role"): choice_name(words, seat.role),
            words("Evidence"): choice_name(words, seat.evidence),
            words("Source"): source_place(context, seat),
        }
        for _, _, link in network.edges(data=True)
        for seat in link["seats"]
    ]
    rows.sort(key=lambda row: (row[words("Body")].casefold(), row[words("Actor")].casefold()))
    with fold:
        show_text_table(rows, alt=words("Every seat in the picture"))
