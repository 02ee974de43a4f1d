"""A network converted to igraph, once for all measures and communities."""

from __future__ import annotations

from dataclasses import dataclass

import igraph as ig

from graph.network import Network, body_ids, consultation_network


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoModeGraph:
    """The two-mode network in igraph: first the actors with a seat, then the `bodies` with one.

    `network` is the network it was made from; it also has the bodies without a known member.
    """

    network: Network
    bodies: tuple[str, ...]
    graph: ig.Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class IgraphNetwork:
    """The consultation network in igraph; its nodes are the `actors`, in the order of their ids.

    `weights` has one number for each edge of `ties`; `sectors` one sector for each actor, None
    where it is unknown. `two_mode` is None when only a consultation network was given.
    """

    actors: tuple[str, ...]
    sectors: tuple[str | None, ...]
    ties: ig.Graph
    weights: tuple[float, ...]
    two_mode: TwoModeGraph | None = None


def to_igraph(network: Network) -> IgraphNetwork:
    """Convert a two-mode network, and the consultation network that follows from it."""
    converted = consultation_to_igraph(consultation_network(network))
    sitting = tuple(sorted(body for body in body_ids(network) if network.degree(body)))
    graph = _build_igraph(
        (*converted.actors, *sitting),
        [(actor, body) for body in sitting for actor in network[body]],
    )
    return IgraphNetwork(
        actors=converted.actors,
        sectors=converted.sectors,
        ties=converted.ties,
        weights=converted.weights,
        two_mode=TwoModeGraph(network=network, bodies=sitting, graph=graph),
    )


def consultation_to_igraph(network: Network) -> IgraphNetwork:
    """Convert a consultation network; a tie without a `weight` has weight 1."""
    actors = tuple(sorted(network))
    ties = sorted(
        (*sorted((one, other)), attributes.get("weight", 1.0))
        for one, other, attributes in network.edges(data=True)
    )
    return IgraphNetwork(
        actors=actors,
        sectors=tuple(network.nodes[actor]["actor"].sector for actor in actors),
        ties=_build_igraph(actors, [(one, other) for one, other, _ in ties]),
        weights=tuple(float(weight) for _, _, weight in ties),
    )


def _build_igraph(nodes: tuple[str, ...], links: list[tuple[str, str]]) -> ig.Graph:
    place = {node: at for at, node in enumerate(nodes)}
    return ig.Graph(len(nodes), [(place[one], place[other]) for one, other in links])
