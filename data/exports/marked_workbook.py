"""The analyst's own sheets with what is wrong in them coloured and explained."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from data.errors import Problem
from data.exports.excel import column_width, header_cell, text_cell
from data.intake.understanding.raw_tables import RawTable, Reading

_ERROR = PatternFill("solid", fgColor="F4B183")
_WARNING = PatternFill("solid", fgColor="FFE699")
_LONGEST_TITLE = 31  # characters that Excel allows
_FORBIDDEN_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))

Cells = dict[tuple[int, int], list[Problem]]


def marked_workbook(
    reading: Reading, problems: Sequence[Problem], sentence: Callable[[Problem], str]
) -> bytes:
    """The sheets that were read as one workbook, every cell where it stood, as text.

    A cell with an error is orange, one with a warning only yellow, and its comment holds the
    `sentence` of each; a problem with a row as a whole stands at the row's first cell.
    """
    book = Workbook(write_only=True)
    titles: set[str] = set()
    for raw in dict.fromkeys((raw.file, raw.sheet) for raw in reading.tables):
        tables = [table for table in reading.tables if (table.file, table.sheet) == raw]
        sheet = book.create_sheet(_title(tables[0], titles))
        own = [problem for problem in problems if (problem.file, problem.sheet) == raw]
        _fill(sheet, tables[0], _by_cell(tables[0], own), sentence)
    if not titles:
        book.create_sheet("-")
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _title(raw: RawTable, taken: set[str]) -> str:
    base = raw.name.translate(_FORBIDDEN_IN_TITLES)[: _LONGEST_TITLE - 3] or "-"
    number = 1
    title = base
    while title.casefold() in taken:
        number += 1
        title = f"{base} {number}"
    taken.add(title.casefold())
    return title


def _by_cell(raw: RawTable, problems: Sequence[Problem]) -> Cells:
    places = {header: place for place, header in reversed(list(enumerate(raw.headers)))}
    found: Cells = defaultdict(list)
    for problem in problems:
        header = (problem.column or "").split(", ")[0]
        place = places.get(problem.column or "", places.get(header, 0))
        found[problem.row or raw.header_row, place].append(problem)
    return found


def _fill(sheet: Any, raw: RawTable, wrong: Cells, sentence: Callable[[Problem], str]) -> None:
    for place, header in enumerate(raw.headers, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column_width([header])
    sheet.freeze_panes = f"A{raw.header_row + 1}"
    widths: dict[int, int] = {}
    for number, place in wrong:
        widths[number] = max(widths.get(number, 0), place + 1)
    at = 1
    for number, cells in ((raw.header_row, raw.headers), *raw.rows):
        for _ in range(at, number):
            sheet.append([])
        at = number + 1
        make = header_cell if number == raw.header_row else text_cell
        texts = [*cells, *[""] * (widths.get(number, 0) - len(cells))]
        row = [make(sheet, text) for text in texts]
        for place, cell in enumerate(row):
            if (number, place) in wrong:
                _mark(cell, wrong[number, place], sentence)
        sheet.append(row)


def _mark(cell: Any, problems: Sequence[Problem], sentence: Callable[[Problem], str]) -> None:
    only_warnings = all(problem.warning for problem in problems)
    cell.fill = _WARNING if only_warnings else _ERROR
    cell.comment = Comment("\n".join(map(sentence, problems)), "Woonnetwerk", 160, 320)
