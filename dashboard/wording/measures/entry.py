"""What stands in words about one measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A short name, one sentence for a manager, and how it is counted and read for an analyst."""

    name: str
    sentence: str
    paragraph: str
