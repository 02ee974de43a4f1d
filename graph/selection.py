"""Smaller networks: by evidence, layer, sector, kind, theme, date, or steps around a node."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import networkx as nx

from data.model import Actor, Body, Evidence, Facts, Layer, Seat, Theme
from data.periods import holds
from graph.network import Network, consultation_network


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to look at; None means all.

    `kinds` holds kinds of actors, kinds of bodies, or both; each narrows only what it is a kind
    of. `themes` include the themes that are part of them. `steps` counts around the node `around`.
    """

    evidence: frozenset[Evidence] | None = None
    layers: frozenset[Layer] | None = None
    sectors: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    themes: frozenset[str] | None = None
    on: date | None = None
    around: str | None = None
    steps: int = 1


EVERYTHING = Selection()


def select(network: Network, selection: Selection, facts: Facts) -> Network:
    """The part of a two-mode network that a selection leaves.

    An actor or a body outside the selection goes, with its seats; one that merely loses its
    seats stays. With themes, bodies that deal with one of them stay, and the actors that sit
    there or deal with one themselves. `facts` are those that the network was made from.
    """
    body_kinds = {body.kind for body in facts.bodies} & (selection.kinds or frozenset())
    about = None if selection.themes is None else _subjects(selection.themes, facts)
    kept: list[tuple[str, dict[str, object]]] = []
    for node, data in network.nodes(data=True):
        if data["mode"] == "actor":
            stays = _actor_stays(data["actor"], selection, body_kinds)
        else:
            stays = _body_stays(data["body"], selection, body_kinds)
            stays = stays and (about is None or node in about)
        if stays:
            kept.append((node, dict(data)))
    chosen: Network = nx.Graph(**network.graph)
    chosen.add_nodes_from(kept)
    for one, other, link in network.edges(data=True):
        seats = tuple(seat for seat in link["seats"] if _seat_stays(seat, selection))
        if seats and one in chosen and other in chosen:
            chosen.add_edge(one, other, seats=seats)
    if about is not None:
        idle = [node for node in chosen if node not in about and not chosen.degree(node)]
        chosen.remove_nodes_from(idle)
    if selection.around is None:
        return chosen
    return ego_network(chosen, selection.around, selection.steps)


def ego_network(network: Network, node: str, steps: int) -> Network:
    """The part of a two-mode network within some steps of consultation of a node.

    From an actor, one step is its bodies and whoever it meets there; from a body, one step is its
    members. Empty when the node is not in the network.
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


def _actor_stays(actor: Actor, selection: Selection, body_kinds: set[str | None]) -> bool:
    kinds = selection.kinds
    if kinds is not None and body_kinds and kinds == body_kinds:
        kinds = None
    return (
        _among(actor.sector, selection.sectors)
        and _among(actor.kind, kinds)
        and _on(actor, selection.on)
    )


def _body_stays(body: Body, selection: Selection, body_kinds: set[str | None]) -> bool:
    return (
        (selection.layers is None or body.layer in selection.layers)
        and (not body_kinds or body.kind in body_kinds)
        and _on(body, selection.on)
    )


def _seat_stays(seat: Seat, selection: Selection) -> bool:
    return (selection.evidence is None or seat.evidence in selection.evidence) and _on(
        seat, selection.on
    )


def _among(value: str | None, chosen: frozenset[str] | None) -> bool:
    return chosen is None or value in chosen


def _on(thing: Actor | Body | Seat, on: date | None) -> bool:
    return on is None or holds(thing, on)


def _subjects(themes: frozenset[str], facts: Facts) -> set[str]:
    wanted = themes_with_parts(themes, facts.themes)
    return {link.subject for link in facts.theme_links if link.theme in wanted}


def themes_with_parts(chosen: Iterable[str], themes: Iterable[Theme]) -> set[str]:
    """The chosen themes with all that are part of them, directly or through others."""
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
