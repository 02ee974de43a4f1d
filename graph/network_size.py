"""How large a network is, counted at once; the same numbers as the measures of these names."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.network import Network, actors, all_overlap, bodies, meeting_pairs

# Actors; with about so many, what asks the whole network takes too long to wait for unawares.
LARGE: Final = 1_500


class NetworkSize(NamedTuple):
    """The actors and bodies with a seat, the pairs of actors that meet, and their share of all.

    The share is None where there are no two actors.
    """

    actors: int
    bodies: int
    ties: int
    density: float | None


def network_size(network: Network) -> NetworkSize:
    """Count a two-mode network without making the consultation network, which takes long."""
    place = {actor: at for at, actor in enumerate(actors(network)) if network.degree(actor)}
    held = [body for body in bodies(network) if network.degree(body)]
    pairs = [_pairs(network, body, place) for body in held]
    ties = len(np.unique(np.concatenate(pairs))) if pairs else 0
    possible = len(place) * (len(place) - 1) // 2
    return NetworkSize(len(place), len(held), ties, ties / possible if possible else None)


def _pairs(network: Network, body: str, place: dict[str, int]) -> NDArray[np.int64]:
    """The pairs that meet in a body, each as one number."""
    most = 2**31
    if all_overlap(network, body):
        members = np.sort(np.array([place[actor] for actor in network[body]], dtype=np.int64))
        one, other = np.triu_indices(len(members), 1)
        return members[one] * most + members[other]
    found = [sorted((place[one], place[other])) for one, other in meeting_pairs(network, body)]
    return np.array([one * most + other for one, other in found], dtype=np.int64)
