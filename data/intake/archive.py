"""Zip files: looked over before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from data.errors import Problem
from data.intake.limits import Limits


def overview(content: bytes, limits: Limits) -> list[zipfile.ZipInfo] | Problem:
    """What is in a zip file, or why it should not be unpacked at all."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        return Problem("broken-archive", values={"reason": str(error)})
    for code, found, limit in (
        ("file-too-large", len(content), limits.packed),
        ("too-many-entries", len(entries), limits.entries),
        ("file-too-large", sum(entry.file_size for entry in entries), limits.unpacked),
    ):
        if found > limit:
            return Problem(code, values={"found": str(found), "limit": str(limit)})
    return entries


def members(content: bytes, limits: Limits) -> list[tuple[str, bytes]] | Problem:
    """The files in a zip file by their name without folders, unpacked in memory."""
    entries = overview(content, limits)
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
