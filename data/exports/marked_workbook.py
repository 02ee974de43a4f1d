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
from data.intake.understanding.raw_tables import RawTable, ReadResult

_ERROR = PatternFill("solid", fgColor="F4B183")
_WARNING = PatternFill("solid", fgColor="FFE699")
_LONGEST_TITLE = 31  # characters that Excel allows
_FORBIDDEN_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))

ProblemsByCell = dict[tuple[int, int], list[Problem]]  # by the number of a row and of a column


def marked_workbook(
    reading: ReadResult, problems: Sequence[Problem], message: Callable[[Problem], str]
) -> bytes:
    """The sheets that were read as one workbook, every cell where it stood, as text.

    A cell with an error is orange, one with a warning only yellow, and its comment holds the
    `message` of each; a problem with a row as a whole stands at the row's first cell.
    """
    book = Workbook(write_only=True)
    titles: set[str] = set()
    for origin in dict.fromkeys((raw.file, raw.sheet) for raw in reading.tables):
        raw = next(table for table in reading.tables if (table.file, table.sheet) == origin)
        sheet = book.create_sheet(_sheet_title(raw, titles))
        own = [problem for problem in problems if (problem.file, problem.sheet) == origin]
        _fill_sheet(sheet, raw, _problems_by_cell(raw, own), message)
    if not titles:
        book.create_sheet("-")
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _sheet_title(raw: RawTable, taken: set[str]) -> str:
    base = raw.name.translate(_FORBIDDEN_IN_TITLES)[: _LONGEST_TITLE - 3] or "-"
    number = 1
    title = base
    while title.casefold() in taken:
        number += 1
        title = f"{base} {number}"
    taken.add(title.casefold())
    return title


def _problems_by_cell(raw: RawTable, problems: Sequence[Problem]) -> ProblemsByCell:
    columns = {header: column for column, header in reversed(list(enumerate(raw.headers)))}
    found: ProblemsByCell = defaultdict(list)
    for problem in problems:
        first_header = (problem.column or "").split(", ")[0]
        column = columns.get(problem.column or "", columns.get(first_header, 0))
        found[problem.row or raw.header_row, column].append(problem)
    return found


def _fill_sheet(
    sheet: Any, raw: RawTable, problems: ProblemsByCell, message: Callable[[Problem], str]
) -> None:
    for column, header in enumerate(raw.headers, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = column_width([header])
    sheet.freeze_panes = f"A{raw.header_row + 1}"
    widths: dict[int, int] = {}
    for row, column in problems:
        widths[row] = max(widths.get(row, 0), column + 1)
    next_row = 1
    for row, texts in ((raw.header_row, raw.headers), *raw.rows):
        for _ in range(next_row, row):
            sheet.append([])
        next_row = row + 1
        make = header_cell if row == raw.header_row else text_cell
        missing = widths.get(row, 0) - len(texts)
        cells = [make(sheet, text) for text in (*texts, *[""] * missing)]
        for column, cell in enumerate(cells):
            if (row, column) in problems:
                _mark_cell(cell, problems[row, column], message)
        sheet.append(cells)


def _mark_cell(cell: Any, problems: Sequence[Problem], message: Callable[[Problem], str]) -> None:
    only_warnings = all(problem.warning for problem in problems)
    cell.fill = _WARNING if only_warnings else _ERROR
    cell.comment = Comment("\n".join(map(message, problems)), "Woonnetwerk", 160, 320)
