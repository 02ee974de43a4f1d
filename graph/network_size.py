"""The size of a network, counted without computing measures; the numbers equal those measures."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.network import Network, actor_ids, all_seats_overlap, body_ids, meeting_pairs

# Actors; with about so many, what asks the whole network takes too long to wait for unawares.
LARGE: Final = 1_500


class NetworkSize(NamedTuple):
    """How many actors and bodies have a seat, how many pairs meet, and their share of all pairs.

    `ties` are the pairs of actors that meet. `density` is None with fewer than two actors.
    """

    actors: int
    bodies: int
    ties: int
    density: float | None


def network_size(network: Network) -> NetworkSize:
    """Return the size of a two-mode network without building the slow consultation network."""
    place = {actor: at for at, actor in enumerate(actor_ids(network)) if network.degree(actor)}
    held = [body for body in body_ids(network) if network.degree(body)]
    pairs = [_encoded_meeting_pairs(network, body, place) for body in held]
    ties = len(np.unique(np.concatenate(pairs))) if pairs else 0
    possible = len(place) * (len(place) - 1) // 2
    return NetworkSize(len(place), len(held), ties, ties / possible if possible else None)


def _encoded_meeting_pairs(network: Network, body: str, place: dict[str, int]) -> NDArray[np.int64]:
    """Return the pairs of actors that meet in a body, each encoded as one number."""
    most = 2**31
    if all_seats_overlap(network, body):
        members = np.sort(np.array([place[actor] for actor in network[body]], dtype=np.int64))
        one, other = np.triu_indices(len(members), 1)
        return members[one] * most + members[other]
    found = [sorted((place[one], place[other])) for one, other in meeting_pairs(network, body)]
    return np.array([one * most + other for one, other in found], dtype=np.int64)
