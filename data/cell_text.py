"""Facts as text in files: names of tables and columns, and cells that read back as they were."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from data.model import Choice
from data.tables import TABLES, CellType, Column, Table

_LOOKS_GROUPED = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")
_YES_NO = {
    "nl": {True: "ja", False: "nee"},
    "en": {True: "yes", False: "no"},
}


def selected_tables(tables: Sequence[str] | None) -> list[Table]:
    """The tables with these English names, or all, in their own order."""
    return [table for table in TABLES if tables is None or table.name in tables]


def exported_columns(table: Table, *, personal: bool) -> list[Column]:
    """The columns of a table; names of people only when asked for."""
    return [column for column in table.columns if personal or not column.personal]


def table_title(table: Table, language: str) -> str:
    """The name of a table in Dutch (`nl`) or English (`en`)."""
    return table.dutch if language == "nl" else table.name


def column_header(column: Column, language: str) -> str:
    """The name of a column in Dutch (`nl`) or English (`en`)."""
    return column.dutch if language == "nl" else column.name


def cell_choices(column: Column, language: str) -> list[str]:
    """The words that a cell of this column may hold; none when it is free."""
    if column.type is CellType.FLAG:
        return list(_YES_NO[language].values())
    return [_choice_word(choice, language) for choice in column.choices or ()]


def cell_text(value: object, language: str) -> str:
    """A value as the text that reading gives back as the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES_NO[language][value]
    if isinstance(value, Choice):
        return _choice_word(value, language)
    if isinstance(value, int | float):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _choice_word(choice: Choice, language: str) -> str:
    return choice.dutch if language == "nl" else choice.value


def plain_number(number: float) -> str:
    """A number in digits with a point, never an exponent nor a needless `.0`.

    `18.000` reads as eighteen thousand in Flanders, so a number with three decimals gets a
    fourth: `1.2340`.
    """
    if not math.isfinite(number):  # an old store may hold what is no longer taken in
        return str(number)
    if number == int(number):
        return str(int(number))
    text = format(Decimal(repr(number)), "f")
    return text + "0" if _LOOKS_GROUPED.fullmatch(text) else text
