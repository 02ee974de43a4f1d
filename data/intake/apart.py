"""Files as uploaded → grids, read by a process of its own that is ended afterwards."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Final, NamedTuple

from data.errors import Problem
from data.intake.grid import Grid
from data.intake.limits import Limits
from data.intake.readers import READERS
from data.intake.stream import from_stream
from data.progress import Share

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
                    rows = from_stream(reader.recv_bytes())
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
