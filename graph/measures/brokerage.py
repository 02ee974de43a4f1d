"""Brokerage between sectors, and the E-I ratio; ties with an unknown sector are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from graph.measures.triangles import count_marked_triangle_links, count_triangles

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorTies:
    """The ties between actors of known sectors: all, those within a sector, those between two.

    `sector` has the number of the sector of each actor, -1 where unknown; `same` has, for each of
    all ties, 1 when it stays within a sector.
    """

    sector: Integers
    same: Integers
    all: ig.Graph
    within: ig.Graph
    between: ig.Graph


def split_ties_by_sector(ties: ig.Graph, sectors: Sequence[str | None]) -> SectorTies:
    """Split ties by whether their ends are in the same sector."""
    number = {name: at for at, name in enumerate(sorted({name for name in sectors if name}))}
    sector = np.array([number[name] if name else -1 for name in sectors], dtype=np.int64)
    links = np.array(ties.get_edgelist(), dtype=np.int64).reshape(-1, 2)
    links = links[(sector[links] >= 0).all(axis=1)]
    same = sector[links[:, 0]] == sector[links[:, 1]]

    def graph(kept: Integers) -> ig.Graph:
        return ig.Graph(len(sectors), [(one, other) for one, other in kept.tolist()])

    return SectorTies(
        sector=sector,
        same=same.astype(np.int64),
        all=graph(links),
        within=graph(links[same]),
        between=graph(links[~same]),
    )


def brokerage_by_role(ties: SectorTies) -> dict[str, list[int | None]]:
    """Return, by role, how many ordered pairs of contacts that do not meet each actor connects.

    With A the actor's own sector: coordinator A-A-A, itinerant B-A-B, gatekeeper B-A-A,
    representative A-A-B, liaison B-A-C. None for an actor whose sector is unknown. A pair of
    contacts counts when both their sectors are known (Gould & Fernandez 1989, Structures of
    mediation, Sociological Methodology 19, 89-126).
    """
    # All pairs of contacts by sector, less those that meet: the triangles, by the same sectors.
    contacts, own, squares = _contact_counts(ties)
    others = contacts - own
    inside = count_triangles(ties.within)
    ends = count_marked_triangle_links(ties.all, ties.same)
    between_contacts = ends - 2 * inside
    apart = count_triangles(ties.between)
    across = count_triangles(ties.all) - inside - between_contacts - apart
    counts = {
        "coordinator": own * (own - 1) - 2 * inside,
        "itinerant": squares - own**2 - others - 2 * across,
        "gatekeeper": own * others - between_contacts,
        "representative": own * others - between_contacts,
        "liaison": others**2 - (squares - own**2) - 2 * apart,
    }
    known = (ties.sector >= 0).tolist()
    return {
        role: [value if sure else None for value, sure in zip(count.tolist(), known, strict=True)]
        for role, count in counts.items()
    }


def ei_ratio(external: int, internal: int) -> float | None:
    """Return (E-I)/(E+I): -1 when all ties stay within a sector, 1 when all leave it.

    None without ties (Krackhardt & Stern 1988, Informal networks and organizational crises, Social
    Psychology Quarterly 51, 123-140).
    """
    ties = external + internal
    return (external - internal) / ties if ties else None


def _contact_counts(ties: SectorTies) -> tuple[Integers, Integers, Integers]:
    """Return each actor's contacts, those in its own sector, and the sum of squares by sector."""
    actors = len(ties.sector)
    sectors = int(ties.sector.max(initial=-1)) + 1
    links = np.array(ties.all.get_edgelist(), dtype=np.int64).reshape(-1, 2)
    cells = np.concatenate(
        [
            links[:, 0] * sectors + ties.sector[links[:, 1]],
            links[:, 1] * sectors + ties.sector[links[:, 0]],
        ]
    )
    # Only the pairs of actor and sector that occur: there may be as many sectors as actors.
    cell, count = np.unique(cells, return_counts=True)
    squares = np.zeros(actors, np.int64)
    np.add.at(squares, cell // max(sectors, 1), count.astype(np.int64) ** 2)
    contacts = np.array(ties.all.degree(), dtype=np.int64)
    return contacts, np.array(ties.within.degree(), dtype=np.int64), squares
