"""Tables out: a workbook and a folder of CSV files, both of which can be uploaded unchanged."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.intake.numbers import plain
from data.model import Fact, Facts
from data.tables import DUTCH_CHOICES, TABLES, Column, Table, Type, value_of

_BOLD = Font(bold=True)
_REQUIRED = PatternFill("solid", fgColor="DCE6F1")
_FIRST_DAY_OF_EXCEL = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_ROWS_TO_FILL = 1_000  # empty rows below the facts that offer the choices too
_NARROW, _WIDE = 8, 60
_LOOKED_AT = 200
_WORDS = {
    "nl": {True: "ja", False: "nee"},
    "en": {True: "yes", False: "no"},
}


def workbook(
    facts: Facts,
    *,
    language: str = "nl",
    personal: bool = False,
    empty: bool = False,
    tables: Sequence[str] | None = None,
) -> bytes:
    """The facts as an Excel workbook with a sheet per table, to edit and upload again.

    `language` is `nl` or `en`; `personal` takes names of people along; `empty` gives the headers
    only; `tables` limits it to some, by English name. Text that looks like a formula stays text.
    """
    book = Workbook(write_only=True)
    for table in _chosen(tables):
        rows = () if empty else facts.table(table.name)
        _fill(book.create_sheet(_title(table, language)), table, rows, language, personal)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def csv_folder(
    facts: Facts,
    folder: Path,
    *,
    language: str = "en",
    personal: bool = False,
    tables: Sequence[str] | None = None,
) -> tuple[Path, ...]:
    """Write one CSV file per table that has facts, in UTF-8 with commas, and give their paths.

    Text that a spreadsheet would take for a formula gets an apostrophe before it, which reading
    takes off again. The folder is made when it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table in _chosen(tables):
        rows = facts.table(table.name)
        if rows:
            path = folder / f"{_title(table, language)}.csv"
            path.write_text(csv_text(table, rows, language, personal=personal), "utf-8", newline="")
            written.append(path)
    return tuple(written)


def csv_text(table: Table, rows: Iterable[Fact], language: str, *, personal: bool) -> str:
    """One table as CSV text, with its headers."""
    columns = _columns(table, personal=personal)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_header(column, language) for column in columns)
    writer.writerows(
        [_harmless(_text(value_of(row, column), language)) for column in columns] for row in rows
    )
    return text.getvalue()


def _chosen(tables: Sequence[str] | None) -> list[Table]:
    return [table for table in TABLES if tables is None or table.name in tables]


def _columns(table: Table, *, personal: bool) -> list[Column]:
    return [column for column in table.columns if personal or not column.personal]


def _title(table: Table, language: str) -> str:
    return table.dutch if language == "nl" else table.name


def _header(column: Column, language: str) -> str:
    return column.dutch if language == "nl" else column.name


def _word(choice: StrEnum, language: str) -> str:
    return DUTCH_CHOICES[choice] if language == "nl" else choice.value


def _text(value: object, language: str) -> str:
    """A value as the text that reading gives back as the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _WORDS[language][value]
    if isinstance(value, StrEnum):
        return _word(value, language)
    if isinstance(value, int | float):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _fill(sheet: Any, table: Table, rows: Sequence[Fact], language: str, personal: bool) -> None:
    columns = _columns(table, personal=personal)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        texts = [_text(value_of(row, column), language) for row in islice(rows, _LOOKED_AT)]
        widest = max(map(len, [_header(column, language), *texts])) + 2
        sheet.column_dimensions[letter].width = min(max(widest, _NARROW), _WIDE)
        if column.type in (Type.TEXT, Type.PERIOD):
            sheet.column_dimensions[letter].number_format = "@"
        words = _offered(column, language)
        if words:
            choices = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            choices.add(f"{letter}2:{letter}{len(rows) + _ROWS_TO_FILL}")
            sheet.data_validations.append(choices)
    sheet.append([_header_cell(sheet, column, language) for column in columns])
    make = _cell_maker(sheet, language)
    for row in rows:
        sheet.append([make(value_of(row, column), column) for column in columns])


def _offered(column: Column, language: str) -> list[str]:
    if column.type is Type.FLAG:
        return list(_WORDS[language].values())
    return [_word(choice, language) for choice in column.choices or ()]


def _header_cell(sheet: Any, column: Column, language: str) -> Any:
    cell = WriteOnlyCell(sheet, _header(column, language))
    cell.font = _BOLD
    if column.required:
        cell.fill = _REQUIRED
    return cell


def _held_by_excel(number: Any) -> bool:
    """Whether Excel's 15 digits are enough for a number; one with more is written as text."""
    return bool(float(f"{number:.15g}") == number)


def _cell_maker(sheet: Any, language: str) -> Callable[[object, Column], Any]:
    def make(value: object, column: Column) -> Any:
        if value is None or (type(value) in (int, float) and _held_by_excel(value)):
            return value
        if isinstance(value, date) and value >= _FIRST_DAY_OF_EXCEL:
            cell = WriteOnlyCell(sheet, datetime.combine(value, time()))
            cell.number_format = "dd/mm/yyyy"
            return cell
        cell = WriteOnlyCell(sheet, _LOOKS_ESCAPED.sub("_x005F_", _text(value, language)))
        cell.data_type = "s"  # openpyxl takes text that begins with = for a formula
        if column.type in (Type.TEXT, Type.PERIOD):
            cell.number_format = "@"
        return cell

    return make
