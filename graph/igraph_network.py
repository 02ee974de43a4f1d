"""A network as igraph counts it: one conversion, shared by all measures and groups."""

from __future__ import annotations

from dataclasses import dataclass

import igraph as ig

from graph.network import Network, bodies, consultation_network


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoModeGraph:
    """The two-mode network of those that have a seat: first the actors, then the `bodies`.

    `network` is the network it was taken from, with the bodies nobody is known to sit in.
    """

    network: Network
    bodies: tuple[str, ...]
    graph: ig.Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class IgraphNetwork:
    """The consultation network in igraph, in the order of the ids of its `actors`.

    `weights` go with the edges of `ties`; `sectors` with the actors, None where unknown.
    `seating` is None when only a consultation network was given.
    """

    actors: tuple[str, ...]
    sectors: tuple[str | None, ...]
    ties: ig.Graph
    weights: tuple[float, ...]
    seating: TwoModeGraph | None = None


def to_igraph(network: Network) -> IgraphNetwork:
    """Convert a two-mode network and the consultation network that follows from it."""
    converted = consultation_to_igraph(consultation_network(network))
    sitting = tuple(sorted(body for body in bodies(network) if network.degree(body)))
    graph = _graph(
        (*converted.actors, *sitting),
        [(actor, body) for body in sitting for actor in network[body]],
    )
    return IgraphNetwork(
        actors=converted.actors,
        sectors=converted.sectors,
        ties=converted.ties,
        weights=converted.weights,
        seating=TwoModeGraph(network=network, bodies=sitting, graph=graph),
    )


def consultation_to_igraph(network: Network) -> IgraphNetwork:
    """Convert a consultation network alone; a tie without `weight` counts 1."""
    actors = tuple(sorted(network))
    ties = sorted(
        (*sorted((one, other)), about.get("weight", 1.0))
        for one, other, about in network.edges(data=True)
    )
    return IgraphNetwork(
        actors=actors,
        sectors=tuple(network.nodes[actor]["actor"].sector for actor in actors),
        ties=_graph(actors, [(one, other) for one, other, _ in ties]),
        weights=tuple(float(weight) for _, _, weight in ties),
    )


def _graph(nodes: tuple[str, ...], links: list[tuple[str, str]]) -> ig.Graph:
    place = {node: at for at, node in enumerate(nodes)}
    return ig.Graph(len(nodes), [(place[one], place[other]) for one, other in links])
