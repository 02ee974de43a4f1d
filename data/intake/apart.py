"""Workbooks and networks: bytes → grids, read by a process of its own after a look over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from data.errors import Problem
from data.intake import archive
from data.intake.grid import Grid, Growing, Rows
from data.intake.limits import Limits
from data.progress import Share, unshared

ZIP_MARK = b"PK\x03\x04"
_OLD_OFFICE_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NEEDED = {"xlsx": "[Content_Types].xml", "ods": "content.xml"}
_ROOT = Path(__file__).parents[2]


def grids(
    file: str, content: bytes, kind: str, limits: Limits, heard: Share = unshared
) -> list[Grid] | Problem:
    """The visible sheets of a workbook or network of this kind, or why it is refused."""
    problem = _refusal(content, kind, limits)
    if problem is None:
        found = _in_child(content, kind, limits, heard)
        if not isinstance(found, Problem):
            return [Grid(file, name, rows) for name, rows in found]
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
    content: bytes, kind: str, limits: Limits, heard: Share
) -> list[tuple[str, Rows]] | Problem:
    command = [sys.executable, "-m", "data.intake.child", kind]
    # A math library that starts a thread per processor would reserve the memory of them all.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    # The process refuses document types itself, after which defusedxml would only be slow.
    environment["OPENPYXL_DEFUSEDXML"] = "False"
    with subprocess.Popen(  # noqa: S603  # our own module, by the Python that runs this
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=environment,
    ) as process:
        clock = threading.Timer(limits.clock, process.kill)
        clock.start()
        try:
            told = _told_by(process, content, heard)
        finally:
            clock.cancel()
            process.kill()  # whoever listens wants no more
    wanted = 1 if isinstance(told, Problem) else 0
    # With another code it was ended by a limit of the operating system, or by the clock.
    return told if process.returncode == wanted else Problem("too-heavy")


def _told_by(
    process: subprocess.Popen[bytes], content: bytes, heard: Share
) -> list[tuple[str, Rows]] | Problem:
    """What the process tells until it ends: sheets and their rows, or a problem."""
    sheets: list[tuple[str, Growing]] = []
    problem: Problem | None = None
    assert process.stdin is not None  # noqa: S101  # both are pipes
    assert process.stdout is not None  # noqa: S101
    with suppress(BrokenPipeError), process.stdin as source:
        source.write(content)  # a broken pipe: it has ended, and its exit code says why
    for line in process.stdout:
        if not line.endswith(b"\n"):
            break  # it was ended while it wrote
        match json.loads(line):
            case float() as share:
                heard(share)
            case str() as name:
                sheets.append((name, Growing()))
            case list() as rows:
                sheets[-1][1].add([row[0] for row in rows], [row[1] for row in rows])
            case said:
                problem = Problem(**said)
    process.wait()
    return problem or [(name, growing.rows()) for name, growing in sheets]
