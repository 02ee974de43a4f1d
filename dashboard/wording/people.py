"""Names of people, for those who may see them."""

from __future__ import annotations

from dashboard.words import Words


def author_name(words: Words, author: str) -> str:
    """The name of the author; “a colleague” when it is empty, as for readers who see no names."""
    return author or words("a colleague")
