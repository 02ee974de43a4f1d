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
from data.intake.sandbox.workers import READERS
from data.intake.understanding.raw_tables import RawTable, Reading, raw_table
from data.intake.uploaded_files import Upload
from data.progress import Progress, Share, Step, unheard, within


def read(files: Sequence[Upload], limits: Limits = LIMITS, progress: Progress = unheard) -> Reading:
    """Read text files, workbooks (XLSX, ODS, Kumu's), zip files of text files, GraphML and GEXF.

    A process of its own does that, and what cannot be read safely becomes a problem.
    """
    tables: list[RawTable] = []
    problems: list[Problem] = []
    size = max(sum(len(file.content) for file in files), 1)
    ends = list(accumulate((len(file.content) / size for file in files), initial=0.0))
    given = [
        Given(file.name, file.content, within(progress, Step.READING, begin, end))
        for file, begin, end in zip(files, ends, ends[1:], strict=False)
    ]
    for file, found in zip(files, read_apart(given, limits), strict=True):
        own = [raw_table(grid, grid.table) for grid in found if isinstance(grid, Grid)]
        problems += [problem for problem in found if isinstance(problem, Problem)]
        if not own and not any(isinstance(problem, Problem) for problem in found):
            problems.append(Problem("empty-file", file=file.name))
        tables += own
    progress(Step.READING, 1)
    return Reading(tuple(tables), tuple(problems))


_HEARTBEAT: Final = 0.2  # seconds after which a listener hears again what it heard last

Found = list[Grid | Problem]


class Given(NamedTuple):
    """A file to read: its name, its content, and who hears which share of it has been read."""

    name: str
    content: bytes
    heard: Share


class _EndedError(Exception):
    """The reader was ended by one of its limits, or has taken too long."""


class _NeverBegunError(_EndedError):
    """The reader was ended before it had the file: that is not because of the file."""


def read_apart(files: Sequence[Given], limits: Limits) -> Iterator[Found]:
    """What each file holds and what is wrong with it.

    Whoever hears is told again and again, and may raise, which ends the reader at once.
    """
    waiting = list(files)
    again = True  # once, for the process that readers come from may have been ended
    while waiting:
        with READERS.one(limits) as reader:
            try:
                while waiting:
                    yield _read(reader, waiting[0], limits)
                    del waiting[0]
            except _EndedError as error:
                if isinstance(error, _NeverBegunError) and again:
                    again = False
                else:
                    yield [Problem("too-heavy", file=waiting.pop(0).name)]


def _read(reader: Connection, file: Given, limits: Limits) -> Found:
    until = time.monotonic() + limits.clock
    found: Found = []
    share: float | None = None
    try:
        reader.send_bytes(file.name.encode())
        reader.send_bytes(file.content)
        while time.monotonic() < until:
            if not reader.poll(_HEARTBEAT):
                file.heard(share or 0.0)
                continue
            match json.loads(reader.recv_bytes()):
                case float() as share:
                    file.heard(share)
                case [name, sheet, encoding, delimiter, table]:
                    rows = rows_from_stream(reader.recv_bytes())
                    found.append(Grid(name, sheet, rows, encoding, delimiter, table))
                case None:
                    return found
                case str() as trace:
                    raise RuntimeError(trace)
                case said:
                    found.append(Problem(**said))
    except (EOFError, ConnectionError) as error:
        raise (_NeverBegunError if share is None else _EndedError) from error
    raise _EndedError
