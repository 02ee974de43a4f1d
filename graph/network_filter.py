"""Filters on a network: by evidence, layer, sector, kind, theme, date, or steps around a node."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import networkx as nx

from data.model import Actor, Body, Evidence, Facts, Layer, Seat, Theme
from data.periods import holds
from graph.network import Network, consultation_network


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFilter:
    """Which part of a network to keep; None means no restriction.

    `kinds` holds kinds of actors, kinds of bodies, or both; kinds of actors restrict only actors,
    kinds of bodies only bodies. `themes` stand for their sub-themes too. `steps` are counted from
    the node `around`.
    """

    evidence: frozenset[Evidence] | None = None
    layers: frozenset[Layer] | None = None
    sectors: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    themes: frozenset[str] | None = None
    on: date | None = None
    around: str | None = None
    steps: int = 1


EVERYTHING = NetworkFilter()


def filter_network(network: Network, selection: NetworkFilter, facts: Facts) -> Network:
    """Return the part of a two-mode network that passes a filter.

    An actor or a body that does not pass is removed with its seats; one that only loses its seats
    stays. With themes, the bodies that deal with one of them stay, and the actors that sit in those
    or deal with one themselves. `facts` are those that the network was made from.
    """
    body_kinds = {body.kind for body in facts.bodies} & (selection.kinds or frozenset())
    subjects = None if selection.themes is None else _subjects_of_themes(selection.themes, facts)
    kept: list[tuple[str, dict[str, object]]] = []
    for node, data in network.nodes(data=True):
        if data["mode"] == "actor":
            stays = _actor_passes(data["actor"], selection, body_kinds)
        else:
            stays = _body_passes(data["body"], selection, body_kinds)
            stays = stays and (subjects is None or node in subjects)
        if stays:
            kept.append((node, dict(data)))
    chosen: Network = nx.Graph(**network.graph)
    chosen.add_nodes_from(kept)
    for one, other, link in network.edges(data=True):
        seats = tuple(seat for seat in link["seats"] if _seat_passes(seat, selection))
        if seats and one in chosen and other in chosen:
            chosen.add_edge(one, other, seats=seats)
    if subjects is not None:
        idle = [node for node in chosen if node not in subjects and not chosen.degree(node)]
        chosen.remove_nodes_from(idle)
    if selection.around is None:
        return chosen
    return ego_network(chosen, selection.around, selection.steps)


def ego_network(network: Network, node: str, steps: int) -> Network:
    """Return the part of a two-mode network within some steps of consultation of a node.

    From an actor, one step is its bodies and the actors it meets there; from a body, the first step
    is its members. Empty when the node is not in the network.
    """
    if node not in network:
        return nx.Graph()
    of_body = network.nodes[node]["mode"] == "body"
    met = consultation_network(network)
    near, reached = {node}, {node}
    for step in range(steps):
        if of_body and not step:
            reached = set(network[node])
        else:
            near.update(body for actor in reached for body in network[actor])
            reached = {other for actor in reached for other in met.adj.get(actor, ())} - near
        near |= reached
    part: Network = network.subgraph(near).copy()
    return part


def _actor_passes(actor: Actor, selection: NetworkFilter, body_kinds: set[str | None]) -> bool:
    kinds = selection.kinds
    if kinds is not None and body_kinds and kinds == body_kinds:
        kinds = None
    return (
        _is_allowed(actor.sector, selection.sectors)
        and _is_allowed(actor.kind, kinds)
        and _holds_on(actor, selection.on)
    )


def _body_passes(body: Body, selection: NetworkFilter, body_kinds: set[str | None]) -> bool:
    return (
        (selection.layers is None or body.layer in selection.layers)
        and (not body_kinds or body.kind in body_kinds)
        and _holds_on(body, selection.on)
    )


def _seat_passes(seat: Seat, selection: NetworkFilter) -> bool:
    return (selection.evidence is None or seat.evidence in selection.evidence) and _holds_on(
        seat, selection.on
    )


def _is_allowed(value: str | None, chosen: frozenset[str] | None) -> bool:
    return chosen is None or value in chosen


def _holds_on(thing: Actor | Body | Seat, on: date | None) -> bool:
    return on is None or holds(thing, on)


def _subjects_of_themes(themes: frozenset[str], facts: Facts) -> set[str]:
    wanted = themes_with_parts(themes, facts.themes)
    return {link.subject for link in facts.theme_links if link.theme in wanted}


def themes_with_parts(chosen: Iterable[str], themes: Iterable[Theme]) -> set[str]:
    """Return the chosen themes with all their sub-themes, at any depth."""
    parts: dict[str | None, list[str]] = {}
    for theme in themes:
        parts.setdefault(theme.part_of, []).append(theme.id)
    wanted: set[str] = set()
    waiting = list(chosen)
    while waiting:
        theme_id = waiting.pop()
        if theme_id not in wanted:
            wanted.add(theme_id)
            waiting.extend(parts.get(theme_id, ()))
    return wanted
