"""A place in Streamlit's front end, and what may be read there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Elements of Streamlit's front end, as a CSS selector, and the sentences that they may carry.

    A hole takes over whatever stands in it. Four holes take one thing only, and write it as the
    language does: `{count}` a number, `{size}` the size of a file, `{date}` and `{month}`.
    `replaced` are those that nobody can do anything with, and what stands there instead.
    """

    where: str
    sentences: tuple[str, ...]
    named: bool = False  # the name of the element may follow, after a colon
    replaced: Mapping[str, str] = field(default_factory=dict)
    mistake: bool = False  # stands after the word Error and a colon, in one text or apart
