"""Text files with a delimiter: bytes → a grid, whatever program wrote them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from contextlib import suppress
from itertools import islice

from data.errors import Problem
from data.intake.grid import BeyondLimitsError, Grid, RawRow, check_row, trimmed
from data.intake.limits import Limits
from data.intake.words import ALL_HEADERS, key_of_header

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 30
_SAMPLE = 4_096  # bytes, an even number
_HINT = re.compile(r"sep=([,;\t|])\r?\n?", re.IGNORECASE)
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r\n]")


def grid(file: str, content: bytes, limits: Limits) -> Grid | Problem:
    """Decode and split a text file; anything that would have to be guessed at is a problem."""
    if len(content) > limits.plain:
        found, limit = str(len(content)), str(limits.plain)
        return Problem("file-too-large", file=file, values={"found": found, "limit": limit})
    encoding, text = decoded(content)
    if encoding is None:
        return Problem("unknown-encoding", file=file)
    if "\0" in text:
        return Problem("nul-byte", file=file, row=text.count("\n", 0, text.index("\0")) + 1)
    return _split(file, text, encoding, limits)


def decoded(content: bytes) -> tuple[str | None, str]:
    """The encoding and the text: by its byte order mark, else as UTF-8, else as Windows-1252.

    Without a mark, text of which every other byte is mostly zero is UTF-16. The encoding is None
    when the bytes are in none of these.
    """
    marked = [(mark, encoding) for mark, encoding in _MARKS if content.startswith(mark)]
    wide = _unmarked_wide(content[:_SAMPLE]) if not marked else None
    likely = [(b"", wide)] if wide else [(b"", "utf-8"), (b"", "cp1252")]
    for mark, encoding in marked or likely:
        with suppress(UnicodeDecodeError):  # then it is in the next one, or in none
            return encoding, content[len(mark) :].decode(encoding)
    return None, ""


def _unmarked_wide(sample: bytes) -> str | None:
    """Which UTF-16 the bytes are in, by where their zeros stand: letters of ours have one each."""
    first, second = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) // 4
    if second > most and not first:
        return "utf-16-le"
    return "utf-16-be" if first > most and not second else None


def delimiter_of(text: str) -> str:
    """The delimiter under which the text looks most like a table with headers we know."""
    hint = _HINT.match(text)
    return hint[1] if hint else max(_DELIMITERS, key=lambda delimiter: _score(text, delimiter))


def _score(text: str, delimiter: str) -> tuple[int, int, int]:
    rows: list[list[str]] = []
    with suppress(csv.Error):  # reading the whole file with the chosen delimiter will report it
        rows.extend(
            islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _LOOKED_AT)
        )
    known = max((len({*map(key_of_header, row)} & ALL_HEADERS) for row in rows), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, agreeing = widths.most_common(1)[0] if widths else (0, 0)
    return known if known > 1 else 0, agreeing, width


def _split(file: str, text: str, encoding: str, limits: Limits) -> Grid | Problem:
    hint = _HINT.match(text)
    delimiter = delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            cells = trimmed(record)
            if cells and not (number == 1 and hint):
                row = RawRow(number, cells)
                check_row(row, file, None, limits)
                rows.append(row)
    except BeyondLimitsError as error:
        return error.problem
    except csv.Error as error:
        return _broken(file, number + 1, str(error), limits)
    if _NEUTRALISED.search(text):
        for row in rows:
            row.cells[:] = [
                cell[1:] if cell[:1] == "'" and _NEUTRALISED.match(cell) else cell
                for cell in row.cells
            ]
    return Grid(file, None, rows, encoding, delimiter)


def _broken(file: str, row: int, why: str, limits: Limits) -> Problem:
    if "field larger" in why:
        return Problem("cell-too-long", file=file, row=row, values={"limit": str(limits.cell)})
    code = "unclosed-quote" if "unexpected end" in why else "stray-quote"
    return Problem(code, file=file, row=row)
