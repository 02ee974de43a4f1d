"""The order in which people look for a name in a list."""

from __future__ import annotations

from data.intake.vocabulary import key_of_word


def name_sort_key(name: str) -> tuple[str, str]:
    """The key to sort names by: letters and figures without case, accents and signs."""
    return key_of_word(name), name
