"""The Dutch of sentences in the text files, found by the English that stands at the same place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.text.text_files import FOLDER, read_files
from dashboard.words import Language


def in_dutch(english: str, **values: str) -> str:
    """The Dutch of a sentence; LookupError when no text file has the English."""
    for file in sorted((FOLDER / Language.ENGLISH).rglob("*.toml")):
        other = FOLDER / Language.DUTCH / file.relative_to(FOLDER / Language.ENGLISH)
        found = _beside(english, read_files([file]), read_files([other]))
        if found is not None:
            return found.format(**values)
    message = f"no text file has: {english}"
    raise LookupError(message)


def _beside(wanted: str, text: object, other: object) -> str | None:
    if text == wanted:
        return str(other)
    pairs: Iterable[tuple[object, object]] = ()
    if isinstance(text, Mapping) and isinstance(other, Mapping):
        pairs = ((text[key], other[key]) for key in text.keys() & other.keys())
    elif isinstance(text, list) and isinstance(other, list):
        pairs = zip(text, other, strict=True)
    return next((found for pair in pairs if (found := _beside(wanted, *pair)) is not None), None)
