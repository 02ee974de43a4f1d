"""What a person may take away from the network page, each file with its revision and choices."""

from __future__ import annotations

from collections.abc import Callable

import pyvis.network
import streamlit as st

from dashboard.context import Context
from dashboard.day import file_mark
from dashboard.documents import network_files
from dashboard.documents.network_page import network_page
from dashboard.pictures import Legend
from graph.network import Network


def show_takeaway(
    context: Context,
    drawn: Network,
    description: pyvis.network.Network | None,
    legend: Legend,
    about: str,
) -> None:
    """Offer the drawn network as files; the picture itself offers PNG and SVG."""
    words = context.words
    title = words("Who consults with whom on housing")
    files: dict[str, tuple[str, Callable[[], bytes]]] = {
        words("Page that opens offline (HTML)"): (
            "html",
            lambda: network_page(
                description or pyvis.network.Network(), title=title, about=about, legend=legend
            ),
        ),
        words("For Gephi (GEXF)"): ("gexf", lambda: network_files.gexf(drawn, about)),
        words("For other programs (GraphML)"): (
            "graphml",
            lambda: network_files.graphml(drawn, about),
        ),
        words("Actors and bodies (CSV)"): ("nodes.csv", lambda: network_files.nodes_csv(drawn)),
        words("Lines (CSV)"): ("links.csv", lambda: network_files.links_csv(drawn)),
    }
    if description is None:
        del files[words("Page that opens offline (HTML)")]
    st.caption(about)
    columns = st.columns(len(files))
    mark = file_mark(context.on, context.today)
    for column, (label, (ending, make)) in zip(columns, files.items(), strict=True):
        column.download_button(
            label,
            make,
            file_name=f"woonnetwerk-{words('version')}-{context.revision}{mark}.{ending}",
            on_click="ignore",
            width="stretch",
        )
