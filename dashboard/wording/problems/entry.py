"""What stands in words about one problem or error, and how its values are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import Final

from dashboard.wording.fields import column_name, table_name
from dashboard.words import Language, Words
from data.tables import TABLES

Show = Callable[[Words, str], str]
Values = Mapping[str, str]

_LONGEST: Final = 80
_MOST: Final = 20  # rows that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The sentences of a code; one is left out when one of its holes is empty.

    `title` is for errors. `shows` says how a value is written where its name alone does not tell.
    """

    sentences: tuple[str, ...]
    title: str = ""
    shows: Mapping[str, Show] = field(default_factory=lambda: MappingProxyType({}))


def holes(sentence: str) -> frozenset[str]:
    """The names of the holes in a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def filled(words: Words, told: Told, values: Values) -> dict[str, str]:
    """The values as they are read."""
    shown = {
        name: (told.shows.get(name) or _SHOWS.get(name, short))(words, value)
        for name, value in values.items()
    }
    if words.language is Language.DUTCH and "expected_nl" in shown:
        shown["expected"] = shown["expected_nl"]
    return shown


def together(words: Words, sentences: Iterable[str], values: Values) -> str:
    """The sentences whose holes all have something in them."""
    return " ".join(
        words(sentence, **values)
        for sentence in sentences
        if all(values[hole] for hole in holes(sentence))
    )


def short(_: Words, value: str) -> str:
    """A text on one line, cut off where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def whole(_: Words, value: str) -> str:
    """A text as it stands."""
    return value


def count(words: Words, value: str) -> str:
    """A whole number."""
    return words.number(int(value))


def number(words: Words, value: str) -> str:
    """A number with the decimals that it has."""
    return words.plain_number(float(value))


def day(words: Words, value: str) -> str:
    """A day."""
    return words.date(date.fromisoformat(value))


def size(words: Words, value: str) -> str:
    """A number of bytes, in megabytes."""
    return f"{words.number(int(value) / 1_000_000, 1)} MB"


def any_of(words: Words, value: str) -> str:
    """Words of which one may be chosen."""
    return words.either(value.split(", ")) if value else ""


def shares(words: Words, value: str) -> str:
    """How much of some tables, `seats 3 9, ties 1 2`, with the names of the tables."""
    return ", ".join(
        words(
            "{table}: {count} of {total}", table=table_name(words, table), count=gone, total=total
        )
        for table, gone, total in (each.split() for each in value.split(", "))
    )


def _tables(words: Words, value: str) -> str:
    return words.either([table_name(words, name) for name in value.split(", ")])


def _rows(words: Words, value: str) -> str:
    """Rows as the store lists them, `seats raad / caw`, with the name of their table; the first."""
    rows = value.split(", ")
    told = ", ".join(_row(words, row) for row in rows[:_MOST])
    more = len(rows) - _MOST
    return (
        words("{rows} and {count} more", rows=told, count=words.number(more)) if more > 0 else told
    )


def _row(words: Words, row: str) -> str:
    table, _, key = row.partition(" ")
    known = any(each.name == table for each in TABLES)
    return f"{table_name(words, table)}: {key}" if known else row


_SHOWS: Final[Mapping[str, Show]] = {
    "candidates": any_of,
    "column": column_name,
    "expected": any_of,
    "expected_nl": any_of,
    "path": whole,
    "rows": _rows,
    "shares": shares,
    "table": table_name,
    "tables": _tables,
}
