"""Spacing of points, so that there is room for names."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_ROUNDS = 80
_CLOSE_ENOUGH = 0.5


def move_apart(points: Points, width: float, height: float) -> Points:
    """Move points as little as possible until rectangles around them do not overlap.

    Each round moves each overlapping pair apart along the axis on which they overlap least. It
    compares all pairs, so it suits some hundreds of points.
    """
    spread_out = points.copy()
    room = np.array([width, height])
    order = np.sign(np.subtract.outer(np.arange(len(points)), np.arange(len(points))))
    others = ~np.eye(len(points), dtype=bool)
    for _ in range(_ROUNDS):
        apart = spread_out[:, None, :] - spread_out[None, :, :]
        overlap = room - np.abs(apart)
        clash = (overlap > _CLOSE_ENOUGH).all(axis=2) & others
        if not clash.any():
            break
        sideways = overlap[:, :, 0] * height <= overlap[:, :, 1] * width
        for axis, along in ((0, sideways), (1, ~sideways)):
            side = np.where(apart[:, :, axis] == 0, order, np.sign(apart[:, :, axis]))
            push = np.where(clash & along, overlap[:, :, axis] * side, 0.0)
            spread_out[:, axis] += push.sum(axis=1) / 3
    return spread_out
