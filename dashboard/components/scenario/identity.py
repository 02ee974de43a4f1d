"""A short id for a name that somebody types."""

from __future__ import annotations

from collections.abc import Container

from data.intake.vocabulary import key_of_word


def new_id(name: str, taken: Container[str]) -> str:
    """An id made of the letters of a name, with a number behind it when it is taken."""
    own = "-".join(key_of_word(name).split()) or "nieuw"
    number, found = 1, own
    while found in taken:
        number += 1
        found = f"{own}-{number}"
    return found
