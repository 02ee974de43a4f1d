"""Names of people, for those who may see them."""

from __future__ import annotations

from dashboard.words import Words


def author_name(words: Words, author: str) -> str:
    """The name of the author; “a colleague” for who may see no names of people."""
    return author or words("a colleague")
