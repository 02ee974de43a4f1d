"""The names of tables and columns, and their help texts."""

from __future__ import annotations

from dashboard.text.text_files import text_of
from dashboard.words import Words
from data.tables import Column


def table_name(words: Words, table: str) -> str:
    """The name of a table."""
    return text_of(words, "tables", table, "name")


def table_help(words: Words, table: str) -> str:
    """What a table holds."""
    return text_of(words, "tables", table, "help")


def column_name(words: Words, column: str) -> str:
    """The name of a column, by its English header."""
    return text_of(words, "columns", column, "name")


def column_help(words: Words, column: Column) -> str:
    """What belongs in a column; for numbers with the allowed range."""
    about = text_of(words, "columns", column.name, "help")
    return f"{about} {number_range_text(words, column)}".rstrip()


def number_range_text(words: Words, column: Column) -> str:
    """The allowed range of a numeric column; empty for other columns."""
    if column.between is None:
        return ""
    least, most = map(words.plain_number, column.between)
    return words("From {least} to {most}.", least=least, most=most)
