"""Facts as a workbook for Kumu: elements and connections, and the other tables beside them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from data.cell_text import exported_columns
from data.exports.excel import cell_maker, fill_sheet, header_cell
from data.model import Fact, Facts
from data.tables import TABLES, Column, table_named, table_of, value_of

_ELEMENTS = {"actors": "actor", "bodies": "body", "activities": "activity"}
_CONNECTIONS = {"seats": "seat", "ties": "tie"}
_ENDS = {"seats": ("actor", "body"), "ties": ("from_id", "to_id")}
_KUMU_HEADERS = {"id": "ID", "name": "Label"}  # what Kumu calls these columns


def kumu_workbook(facts: Facts, *, personal: bool = False) -> bytes:
    """The facts as a workbook that Kumu imports, and that can be uploaded unchanged.

    Actors, bodies and activities are elements, seats and ties connections; Kumu passes over the
    sheets of the other tables, which are there so that nothing is lost.
    """
    book = Workbook(write_only=True)
    elements = [fact for name in _ELEMENTS for fact in facts.table(name)]
    connections = [fact for name in _CONNECTIONS for fact in facts.table(name)]
    _fill_elements(book.create_sheet("Elements"), elements)
    _fill_connections(book.create_sheet("Connections"), connections, personal=personal)
    for table in TABLES:
        if table.name not in {*_ELEMENTS, *_CONNECTIONS} and facts.table(table.name):
            sheet = book.create_sheet(table.name)
            fill_sheet(sheet, table, facts.table(table.name), "en", personal=personal)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _fill_elements(sheet: Any, rows: Sequence[Fact]) -> None:
    columns = _all_column_names(_ELEMENTS, (), personal=False)
    headers = [_KUMU_HEADERS.get(name, name) for name in columns]
    sheet.append([header_cell(sheet, name) for name in ("Type", *headers)])
    make = cell_maker(sheet, "en")
    for row in rows:
        cells = [_make_cell_of_column(row, name, make) for name in columns]
        sheet.append([_ELEMENTS[table_of(row).name], *cells])


def _fill_connections(sheet: Any, rows: Sequence[Fact], *, personal: bool) -> None:
    ends = ("actor", "body", "from", "to")
    columns = _all_column_names(_CONNECTIONS, ends, personal=personal)
    sheet.append(
        [header_cell(sheet, name) for name in ("From", "To", "Direction", "Type", *columns)]
    )
    make = cell_maker(sheet, "en")
    for row in rows:
        name = table_of(row).name
        start, end = (
            make(getattr(row, field), table_named(name).column(field)) for field in _ENDS[name]
        )
        direction = "directed" if name == "ties" else "undirected"
        cells = [_make_cell_of_column(row, column, make) for column in columns]
        sheet.append([start, end, direction, _CONNECTIONS[name], *cells])


def _all_column_names(
    tables: dict[str, str], without: Sequence[str], *, personal: bool
) -> list[str]:
    """The English names of all columns of some tables, once each."""
    names = (
        column.name
        for table in tables
        for column in exported_columns(table_named(table), personal=personal)
    )
    return [name for name in dict.fromkeys(names) if name not in without]


def _make_cell_of_column(row: Fact, name: str, make: Any) -> Any:
    column: Column | None = next(
        (column for column in table_of(row).columns if column.name == name), None
    )
    return None if column is None else make(value_of(row, column), column)
