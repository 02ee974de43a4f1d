"""Sentences from the text files: read once, and filled in when they are asked for.

A sentence has placeholders in braces. A sentence of a text is left out when one of its placeholders
is empty, so that what is not known is not told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Final

from dashboard.words import Language, Words

FOLDER: Final = Path(__file__).parent

Text = str | list[str]  # one sentence or several
Table = Mapping[str, Any]  # texts by key, and tables of them
Value = Callable[[str], str]  # what fills a placeholder


@cache
def load_texts(name: str, language: Language) -> Mapping[str, Table]:
    """The tables of a text file, or of all those in a folder, by key."""
    path = FOLDER / language / name
    return read_files(sorted(path.glob("*.toml")) if path.is_dir() else [path.with_suffix(".toml")])


def text_of(words: Words, name: str, /, *keys: str, **values: object) -> str:
    """One text of a file by its keys, its placeholders filled."""
    found: Any = load_texts(name, words.language)
    for key in keys:
        found = found[key]
    return str(found).format(**values) if values else str(found)


def read_files(files: Iterable[Path]) -> Mapping[str, Table]:
    """What stands in text files, by key; a ValueError for a key in two of them."""
    found: dict[str, Table] = {}
    for file in files:
        texts = tomllib.loads(file.read_text(encoding="utf-8"))
        if twice := found.keys() & texts.keys():
            message = f"{file} has keys that another file has as well: {', '.join(sorted(twice))}"
            raise ValueError(message)
        found |= texts
    return found


def resolve_references(text: Text, named: Mapping[str, Text]) -> Iterator[str]:
    """The sentences of a text; one that is only the name of another text stands for that text."""
    for sentence in [text] if isinstance(text, str) else text:
        other = named.get(sentence[1:-1]) if sentence[:1] + sentence[-1:] == "{}" else None
        if other is None:
            yield sentence
        else:
            yield from resolve_references(other, named)


@cache
def placeholders(sentence: str) -> frozenset[str]:
    """The names of the placeholders in a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def fill(sentence: str, value: Value) -> str:
    """A sentence with its placeholders filled."""
    return sentence.format(**{name: value(name) for name in placeholders(sentence)})


def fill_sentences(several: Iterable[str], value: Value) -> str:
    """Sentences with their placeholders filled, without those of which one is empty."""
    return " ".join(
        fill(sentence, value) for sentence in several if all(map(value, placeholders(sentence)))
    )
