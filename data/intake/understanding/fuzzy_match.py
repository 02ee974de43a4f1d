"""Known words that a mistyped one may stand for."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from data.intake.vocabulary import key_of_word

_CLOSE = 78  # of 100, for words: one letter in five may differ
_SHORT, _LONG = 6, 12  # letters


def nearest_words(word: str, words: Iterable[str]) -> list[str]:
    """Up to three of the words that look like this one, nearest first; or only the same one."""
    by_key = {key_of_word(other): other for other in words}
    key = key_of_word(word)
    if key in by_key:
        return [by_key[key]]
    return [by_key[other] for other in nearest_keys(key, by_key.keys())]


def nearest_keys(key: str, keys: Iterable[str]) -> list[str]:
    """Up to three of the keys that look like this one, nearest first."""
    found = process.extract(key, keys, scorer=fuzz.ratio, limit=3, score_cutoff=_CLOSE)
    return [str(other) for other, *_ in found]


def misspelling_of(name: str, names: Iterable[str]) -> str | None:
    """The name that differs from this one by a slip of the pen, if there is one.

    A slip is one letter too many, too few, wrong or swapped; in a long name there may be two.
    Short names are never matched: most are acronyms, which one letter tells apart.
    """
    if len(name) < _SHORT:
        return None
    slips = 1 if len(name) < _LONG else 2
    found = process.extractOne(name, names, scorer=OSA.distance, score_cutoff=slips)
    return None if found is None else str(found[0])
