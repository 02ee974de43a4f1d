"""The networks that the facts make: who sits where, and who therefore meets whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any, TypeAlias

import networkx as nx

from data.model import Actor, Body, Facts, Seat

Network: TypeAlias = "nx.Graph[str]"


def two_mode(facts: Facts) -> Network:
    """The network of all actors and all bodies, linked by seats.

    A node is an id, with `mode` "actor" and the `actor`, or `mode` "body" and the `body`.
    An edge is an actor in a body, with all its `seats`, ordered by number.
    """
    network: Network = nx.Graph()
    network.add_nodes_from((actor.id, {"mode": "actor", "actor": actor}) for actor in facts.actors)
    network.add_nodes_from((body.id, {"mode": "body", "body": body}) for body in facts.bodies)
    seats: dict[tuple[str, str], list[Seat]] = {}
    for seat in facts.seats:
        seats.setdefault((seat.actor, seat.body), []).append(seat)
    network.add_edges_from(
        (actor, body, {"seats": tuple(sorted(held, key=lambda seat: seat.number))})
        for (actor, body), held in seats.items()
    )
    return network


def actors(network: Network) -> list[str]:
    """The ids of the actors in a network."""
    return [node for node, about in network.nodes(data=True) if about["mode"] == "actor"]


def bodies(network: Network) -> list[str]:
    """The ids of the bodies in a two-mode network."""
    return [node for node, about in network.nodes(data=True) if about["mode"] == "body"]


def actor_of(network: Network, node: str) -> Actor:
    """The actor that a node stands for."""
    actor: Actor = network.nodes[node]["actor"]
    return actor


def body_of(network: Network, node: str) -> Body:
    """The body that a node stands for."""
    body: Body = network.nodes[node]["body"]
    return body


def seats_of(network: Network, actor: str, body: str) -> tuple[Seat, ...]:
    """The seats of an actor in a body; none when it has no seat there."""
    held: tuple[Seat, ...] = network.edges[actor, body]["seats"] if actor in network[body] else ()
    return held


def seated(network: Network) -> Network:
    """The part of a two-mode network in which every actor and every body has a seat."""
    part: Network = network.subgraph(node for node, degree in network.degree() if degree).copy()
    return part


def one_more(network: Network, seat: Seat) -> Network:
    """A two-mode network with one seat more, of an actor that had none in that body.

    It cannot be changed: all but the links of the two is shared with the network given, as
    networkx does for its own views, since copying every link is most of the work.
    """
    actor, body, link = seat.actor, seat.body, {"seats": (seat,)}
    network_of: Any = nx.freeze(nx.Graph())
    given: Any = network
    network_of._node = given._node  # noqa: SLF001  # as in networkx.classes.graphviews
    network_of._adj = {  # noqa: SLF001
        **given._adj,  # noqa: SLF001
        actor: {**given._adj[actor], body: link},  # noqa: SLF001
        body: {**given._adj[body], actor: link},  # noqa: SLF001
    }
    more: Network = network_of
    return more


def consultation(network: Network) -> Network:
    """The consultation network of a two-mode network: actors that sit in the same body.

    Over the actors that have a seat. An edge names the shared `bodies`, sorted, and has a
    `weight`: the sum over those bodies of 1/(n-1), n being the actors with a seat in the body,
    times the body's meetings a year where known (Newman 2001, Scientific collaboration networks
    II, Physical Review E 64, 016132).
    """
    projection: Network = nx.Graph()
    projection.add_nodes_from(_with_seat(network, actors(network)))
    weights: dict[tuple[str, str], float] = {}
    shared: dict[tuple[str, str], list[str]] = {}
    for body in sorted(bodies(network)):
        members = sorted(network[body])
        meetings = body_of(network, body).meetings_per_year
        share = (1.0 if meetings is None else float(meetings)) / max(len(members) - 1, 1)
        for pair in combinations(members, 2):
            weights[pair] = weights.get(pair, 0.0) + share
            shared.setdefault(pair, []).append(body)
    projection.add_edges_from(
        (one, other, {"weight": weights[one, other], "bodies": tuple(shared[one, other])})
        for one, other in shared
    )
    return projection


def bodies_network(network: Network) -> Network:
    """The bodies that have a seat, linked when they share actors.

    An edge names the shared `actors`, sorted; its `weight` is how many they are.
    """
    projection: Network = nx.Graph()
    projection.add_nodes_from(_with_seat(network, bodies(network)))
    shared: dict[tuple[str, str], list[str]] = {}
    for actor in sorted(actors(network)):
        for pair in combinations(sorted(network[actor]), 2):
            shared.setdefault(pair, []).append(actor)
    projection.add_edges_from(
        (one, other, {"weight": len(common), "actors": tuple(common)})
        for (one, other), common in shared.items()
    )
    return projection


def _with_seat(network: Network, nodes: list[str]) -> Iterator[tuple[str, dict[str, object]]]:
    return ((node, dict(network.nodes[node])) for node in nodes if network.degree(node))
