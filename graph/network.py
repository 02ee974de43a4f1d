"""The networks that follow from the facts: who sits where, and who therefore meets whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any, TypeAlias

import networkx as nx

from data.model import Actor, Body, Facts, Seat
from data.periods import (
    ALWAYS,
    Period,
    common_period,
    earliest_end,
    intersect_periods,
    latest_begin,
    merge_periods,
    period,
)
from graph.successions import all_successors

Network: TypeAlias = "nx.Graph[str]"


def two_mode_network(facts: Facts, *, of_one_day: bool = False) -> Network:
    """Build the network of all actors and all bodies, linked by seats.

    A node is an id, with `mode` "actor" and the `actor`, or `mode` "body" and the `body`. An edge
    links an actor and a body and has all its `seats` there, ordered by number. A seat that overlaps
    in no day with its actor and its body is left out. Two attributes of the graph: `heirs`, the
    successors of each actor, and `of_one_day`, which says that the facts are those of one day, so
    that all who sit in a body sit there at the same time.
    """
    network: Network = nx.Graph(of_one_day=True) if of_one_day else nx.Graph()
    followed = all_successors(facts.succession)
    if followed:
        network.graph["heirs"] = followed
    network.add_nodes_from((actor.id, {"mode": "actor", "actor": actor}) for actor in facts.actors)
    network.add_nodes_from((body.id, {"mode": "body", "body": body}) for body in facts.bodies)
    seats: dict[tuple[str, str], list[Seat]] = {}
    nodes = network.nodes
    for seat in facts.seats:
        if of_one_day or common_period(seat, nodes[seat.actor]["actor"], nodes[seat.body]["body"]):
            seats.setdefault((seat.actor, seat.body), []).append(seat)
    network.add_edges_from(
        (actor, body, {"seats": tuple(sorted(held, key=lambda seat: seat.number))})
        for (actor, body), held in seats.items()
    )
    return network


def actor_ids(network: Network) -> list[str]:
    """Return the ids of the actors in a network."""
    return [node for node, attributes in network.nodes(data=True) if attributes["mode"] == "actor"]


def body_ids(network: Network) -> list[str]:
    """Return the ids of the bodies in a two-mode network."""
    return [node for node, attributes in network.nodes(data=True) if attributes["mode"] == "body"]


def actor_of(network: Network, node: str) -> Actor:
    """Return the actor that a node stands for."""
    actor: Actor = network.nodes[node]["actor"]
    return actor


def body_of(network: Network, node: str) -> Body:
    """Return the body that a node stands for."""
    body: Body = network.nodes[node]["body"]
    return body


def seats_of(network: Network, actor: str, body: str) -> tuple[Seat, ...]:
    """Return the seats of an actor in a body; empty when it has no seat there."""
    held: tuple[Seat, ...] = network.edges[actor, body]["seats"] if actor in network[body] else ()
    return held


def seat_periods(network: Network, actor: str, body: str) -> tuple[Period, ...]:
    """Return the periods in which an actor sits in a body, in order.

    A seat counts only while its actor and its body exist.
    """
    lasting = actor_of(network, actor), body_of(network, body)
    seat_periods_or_none = (
        common_period(seat, *lasting) for seat in seats_of(network, actor, body)
    )
    return merge_periods(seat_period for seat_period in seat_periods_or_none if seat_period)


def periods_together(network: Network, body: str, one: str, other: str) -> tuple[Period, ...]:
    """Return the periods in which two actors both sit in a body, in order; empty if none.

    A predecessor does not sit beside its successor: where the seat of one ends in the month or year
    in which that of the other begins, the days in between are not counted.
    """
    of: Mapping[str, frozenset[str]] = network.graph.get("heirs", {})
    if other in of.get(one, ()):
        return _periods_beside_successor(network, body, one, other)
    if one in of.get(other, ()):
        return _periods_beside_successor(network, body, other, one)
    return intersect_periods(seat_periods(network, one, body), seat_periods(network, other, body))


def meeting_pairs(network: Network, body: str) -> Iterator[tuple[str, str]]:
    """Yield each pair of actors that sit in a body at the same time, as two sorted ids."""
    members = sorted(network[body])
    if all_seats_overlap(network, body):
        yield from combinations(members, 2)
        return
    of: Mapping[str, frozenset[str]] = network.graph.get("heirs", {})
    periods = {member: seat_periods(network, member, body) for member in members}
    for one, other in combinations(members, 2):
        if _periods_overlap(periods[one], periods[other]):
            related = other in of.get(one, ()) or one in of.get(other, ())
            if not related or periods_together(network, body, one, other):
                yield one, other


def all_seats_overlap(network: Network, body: str) -> bool:
    """Whether all seats of a body in a two-mode network overlap in time: all its members meet."""
    of: Mapping[str, frozenset[str]] = network.graph.get("heirs", {})
    members = network[body]
    if any(not of[one].isdisjoint(members) for one in of.keys() & members.keys()):
        return False
    if network.graph.get("of_one_day"):
        return True
    begin, end = ALWAYS
    for member in members:
        periods = seat_periods(network, member, body)
        if len(periods) != 1:
            return False
        begin, end = max(begin, periods[0].begin), min(end, periods[0].end)
    return begin <= end


def contacts_with_bodies(network: Network, actor: str) -> dict[str, tuple[str, ...]]:
    """Return whom an actor of a two-mode network meets, each with the bodies where, sorted."""
    found: dict[str, list[str]] = {}
    for body in sorted(network[actor]):
        for other in network[body]:
            if other != actor and periods_together(network, body, actor, other):
                found.setdefault(other, []).append(body)
    return {other: tuple(found[other]) for other in sorted(found)}


def _periods_overlap(periods: tuple[Period, ...], others: tuple[Period, ...]) -> bool:
    return any(a.begin <= b.end and b.begin <= a.end for a in periods for b in others)


def _periods_beside_successor(
    network: Network, body: str, one: str, heir: str
) -> tuple[Period, ...]:
    where = body_of(network, body)
    before, after = actor_of(network, one), actor_of(network, heir)
    found = []
    for seat, seat_of_heir in product(seats_of(network, one, body), seats_of(network, heir, body)):
        days = common_period(seat, seat_of_heir, before, after, where)
        end, begin = earliest_end(seat, before, where), latest_begin(seat_of_heir, after, where)
        handed = end and begin and _periods_overlap((period(end, end),), (period(begin, begin),))
        if days and not handed:
            found.append(days)
    return merge_periods(found)


def without_isolates(network: Network) -> Network:
    """Return the two-mode network without its isolated nodes: those that have no seat."""
    # Whoever has a seat keeps all of them, so that nothing has to be looked for, as networkx does.
    given: Any = network
    part: Any = nx.Graph(**network.graph)
    part._adj = {node: dict(near) for node, near in given._adj.items() if near}  # noqa: SLF001
    part._node = {node: dict(given._node[node]) for node in part._adj}  # noqa: SLF001
    smaller: Network = part
    return smaller


def network_with_extra_seat(network: Network, seat: Seat) -> Network:
    """Return a two-mode network with one more seat, of an actor that had none in that body.

    The result is frozen: it shares all data with the network given except the links of these two
    nodes, as networkx does for its own views, since copying every link is most of the work.
    """
    actor, body, link = seat.actor, seat.body, {"seats": (seat,)}
    network_of: Any = nx.freeze(nx.Graph(**network.graph))
    given: Any = network
    network_of._node = given._node  # noqa: SLF001  # as in networkx.classes.graphviews
    network_of._adj = {  # noqa: SLF001
        **given._adj,  # noqa: SLF001
        actor: {**given._adj[actor], body: link},  # noqa: SLF001
        body: {**given._adj[body], actor: link},  # noqa: SLF001
    }
    more: Network = network_of
    return more


def consultation_network(network: Network) -> Network:
    """Build the consultation network: actors linked when they sit in a body at the same time.

    It has the actors with a seat. An edge has the shared `bodies`, sorted, and a `weight`: the sum
    over those bodies of 1/(n-1), n being the number of actors with a seat in the body, times the
    body's meetings a year where known (Newman 2001, Scientific collaboration networks II, Physical
    Review E 64, 016132).
    """
    projection: Network = nx.Graph()
    projection.add_nodes_from(_nodes_with_seat(network, actor_ids(network)))
    weights: dict[tuple[str, str], float] = {}
    common: dict[tuple[str, str], list[str]] = {}
    for body in sorted(body_ids(network)):
        meetings = body_of(network, body).known_meetings_per_year
        weight = (1.0 if meetings is None else float(meetings)) / max(network.degree(body) - 1, 1)
        for pair in meeting_pairs(network, body):
            weights[pair] = weights.get(pair, 0.0) + weight
            common.setdefault(pair, []).append(body)
    projection.add_edges_from(
        (one, other, {"weight": weights[one, other], "bodies": tuple(common[one, other])})
        for one, other in common
    )
    return projection


def bodies_network(network: Network) -> Network:
    """Build the network of the bodies that have a seat, linked when they share a member.

    The member must sit in both at the same time. An edge has the shared `actors`, sorted; its
    `weight` is their number.
    """
    projection: Network = nx.Graph()
    projection.add_nodes_from(_nodes_with_seat(network, body_ids(network)))
    common: dict[tuple[str, str], list[str]] = {}
    for actor in sorted(actor_ids(network)):
        periods = {body: seat_periods(network, actor, body) for body in network[actor]}
        for one, other in combinations(sorted(periods), 2):
            if _periods_overlap(periods[one], periods[other]):
                common.setdefault((one, other), []).append(actor)
    projection.add_edges_from(
        (one, other, {"weight": len(both), "actors": tuple(both)})
        for (one, other), both in common.items()
    )
    return projection


def _nodes_with_seat(network: Network, nodes: list[str]) -> Iterator[tuple[str, dict[str, object]]]:
    return ((node, dict(network.nodes[node])) for node in nodes if network.degree(node))
