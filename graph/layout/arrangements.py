"""Arrangements of the picture: by force, by layer, in two columns, or by sector."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import atan2, cos, pi, sin, sqrt, tau
from typing import Final

from data.model import Layer
from graph.layout.force_directed import force_directed_layout
from graph.network import Network, actor_ids, actor_of, body_ids, body_of

Points = dict[str, tuple[float, float]]

_ROW: Final = 46.0  # between names below each other
_NODE: Final = 80.0  # between nodes beside each other on a circle
_RINGS: Final = (Layer.WOONRAAD, Layer.KERNGROEP, Layer.CONSULTATION, Layer.PARTNERSHIP)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A way to arrange a two-mode network; `place` returns the x and y of each node."""

    key: str
    place: Callable[[Network], Points]


def arrange_by_layer(network: Network) -> Points:
    """Place the bodies of each layer on a circle, and all actors on an outer circle.

    The woonraad is in the middle. Actors are placed in the direction of their bodies.
    """
    points: Points = {}
    angles: dict[str, float] = {}
    radius = 0.0
    for layer in _RINGS:
        ring = sorted(body for body in body_ids(network) if body_of(network, body).layer is layer)
        if not ring:
            continue
        radius = max(radius + 2 * _NODE, len(ring) * _NODE / tau) if radius or len(ring) > 1 else 0
        for number, body in enumerate(ring):
            angles[body] = tau * number / len(ring)
        points |= _points_on_circle(ring, angles, radius)
    everybody = actor_ids(network)
    for actor in everybody:
        angles[actor] = _mean_angle(angles[body] for body in network[actor])
    everybody.sort(key=lambda actor: (not network.degree(actor), angles[actor], actor))
    spread = {actor: tau * number / len(everybody) for number, actor in enumerate(everybody)}
    outer = max(radius + 3 * _NODE, len(everybody) * _NODE / tau)
    return points | _points_on_circle(everybody, spread, outer)


def arrange_in_columns(network: Network) -> Points:
    """Place actors in a left column and bodies in a right one, ordered so that few lines cross."""
    left, right = sorted(actor_ids(network)), sorted(body_ids(network))
    for _ in range(8):  # the barycentre method of Sugiyama, Tagawa & Toda (1981)
        left = _sort_by_barycentre(network, left, right)
        right = _sort_by_barycentre(network, right, left)
    height = _ROW * max(len(left), len(right))
    apart = max(420.0, height / 3)
    return {
        node: (x, (number + 0.5) * height / len(column) - height / 2)
        for x, column in ((-apart / 2, left), (apart / 2, right))
        for number, node in enumerate(column)
    }


def arrange_by_sector(network: Network) -> Points:
    """Place the actors of each sector in a disc around the middle, and bodies between members."""
    sectors: dict[str, list[str]] = {}
    for actor in sorted(actor_ids(network)):
        sectors.setdefault(actor_of(network, actor).sector or "", []).append(actor)
    sizes = {sector: _disc_radius(len(members)) for sector, members in sectors.items()}
    around = max(
        (sum(2 * size + _NODE for size in sizes.values())) / tau,
        max(sizes.values(), default=0) + 2 * _NODE,
    )
    points: Points = {}
    angle, circumference = 0.0, sum(size + _NODE / 2 for size in sizes.values())
    for sector, members in sorted(sectors.items()):
        half = pi * (sizes[sector] + _NODE / 2) / circumference
        angle += half
        middle = (around * cos(angle), around * sin(angle)) if len(sectors) > 1 else (0.0, 0.0)
        angle += half
        points |= _points_in_disc(members, middle)
    return points | _place_bodies_between_members(network, points)


def _place_bodies_between_members(
    network: Network, points: Mapping[str, tuple[float, float]]
) -> Points:
    """Place bodies in the middle of their members, moved apart where they would overlap."""
    placed: Points = {}
    taken = {_grid_cell(x, y) for x, y in points.values()}
    for body in sorted(body_ids(network)):
        members = [points[actor] for actor in network[body]]
        x = sum(at[0] for at in members) / len(members) if members else 0.0
        y = sum(at[1] for at in members) / len(members) if members else 0.0
        turn = 0
        while _neighbouring_cells(x, y) & taken:
            turn += 1
            x += _NODE / 2 * cos(turn * 2.4) * sqrt(turn)  # the golden angle spreads them evenly
            y += _NODE / 2 * sin(turn * 2.4) * sqrt(turn)
        taken.add(_grid_cell(x, y))
        placed[body] = (x, y)
    return placed


def _grid_cell(x: float, y: float) -> tuple[int, int]:
    return round(2 * x / _NODE), round(2 * y / _NODE)


def _neighbouring_cells(x: float, y: float) -> set[tuple[int, int]]:
    column, row = _grid_cell(x, y)
    return {(column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1)}


def _points_on_circle(nodes: Iterable[str], angles: Mapping[str, float], radius: float) -> Points:
    return {node: (radius * cos(angles[node]), radius * sin(angles[node])) for node in nodes}


def _mean_angle(angles: Iterable[float]) -> float:
    east = north = 0.0
    for angle in angles:
        east, north = east + cos(angle), north + sin(angle)
    if abs(east) + abs(north) < 1e-9:
        return 0.0
    return atan2(north, east) % tau


def _sort_by_barycentre(network: Network, column: list[str], other: list[str]) -> list[str]:
    place = {node: number for number, node in enumerate(other)}

    def middle(node: str) -> float:
        near = [place[neighbour] for neighbour in network[node]]
        return sum(near) / len(near) if near else len(other)

    return sorted(column, key=lambda node: (middle(node), node))


def _disc_radius(count: int) -> float:
    return _NODE * sqrt(count) * 0.6


def _points_in_disc(nodes: list[str], middle: tuple[float, float]) -> Points:
    """Place nodes evenly in a disc, on the spiral of a sunflower."""
    return {
        node: (
            middle[0] + _NODE * 0.6 * sqrt(number) * cos(number * 2.4),
            middle[1] + _NODE * 0.6 * sqrt(number) * sin(number * 2.4),
        )
        for number, node in enumerate(nodes)
    }


ARRANGEMENTS: tuple[Arrangement, ...] = (
    Arrangement("force", force_directed_layout),
    Arrangement("layers", arrange_by_layer),
    Arrangement("columns", arrange_in_columns),
    Arrangement("sectors", arrange_by_sector),
)
