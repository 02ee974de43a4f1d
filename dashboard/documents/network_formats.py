"""A network as files for other programs: GraphML, GEXF, node-link JSON and CSV.

Each file says of which revision it is and with which choices it was made, in the graph attribute
`about` or, for CSV, in the name of the file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import networkx as nx

from graph.layout.clusters import Cluster
from graph.network import Network

_OF_A_THING: Final = ("name", "kind", "sector", "named", "layer", "part_of", "kbo", "ovo")


def plain_graph(network: Network, about: str = "") -> nx.Graph[str]:
    """The network with only texts and numbers on nodes and edges; what is unknown is left out."""
    copy: nx.Graph[str] = nx.Graph(about=about)
    for node, data in network.nodes(data=True):
        copy.add_node(node, mode=data["mode"], **_plain_node_attributes(data))
    for one, other, data in network.edges(data=True):
        copy.add_edge(one, other, **_plain_edge_attributes(data))
    return copy


def _plain_node_attributes(data: Mapping[str, Any]) -> dict[str, str | int]:
    cluster: Cluster | None = data.get("cluster")
    if cluster is not None:
        return {"name": cluster.key, "members": len(cluster.members)}
    thing = data[data["mode"]]
    return {
        name: str(getattr(thing, name))
        for name in _OF_A_THING
        if getattr(thing, name, None) is not None
    }


def _plain_edge_attributes(data: Mapping[str, Any]) -> dict[str, str | float]:
    if "seats" in data:
        seats = data["seats"]
        numbers = {"number": ", ".join(str(seat.number) for seat in seats)}
        return {
            "role": ", ".join(seat.role.value for seat in seats),
            "evidence": ", ".join(seat.evidence.value for seat in seats),
            **(numbers if seats != seats[:1] or seats[0].number != 1 else {}),
        }
    known: dict[str, str | float] = {"weight": float(data["weight"])}
    for name in ("bodies", "actors"):
        if name in data:
            known[name] = ", ".join(data[name])
    return known


def network_as_graphml(network: Network, about: str = "") -> bytes:
    """The network as GraphML, which Gephi, yEd and networkx read."""
    file = io.BytesIO()
    nx.write_graphml(plain_graph(network, about), file)
    return file.getvalue()


def network_as_gexf(network: Network, about: str = "") -> bytes:
    """The network as GEXF, Gephi's own format."""
    copy = plain_graph(network, about)
    for node, data in copy.nodes(data=True):
        data["label"] = data.get("name", node)
    file = io.BytesIO()
    nx.write_gexf(copy, file)
    return file.getvalue()


def network_as_node_link_json(network: Network, about: str = "") -> bytes:
    """The network as node-link JSON, which d3 and networkx read."""
    document = nx.node_link_data(plain_graph(network, about), edges="links")
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def nodes_csv(network: Network, about: str = "") -> bytes:
    """The nodes as CSV, one in each row."""
    del about
    rows = [{"id": node, **data} for node, data in plain_graph(network).nodes(data=True)]
    return _csv_bytes(rows)


def links_csv(network: Network, about: str = "") -> bytes:
    """The links as CSV, one in each row."""
    del about
    edges = plain_graph(network).edges(data=True)
    return _csv_bytes([{"source": one, "target": other, **data} for one, other, data in edges])


def _csv_bytes(rows: Iterable[Mapping[str, object]]) -> bytes:
    listed = list(rows)
    headers = list(dict.fromkeys(key for row in listed for key in row))
    file = io.StringIO()
    writer = csv.DictWriter(file, headers, restval="")
    writer.writeheader()
    writer.writerows({key: _without_formula(value) for key, value in row.items()} for row in listed)
    return file.getvalue().encode("utf-8-sig")


def _without_formula(value: object) -> object:
    """The value; a text that Excel would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")

Writer = Callable[[Network, str], bytes]
