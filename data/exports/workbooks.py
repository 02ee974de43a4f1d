"""Facts as a workbook to edit and upload again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.exports.sheets import cell_maker, header_cell, width_for
from data.exports.values import chosen, columns_of, header, text_of, title, words_offered
from data.intake.numbers import plain
from data.model import Fact, Facts
from data.tables import Column, Table, Type, value_of

_ROWS_TO_FILL = 1_000  # empty rows below the facts that offer the choices too
_LOOKED_AT = 200


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
    for table in chosen(tables):
        rows = () if empty else facts.table(table.name)
        fill(book.create_sheet(title(table, language)), table, rows, language, personal=personal)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def fill(sheet: Any, table: Table, rows: Sequence[Fact], language: str, *, personal: bool) -> None:
    """Write a table on a sheet, with its header frozen and its choices to pick from."""
    columns = columns_of(table, personal=personal)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        texts = [text_of(value_of(row, column), language) for row in islice(rows, _LOOKED_AT)]
        sheet.column_dimensions[letter].width = width_for([header(column, language), *texts])
        if column.type in (Type.TEXT, Type.PERIOD):
            sheet.column_dimensions[letter].number_format = "@"
        offered = _offered(column, language)
        if offered is not None:
            offered.add(f"{letter}2:{letter}{len(rows) + _ROWS_TO_FILL}")
            sheet.data_validations.append(offered)
    sheet.append(
        [
            header_cell(sheet, header(column, language), required=column.required)
            for column in columns
        ]
    )
    make = cell_maker(sheet, language)
    for row in rows:
        sheet.append([make(value_of(row, column), column) for column in columns])


def _offered(column: Column, language: str) -> DataValidation | None:
    """What a spreadsheet lets people fill in: one of some words, or a number within its range."""
    words = words_offered(column, language)
    if words:
        return DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    if column.between is None:
        return None
    least, most = map(plain, column.between)
    whole = column.type is Type.INTEGER
    return DataValidation(type="whole" if whole else "decimal", formula1=least, formula2=most)
