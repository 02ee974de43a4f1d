"""Packing of rectangles beside and below each other, close together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Box:
    """The width and the height of a rectangle."""

    width: float
    height: float


def pack_boxes(boxes: Sequence[Box], aspect: float) -> list[tuple[float, float]]:
    """Place boxes without overlap to fill a screen `aspect` times as wide as high.

    Returns the left upper corner of each. They are placed in rows, the highest boxes first; in a
    row they are beside or below each other. Of some row widths, it takes the one with which all can
    be drawn largest.
    """
    if not boxes:
        return []
    widest = max(box.width for box in boxes)
    square = sqrt(sum(box.width * box.height for box in boxes) * aspect)
    tries = [_pack_in_rows(boxes, max(widest, square * share / 10)) for share in range(8, 21)]
    return min(tries, key=lambda corners: _screen_height_needed(boxes, corners, aspect))


def _pack_in_rows(boxes: Sequence[Box], width: float) -> list[tuple[float, float]]:
    corners = [(0.0, 0.0)] * len(boxes)
    row_top = row_height = left = column_width = below = 0.0
    for at in sorted(range(len(boxes)), key=lambda at: -boxes[at].height):
        box = boxes[at]
        if below + box.height > row_height or left + box.width > width:
            left, column_width, below = left + column_width, 0.0, 0.0
            if row_height == 0 or left + box.width > width:
                row_top, row_height, left = row_top + row_height, box.height, 0.0
        corners[at] = (left, row_top + below)
        column_width, below = max(column_width, box.width), below + box.height
    return corners


def _screen_height_needed(
    boxes: Sequence[Box], corners: Sequence[tuple[float, float]], aspect: float
) -> float:
    """Return the height of the smallest screen of this aspect that holds all boxes."""
    placed = list(zip(boxes, corners, strict=True))
    width = max(left + box.width for box, (left, _) in placed)
    height = max(top + box.height for box, (_, top) in placed)
    return max(width / aspect, height)
