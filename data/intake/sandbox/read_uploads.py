"""Files as uploaded → tables of text, read by a process of its own that is ended afterwards."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from multiprocessing.connection import Connection
from typing import Final, NamedTuple

from data.errors import Problem
from data.intake.limits import LIMITS, Limits
from data.intake.reading.grid import Grid
from data.intake.sandbox.messages import rows_from_stream
from data.intake.sandbox.workers import WORKERS
from data.intake.understanding.raw_tables import RawTable, ReadResult, raw_table
from data.intake.uploaded_files import Upload
from data.progress import ImportStep, OnProgress, Progress, no_progress, within_step

_HEARTBEAT: Final = 0.2  # seconds after which whoever listens is called again


class _FileToRead(NamedTuple):
    """A file to read: its name, its content, and who hears which share of it has been read."""

    name: str
    content: bytes
    on_progress: OnProgress


class _WorkerEndedError(Exception):
    """The worker was ended by one of its limits, or has taken too long."""


class _NotStartedError(_WorkerEndedError):
    """The worker was ended before it had the file: that is not because of the file."""


def read(
    uploads: Sequence[Upload], limits: Limits = LIMITS, progress: Progress = no_progress
) -> ReadResult:
    """Read text files, workbooks (XLSX, ODS, Kumu's), zip files of text files, GraphML and GEXF.

    A process of its own does that, and what cannot be read safely becomes a problem.
    """
    tables: list[RawTable] = []
    problems: list[Problem] = []
    size = max(sum(len(upload.content) for upload in uploads), 1)
    ends = list(accumulate((len(upload.content) / size for upload in uploads), initial=0.0))
    files = [
        _FileToRead(
            upload.name, upload.content, within_step(progress, ImportStep.READING, begin, end)
        )
        for upload, begin, end in zip(uploads, ends, ends[1:], strict=False)
    ]
    for file, found in zip(files, _read_all(files, limits), strict=True):
        own = [raw_table(grid, grid.table) for grid in found if isinstance(grid, Grid)]
        problems += [problem for problem in found if isinstance(problem, Problem)]
        if not own and not any(isinstance(problem, Problem) for problem in found):
            problems.append(Problem("empty-file", file=file.name))
        tables += own
    progress(ImportStep.READING, 1)
    return ReadResult(tuple(tables), tuple(problems))


def _read_all(files: Sequence[_FileToRead], limits: Limits) -> Iterator[list[Grid | Problem]]:
    """What each file holds and what is wrong with it.

    Its `on_progress` is called again and again, and may raise, which ends the worker at once.
    """
    waiting = list(files)
    may_try_again = True  # once, for the process that workers come from may have been ended
    while waiting:
        with WORKERS.worker(limits) as worker:
            try:
                while waiting:
                    yield _read_file(worker, waiting[0], limits)
                    del waiting[0]
            except _WorkerEndedError as error:
                if isinstance(error, _NotStartedError) and may_try_again:
                    may_try_again = False
                else:
                    yield [Problem("too-heavy", file=waiting.pop(0).name)]


def _read_file(worker: Connection, file: _FileToRead, limits: Limits) -> list[Grid | Problem]:
    until = time.monotonic() + limits.read_seconds
    found: list[Grid | Problem] = []
    share: float | None = None
    try:
        worker.send_bytes(file.name.encode())
        worker.send_bytes(file.content)
        while time.monotonic() < until:
            if not worker.poll(_HEARTBEAT):
                file.on_progress(share or 0.0)
                continue
            match json.loads(worker.recv_bytes()):
                case float() as share:
                    file.on_progress(share)
                case [name, sheet, encoding, delimiter, table]:
                    rows = rows_from_stream(worker.recv_bytes())
                    found.append(Grid(name, sheet, rows, encoding, delimiter, table))
                case None:
                    return found
                case str() as trace:
                    raise RuntimeError(trace)
                case values:
                    found.append(Problem(**values))
    except (EOFError, ConnectionError) as error:
        raise (_NotStartedError if share is None else _WorkerEndedError) from error
    raise _WorkerEndedError
