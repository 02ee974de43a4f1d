"""Names of people, where they may be told."""

from __future__ import annotations

from dashboard.words import Words


def author_name(words: Words, author: str) -> str:
    """Who made something; a colleague, for who may see no names of people."""
    return author or words("a colleague")
