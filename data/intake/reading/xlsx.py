"""Workbooks of Excel (XLSX), as the reading process takes them apart."""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count
from typing import IO, Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from data.cell_text import plain_number
from data.errors import Problem
from data.intake.limits import Limits
from data.intake.reading.grid import BeyondLimitsError, RawRow, check_row
from data.intake.reading.xlsx_sheet import CellDecoder, parse_sheet
from data.progress import OnProgress, no_progress

_CHUNK = 1_000_000
_ROWS_PER_CALL = 2_000  # rows
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class DocumentTypeError(Exception):
    """A part of a workbook has a document type, or hides its text in another encoding."""


def xlsx_sheets(
    content: bytes, limits: Limits, on_progress: OnProgress = no_progress
) -> Iterator[tuple[str, list[RawRow]]]:
    """The visible sheets of a workbook that is trusted, or read where it can do no harm.

    Raises BeyondLimitsError, or whatever openpyxl makes of a broken workbook.
    """
    count_row = _row_counter(_refuse_bombs(content, limits), on_progress)
    # What openpyxl's load_workbook does, without what takes long and says nothing of the cells.
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    shared = [
        cell_value_as_text(text) for text in _shared_strings(content) or reader.shared_strings
    ]
    decoder = CellDecoder(shared, _number_decoder(reader.wb), _iso_moment, cell_value_as_text)
    for sheet, part in reader.parser.find_sheets():
        is_there = part.target in reader.valid_files and "chartsheet" not in part.Type
        if is_there and sheet.state == "visible":
            with reader.archive.open(part.target) as source:
                yield sheet.name, _read_sheet(source, sheet.name, decoder, limits, count_row)


def _row_counter(total: int, on_progress: OnProgress) -> Callable[[], None]:
    """Return a function that counts a row, and now and then reports the share of `total`."""
    numbers = count(1)

    def count_row() -> None:
        done = next(numbers)
        if done % _ROWS_PER_CALL == 0:
            on_progress(min(done / total, 1.0))

    return count_row


def _refuse_bombs(content: bytes, limits: Limits) -> int:
    """Refuse document types, too many sheets and too many rows before the slow work.

    Without a document type there are no entities, so that the fast parser is as safe as defusedxml.
    """
    total = sheets = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if not entry.filename.endswith((".xml", ".rels", ".vml")):
                continue
            rows = 0
            before = b""
            with archive.open(entry) as source:
                for chunk in iter(partial(source.read, _CHUNK), b""):
                    if b"<!DOCTYPE" in before + chunk or b"\0" in chunk:
                        raise DocumentTypeError(entry.filename)
                    before = chunk[-len(b"<!DOCTYPE") :]
                    rows += chunk.count(b"<row")
                    sheets += chunk.count(b"sheetId=")
            if sheets > limits.archive_entries:
                values = {"found": str(sheets), "limit": str(limits.archive_entries)}
                raise BeyondLimitsError(Problem("too-many-entries", values=values))
            if rows > limits.rows and entry.filename.startswith("xl/worksheets/"):
                values = {"found": str(rows), "limit": str(limits.rows)}
                raise BeyondLimitsError(Problem("too-many-rows", values=values))
            total += rows
    return total


def _shared_strings(content: bytes) -> list[str] | None:
    """The texts of the workbook where openpyxl would lose an escape in one of them, else None."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.lower().endswith("sharedstrings.xml"):
                xml = archive.read(name)
                if b"x005F_" in xml:
                    nodes = (node for _, node in iterparse(io.BytesIO(xml)))
                    return [
                        Text.from_tree(node).content  # type: ignore[union-attr]  # an `si` has one
                        for node in nodes
                        if node.tag == f"{{{SHEET_MAIN_NS}}}si"
                    ]
    return None


def _read_sheet(
    source: IO[bytes],
    name: str,
    decoder: CellDecoder,
    limits: Limits,
    count_row: Callable[[], None],
) -> list[RawRow]:
    # openpyxl's own rows fill up to the far corner that a sheet declares: a bomb of one cell.

    rows = []

    def on_row(row: RawRow) -> None:
        count_row()
        if row.cells:
            check_row(row, "", name, limits)
            rows.append(row)

    for merged in parse_sheet(source, decoder, on_row, limits.columns):
        _fill_merged_range(rows, range_boundaries(merged), limits.columns)
    return rows


def _number_decoder(book: Any) -> Callable[[str, int], str]:
    """Return the function that writes a number as text: as a date where its style shows one."""
    dates, spans = book._date_formats, book._timedelta_formats  # noqa: SLF001

    def number(digits: str, style: int) -> str:
        value = float(digits) if any(letter in digits for letter in ".eE") else int(digits)
        if style not in dates:
            return plain_number(value)
        try:
            return cell_value_as_text(from_excel(value, book.epoch, timedelta=style in spans))
        except (OverflowError, ValueError):
            return "#VALUE!"

    return number


def _iso_moment(text: str) -> str:
    """The text of a cell that holds a moment in ISO form."""
    return cell_value_as_text(from_ISO8601(text))  # type: ignore[no-untyped-call]  # openpyxl has no types


def _fill_merged_range(rows: list[RawRow], bounds: Any, max_columns: int) -> None:
    """Give every cell of a merged range, in the rows that are there, the text of its first."""
    left, top, right, bottom = bounds
    right = min(right, max_columns)
    first = bisect_left(rows, top, key=_row_number)
    if first == len(rows) or rows[first].number != top:
        return
    text = "".join(rows[first].cells[left - 1 : left])
    for row in rows[first : bisect_right(rows, bottom, key=_row_number)] if text else ():
        row.cells.extend([""] * (right - len(row.cells)))
        row.cells[left - 1 : right] = [text] * (right + 1 - left)


def _row_number(row: RawRow) -> int:
    return row.number


def cell_value_as_text(value: object) -> str:
    """A cell as text: dates in ISO form, numbers in plain digits, truth as `true`, `false`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return plain_number(value)
    if isinstance(value, date | time | timedelta):
        return _moment_as_text(value)
    text = str(value)
    return _ESCAPED.sub(_unescape_letter, text) if "_x" in text else text


def _unescape_letter(match: re.Match[str]) -> str:
    """The letter that an escape stands for; half a letter, which no text can hold, as no letter."""
    letter = chr(int(match[1], 16))
    return "\uffff" if "\ud800" <= letter <= "\udfff" else letter


def _moment_as_text(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        value = (datetime.min + value).time()  # noqa: DTZ901  # a span of hours has no time zone
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(sep=" ", timespec="minutes")
    return date(value.year, value.month, value.day).isoformat()
