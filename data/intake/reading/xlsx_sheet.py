"""One sheet of a workbook, as its XML is parsed from begin to end: the text of every cell.

openpyxl makes an object of each part of each cell, which takes five times as long: a full sheet
of 100,000 rows would reach the limit that keeps hostile workbooks out. It is still what opens the
workbook, and what says of a style whether its numbers are dates. Faster libraries fill the whole
rectangle up to the farthest cell, and leave formulas without an outcome empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import IO
from xml.parsers import expat

from data.intake.reading.grid import FORMULA_WITHOUT_RESULT, RawRow, without_trailing_empty_cells

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _VALUE, _TEXT, _INLINE, _PHONETIC, _MERGED, _FORMULA = (
    _MAIN + name for name in ("row", "c", "v", "t", "is", "rPh", "mergeCell", "f")
)
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class CellDecoder:
    """Turns the content of the cells of a workbook into text.

    `shared` holds the texts that cells share; `number` knows by the number of its style what a
    number is, `moment` a moment in ISO form, and `text` any other text.
    """

    shared: Sequence[str]
    number: Callable[[str, int], str]
    moment: Callable[[str], str]
    text: Callable[[str], str]


def parse_sheet(
    source: IO[bytes], decoder: CellDecoder, on_row: Callable[[RawRow], None], max_columns: int
) -> list[str]:
    """Parse a sheet and hand on its rows; give the ranges of cells that are merged.

    Cells beyond `max_columns` are put into one column more. Raises ExpatError where the sheet is
    broken, and whatever its cells bring about.
    """
    handler = _SheetHandler(decoder, on_row, max_columns)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start_element
    parser.EndElementHandler = handler.end_element
    parser.CharacterDataHandler = handler.characters
    parser.ParseFile(source)
    return handler.merged


class _SheetHandler:
    """What expat calls for each element of a sheet; holds what was parsed so far."""

    def __init__(
        self, decoder: CellDecoder, on_row: Callable[[RawRow], None], max_columns: int
    ) -> None:
        self.merged: list[str] = []
        self._decoder = decoder
        self._on_row = on_row
        self._max_columns = max_columns
        self._row: list[str] = []
        self._row_number = self._column = self._style = 0
        self._kind = ""
        self._pieces: list[str] = []
        self._inline = self._phonetic = self._collects = self._needs_result = False

    def start_element(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == _CELL:
            place = attributes.get("r")
            self._column = _column_number(place.rstrip(_DIGITS)) if place else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", 0))
            self._needs_result = False
            self._pieces.clear()
        elif name == _VALUE:
            self._collects = self._kind != "inlineStr"
        elif name == _TEXT:
            self._collects = self._inline and not self._phonetic
        elif name == _ROW:
            number = attributes.get("r")
            self._row_number = int(float(number)) if number else self._row_number + 1
            self._column = 0
            self._row = []
        elif name == _INLINE:
            self._inline = True
        elif name == _PHONETIC:
            self._phonetic = True
        elif name == _MERGED:
            self.merged.append(attributes["ref"])
        elif name == _FORMULA:
            self._needs_result = self._kind == "n"  # of a text, nothing may well be the outcome

    def characters(self, text: str) -> None:
        if self._collects:
            self._pieces.append(text)

    def end_element(self, name: str) -> None:
        self._collects = False
        if name == _CELL:
            nothing = FORMULA_WITHOUT_RESULT if self._needs_result else ""
            text = self._decode_text("".join(self._pieces)) if self._pieces else nothing
            if text:
                place = min(self._column - 1, self._max_columns)
                self._row.extend([""] * (place + 1 - len(self._row)))
                self._row[place] = text
        elif name == _ROW:
            self._on_row(RawRow(self._row_number, without_trailing_empty_cells(self._row)))
        elif name == _INLINE:
            self._inline = False
        elif name == _PHONETIC:
            self._phonetic = False

    def _decode_text(self, text: str) -> str:
        match self._kind:
            case "s":
                return self._decoder.shared[int(text)]
            case "n":
                return self._decoder.number(text, self._style)
            case "b":
                return "true" if int(text) else "false"
            case "d":
                return self._decoder.moment(text)
        return self._decoder.text(text)


@cache
def _column_number(letters: str) -> int:
    """The number of a column by its letters, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
