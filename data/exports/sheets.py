"""Cells of workbooks that come back as they went in, and that nothing calculates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from data.exports.values import text_of
from data.tables import Column, Type

_BOLD = Font(bold=True)
_REQUIRED = PatternFill("solid", fgColor="DCE6F1")
_FIRST_DAY_OF_EXCEL = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NARROW, _WIDE = 8, 60

CellMaker = Callable[[object, Column], Any]


def header_cell(sheet: Any, text: str, *, required: bool = False) -> Any:
    """A bold cell, with a colour behind it when its column is required."""
    cell = text_cell(sheet, text)
    cell.font = _BOLD
    if required:
        cell.fill = _REQUIRED
    return cell


def text_cell(sheet: Any, text: str) -> Any:
    """A cell that holds a text, whatever it looks like; what no workbook can hold shows as `?`."""
    cell = WriteOnlyCell(sheet, _LOOKS_ESCAPED.sub("_x005F_", _NO_XML.sub("?", text)))
    cell.data_type = "s"  # openpyxl takes text that begins with = for a formula
    return cell


def cell_maker(sheet: Any, language: str) -> CellMaker:
    """What makes a cell of a value: dates and numbers as such, all else as text."""

    def make(value: object, column: Column) -> Any:
        if value is None or (type(value) in (int, float) and _held_by_excel(value)):
            return value
        if isinstance(value, date) and value >= _FIRST_DAY_OF_EXCEL:
            cell = WriteOnlyCell(sheet, datetime.combine(value, time()))
            cell.number_format = "dd/mm/yyyy"
            return cell
        cell = text_cell(sheet, text_of(value, language))
        if column.type in (Type.TEXT, Type.PERIOD):
            cell.number_format = "@"
        return cell

    return make


def _held_by_excel(number: Any) -> bool:
    """Whether Excel's 15 digits are enough for a number; one with more is written as text."""
    return bool(float(f"{number:.15g}") == number)


def width_for(texts: list[str]) -> int:
    """A column width, in characters, in which most of the texts can be read."""
    return min(max(max(map(len, texts), default=0) + 2, _NARROW), _WIDE)
