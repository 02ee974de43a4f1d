"""The process that reads one workbook or network, so that a hostile one brings down nothing else.

`python -m data.intake.child KIND` takes a file of that kind on standard input and prints lines of
JSON: per sheet its name, then lots of its rows, `[[row number, [cell, …]], …]`; in between the
share of the work that is done. It ends with exit code 0, or prints a last line
`{code, sheet, row, values}` that says why it stopped, and ends with exit code 1.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count
from typing import Any

from data.errors import Problem
from data.intake import graph_files, opendocument
from data.intake.limits import LIMITS, Limits
from data.intake.numbers import plain
from data.intake.row import BeyondLimitsError, RawRow, check_row, trimmed
from data.progress import Share, unshared

_CHUNK = 1_000_000
_LOT = 10_000  # rows in a line
_TOLD_EVERY = 2_000  # rows
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class DocumentTypeError(Exception):
    """A part of a workbook has a document type, or hides its text in another encoding."""


def main(kind: str) -> int:
    """Read the file on standard input within the limits; give the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMITS.processor, LIMITS.processor))
    sheets = _READERS[kind]
    said = 0
    try:
        for name, rows in sheets(sys.stdin.buffer.read(), LIMITS):
            said += _tell(name)
            for start in range(0, len(rows), _LOT):
                said += _tell(rows[start : start + _LOT])
                if said > LIMITS.said:
                    raise BeyondLimitsError(Problem("too-heavy"))
    except BeyondLimitsError as error:
        problem = asdict(error.problem)
    except MemoryError:
        problem = {"code": "too-heavy"}
    except opendocument.EncryptedError:
        problem = {"code": "password-protected"}
    except Exception as error:  # noqa: BLE001  # a broken workbook breaks its library in any way
        problem = {"code": f"broken-{_CALLED[kind]}", "values": {"reason": _reason(error)}}
    else:
        return 0
    _tell(problem)
    return 1


def _tell(said: object) -> int:
    """Write one line, and say how long it is."""
    written = sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    return written


def _reason(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]


def sheets_of(
    content: bytes, limits: Limits, heard: Share = unshared
) -> Iterator[tuple[str, list[RawRow]]]:
    """The visible sheets of a workbook that is trusted, or read where it can do no harm.

    Raises BeyondLimitsError, or whatever openpyxl makes of a broken workbook.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  # after the limits are set

    another = _counting(_look_over(content, limits), heard)
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    strings = _shared_strings(content)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield sheet.title, _rows(sheet, strings, limits, another)


def _counting(total: int, heard: Share) -> Callable[[], None]:
    """What counts a row each time, and tells now and then how many of all are done."""
    numbers = count(1)

    def another() -> None:
        done = next(numbers)
        if done % _TOLD_EVERY == 0:
            heard(min(done / total, 1.0))

    return another


def _look_over(content: bytes, limits: Limits) -> int:
    """Refuse document types, too many sheets and too many rows before the slow work, and count the rows.

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
            if sheets > limits.entries:
                values = {"found": str(sheets), "limit": str(limits.entries)}
                raise BeyondLimitsError(Problem("too-many-entries", values=values))
            if rows > limits.rows and entry.filename.startswith("xl/worksheets/"):
                values = {"found": str(rows), "limit": str(limits.rows)}
                raise BeyondLimitsError(Problem("too-many-rows", values=values))
            total += rows
    return total


def _shared_strings(content: bytes) -> list[str] | None:
    """The texts of the workbook where openpyxl would lose an escape in one of them, else None."""
    from openpyxl.cell.text import Text  # noqa: PLC0415
    from openpyxl.xml.constants import SHEET_MAIN_NS  # noqa: PLC0415
    from openpyxl.xml.functions import iterparse  # noqa: PLC0415

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


def _rows(
    sheet: Any, strings: list[str] | None, limits: Limits, another: Callable[[], None]
) -> list[RawRow]:
    # openpyxl's own rows fill up to the far corner that a sheet declares: a bomb of one cell.
    from openpyxl.utils import range_boundaries  # noqa: PLC0415
    from openpyxl.worksheet._reader import WorkSheetParser  # noqa: PLC0415

    book = sheet.parent
    with sheet._get_source() as source:  # noqa: SLF001
        parser = WorkSheetParser(
            source,
            strings or sheet._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        rows = []
        for number, cells in parser.parse():
            another()
            row = RawRow(number, _filled(cells, limits.columns))
            if row.cells:
                check_row(row, "", sheet.title, limits)
                rows.append(row)
    for merged in parser.merged_cells.mergeCell if parser.merged_cells else ():
        _spread(rows, range_boundaries(merged.ref), limits.columns)
    return rows


def _spread(rows: list[RawRow], bounds: Any, most: int) -> None:
    """Give every cell of a merged range, in the rows that are there, the text of its first."""
    left, top, right, bottom = bounds
    right = min(right, most)
    first = bisect_left(rows, top, key=_number)
    if first == len(rows) or rows[first].number != top:
        return
    text = "".join(rows[first].cells[left - 1 : left])
    for row in rows[first : bisect_right(rows, bottom, key=_number)] if text else ():
        row.cells.extend([""] * (right - len(row.cells)))
        row.cells[left - 1 : right] = [text] * (right + 1 - left)


def _number(row: RawRow) -> int:
    return row.number


def _filled(cells: list[dict[str, Any]], most: int) -> list[str]:
    """The texts of a row with the gaps between its cells filled, up to one column too many."""
    row: list[str] = []
    for cell in cells:
        text = as_text(cell["value"])
        if text:
            place = min(cell["column"] - 1, most)
            row.extend([""] * (place + 1 - len(row)))
            row[place] = text
    return trimmed(row)


def as_text(value: object) -> str:
    """A cell as text: dates in ISO form, numbers in plain digits, truth values as `true`, `false`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return plain(value)
    if isinstance(value, date | time | timedelta):
        return _moment(value)
    return _ESCAPED.sub(_escaped, str(value))


def _escaped(match: re.Match[str]) -> str:
    """The letter that an escape stands for; half a letter, which no text can hold, as no letter."""
    letter = chr(int(match[1], 16))
    return "\uffff" if "\ud800" <= letter <= "\udfff" else letter


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        value = (datetime.min + value).time()  # noqa: DTZ901  # a span of hours has no time zone
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(sep=" ", timespec="minutes")
    return date(value.year, value.month, value.day).isoformat()


_READERS: dict[str, Callable[[bytes, Limits], Iterator[tuple[str, list[RawRow]]]]] = {
    "xlsx": partial(sheets_of, heard=_tell),
    "ods": opendocument.sheets,
    "graphml": graph_files.graphml,
    "gexf": graph_files.gexf,
}
_CALLED = {"xlsx": "workbook", "ods": "workbook", "graphml": "network", "gexf": "network"}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
