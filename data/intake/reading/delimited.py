"""Text files with a delimiter: bytes → a grid, whatever program wrote them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from data.errors import Problem
from data.intake.limits import Limits
from data.intake.reading.grid import (
    BeyondLimitsError,
    Grid,
    RawRow,
    Rows,
    RowsBuilder,
    check_cell_lengths,
    check_row,
    without_trailing_empty_cells,
)
from data.intake.vocabulary import ALL_HEADERS, key_of_header
from data.progress import OnProgress, no_progress

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DELIMITERS = (",", ";", "\t")
_SAMPLE_RECORDS = 30  # records, in at most so many letters:
_SAMPLE_LETTERS = 100_000
_BATCH = 20_000  # records
_LINES_OF_A_ROW = 4  # that a row may have on average, with line breaks within its cells
_SAMPLE_BYTES = 4_096  # bytes, an even number
_DELIMITER_HINT = re.compile(r"sep=([,;\t|])\r?\n?", re.IGNORECASE)
_ESCAPED_FORMULA = re.compile(rb"'+[=+\-@\t\r\n]")


def delimited_grid(
    file: str, content: bytes, limits: Limits, on_progress: OnProgress = no_progress
) -> Grid | Problem:
    """Decode and split a text file; anything that would have to be guessed at is a problem."""
    if len(content) > limits.text_bytes:
        found, limit = str(len(content)), str(limits.text_bytes)
        return Problem("file-too-large", file=file, values={"found": found, "limit": limit})
    refusal = _refusal_problem(file, content, limits)
    if refusal is not None:
        return refusal
    encoding, text = decode_text(content)
    if encoding is None:
        return Problem("unknown-encoding", file=file)
    if b"\0" in text:
        return Problem("nul-byte", file=file, row=text.count(b"\n", 0, text.index(b"\0")) + 1)
    return _parse_text(file, text, encoding, limits, on_progress)


def _refusal_problem(file: str, content: bytes, limits: Limits) -> Problem | None:
    """Return why a text has more lines or a longer line than a table may have; None if neither."""
    # Within quotes a line ends without a row that ends.
    most = limits.rows * (_LINES_OF_A_ROW if b'"' in content else 1)
    lines = max(content.count(b"\n"), content.count(b"\r"))
    if lines > most:
        values = {"found": str(lines), "limit": str(limits.rows)}
        return Problem("too-many-rows", file=file, values=values)
    longest = limits.columns * limits.cell_letters
    begin = 0
    while len(content) - begin > longest:
        end = content.rfind(b"\n", begin, begin + longest)
        if end < 0:
            row = content.count(b"\n", 0, begin) + 1
            return Problem(
                "cell-too-long", file=file, row=row, values={"limit": str(limits.cell_letters)}
            )
        begin = end + 1
    return None


def decode_text(content: bytes) -> tuple[str | None, bytes]:
    """The encoding, by its byte order mark, else UTF-8, else Windows-1252; and the text as UTF-8.

    Without a mark, text in which every other byte is mostly zero is UTF-16. The encoding is None
    when the bytes are in none of these.
    """
    if content.isascii() and b"\0" not in content[:_SAMPLE_BYTES]:
        return "utf-8", content
    marked = [(mark, encoding) for mark, encoding in _BYTE_ORDER_MARKS if content.startswith(mark)]
    utf16 = _utf16_without_mark(content[:_SAMPLE_BYTES]) if not marked else None
    likely = [(b"", utf16)] if utf16 else [(b"", "utf-8"), (b"", "cp1252")]
    for mark, encoding in marked or likely:
        with suppress(UnicodeDecodeError):  # then it is in the next one, or in none
            return encoding, content[len(mark) :].decode(encoding).encode()
    return None, b""


def _utf16_without_mark(sample: bytes) -> str | None:
    """Which UTF-16 the bytes are in, by where their zeros stand: letters of ours have one each."""
    first, second = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) // 4
    if second > most and not first:
        return "utf-16-le"
    return "utf-16-be" if first > most and not second else None


def delimiter_of(text: str) -> str:
    """The delimiter under which the text looks most like a table with headers we know."""
    hint = _DELIMITER_HINT.match(text)
    return (
        hint[1]
        if hint
        else max(_DELIMITERS, key=lambda delimiter: _delimiter_score(text, delimiter))
    )


def _delimiter_score(text: str, delimiter: str) -> tuple[int, int, int]:
    rows: list[list[str]] = []
    sample = io.StringIO(text, newline="")
    with suppress(csv.Error):  # reading the whole file with the chosen delimiter will report it
        rows.extend(islice(csv.reader(sample, delimiter=delimiter), _SAMPLE_RECORDS))
    known = max((len({*map(key_of_header, row)} & ALL_HEADERS) for row in rows), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, agreeing = widths.most_common(1)[0] if widths else (0, 0)
    return known if known > 1 else 0, agreeing, width


def _parse_text(
    file: str, text: bytes, encoding: str, limits: Limits, on_progress: OnProgress
) -> Grid | Problem:
    delimiter = delimiter_of(text[:_SAMPLE_LETTERS].decode(errors="ignore"))
    cells = text.count(delimiter.encode())
    if cells > limits.cells:
        values = {"found": str(cells), "limit": str(limits.cells)}
        return Problem("too-many-cells", file=file, values=values)
    try:
        rows = _split_unquoted(text, delimiter, limits)
        if rows is None:
            rows = _parse_records(text, delimiter, file, limits, on_progress)
        check_cell_lengths(rows, file, limits)
    except BeyondLimitsError as error:
        return error.problem
    except _BrokenTextError as error:
        return _broken_text_problem(file, error.row, str(error), limits)
    if b"'" in text and _ESCAPED_FORMULA.search(text):
        rows = rows.mapped(lambda cell: cell[1:] if _ESCAPED_FORMULA.match(cell.encode()) else cell)
    return Grid(file, None, rows, encoding, delimiter)


def _split_unquoted(text: bytes, delimiter: str, limits: Limits) -> Rows | None:
    """The rows of a text in which every line is a row of as many cells; None when it is not so."""
    end = text.find(b"\n")
    width = text.count(delimiter.encode(), 0, len(text) if end < 0 else end) + 1
    if (
        b'"' in text
        or _DELIMITER_HINT.match(text[:_SAMPLE_BYTES].decode(errors="ignore"))
        or width > limits.columns
    ):
        return None
    names = [str(place) for place in range(width)]
    try:
        cells = arrow_csv.read_csv(
            pa.py_buffer(text),
            arrow_csv.ReadOptions(column_names=names, use_threads=False),
            arrow_csv.ParseOptions(delimiter=delimiter, quote_char=False, ignore_empty_lines=False),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        )
    except pa.ArrowInvalid:
        return None
    if cells.num_rows > limits.rows:
        return None
    return Rows.without_empty(np.arange(1, cells.num_rows + 1), cells.columns)


class _BrokenTextError(Exception):
    """The text cannot be taken apart at a row."""

    def __init__(self, row: int, why: str) -> None:
        super().__init__(why)
        self.row = row


def _parse_records(
    text: bytes, delimiter: str, file: str, limits: Limits, on_progress: OnProgress
) -> Rows:
    """Parse a text whose cells may be quoted and whose rows may differ in width.

    Raises _BrokenTextError at the row where it cannot be parsed.
    """
    source = io.BytesIO(text)
    lines = io.TextIOWrapper(source, "utf-8", newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    builder, done = RowsBuilder(), 0
    hints = 1 if _DELIMITER_HINT.match(text[:_SAMPLE_BYTES].decode(errors="ignore")) else 0
    records: list[list[str]] | None = None
    while records is None or records:
        records, broken = _next_records(reader)
        _check_shape(records, done, file, limits)
        if broken:
            raise _BrokenTextError(done + len(records) + 1, broken)
        skipped = 0 if done else hints
        numbers = range(done + 1 + skipped, done + 1 + len(records))
        builder.add(numbers, [record[: limits.columns] for record in records[skipped:]])
        done += len(records)
        on_progress(source.tell() / len(text))
    return builder.rows()


def _next_records(reader: Iterator[list[str]]) -> tuple[list[list[str]], str]:
    """The next records, and why there are no more of them where the text is broken."""
    records: list[list[str]] = []
    try:
        records.extend(islice(reader, _BATCH))
    except csv.Error as error:
        return records, str(error)
    return records, ""


def _check_shape(records: Sequence[list[str]], before: int, file: str, limits: Limits) -> None:
    """Raise BeyondLimitsError at the first row that is too far down or too wide."""
    if before + len(records) > limits.rows or max(map(len, records), default=0) > limits.columns:
        for number, record in enumerate(records, start=before + 1):
            cells = without_trailing_empty_cells(record)
            if cells:
                check_row(RawRow(number, cells), file, None, limits)


def _broken_text_problem(file: str, row: int, why: str, limits: Limits) -> Problem:
    if "field larger" in why:
        return Problem(
            "cell-too-long", file=file, row=row, values={"limit": str(limits.cell_letters)}
        )
    code = "unclosed-quote" if "unexpected end" in why else "stray-quote"
    return Problem(code, file=file, row=row)
