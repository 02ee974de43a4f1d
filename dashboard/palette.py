"""One colour per sector, the same on every page, picture and chart, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# What has no sector, or whose sector is not known.
UNKNOWN: Final = "#8C939B"

# What asks for attention: links that are missing.
ALERT: Final = "#C2410C"

# What is new: links that a scenario adds, or that came since another version.
NEW: Final = "#009E73"

# Okabe & Ito (2008), Color Universal Design, without black and yellow, which vanish on a dark or
# a light page; then three of Paul Tol's (2021), Colour Schemes, bright and muted.
_COLOURS: Final = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#AA4499",
    "#999933",
    "#DDCC77",
)


def colours(sector_ids: Iterable[str]) -> dict[str, str]:
    """Give every sector its colour as #RRGGBB, in the order given.

    Give all sectors of the data in the order in which they are kept, not only those in view:
    then a sector has the same colour everywhere. After the nine colours that people can tell
    apart, sectors are grey like the unknown ones.
    """
    ids = list(dict.fromkeys(sector_ids))
    spare = [UNKNOWN] * max(len(ids) - len(_COLOURS), 0)
    return dict(zip(ids, (*_COLOURS, *spare), strict=False))
