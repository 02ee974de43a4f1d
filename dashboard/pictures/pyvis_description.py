"""A network as a pyvis network: which nodes and edges are drawn, where, and in which style."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

import pyvis.network

from dashboard.pictures.sign_styles import (
    Options,
    PictureAppearance,
    actor_style,
    added_link_style,
    body_style,
    missing_link_style,
    removed_link_style,
    seat_style,
    strongest_evidence,
    weight_style,
)
from data.model import Actor, Body, Layer, Naming
from graph.layout.clusters import Cluster
from graph.network import Network

Positions = Mapping[str, tuple[float, float]]

UNKNOWN_CLASS: Final = "?"  # the class of actors without a sector

_LONGEST: Final = 38  # letters in a short name: two lines under a sign


def describe_network(
    network: Network,
    *,
    positions: Positions,
    appearance: PictureAppearance,
    faded: Collection[str] = (),
    cut: Collection[str] = (),
    missing: Iterable[tuple[str, str]] = (),
    added: Collection[tuple[str, str]] = (),
    removed: Collection[tuple[str, str]] = (),
) -> pyvis.network.Network:
    """Describe a two-mode or one-mode network, node by node, with physics off.

    `positions` are in pixels at zoom 1, about 100 between neighbours. They may hold more nodes
    than the network: give those of the whole, and what is filtered away moves nothing. Nodes in
    `faded` are drawn faintly, nodes in `cut` get a ring, pairs in `missing` a dashed line where
    both ends are in the picture. Lines between the pairs in `added` and `removed` stand out. Every
    node and edge carries its `classes`, by which the legend filters.
    """
    # Directed, for an undirected one searches all edges at every edge.
    description = pyvis.network.Network(directed=True)
    description.node_ids = _IdListWithFastLookup()
    largest = max((degree for _, degree in network.degree()), default=0)
    for node, data in network.nodes(data=True):
        x, y = positions[node]
        share = network.degree(node) / largest if largest else 0.0
        size = appearance.sizes.get(node, 0.0) if appearance.sizes is not None else math.sqrt(share)
        options = _node_options(data, appearance)
        if node in cut:
            options["ring"] = True
            options["classes"].append("cut")
        if node in faded:
            options["faded"] = True
        options["size"] = round(options.pop("least") + 13 * size)
        description.add_node(node, x=round(x), y=round(y), **options)
    turns = {frozenset(pair): "added" for pair in added}
    turns |= {frozenset(pair): "removed" for pair in removed}
    _add_edges(description, network, appearance, turns)
    for one, other in missing:
        if one in network and other in network:
            _add_edge(description, one, other, missing_link_style() | {"classes": ["missing"]})
    description.set_options(_OPTIONS)
    return description


def short_name(name: str) -> str:
    """A name that fits under a sign: without text in brackets, and at most 38 characters.

    A longer one is cut between words, where it has several, and ends in “…”.
    """
    short = re.sub(r"\s+\([^)]*\)", "", name).strip() or name
    if len(short) <= _LONGEST:
        return short
    head = re.sub(r"\s+\S*$", "", short[:_LONGEST])
    return re.sub(r"(\s+\S{1,3})+$", "", head)[: _LONGEST - 1].rstrip(" ,;:-") + "…"


# Positions come from the server, so the browser computes none.
_OPTIONS: Final = '{"physics": {"enabled": false}, "edges": {"smooth": false}}'


class _IdListWithFastLookup(list[str]):
    """A list of node ids with a set beside it: pyvis looks up both ends of every edge."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()

    def append(self, node: str) -> None:
        super().append(node)
        self._known.add(node)

    def __contains__(self, node: object) -> bool:
        return node in self._known


def _actor_options(actor: Actor, appearance: PictureAppearance) -> Options:
    group = appearance.classes.get(actor.id, actor.sector)
    return {
        **_label_and_title(actor, appearance),
        **actor_style(actor.named, appearance.colour(group), appearance),
        "least": 8,
        "classes": [f"colour:{group or UNKNOWN_CLASS}", f"named:{actor.named}"],
    }


def _node_options(data: Mapping[str, Any], appearance: PictureAppearance) -> Options:
    if "cluster" in data:
        return _cluster_options(data["cluster"], appearance)
    return (
        _body_options(data["body"], appearance)
        if "body" in data
        else _actor_options(data["actor"], appearance)
    )


def _cluster_options(cluster: Cluster, appearance: PictureAppearance) -> Options:
    """The options of one sign for several actors or bodies: two outlines, and their number."""
    title = appearance.titles.get(cluster.node_id, cluster.key)
    return {
        "label": short_name(title.split("\n")[0]),
        "title": title,
        **_cluster_style(cluster, appearance),
        "inset": True,
        "mark": str(len(cluster.members)),
        "stands_for": len(cluster.members),
        "least": 18,
    }


def _cluster_style(cluster: Cluster, appearance: PictureAppearance) -> Options:
    if cluster.of == "body":
        layer = Layer(cluster.key.removeprefix("layer-"))
        return {**body_style(layer, appearance), "classes": [f"layer:{layer}"]}
    style = actor_style(Naming.ORGANISATION, appearance.colour(cluster.key), appearance)
    return {**style, "classes": [f"colour:{cluster.key}"]}


def _body_options(body: Body, appearance: PictureAppearance) -> Options:
    return {
        **_label_and_title(body, appearance),
        **body_style(body.layer, appearance),
        "least": 11,
        "classes": [f"layer:{body.layer}"],
    }


def _label_and_title(thing: Actor | Body, appearance: PictureAppearance) -> Options:
    return {"label": short_name(thing.name), "title": appearance.titles.get(thing.id, thing.name)}


def _add_edges(
    description: pyvis.network.Network,
    network: Network,
    appearance: PictureAppearance,
    turns: Mapping[frozenset[str], str],
) -> None:
    heaviest = max((data.get("weight", 0) for *_, data in network.edges(data=True)), default=0)
    for one, other, data in network.edges(data=True):
        if "seats" in data:
            evidence = strongest_evidence({seat.evidence for seat in data["seats"]})
            style = seat_style(evidence, appearance) | {"classes": [f"evidence:{evidence}"]}
        else:
            style = weight_style(data["weight"] / heaviest, appearance) | {"classes": ["weight"]}
        turn = turns.get(frozenset((one, other)))
        if turn is not None:
            outstanding = added_link_style() if turn == "added" else removed_link_style()
            style |= outstanding | {"classes": [*style["classes"], turn]}
        _add_edge(description, one, other, style)


def _add_edge(
    description: pyvis.network.Network, one: str, other: str, options: dict[str, Any]
) -> None:
    description.add_edge(one, other, arrows="", **options)
