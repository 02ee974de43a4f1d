"""The hour that a text gives, as people write it."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

_HOUR: Final = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])\s*(?:[:.uh]\s*(?P<minute>[0-5]\d)?)?\s*(?:uur|u|h)?\.?"
)


def hour_of(text: str | None) -> time | None:
    """The hour in 19:30, 19.30 uur, 19u30, 9 u. or 14h; None where no hour can be read."""
    found = _HOUR.fullmatch((text or "").strip().casefold())
    return None if found is None else time(int(found["hour"]), int(found["minute"] or 0))
