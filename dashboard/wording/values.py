"""The value of a measure, as people read it."""

from __future__ import annotations

from dashboard.words import Words
from graph.measures import Value

_DECIMALS = 3


def told_value(words: Words, value: Value) -> str:
    """A measure in figures or as yes and no; what is undefined is told as such, and never as 0."""
    if value is None:
        return words("cannot be determined")
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    return words.number(value) if isinstance(value, int) else words.number(value, _DECIMALS)
