"""Two bars above each other as a small picture: how many there were, and how many there will be."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, ImageColor, ImageDraw

_WIDTH: Final = 640
_HEIGHT: Final = 56
_BAR: Final = 22
_PALE: Final = 0.55


def bars(before: int, after: int, most: int, colour: str) -> bytes:
    """A PNG with a pale bar for `before` over a full one for `after`, on a scale up to `most`.

    `colour` is #RRGGBB. A bar of nothing is a thin line where it would begin.
    """
    image = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    full = ImageColor.getcolor(colour, "RGB")
    assert isinstance(full, tuple)  # noqa: S101  # of a colour picture it is always three numbers
    pale = tuple(round(part + (255 - part) * _PALE) for part in full)
    for top, number, fill in ((4, before, pale), (30, after, full)):
        width = round((_WIDTH - 8) * number / max(most, 1))
        draw.rectangle((2, top, 2 + max(width, 1), top + _BAR), fill=fill)
    packed = io.BytesIO()
    image.save(packed, "PNG", dpi=(254, 254), optimize=True)
    return packed.getvalue()
