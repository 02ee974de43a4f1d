"""A place in Streamlit's front end, and what may be read there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Elements of Streamlit's front end, as a CSS selector, and the sentences that they may carry.

    A hole takes over whatever stands in it. Four holes take one thing only, and write it as the
    language does: `{count}` a number, `{size}` the size of a file, `{date}` and `{month}`.
    """

    where: str
    sentences: tuple[str, ...]
    named: bool = False  # the name of the element may follow, after a colon
    mistake: bool = False  # stands after the word Error and a colon, in one text or apart
