"""A file of any format that is read → its grids; called in the reading process only."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath, PurePosixPath

from data.errors import Problem
from data.intake.limits import Limits
from data.intake.reading import delimited, graphml_gexf, ods, xlsx
from data.intake.reading.grid import BeyondLimitsError, Grid, RawRow, RowsBuilder
from data.progress import OnProgress, no_progress

_FORMATS = {
    ".csv": "text",
    ".tsv": "text",
    ".txt": "text",
    ".tab": "text",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xlsx",
    ".ods": "ods",
    ".zip": "zip",
    ".graphml": "graphml",
    ".gexf": "gexf",
}
_SHEET_READERS: dict[
    str, Callable[[bytes, Limits, OnProgress], Iterator[tuple[str, list[RawRow]]]]
] = {
    "xlsx": xlsx.xlsx_sheets,
    "ods": ods.ods_sheets,
    "graphml": graphml_gexf.graphml_sheets,
    "gexf": graphml_gexf.gexf_sheets,
}
_REQUIRED_ENTRY = {"xlsx": "[Content_Types].xml", "ods": "content.xml"}
_ZIP_MARK = b"PK\x03\x04"
_OLD_OFFICE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN_MARKS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc")
_BATCH = 10_000  # rows that become columns together


def read_grids(
    file: str, content: bytes, limits: Limits, on_progress: OnProgress = no_progress
) -> Iterator[Grid | Problem]:
    """What a file holds, and what is wrong with it.

    Raises MemoryError where it takes too much.
    """
    ending = PurePath(file).suffix.lower()
    kind = _FORMATS.get(ending)
    if not content:
        yield Problem("empty-file", file=file)
    elif kind is None:
        yield Problem("unknown-format", file=file, values={"found": ending})
    elif content.startswith(_FOREIGN_MARKS) or (kind == "text" and content.startswith(_ZIP_MARK)):
        yield Problem("not-what-it-is-called", file=file, values={"found": ending})
    elif kind == "text":
        yield delimited.delimited_grid(file, content, limits, on_progress)
    elif kind == "zip":
        yield from _grids_in_archive(file, content, limits, on_progress)
    else:
        yield from _grids_of_sheets(file, content, kind, limits, on_progress)


def _grids_in_archive(
    file: str, content: bytes, limits: Limits, on_progress: OnProgress
) -> Iterator[Grid | Problem]:
    """The text files in a zip file; folders in it mean nothing, and nothing is written anywhere."""
    members = unzip_files(content, limits)
    if isinstance(members, Problem):
        yield replace(members, file=file)
        return
    for place, (name, inner) in enumerate(members):
        on_progress(place / len(members))
        path = f"{file}/{name}"
        if _FORMATS.get(PurePath(name).suffix.lower()) == "text":
            yield from read_grids(path, inner, limits)
        else:
            yield Problem("left-out-of-archive", file=path, warning=True)


def _grids_of_sheets(
    file: str, content: bytes, kind: str, limits: Limits, on_progress: OnProgress
) -> Iterator[Grid | Problem]:
    """The visible sheets of a workbook or network of this kind, or why it is refused."""
    problem = _refusal_problem(content, kind, limits)
    if problem is None:
        try:
            for name, rows in _SHEET_READERS[kind](content, limits, on_progress):
                yield _grid_of_rows(file, name, rows)
        except MemoryError:
            raise
        except BeyondLimitsError as error:
            problem = error.problem
        except ods.EncryptedError:
            problem = Problem("password-protected")
        except Exception as error:  # noqa: BLE001  # a broken workbook breaks its library in any way
            noun = "workbook" if kind in _REQUIRED_ENTRY else "network"
            problem = Problem(f"broken-{noun}", values={"reason": _error_summary(error)})
    if problem is not None:
        yield replace(problem, file=file)


def _refusal_problem(content: bytes, kind: str, limits: Limits) -> Problem | None:
    """Why a file should not be taken apart at all."""
    if kind not in _REQUIRED_ENTRY:
        if len(content) <= limits.archive_bytes:
            return None
        values = {"found": str(len(content)), "limit": str(limits.archive_bytes)}
        return Problem("file-too-large", values=values)
    if content.startswith(_OLD_OFFICE_MARK):
        return Problem("password-protected" if _ENCRYPTED in content else "old-workbook")
    entries = archive_entries(content, limits)
    if isinstance(entries, Problem):
        is_broken = entries.code == "broken-archive"
        return Problem("broken-workbook", values=entries.values) if is_broken else entries
    if _REQUIRED_ENTRY[kind] not in {entry.filename for entry in entries}:
        return Problem("not-a-workbook")
    return None


def _grid_of_rows(file: str, sheet: str, rows: list[RawRow]) -> Grid:
    builder = RowsBuilder()
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        builder.add([row.number for row in batch], [row.cells for row in batch])
    return Grid(file, sheet, builder.rows())


def _error_summary(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]


def archive_entries(content: bytes, limits: Limits) -> list[zipfile.ZipInfo] | Problem:
    """What is in a zip file, or why it should not be unpacked at all."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        return Problem("broken-archive", values={"reason": str(error)})
    for code, found, limit in (
        ("file-too-large", len(content), limits.archive_bytes),
        ("too-many-entries", len(entries), limits.archive_entries),
        ("file-too-large", sum(entry.file_size for entry in entries), limits.unpacked_bytes),
    ):
        if found > limit:
            return Problem(code, values={"found": str(found), "limit": str(limit)})
    return entries


def unzip_files(content: bytes, limits: Limits) -> list[tuple[str, bytes]] | Problem:
    """The files in a zip file by their name without folders, unpacked in memory."""
    entries = archive_entries(content, limits)
    if isinstance(entries, Problem):
        return entries
    if any(entry.flag_bits & 1 for entry in entries):
        return Problem("password-protected")
    found = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in entries:
                name = PurePosixPath(entry.filename.replace("\\", "/")).name
                if not entry.is_dir() and "__MACOSX" not in entry.filename:
                    found.append((name, archive.read(entry)))
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError) as error:
        return Problem("broken-archive", values={"reason": str(error)})
    return found
