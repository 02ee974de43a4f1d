"""Several names in one cell: a row for each, where a row is about one thing of another table."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np

from data.errors import Problem
from data.intake.limits import LIMITS, Limits
from data.intake.understanding.identity_lookup import Directory, Sheet, ids_meant
from data.intake.understanding.row_budget import Lists, Room, shortened
from data.intake.understanding.value_columns import Converted, Wrong
from data.state import RowIndex
from data.tables import Column

_CERTAIN = re.compile(r"[;|\n]")  # stand in no name by themselves
_DOUBTFUL = re.compile(r"[,/]")  # may stand in a name: a list only when every part of it is known

Directories = Mapping[str, Directory]


def spread(
    sheets: Sequence[Sheet], known: Directories, limits: Limits = LIMITS
) -> tuple[list[Sheet], list[Problem]]:
    """Give a sheet a row for each name in the cells that name several, with what else the row says.

    Only cells that refer to a thing by which the row is known are taken apart (the actor of a
    seat, the theme of a link), and never one that as a whole is known. A warning at the first such
    cell of a column says so. In other columns that refer to one thing, several are an error. A row
    that would become too many, and the first with which all lists together would, is an error and
    left out before any row is made.
    """
    problems: list[Problem] = []
    room = Room(limits)
    found = []
    for sheet in sheets:
        lists = _lists(sheet, known, room)
        kept, told = room.take(sheet, lists) if lists else (None, [])
        problems += told
        if kept is None:
            found.append(sheet)
            continue
        rows = {own.column.field: own.in_rows(kept) for own in lists}
        problems += [
            _told(sheet, own.column, rows[own.column.field])
            for own in lists
            if rows[own.column.field]
        ]
        found.append(_repeated(sheet, rows, kept))
    return found, problems


def _lists(sheet: Sheet, known: Directories, room: Room) -> list[Lists]:
    """The lists in each column by which rows are known; in others that refer they become wrong."""
    part, values = sheet
    lists: list[Lists] = []
    for column in part.table.columns:
        tables = [known[name] for name in column.references if name in known]
        if not tables or column.open_reference or column.field not in values:
            continue
        cells = values[column.field]
        if column.field in part.table.key:
            own = Lists(column, cells)
            for place, names in _several(cells, tables):
                room.note(own, place, names)
            if own.counts:
                lists.append(own)
            continue
        values[column.field] = cells.with_values(
            {
                place: Wrong("one-expected", {"found": shortened(names, ", ")})
                for place, names in _several(cells, tables)
            }
        )
    return lists


def _several(cells: Converted, tables: Sequence[Directory]) -> Iterator[tuple[int, list[str]]]:
    """The places of the texts that name several things, with those names."""
    for place, text in cells.texts().items():
        if (_CERTAIN.search(text) or _DOUBTFUL.search(text)) and not _is_known(text, tables):
            names = _names(text, tables)
            if len(names) > 1:
                yield place, names


def _names(text: str, tables: Sequence[Directory]) -> list[str]:
    certain = _parts(_CERTAIN, text)
    names = [
        name
        for each in certain
        for name in ([each] if _is_known(each, tables) else _known_parts(each, tables) or [each])
    ]
    return list(dict.fromkeys(names))


def _known_parts(text: str, tables: Sequence[Directory]) -> list[str]:
    parts = _parts(_DOUBTFUL, text)
    return parts if all(_is_known(part, tables) for part in parts) else []


def _parts(separator: re.Pattern[str], text: str) -> list[str]:
    return [part for part in map(str.strip, separator.split(text)) if part]


def _is_known(text: str, tables: Sequence[Directory]) -> bool:
    return any(text in directory.ids for directory in tables) or bool(ids_meant(text, tables))


def _told(sheet: Sheet, column: Column, places: Mapping[int, list[str]]) -> Problem:
    part, _ = sheet
    first = next(iter(places))
    said = {"names": shortened(places[first], " · "), "count": str(len(places))}
    number, header = int(part.raw.rows.numbers[first]), part.header(column.field)
    return part.problem("several-in-one-cell", number, header, said, warning=True)


def _repeated(sheet: Sheet, lists: Mapping[str, Mapping[int, list[str]]], kept: RowIndex) -> Sheet:
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
        field: column.take(places).with_rows(names.get(field, {}))
        for field, column in values.items()
    }
    raw = dataclasses.replace(part.raw, rows=part.raw.rows.take(places))
    return dataclasses.replace(part, raw=raw), made
