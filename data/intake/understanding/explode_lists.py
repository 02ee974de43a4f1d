"""Cells that name several things: one row for each of them, in columns that are part of a key."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np

from data.errors import Problem
from data.intake.limits import LIMITS, Limits
from data.intake.understanding.identity_lookup import ConvertedSheet, EntityIndex, matching_ids
from data.intake.understanding.row_budget import ListColumn, RowBudget
from data.intake.understanding.value_columns import CellProblem, ValueColumn
from data.state import RowIndex
from data.tables import Column
from data.truncated_lists import join_truncated

_CERTAIN_SEPARATOR = re.compile(r"[;|\n]")  # stands in no name by itself
# May stand in a name: a list only when every part of it is known.
_DOUBTFUL_SEPARATOR = re.compile(r"[,/]")

EntityIndexByTable = Mapping[str, EntityIndex]


def explode_lists(
    sheets: Sequence[ConvertedSheet], known: EntityIndexByTable, limits: Limits = LIMITS
) -> tuple[list[ConvertedSheet], list[Problem]]:
    """Split rows of which a key cell names several things into one row for each of them.

    Only references that are part of the key are split (the actor of a seat, the theme of a
    link), and never a cell that as a whole is a known name. A warning at the first such
    cell of a column says so. In other columns that refer to one thing, several are an error. Rows
    that exceed the limit of a row or of the upload are an error, and left out before any is made.
    """
    problems: list[Problem] = []
    budget = RowBudget(limits)
    found = []
    for sheet in sheets:
        lists = _take_list_columns(sheet, known, budget)
        kept, too_many = budget.fit(sheet, lists) if lists else (None, [])
        problems += too_many
        if kept is None:
            found.append(sheet)
            continue
        rows = {listed.column.field: listed.names_in_rows(kept) for listed in lists}
        problems += [
            _list_warning(sheet, listed.column, rows[listed.column.field])
            for listed in lists
            if rows[listed.column.field]
        ]
        found.append(_explode_sheet(sheet, rows, kept))
    return found, problems


def _take_list_columns(
    sheet: ConvertedSheet, known: EntityIndexByTable, budget: RowBudget
) -> list[ListColumn]:
    """Return the key columns of a sheet with cells that name several things, and count the rows.

    In other columns that refer to things, such cells are marked as wrong.
    """
    part, values = sheet
    lists: list[ListColumn] = []
    for column in part.table.columns:
        tables = [known[name] for name in column.references if name in known]
        if not tables or column.open_vocabulary or column.field not in values:
            continue
        cells = values[column.field]
        if column.field in part.table.key:
            listed = ListColumn(column, cells)
            for place, names in _names_by_list_cell(cells, tables):
                budget.add(listed, place, names)
            if listed.counts:
                lists.append(listed)
            continue
        values[column.field] = cells.with_replaced_values(
            {
                place: CellProblem("one-expected", {"found": join_truncated(names)})
                for place, names in _names_by_list_cell(cells, tables)
            }
        )
    return lists


def _names_by_list_cell(
    cells: ValueColumn, tables: Sequence[EntityIndex]
) -> Iterator[tuple[int, list[str]]]:
    """The places of the texts that name several things, with those names."""
    for place, text in cells.distinct_texts().items():
        if (
            _CERTAIN_SEPARATOR.search(text) or _DOUBTFUL_SEPARATOR.search(text)
        ) and not _is_known_name(text, tables):
            names = _names_in(text, tables)
            if len(names) > 1:
                yield place, names


def _names_in(text: str, tables: Sequence[EntityIndex]) -> list[str]:
    certain = _split_at(_CERTAIN_SEPARATOR, text)
    names = [
        name
        for part in certain
        for name in (
            [part] if _is_known_name(part, tables) else _known_parts(part, tables) or [part]
        )
    ]
    return list(dict.fromkeys(names))


def _known_parts(text: str, tables: Sequence[EntityIndex]) -> list[str]:
    parts = _split_at(_DOUBTFUL_SEPARATOR, text)
    return parts if all(_is_known_name(part, tables) for part in parts) else []


def _split_at(separator: re.Pattern[str], text: str) -> list[str]:
    return [part for part in map(str.strip, separator.split(text)) if part]


def _is_known_name(text: str, tables: Sequence[EntityIndex]) -> bool:
    return any(text in entity_index.ids for entity_index in tables) or bool(
        matching_ids(text, tables)
    )


def _list_warning(
    sheet: ConvertedSheet, column: Column, places: Mapping[int, list[str]]
) -> Problem:
    part, _ = sheet
    first = next(iter(places))
    values = {"names": join_truncated(places[first], " · "), "count": str(len(places))}
    number, header = int(part.raw.rows.numbers[first]), part.header(column.field)
    return part.problem("several-in-one-cell", number, header, values, warning=True)


def _explode_sheet(
    sheet: ConvertedSheet, lists: Mapping[str, Mapping[int, list[str]]], kept: RowIndex
) -> ConvertedSheet:
    """The kept rows of a sheet, one for every combination of the names that its cells hold."""
    part, values = sheet
    rows: list[int] = []
    names: dict[str, dict[int, object]] = {field: {} for field in lists}
    for row in kept.tolist():
        fields = [field for field in lists if row in lists[field]]
        for chosen in product(*(lists[field][row] for field in fields)):
            for field, name in zip(fields, chosen, strict=True):
                names[field][len(rows)] = name
            rows.append(row)
    places = np.array(rows, np.int64)
    made = {
        field: column.take(places).with_values_in_rows(names.get(field, {}))
        for field, column in values.items()
    }
    raw = dataclasses.replace(part.raw, rows=part.raw.rows.take(places))
    return dataclasses.replace(part, raw=raw), made
