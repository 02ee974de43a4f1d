"""The actors without whom parts of the network no longer meet."""

from __future__ import annotations

import igraph as ig

from graph.network import Network, all_overlap, bodies, consultation_network


def cut_points(network: Network) -> frozenset[str]:
    """The cut points of the consultation network, read from the two-mode network itself.

    An actor is one when taking it away leaves other actors that could reach each other before and
    no longer can. Bodies with one member link nobody, so they are left out. Where some of a body
    never sit there at one time, the consultation network itself is read.
    """
    if not all(all_overlap(network, body) for body in bodies(network)):
        return _of_consultation(consultation_network(network))
    linking = [node for node, about in network.nodes(data=True) if _links(network, node, about)]
    place = {node: number for number, node in enumerate(linking)}
    graph = ig.Graph(
        len(linking),
        [
            (place[one], place[other])
            for one, other in network.edges
            if one in place and other in place
        ],
    )
    found = (linking[number] for number in graph.articulation_points())
    return frozenset(node for node in found if network.nodes[node]["mode"] == "actor")


def _of_consultation(met: Network) -> frozenset[str]:
    ids = list(met)
    place = {actor: number for number, actor in enumerate(ids)}
    graph = ig.Graph(len(ids), [(place[one], place[other]) for one, other in met.edges])
    return frozenset(ids[number] for number in graph.articulation_points())


def _links(network: Network, node: str, about: dict[str, object]) -> bool:
    return about["mode"] == "actor" or network.degree(node) > 1
