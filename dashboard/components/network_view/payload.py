"""From a pyvis network to the few bytes that the browser needs of it."""

from __future__ import annotations

import json
from typing import Any

import pyvis.network

_OWN = ("id", "label", "title", "x", "y", "size")
_ENDS = ("from", "to")


def pack(description: pyvis.network.Network) -> dict[str, Any]:
    """Give the nodes and edges of a pyvis network with every style named once.

    `nodes` are rows of id, label, title, x, y, size and the number of a style; `edges` rows of
    the numbers of two nodes and of a style; `styles` are options of vis-network and of ours;
    `options` those of the whole.
    """
    styles: dict[str, int] = {}
    nodes = [
        [*(node.get(name) for name in _OWN), _style(node, _OWN, styles)]
        for node in description.nodes
    ]
    numbers = {node["id"]: number for number, node in enumerate(description.nodes)}
    edges = [
        [numbers[edge["from"]], numbers[edge["to"]], _style(edge, _ENDS, styles)]
        for edge in description.edges
    ]
    return {
        "nodes": nodes,
        "edges": edges,
        "styles": [json.loads(style) for style in styles],
        "options": description.options,
    }


def _style(options: dict[str, Any], own: tuple[str, ...], styles: dict[str, int]) -> int:
    style = json.dumps({name: value for name, value in options.items() if name not in own})
    return styles.setdefault(style, len(styles))
