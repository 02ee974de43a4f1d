"""Workbooks of LibreOffice (ODS), as the reading process takes them apart."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from defusedxml.ElementTree import iterparse

from data.cell_text import plain_number
from data.intake.limits import Limits
from data.intake.reading.grid import RawRow, check_row, without_trailing_empty_cells
from data.progress import OnProgress, ProgressFile, no_progress

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class EncryptedError(Exception):
    """The document is protected with a password."""


def ods_sheets(
    content: bytes, limits: Limits, on_progress: OnProgress = no_progress
) -> Iterator[tuple[str, list[RawRow]]]:
    """The sheets of an ODS document; of formulas, the values that were stored with them.

    Raises EncryptedError, BeyondLimitsError, or whatever a broken archive or XML brings about.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise EncryptedError
        size = archive.getinfo("content.xml").file_size
        with archive.open("content.xml") as xml:
            rows: list[RawRow] = []
            number = 0
            for _, node in iterparse(ProgressFile(xml, size, on_progress), forbid_dtd=True):
                if node.tag == f"{_TABLE}table-row":
                    number = _add_row(node, number, rows, limits)
                elif node.tag == f"{_TABLE}table":
                    yield node.get(f"{_TABLE}name", ""), rows
                    rows, number = [], 0
                    node.clear()


def _add_row(node: Any, number: int, rows: list[RawRow], limits: Limits) -> int:
    """Take in a row as often as it is repeated, and give the number of the last of them."""
    times = int(node.get(f"{_TABLE}number-rows-repeated", "1"))
    cells = without_trailing_empty_cells(_row_cells(node, limits))
    node.clear()
    if cells:
        check_row(RawRow(number + times, cells), "", None, limits)
        rows.extend(RawRow(number + 1 + place, list(cells)) for place in range(times))
    return number + times


def _row_cells(row: Any, limits: Limits) -> list[str]:
    cells: list[str] = []
    gap = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        text = _cell_text(cell)
        if text:
            free = limits.columns + 1 - len(cells)
            cells.extend(([""] * min(gap, free) + [text] * min(times, free))[: max(free, 0)])
            gap = 0
        else:
            gap += times
    return cells


def _cell_text(cell: Any) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind in ("float", "currency", "percentage"):
        return plain_number(float(cell.get(f"{_OFFICE}value")))
    if kind == "date":
        return str(cell.get(f"{_OFFICE}date-value")).removesuffix("T00:00:00")
    if kind == "boolean":
        return str(cell.get(f"{_OFFICE}boolean-value"))
    return "\n".join(_paragraph_text(child) for child in cell if child.tag == f"{_TEXT}p")


def _paragraph_text(node: Any) -> str:
    text = node.text or ""
    for child in node:
        if child.tag == f"{_TEXT}s":
            text += " " * min(int(child.get(f"{_TEXT}c", "1")), 100)
        elif child.tag == f"{_TEXT}tab":
            text += "\t"
        elif child.tag == f"{_TEXT}line-break":
            text += "\n"
        else:
            text += _paragraph_text(child)
        text += child.tail or ""
    return text
