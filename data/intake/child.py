"""What a process does that reads files, so that a hostile one brings down nothing else.

It is sent what to do and the limits. To check it does as `outcome_apart` says. To read it is sent,
as often as somebody likes, the name of a file and its content. Its answers are JSON: a number is
the share of the file that it has read, a list the file, sheet, encoding, delimiter and table of a
grid, of which the rows follow as an Arrow stream, an object a problem, null the end of the file,
and text a mistake of our own. It ends without a word where a file takes too much.
"""

from __future__ import annotations

import json
import resource
import traceback
from collections.abc import Callable
from dataclasses import asdict
from multiprocessing.connection import Connection

from data.errors import Problem
from data.intake.elements import is_of_network, split
from data.intake.formats import grids
from data.intake.grid import Grid
from data.intake.limits import Limits
from data.intake.outcome_apart import check_all
from data.intake.readers import Work
from data.intake.stream import to_stream
from data.progress import Share

_NOTICED = 0.01  # of a file; a smaller step is not worth an answer


def work(asked: Connection) -> None:
    """Do what is asked first, within the limits that come with it."""
    kind, given = json.loads(asked.recv_bytes())
    limits = Limits(**given)
    memory = limits.check_memory if kind == Work.CHECK else limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if kind == Work.CHECK:
        _allow_time(limits.check_processor)
        check_all(asked, limits)
    else:
        _read_all(asked, limits)


def _read_all(asked: Connection, limits: Limits) -> None:
    """Read each file that is sent, within the limits, until no more come; then raise EOFError."""
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
    network: list[Grid] = []  # what is taken apart into tables: here, for it may be very much
    for found in grids(name, content, limits, _now_and_then(lambda share: _tell(asked, share))):
        if isinstance(found, Problem):
            _tell(asked, asdict(found))
        elif found.rows:
            left -= found.rows.letters()
            if left < 0:
                raise MemoryError
            if is_of_network(found):
                network.append(found)
            else:
                _send(asked, found, None)
    rest, typed = split(network)
    for grid in rest:
        _send(asked, grid, None)
    for part in typed:
        _send(asked, part.grid, part.table)


def _send(asked: Connection, grid: Grid, table: str | None) -> None:
    _tell(asked, [grid.file, grid.sheet, grid.encoding, grid.delimiter, table])
    asked.send_bytes(to_stream(grid.rows))


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
