"""Formatters for the placeholders of problem texts, one for each kind of value."""

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


def format_short_text(_: Words, value: str) -> str:
    """A text on one line, shortened when it is long."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def format_whole_text(_: Words, value: str) -> str:
    """A text as it is."""
    return value


def format_count(words: Words, value: str) -> str:
    """A whole number."""
    return words.number(int(value))


def format_number(words: Words, value: str) -> str:
    """A number with the decimals that it has."""
    return words.plain_number(float(value))


def format_day(words: Words, value: str) -> str:
    """A day."""
    return words.date(date.fromisoformat(value))


def format_size_in_megabytes(words: Words, value: str) -> str:
    """A number of bytes, in megabytes."""
    return f"{words.number(int(value) / 1_000_000, 1)} MB"


def format_allowed_words(words: Words, value: str) -> str:
    """The words that are allowed, as a choice: a, b or c."""
    return words.either(value.split(", ")) if value else ""


def format_removed_per_table(words: Words, value: str) -> str:
    """How much of some tables, `seats 3 9, ties 1 2`, with the names of the tables."""
    return ", ".join(
        words(
            "{table}: {count} of {total}", table=table_name(words, table), count=gone, total=total
        )
        for table, gone, total in (entry.split() for entry in value.split(", "))
    )


def _format_tables(words: Words, value: str) -> str:
    return words.either([table_name(words, name) for name in value.split(", ")])


def _format_stored_rows(words: Words, value: str) -> str:
    """The first of the rows in `seats raad / caw`, with the name of their table."""
    shown, more = truncate_list(value.split(", "), _MOST)
    text = ", ".join(_format_stored_row(words, row) for row in shown)
    return words("{rows} and {count} more", rows=text, count=words.number(more)) if more else text


def _format_stored_row(words: Words, row: str) -> str:
    table, _, key = row.partition(" ")
    known = any(known_table.name == table for known_table in TABLES)
    return f"{table_name(words, table)}: {key}" if known else row


# By the name of the placeholder, or by code and name where a code means something of its own;
# other texts are shown on one line, cut off where they are long.
FORMATTERS: Final[Mapping[str, Formatter]] = {
    "candidates": format_allowed_words,
    "column": column_name,
    "expected": format_allowed_words,
    "expected_nl": format_allowed_words,
    "path": format_whole_text,
    "rows": _format_stored_rows,
    "shares": format_removed_per_table,
    "table": table_name,
    "tables": _format_tables,
    "attended-uninvited:date": format_day,
    "bad-integer:least": format_number,
    "bad-integer:most": format_number,
    "bad-number:least": format_number,
    "bad-number:most": format_number,
    "body-not-there:day": format_day,
    "cell-too-long:limit": format_count,
    "file-too-large:found": format_size_in_megabytes,
    "file-too-large:limit": format_size_in_megabytes,
    "held-in-future:found": format_day,
    "held-in-future:today": format_day,
    "open-list-empty:found": format_whole_text,
    "planned-in-past:found": format_day,
    "setting-no-number:limit": format_count,
    "several-in-one-cell:count": format_count,
    "too-many-cells:found": format_count,
    "too-many-cells:limit": format_count,
    "too-many-columns:limit": format_count,
    "too-many-entries:found": format_count,
    "too-many-entries:limit": format_count,
    "too-many-from-lists:limit": format_count,
    "too-many-in-one-row:found": format_count,
    "too-many-in-one-row:limit": format_count,
    "too-many-problems:found": format_count,
    "too-many-problems:limit": format_count,
    "too-many-rows:found": format_count,
    "too-many-rows:limit": format_count,
    "two-meetings-one-day:found": format_day,
}


def problem_placeholder_values(words: Words, code: str, values: Mapping[str, str]) -> Value:
    """Return the function that gives the text of a placeholder of the sentences of a code.

    In Dutch, `expected_nl` takes the place of `expected`. A value that is not given is a KeyError.
    """

    @cache
    def value(name: str) -> str:
        if name == "expected" and words.language is Language.DUTCH and "expected_nl" in values:
            return value("expected_nl")
        formatter = FORMATTERS.get(f"{code}:{name}") or FORMATTERS.get(name, format_short_text)
        return formatter(words, values[name])

    return value
