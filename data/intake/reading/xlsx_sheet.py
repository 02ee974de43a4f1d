"""One sheet of a workbook, as its XML is heard from begin to end: the text of every cell.

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

from data.intake.reading.grid import UNCOUNTED, RawRow, trimmed

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _VALUE, _TEXT, _INLINE, _SPOKEN, _MERGED, _FORMULA = (
    _MAIN + name for name in ("row", "c", "v", "t", "is", "rPh", "mergeCell", "f")
)
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the cells of a workbook mean, as text.

    `shared` holds the texts that cells share; `number` knows by the number of its style what a
    number is, `moment` a moment in ISO form, and `text` any other text.
    """

    shared: Sequence[str]
    number: Callable[[str, int], str]
    moment: Callable[[str], str]
    text: Callable[[str], str]


def merged_of(
    source: IO[bytes], meaning: Meaning, take: Callable[[RawRow], None], most: int
) -> list[str]:
    """Hear a sheet and hand on its rows; give the ranges of cells that are merged.

    Cells beyond `most` columns are put into one column more. Raises ExpatError where the sheet is
    broken, and whatever its cells bring about.
    """
    heard = _Heard(meaning, take, most)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = heard.begin
    parser.EndElementHandler = heard.end
    parser.CharacterDataHandler = heard.hear
    parser.ParseFile(source)
    return heard.merged


class _Heard:
    """What was heard of a sheet so far."""

    def __init__(self, meaning: Meaning, take: Callable[[RawRow], None], most: int) -> None:
        self.merged: list[str] = []
        self._meaning = meaning
        self._take = take
        self._most = most
        self._row: list[str] = []
        self._row_number = self._column = self._style = 0
        self._kind = ""
        self._heard: list[str] = []
        self._inline = self._spoken = self._listens = self._counts = False

    def begin(self, name: str, said: Mapping[str, str]) -> None:
        if name == _CELL:
            place = said.get("r")
            self._column = _column(place.rstrip(_DIGITS)) if place else self._column + 1
            self._kind = said.get("t", "n")
            self._style = int(said.get("s", 0))
            self._counts = False
            self._heard.clear()
        elif name == _VALUE:
            self._listens = self._kind != "inlineStr"
        elif name == _TEXT:
            self._listens = self._inline and not self._spoken
        elif name == _ROW:
            number = said.get("r")
            self._row_number = int(float(number)) if number else self._row_number + 1
            self._column = 0
            self._row = []
        elif name == _INLINE:
            self._inline = True
        elif name == _SPOKEN:
            self._spoken = True
        elif name == _MERGED:
            self.merged.append(said["ref"])
        elif name == _FORMULA:
            self._counts = self._kind == "n"  # of texts, nothing may well be the outcome

    def hear(self, text: str) -> None:
        if self._listens:
            self._heard.append(text)

    def end(self, name: str) -> None:
        self._listens = False
        if name == _CELL:
            nothing = UNCOUNTED if self._counts else ""
            text = self._text("".join(self._heard)) if self._heard else nothing
            if text:
                place = min(self._column - 1, self._most)
                self._row.extend([""] * (place + 1 - len(self._row)))
                self._row[place] = text
        elif name == _ROW:
            self._take(RawRow(self._row_number, trimmed(self._row)))
        elif name == _INLINE:
            self._inline = False
        elif name == _SPOKEN:
            self._spoken = False

    def _text(self, heard: str) -> str:
        match self._kind:
            case "s":
                return self._meaning.shared[int(heard)]
            case "n":
                return self._meaning.number(heard, self._style)
            case "b":
                return "true" if int(heard) else "false"
            case "d":
                return self._meaning.moment(heard)
        return self._meaning.text(heard)


@cache
def _column(letters: str) -> int:
    """The number of a column by its letters, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
