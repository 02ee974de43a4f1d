"""Facts as the words that stand in files: names of tables and columns, and cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.intake.numbers import plain
from data.model import Choice
from data.tables import TABLES, Column, Table, Type

_FLAGS = {
    "nl": {True: "ja", False: "nee"},
    "en": {True: "yes", False: "no"},
}


def chosen(tables: Sequence[str] | None) -> list[Table]:
    """The tables with these English names, or all, in their own order."""
    return [table for table in TABLES if tables is None or table.name in tables]


def columns_of(table: Table, *, personal: bool) -> list[Column]:
    """The columns of a table; names of people only when asked for."""
    return [column for column in table.columns if personal or not column.personal]


def title(table: Table, language: str) -> str:
    """The name of a table in Dutch (`nl`) or English (`en`)."""
    return table.dutch if language == "nl" else table.name


def header(column: Column, language: str) -> str:
    """The name of a column in Dutch (`nl`) or English (`en`)."""
    return column.dutch if language == "nl" else column.name


def words_offered(column: Column, language: str) -> list[str]:
    """The words that a cell of this column may hold; none when it is free."""
    if column.type is Type.FLAG:
        return list(_FLAGS[language].values())
    return [_word(choice, language) for choice in column.choices or ()]


def text_of(value: object, language: str) -> str:
    """A value as the text that reading gives back as the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _FLAGS[language][value]
    if isinstance(value, Choice):
        return _word(value, language)
    if isinstance(value, int | float):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _word(choice: Choice, language: str) -> str:
    return choice.dutch if language == "nl" else choice.value
