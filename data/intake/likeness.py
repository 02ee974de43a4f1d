"""Which known words a mistyped one may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from data.intake.words import key_of_word

_CLOSE = 0.75
_MOST_WORDS = 5_000  # more words make every comparison slow


def nearest(word: str, words: Iterable[str]) -> str:
    """Up to three of the words that look like this one, nearest first, separated by commas."""
    by_key = {key_of_word(other): other for other in words}
    key = key_of_word(word)
    if key in by_key:
        return by_key[key]
    if len(by_key) > _MOST_WORDS:
        return ""
    return ", ".join(by_key[match] for match in get_close_matches(key, by_key, 3, _CLOSE))
