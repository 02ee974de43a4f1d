"""Crossings of links in a drawing: a measure of how clear it is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Links = NDArray[np.int64]


def count_crossings(points: Points, links: Links, room: float) -> int:
    """Return how many pairs of links cross, plus how many nodes are closer than `room` to a link.

    Links of the node itself do not count. It compares each link with each node, so it suits some
    hundreds of them.
    """
    one = points[links[:, 0]][:, None]
    along = points[links[:, 1]][:, None] - one
    to = points[None] - one
    own = np.zeros((len(links), len(points)), dtype=bool)
    own[np.arange(len(links))[:, None], links] = True

    side = np.sign(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])
    side[own] = 0
    parted = side[:, links[:, 0]] * side[:, links[:, 1]] < 0
    crossings = int((parted & parted.T).sum()) // 2

    share = np.clip((to * along).sum(axis=2) / (along**2).sum(axis=2), 0, 1)
    away = np.linalg.norm(to - share[..., None] * along, axis=2)
    return crossings + int(((away < room) & ~own).sum())
