"""What a process does that reads files, so that a hostile one brings down nothing else.

It is sent the limits and then, as often as somebody likes, the name of a file and its content. Its
answers are JSON: a number is the share of the file that it has read, a list the file, sheet,
encoding and delimiter of a grid, of which the rows follow as an Arrow stream, an object a problem,
null the end of the file, and text a mistake of our own. It ends without a word where a file takes
too much.
"""

from __future__ import annotations

import json
import resource
import traceback
from collections.abc import Callable
from dataclasses import asdict
from multiprocessing.connection import Connection

from data.errors import Problem
from data.intake.formats import grids
from data.intake.limits import Limits
from data.intake.stream import to_stream
from data.progress import Share

_NOTICED = 0.01  # of a file; a smaller step is not worth an answer


def read_all(asked: Connection) -> None:
    """Read each file that is sent, within the limits, until no more come; then raise EOFError."""
    limits = Limits(**json.loads(asked.recv_bytes()))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    while True:
        name, content = asked.recv_bytes().decode(), asked.recv_bytes()
        _tell(asked, 0.0)
        _allow_time(limits.processor)
        try:
            _read(name, content, limits, asked)
        except MemoryError:
            raise
        except Exception:  # whoever asked raises it, where somebody sees it
            _tell(asked, traceback.format_exc())
            raise
        _tell(asked, None)


def _read(name: str, content: bytes, limits: Limits, asked: Connection) -> None:
    left = limits.said
    for found in grids(name, content, limits, _now_and_then(lambda share: _tell(asked, share))):
        if isinstance(found, Problem):
            _tell(asked, asdict(found))
        elif found.rows:
            left -= found.rows.letters()
            if left < 0:
                raise MemoryError
            _tell(asked, [found.file, found.sheet, found.encoding, found.delimiter])
            asked.send_bytes(to_stream(found.rows))


def _tell(asked: Connection, said: object) -> None:
    asked.send_bytes(json.dumps(said).encode())


def _allow_time(seconds: int) -> None:
    """Let the next file take so many seconds of the processor, whatever was read before."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def _now_and_then(tell: Callable[[float], None]) -> Share:
    told = 0.0

    def heard(share: float) -> None:
        nonlocal told
        if share >= told + _NOTICED:
            told = share
            tell(share)

    return heard
