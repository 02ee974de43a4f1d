"""The networks before and after, side by side, with added and removed links marked."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from dashboard.components.network_view import Caption, network_view
from dashboard.context import Context
from dashboard.day import day_in_words
from dashboard.palette import colours
from dashboard.pictures import PictureAppearance, describe_network, layer_letters, make_legend
from dashboard.snapshot import Snapshot
from graph.network import Network, actor_ids, without_isolates
from graph.scenarios.network_difference import NetworkDifference

_BESIDE = 90.0  # pixels from the middle of those it is linked with
_HEIGHT = 420

Point = tuple[float, float]


def show_networks_side_by_side(
    context: Context,
    before: Snapshot,
    after: Snapshot,
    lines: NetworkDifference,
    titles: tuple[str, str],
    positions: Mapping[str, Point],
) -> None:
    """Draw both networks; a node that is in both has the same position in both."""
    places = positions_of_all_nodes(positions, before.network, after.network)
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"**{titles[0]}**")
        _show_picture(
            context.with_snapshot(before),
            places,
            titles[0],
            removed=lines.seats_removed,
            key="before",
        )
    with right:
        st.markdown(f"**{titles[1]}**")
        _show_picture(
            context.with_snapshot(after), places, titles[1], added=lines.seats_added, key="after"
        )


def positions_of_all_nodes(known: Mapping[str, Point], *networks: Network) -> dict[str, Point]:
    """The known position of each node; a node without one is placed beside its neighbours."""
    places = dict(known)
    for network in networks:
        unplaced = [node for node in network if node not in places]
        for number, node in enumerate(unplaced):
            near = [places[other] for other in network[node] if other in places]
            middle = near or list(places.values()) or [(0.0, 0.0)]
            x = sum(point[0] for point in middle) / len(middle)
            y = sum(point[1] for point in middle) / len(middle)
            places[node] = (x + _BESIDE, y + _BESIDE * (number + 1))
    return places


def _show_picture(
    context: Context,
    places: Mapping[str, Point],
    title: str,
    *,
    added: Collection[tuple[str, str]] = (),
    removed: Collection[tuple[str, str]] = (),
    key: str,
) -> None:
    words, snapshot = context.words, context.snapshot
    network = without_isolates(snapshot.network)
    appearance = PictureAppearance(
        colours=colours(sector.id for sector in snapshot.facts.sectors),
        titles={node: snapshot.name(node) for node in network},
        marks=layer_letters(words),
    )
    if not actor_ids(network):
        st.markdown(words("No actor has a seat."))
        return
    description = describe_network(
        network, positions=places, appearance=appearance, added=added, removed=removed
    )
    names = {sector.id: sector.name for sector in snapshot.facts.sectors}
    network_view(
        description,
        legend=make_legend(description, appearance=appearance, words=words, names=names),
        words=words,
        caption=Caption(title=title, date=day_in_words(words, snapshot.on)),
        height=_HEIGHT,
        key=f"scenario-{key}",
    )
