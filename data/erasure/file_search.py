"""Whether a file that was uploaded holds the name of a person, wherever in it."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import IO, Final

from data.erasure.person_name import PersonName
from data.intake.limits import LIMITS, Limits

_PIECE: Final = 1_000_000  # bytes that are looked at together
_OVERLAP: Final = 4_000  # bytes of a piece that are looked at again with the next
_DEPTH: Final = 3  # zip files in zip files
_ARCHIVE: Final = b"PK\x03\x04"
_PACKED: Final = (b"%PDF", b"\x1f\x8b", b"7z\xbc", b"Rar!", b"BZh", b"\xfd7zXZ")
_MARKUP: Final = re.compile(r"<[^<>]*>")
# Between two runs of one text, which a spreadsheet cuts where its looks change.
_BETWEEN_RUNS: Final = re.compile(
    r"</(?:\w+:)?t>\s*</(?:\w+:)?r>\s*<(?:\w+:)?r\b[^<>]*>"
    r"(?:<(?:\w+:)?rPr\b.{0,2000}?</(?:\w+:)?rPr>)?\s*<(?:\w+:)?t\b[^<>]*>"
    r"|</?text:(?:span|a)\b[^<>]*>",
    re.DOTALL,
)
_SPACE: Final = re.compile(r"<text:(?:s|tab|line-break)\b[^<>]*>")
# The ends of cells, of attributes and of texts; in `Peeters, Jan` the comma ends none.
_OF_LINES: Final = re.compile(r'"([^"]{3,4000})"')  # a cell that may hold the end of a line
_ENDS: Final = re.compile(r'[;\t|"\r\n<>]|,(?! )')


class FileAnswer(StrEnum):
    """What is known of a file after looking for a name in it."""

    HOLDS = "holds"
    ABSENT = "absent"
    UNSEARCHABLE = "unsearchable"  # a part is packed in a way that is not read here


class _UnsearchableError(Exception):
    """A part of the file is encrypted, broken, too large, or packed in another way."""


def search_file(person: PersonName, content: bytes, limits: Limits = LIMITS) -> FileAnswer:
    """Look for a name in text of any encoding, and in every member of workbooks and zip files.

    The name may be spread over two cells of a row, and over marked-up parts of a text.
    """
    unsearchable = False
    try:
        for piece in _pieces(io.BytesIO(content), limits, _DEPTH):
            if any(_stands_in(person, text) for text in _texts(piece)):
                return FileAnswer.HOLDS
    except _UnsearchableError:
        unsearchable = True
    return FileAnswer.UNSEARCHABLE if unsearchable else FileAnswer.ABSENT


def _stands_in(person: PersonName, text: str) -> bool:
    if not person.may_stand_in(text):
        return False
    cells = [cell for cell in _ENDS.split(text) if cell.strip()]
    broken = (cell for cell in _OF_LINES.findall(text) if "\n" in cell)
    return any(map(person.stands_loosely_in, [*cells, *broken])) or person.is_spread_over(cells)


def _pieces(source: IO[bytes], limits: Limits, depth: int) -> Iterator[bytes]:
    """The bytes of a file in pieces that overlap; of an archive, those of its members."""
    first = source.read(_PIECE)
    if first.startswith(_PACKED):
        raise _UnsearchableError
    if first.startswith(_ARCHIVE):
        yield from _pieces_of_members(first + source.read(limits.unpacked_bytes), limits, depth)
        return
    before, piece, total = b"", first, 0
    while piece:
        total += len(piece)
        if total > limits.unpacked_bytes:
            raise _UnsearchableError
        yield before + piece
        before, piece = piece[-_OVERLAP:], source.read(_PIECE)


def _pieces_of_members(content: bytes, limits: Limits, depth: int) -> Iterator[bytes]:
    """The pieces of every member, names and comments included; the unsearchable ones are last."""
    if not depth:
        raise _UnsearchableError
    failure: Exception | None = None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment
            for entry in archive.infolist()[: limits.archive_entries]:
                yield entry.filename.encode() + b"\n" + entry.comment
                try:
                    with archive.open(entry) as member:
                        yield from _pieces(member, limits, depth - 1)
                except (_UnsearchableError, RuntimeError, *_BROKEN) as error:
                    failure = error
            if len(archive.infolist()) > limits.archive_entries:
                raise _UnsearchableError
    except _BROKEN as error:
        failure = error
    if failure is not None:
        raise _UnsearchableError from failure


_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
)


def _texts(piece: bytes) -> Iterator[str]:
    """What bytes may mean as text: in the encodings of files, and without the marks of XML."""
    encodings = ["utf-8", "cp1252"]
    if b"\0" in piece:
        encodings += ["utf-16-le", "utf-16-be"]
    for encoding in encodings:
        text = piece.decode(encoding, errors="replace")
        yield text
        if encoding.startswith("utf-16"):
            yield piece[1:].decode(encoding, errors="replace")
        if "&" in text or "<" in text:
            joined = _SPACE.sub(" ", _BETWEEN_RUNS.sub("", text))
            yield html.unescape(text)
            yield html.unescape(_MARKUP.sub("\n", joined))
