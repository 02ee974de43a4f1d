"""Facts as an Excel workbook to edit and upload again: its cells come back as they went in."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.cell_text import (
    cell_choices,
    cell_text,
    column_header,
    exported_columns,
    plain_number,
    selected_tables,
    table_title,
)
from data.model import Fact, Facts
from data.tables import CellType, Column, Table, value_of

_ROWS_TO_FILL = 1_000  # empty rows below the facts that offer the choices too
_ROWS_MEASURED = 200
_BOLD = Font(bold=True)
_REQUIRED = PatternFill("solid", fgColor="DCE6F1")
_FIRST_DAY_OF_EXCEL = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NARROW, _WIDE = 8, 60

CellMaker = Callable[[object, Column], Any]


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
    for table in selected_tables(tables):
        rows = () if empty else facts.table(table.name)
        fill_sheet(
            book.create_sheet(table_title(table, language)),
            table,
            rows,
            language,
            personal=personal,
        )
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def fill_sheet(
    sheet: Any, table: Table, rows: Sequence[Fact], language: str, *, personal: bool
) -> None:
    """Write a table on a sheet, with its header frozen and its choices to pick from."""
    columns = exported_columns(table, personal=personal)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        texts = [cell_text(value_of(row, column), language) for row in islice(rows, _ROWS_MEASURED)]
        sheet.column_dimensions[letter].width = column_width(
            [column_header(column, language), *texts]
        )
        if column.type in (CellType.TEXT, CellType.PERIOD):
            sheet.column_dimensions[letter].number_format = "@"
        offered = _data_validation(column, language)
        if offered is not None:
            offered.add(f"{letter}2:{letter}{len(rows) + _ROWS_TO_FILL}")
            sheet.data_validations.append(offered)
    sheet.append(
        [
            header_cell(sheet, column_header(column, language), required=column.required)
            for column in columns
        ]
    )
    make = cell_maker(sheet, language)
    for row in rows:
        sheet.append([make(value_of(row, column), column) for column in columns])


def _data_validation(column: Column, language: str) -> DataValidation | None:
    """What a spreadsheet lets people fill in: one of some words, or a number within its range."""
    words = cell_choices(column, language)
    if words:
        return DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    if column.between is None:
        return None
    least, most = map(plain_number, column.between)
    is_integer = column.type is CellType.INTEGER
    return DataValidation(type="whole" if is_integer else "decimal", formula1=least, formula2=most)


def header_cell(sheet: Any, text: str, *, required: bool = False) -> Any:
    """A bold cell, with a colour behind it when its column is required."""
    cell = text_cell(sheet, text)
    cell.font = _BOLD
    if required:
        cell.fill = _REQUIRED
    return cell


def text_cell(sheet: Any, text: str) -> Any:
    """A cell that holds a text, whatever it looks like; what no workbook can hold shows as `?`."""
    cell = WriteOnlyCell(sheet, _LOOKS_ESCAPED.sub("_x005F_", _ILLEGAL_IN_XML.sub("?", text)))
    cell.data_type = "s"  # openpyxl takes text that begins with = for a formula
    return cell


def cell_maker(sheet: Any, language: str) -> CellMaker:
    """Return the function that makes a cell: dates and numbers as such, the rest as text."""

    def make(value: object, column: Column) -> Any:
        if value is None or (type(value) in (int, float) and _fits_in_excel(value)):
            return value
        if isinstance(value, date) and value >= _FIRST_DAY_OF_EXCEL:
            cell = WriteOnlyCell(sheet, datetime.combine(value, time()))
            cell.number_format = "dd/mm/yyyy"
            return cell
        cell = text_cell(sheet, cell_text(value, language))
        if column.type in (CellType.TEXT, CellType.PERIOD):
            cell.number_format = "@"
        return cell

    return make


def _fits_in_excel(number: Any) -> bool:
    """Whether Excel's 15 digits are enough for a number; one with more is written as text."""
    return bool(float(f"{number:.15g}") == number)


def column_width(texts: list[str]) -> int:
    """A column width, in characters, in which most of the texts can be read."""
    return min(max(max(map(len, texts), default=0) + 2, _NARROW), _WIDE)
