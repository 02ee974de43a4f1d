"""Who meets whom, by sector: observed pairs against possible ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

from graph.network import Network, actor_ids, actor_of, body_ids, meeting_pairs
from graph.situation.membership import memberships


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many pairs of actors sit together in some body, and how many pairs are possible."""

    observed: int
    possible: int


@dataclass(frozen=True, slots=True)
class SectorMatrix:
    """Who meets whom by sector, over the actors that have a seat and a known sector.

    `cells` has one entry for each two sectors, in the order of `sectors`, and for each sector with
    itself. `without_sector` counts the actors with a seat that are left out. Actors of the sectors
    in `unseen` sit in a body whose members are not all known: they may meet others there without a
    source that says so.
    """

    sectors: tuple[str, ...]
    cells: dict[tuple[str, str], PairCount]
    without_sector: int
    unseen: frozenset[str]

    def cell(self, one: str, other: str) -> PairCount:
        """Return the count for two sectors, given in either order."""
        return self.cells[min(one, other), max(one, other)]


def sector_matrix(network: Network) -> SectorMatrix:
    """Build the matrix of observed and possible pairs between the sectors of a two-mode network."""
    sector_of: dict[str, str] = {}
    seated = [actor for actor in actor_ids(network) if network.degree(actor)]
    for actor in seated:
        sector = actor_of(network, actor).sector
        if sector is not None:
            sector_of[actor] = sector
    size: dict[str, int] = {}
    for sector in sector_of.values():
        size[sector] = size.get(sector, 0) + 1
    meeting: set[tuple[str, str]] = set()
    known = memberships(network)
    unseen: set[str] = set()
    for body in body_ids(network):
        if not known[body].complete:
            unseen.update(sector_of[actor] for actor in network[body] if actor in sector_of)
        meeting.update(
            pair for pair in meeting_pairs(network, body) if sector_of.keys() >= set(pair)
        )
    observed: dict[tuple[str, str], int] = {}
    for one, other in meeting:
        first, second = sorted((sector_of[one], sector_of[other]))
        observed[first, second] = observed.get((first, second), 0) + 1
    sectors = tuple(sorted(size))
    cells = {
        (one, other): PairCount(
            observed.get((one, other), 0),
            size[one] * (size[one] - 1) // 2 if one == other else size[one] * size[other],
        )
        for one, other in combinations_with_replacement(sectors, 2)
    }
    return SectorMatrix(sectors, cells, len(seated) - len(sector_of), frozenset(unseen))
