"""Workbooks and networks: bytes → grids, read by a process of its own after the archive is looked over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from data.errors import Problem
from data.intake import archive
from data.intake.grid import Grid, Rows
from data.intake.limits import Limits
from data.intake.row import RawRow

ZIP_MARK = b"PK\x03\x04"
_OLD_OFFICE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NEEDED = {"xlsx": "[Content_Types].xml", "ods": "content.xml"}
_ROOT = Path(__file__).parents[2]


def grids(file: str, content: bytes, kind: str, limits: Limits) -> list[Grid] | Problem:
    """The visible sheets of a workbook or network of this kind, or why it is refused."""
    problem = _refusal(content, kind, limits)
    if problem is None:
        found = _in_child(content, kind, limits)
        if not isinstance(found, Problem):
            return [
                Grid(file, name, Rows.of(RawRow(number, cells) for number, cells in rows))
                for name, rows in found
            ]
        problem = found
    return Problem(problem.code, file, problem.sheet, problem.row, values=problem.values)


def _refusal(content: bytes, kind: str, limits: Limits) -> Problem | None:
    """Why a file should not be taken apart at all."""
    if kind not in _NEEDED and len(content) > limits.packed:
        values = {"found": str(len(content)), "limit": str(limits.packed)}
        return Problem("file-too-large", values=values)
    if kind not in _NEEDED:
        return None
    if content.startswith(_OLD_OFFICE_MARK):
        return Problem("password-protected" if _ENCRYPTED in content else "old-workbook")
    entries = archive.overview(content, limits)
    if isinstance(entries, Problem):
        is_broken = entries.code == "broken-archive"
        return Problem("broken-workbook", values=entries.values) if is_broken else entries
    if _NEEDED[kind] not in {entry.filename for entry in entries}:
        return Problem("not-a-workbook")
    return None


def _in_child(
    content: bytes, kind: str, limits: Limits
) -> list[tuple[str, list[tuple[int, list[str]]]]] | Problem:
    command = [sys.executable, "-m", "data.intake.child", kind]
    # A math library that starts a thread per processor would reserve the memory of them all.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    # The process refuses document types itself, after which defusedxml would only be slow.
    environment["OPENPYXL_DEFUSEDXML"] = "False"
    try:
        done = subprocess.run(  # noqa: S603  # our own module, by the Python that runs this
            command,
            input=content,
            capture_output=True,
            timeout=limits.clock,
            cwd=_ROOT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Problem("too-heavy")
    lines = done.stdout.splitlines()
    if done.returncode == 0:
        return [json.loads(line) for line in lines]
    if done.returncode == 1 and lines:
        return Problem(**json.loads(lines[-1]))
    return Problem("too-heavy")  # ended by a limit of the operating system
