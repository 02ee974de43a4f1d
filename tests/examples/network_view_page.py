"""A small network to try the picture on, with a few of the things that pages do around it."""

from __future__ import annotations

import streamlit as st

from dashboard.components.network_view import Caption, network_view
from dashboard.palette import colours
from dashboard.pictures import PictureAppearance, describe_network, layer_letters, make_legend
from dashboard.words import Language, Words
from data.model import Actor, Body, Evidence, Facts, Layer, Naming, Seat
from graph.network import two_mode_network

ATTACK = "<img src=x onerror=alert(1)>"
FACTS = Facts(
    actors=(
        Actor(id="city", name="City of Testham", sector="government"),
        Actor(id="agency", name="Housing agency", sector="housing"),
        Actor(id="tenants", name="Tenants' union", sector="tenants"),
        Actor(id="care", name="Care home", sector="care"),
        Actor(id="neighbours", name="Neighbours", named=Naming.GROUP),
        Actor(id="director", name="Director", named=Naming.ROLE, sector="government"),
        Actor(id="attack", name=ATTACK, sector="care"),
    ),
    bodies=(
        Body(id="council", name="Housing council", layer=Layer.WOONRAAD),
        Body(id="core", name="Core group", layer=Layer.KERNGROEP),
        Body(id="table", name="Care table", layer=Layer.CONSULTATION),
        Body(id="project", name="Joint project", layer=Layer.PARTNERSHIP),
    ),
    seats=(
        Seat(actor="city", body="council"),
        Seat(actor="agency", body="council"),
        Seat(actor="tenants", body="council", evidence=Evidence.CONDITIONAL),
        Seat(actor="neighbours", body="council", evidence=Evidence.GROUP),
        Seat(actor="city", body="core"),
        Seat(actor="director", body="core"),
        Seat(actor="city", body="table", evidence=Evidence.DERIVED),
        Seat(actor="care", body="table"),
        Seat(actor="attack", body="table"),
        Seat(actor="agency", body="project"),
        Seat(actor="tenants", body="project"),
    ),
)
POSITIONS = {
    "council": (0.0, 0.0),
    "city": (160.0, 12.0),
    "agency": (-96.0, -84.0),
    "tenants": (-112.0, 72.0),
    "neighbours": (16.0, 120.0),
    "core": (256.0, -84.0),
    "director": (368.0, -108.0),
    "table": (304.0, 72.0),
    "care": (400.0, 24.0),
    "attack": (384.0, 132.0),
    "project": (-224.0, 0.0),
}
SECTORS = {"government": "Government", "housing": "Housing", "tenants": "Tenants", "care": "Care"}
TITLES = {"care": 'Care home\n<a href="https://elsewhere.test">Two</a> seats'}

st.set_page_config(layout="wide")
words = Words(Language.DUTCH if st.checkbox("In Dutch") else Language.ENGLISH)
whole = two_mode_network(FACTS)
without_care = st.checkbox("Leave out care")
shown = whole.subgraph(
    node for node in whole if not (without_care and node in {"care", "attack", "table"})
)
if st.button("Choose the agency"):
    st.session_state["chosen"] = "agency"
look = PictureAppearance(colours=colours(SECTORS), marks=layer_letters(words), titles=TITLES)
description = describe_network(
    shown, positions=POSITIONS, appearance=look, cut={"city"}, missing=[("director", "care")]
)
clicked = network_view(
    description,
    legend=make_legend(description, appearance=look, words=words, names=SECTORS),
    words=words,
    caption=Caption(title="Testham", date="23 November 2026", filters="No filters"),
    selected=st.session_state.get("chosen"),
    key="picture",
)
st.session_state["chosen"] = clicked.selected
st.text(f"Python knows: {clicked.selected}, {clicked.second}, {sorted(clicked.off)}")
