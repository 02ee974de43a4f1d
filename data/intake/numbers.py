"""Numbers as text that is read back as the same number."""

from __future__ import annotations

import math
import re
from decimal import Decimal

_GROUPED = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")


def plain(number: float) -> str:
    """A number in digits with a point, never an exponent nor a needless `.0`.

    `18.000` reads as eighteen thousand in Flanders, so a number with three decimals gets a
    fourth: `1.2340`.
    """
    if not math.isfinite(number):  # an old store may hold what is no longer taken in
        return str(number)
    if number == int(number):
        return str(int(number))
    text = format(Decimal(repr(number)), "f")
    return text + "0" if _GROUPED.fullmatch(text) else text
