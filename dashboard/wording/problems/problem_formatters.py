"""What fills the placeholders of a problem's sentences: its values as people read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Final

from dashboard.text.text_files import Value
from dashboard.wording.columns import column_name, table_name
from dashboard.words import Language, Words
from data.tables import TABLES
from data.truncated_lists import truncate_list

Formatter = Callable[[Words, str], str]

_LONGEST: Final = 80
_MOST: Final = 20  # rows that are named


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
        for table, gone, total in (entry.split() for entry in value.split(", "))
    )


def _tables(words: Words, value: str) -> str:
    return words.either([table_name(words, name) for name in value.split(", ")])


def _rows(words: Words, value: str) -> str:
    """Rows as the store lists them, `seats raad / caw`, with the name of their table; the first."""
    shown, more = truncate_list(value.split(", "), _MOST)
    text = ", ".join(_row(words, row) for row in shown)
    return words("{rows} and {count} more", rows=text, count=words.number(more)) if more else text


def _row(words: Words, row: str) -> str:
    table, _, key = row.partition(" ")
    known = any(known_table.name == table for known_table in TABLES)
    return f"{table_name(words, table)}: {key}" if known else row


# By the name of the placeholder, or by code and name where a code means something of its own;
# other texts are shown on one line, cut off where they are long.
FORMATTERS: Final[Mapping[str, Formatter]] = {
    "candidates": any_of,
    "column": column_name,
    "expected": any_of,
    "expected_nl": any_of,
    "path": whole,
    "rows": _rows,
    "shares": shares,
    "table": table_name,
    "tables": _tables,
    "attended-uninvited:date": day,
    "bad-integer:least": number,
    "bad-integer:most": number,
    "bad-number:least": number,
    "bad-number:most": number,
    "body-not-there:day": day,
    "cell-too-long:limit": count,
    "file-too-large:found": size,
    "file-too-large:limit": size,
    "held-in-future:found": day,
    "held-in-future:today": day,
    "open-list-empty:found": whole,
    "planned-in-past:found": day,
    "setting-no-number:limit": count,
    "several-in-one-cell:count": count,
    "too-many-cells:found": count,
    "too-many-cells:limit": count,
    "too-many-columns:limit": count,
    "too-many-entries:found": count,
    "too-many-entries:limit": count,
    "too-many-from-lists:limit": count,
    "too-many-in-one-row:found": count,
    "too-many-in-one-row:limit": count,
    "too-many-problems:found": count,
    "too-many-problems:limit": count,
    "too-many-rows:found": count,
    "too-many-rows:limit": count,
    "two-meetings-one-day:found": day,
}


def placeholder_values(words: Words, code: str, values: Mapping[str, str]) -> Value:
    """What fills each placeholder of the sentences of a code."""

    @cache
    def value(name: str) -> str:
        if name == "expected" and words.language is Language.DUTCH and "expected_nl" in values:
            return value("expected_nl")
        formatter = FORMATTERS.get(f"{code}:{name}") or FORMATTERS.get(name, short)
        return formatter(words, values[name])

    return value
