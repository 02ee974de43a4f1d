"""Several names in one cell: a row for each, where a row is about one thing of another table."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from data.errors import Problem
from data.intake.converted import Converted, Wrong
from data.intake.identity import Directory, Sheet, ids_meant
from data.tables import Column

_CERTAIN = re.compile(r"[;|\n]")  # stand in no name by themselves
_DOUBTFUL = re.compile(r"[,/]")  # may stand in a name: a list only when every part of it is known

Directories = Mapping[str, Directory]


def spread(sheets: Sequence[Sheet], known: Directories) -> tuple[list[Sheet], list[Problem]]:
    """Give a sheet a row for each name in the cells that name several, with what else the row says.

    Only cells that refer to a thing by which the row is known are taken apart (the actor of a
    seat, the theme of a link), and never one that as a whole is known. A warning at the first such
    cell of a column says so. In other columns that refer to one thing, several are an error.
    """
    problems: list[Problem] = []
    found = []
    for sheet in sheets:
        lists = _lists(sheet, known, problems)
        found.append(_repeated(sheet, lists) if lists else sheet)
    return found, problems


def _lists(
    sheet: Sheet, known: Directories, problems: list[Problem]
) -> dict[str, dict[int, list[str]]]:
    """Per field by which rows are known, the names in each cell that has several."""
    part, values = sheet
    lists: dict[str, dict[int, list[str]]] = {}
    for column in part.table.columns:
        tables = [known[name] for name in column.references if name in known]
        if not tables or column.open_reference or column.field not in values:
            continue
        cells = values[column.field]
        several = _several(cells, tables)
        if not several:
            continue
        if column.field in part.table.key:
            rows = cells.rows(several).tolist()
            lists[column.field] = {row: several[int(cells.places[row])] for row in rows}
            problems.append(_told(sheet, column, lists[column.field]))
            continue
        values[column.field] = cells.with_values(
            {
                place: Wrong("one-expected", {"found": ", ".join(names)})
                for place, names in several.items()
            }
        )
    return lists


def _several(cells: Converted, tables: Sequence[Directory]) -> dict[int, list[str]]:
    """The places of the texts that name several things, with those names."""
    found: dict[int, list[str]] = {}
    for place, text in cells.texts().items():
        if (_CERTAIN.search(text) or _DOUBTFUL.search(text)) and not _is_known(text, tables):
            names = _names(text, tables)
            if len(names) > 1:
                found[place] = names
    return found


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
    said = {"names": " · ".join(places[first]), "count": str(len(places))}
    number, header = int(part.raw.rows.numbers[first]), part.header(column.field)
    return part.problem("several-in-one-cell", number, header, said, warning=True)


def _repeated(sheet: Sheet, lists: Mapping[str, Mapping[int, list[str]]]) -> Sheet:
    """The sheet with a row for every combination of the names that its cells hold."""
    part, values = sheet
    rows: list[int] = []
    names: dict[str, dict[int, object]] = {field: {} for field in lists}
    for row in range(len(part.raw.rows)):
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
