"""What a process does that reads files, so that a hostile one brings down nothing else.

It is sent what to do and the limits. To check it does as `check_uploads` says. To read it is sent,
as often as somebody likes, the name of a file and its content. Its answers are JSON: a number is
the share of the file that it has read, a list the file, sheet, encoding, delimiter and table of a
grid, of which the rows follow as an Arrow stream, an object a problem, null the end of the file,
and text a mistake of our own. It ends without a word where a file takes too much.
"""

from __future__ import annotations

import json
import pickle
import resource
import traceback
from collections.abc import Callable
from dataclasses import asdict
from multiprocessing.connection import Connection

from data.columns import State
from data.errors import Problem
from data.intake.checking.upload_outcome import outcome
from data.intake.limits import Limits
from data.intake.reading.file_formats import grids
from data.intake.reading.grid import Grid
from data.intake.reading.network_sheets import is_of_network, split
from data.intake.sandbox.messages import outcome_to_messages, rows_to_stream, send_json
from data.intake.sandbox.workers import Work
from data.progress import Share, Step

_NOTICED = 0.01  # of a file or a step; a smaller step is not worth an answer


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
        send_json(asked, 0.0)
        _allow_time(limits.processor)
        try:
            _read(name, content, limits, asked)
        except MemoryError:
            raise
        except Exception:  # whoever asked raises it, where somebody sees it
            send_json(asked, traceback.format_exc())
            raise
        send_json(asked, None)


def _read(name: str, content: bytes, limits: Limits, asked: Connection) -> None:
    left = limits.said
    network: list[Grid] = []  # what is taken apart into tables: here, for it may be very much
    for found in grids(name, content, limits, _now_and_then(lambda share: send_json(asked, share))):
        if isinstance(found, Problem):
            send_json(asked, asdict(found))
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
    send_json(asked, [grid.file, grid.sheet, grid.encoding, grid.delimiter, table])
    asked.send_bytes(rows_to_stream(grid.rows))


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


def check_all(asked: Connection, limits: Limits) -> None:
    """Be the process: check what is sent, and answer."""
    reading, known, choices = pickle.loads(asked.recv_bytes())  # noqa: S301  # by whoever asks
    heard: dict[Step, float] = {}

    def progress(step: Step, share: float) -> None:
        if share >= heard.get(step, -1) + _NOTICED:
            heard[step] = share
            send_json(asked, [step.value, float(share)])

    try:
        found = outcome(reading, State(known), choices, progress=progress, limits=limits)
        header, tables = outcome_to_messages(found, reading)
    except MemoryError:
        raise
    except Exception:  # whoever asked raises it, where somebody sees it
        send_json(asked, traceback.format_exc())
        raise
    send_json(asked, header)
    for table in tables:
        asked.send_bytes(table)
