"""The two-mode network as files for other programs: GraphML."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Final

import networkx as nx

from graph.network import Network


def _plain(network: Network) -> nx.Graph[str]:
    """The network with only texts and numbers on its nodes and edges, unknown ones left out."""
    plain: nx.Graph[str] = nx.Graph()
    for node, about in network.nodes(data=True):
        thing = about[about["mode"]]
        known = {
            name: str(getattr(thing, name))
            for name in ("name", "kind", "sector", "named", "layer")
            if getattr(thing, name, None) is not None
        }
        plain.add_node(node, mode=about["mode"], **known)
    for one, other, about in network.edges(data=True):
        seats = about["seats"]
        plain.add_edge(
            one,
            other,
            role=", ".join(seat.role for seat in seats),
            evidence=", ".join(seat.evidence for seat in seats),
        )
    return plain


def graphml(network: Network) -> bytes:
    """The network as GraphML, which Gephi, yEd and networkx read."""
    file = io.BytesIO()
    nx.write_graphml(_plain(network), file)
    return file.getvalue()


NETWORK_FILES: Final[Mapping[str, Callable[[Network], bytes]]] = {".graphml": graphml}
