"""A generated city of the size that the address asks for, drawn: what the speed is measured on."""

from __future__ import annotations

import streamlit as st

from dashboard.components.network_view import Caption, network_view
from dashboard.palette import colours
from dashboard.pictures import PictureAppearance, describe_network, layer_letters, make_legend
from dashboard.words import Language, Words
from graph.layout.force_directed import force_directed_layout
from graph.network import Network, two_mode_network
from tests.generated_city import SECTORS, city


@st.cache_resource
def drawn(size: int) -> tuple[Network, dict[str, tuple[float, float]]]:
    """The network and its layout, which the product keeps per revision too."""
    network = two_mode_network(city(size))
    return network, force_directed_layout(network)


words = Words(Language.ENGLISH)
st.set_page_config(layout="wide")
size = int(st.query_params.get("size", "0"))
if size:
    network, positions = drawn(size)
    look = PictureAppearance(colours=colours(SECTORS), marks=layer_letters(words))
    description = describe_network(network, positions=positions, appearance=look)
    network_view(
        description,
        legend=make_legend(description, appearance=look, words=words, names=SECTORS),
        words=words,
        caption=Caption(title="City", date="23 November 2026"),
        height=640,
        key="picture",
    )
st.text("The page is there.")
