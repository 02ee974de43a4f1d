"""What a worker runs, so that a hostile file brings down nothing else; it is ended afterwards.

It is sent its task and the limits, and then as `messages` says. It ends without a word where a
file takes too much.
"""

from __future__ import annotations

import json
import pickle
import resource
import traceback
from collections.abc import Callable
from dataclasses import asdict
from multiprocessing.connection import Connection

from data.errors import Problem
from data.intake.checking.upload_outcome import check_upload
from data.intake.limits import Limits
from data.intake.reading.file_formats import read_grids
from data.intake.reading.grid import Grid
from data.intake.reading.network_sheets import is_network_sheet, split_network
from data.intake.sandbox.messages import outcome_to_messages, rows_to_stream, send_json
from data.intake.sandbox.workers import Task
from data.progress import ImportStep, OnProgress
from data.state import State

_SMALLEST_STEP = 0.01  # of a file or of a step of checking; less is not worth a message


def run(client: Connection) -> None:
    """Do the task that is asked first, within the limits that come with it."""
    task, bounds = json.loads(client.recv_bytes())
    limits = Limits(**bounds)
    memory = limits.check_memory if task == Task.CHECK else limits.read_memory
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if task == Task.CHECK:
        _allow_cpu(limits.check_cpu)
        _check_upload(client, limits)
    else:
        _read_all(client, limits)


def _read_all(client: Connection, limits: Limits) -> None:
    """Read each file that is sent, within the limits, until no more come; then raise EOFError."""
    while True:
        name, content = client.recv_bytes().decode(), client.recv_bytes()
        send_json(client, 0.0)
        _allow_cpu(limits.read_cpu)
        try:
            _read_file(name, content, limits, client)
        except MemoryError:
            raise
        except Exception:  # whoever asked raises it, where somebody sees it
            send_json(client, traceback.format_exc())
            raise
        send_json(client, None)


def _read_file(name: str, content: bytes, limits: Limits, client: Connection) -> None:
    letters_left = limits.letters
    network: list[Grid] = []  # what is taken apart into tables: here, for it may be very much
    on_progress = _throttle_progress(lambda share: send_json(client, share))
    for found in read_grids(name, content, limits, on_progress):
        if isinstance(found, Problem):
            send_json(client, asdict(found))
        elif found.rows:
            letters_left -= found.rows.byte_length()
            if letters_left < 0:
                raise MemoryError
            if is_network_sheet(found):
                network.append(found)
            else:
                _send_grid(client, found, None)
    rest, typed = split_network(network)
    for grid in rest:
        _send_grid(client, grid, None)
    for part in typed:
        _send_grid(client, part.grid, part.table)


def _send_grid(client: Connection, grid: Grid, table: str | None) -> None:
    send_json(client, [grid.file, grid.sheet, grid.encoding, grid.delimiter, table])
    client.send_bytes(rows_to_stream(grid.rows))


def _check_upload(client: Connection, limits: Limits) -> None:
    """Check what is sent, and answer."""
    reading, known, choices = pickle.loads(client.recv_bytes())  # noqa: S301  # by whoever asks
    sent: dict[ImportStep, float] = {}

    def progress(step: ImportStep, share: float) -> None:
        if share >= sent.get(step, -1) + _SMALLEST_STEP:
            sent[step] = share
            send_json(client, [step.value, float(share)])

    try:
        found = check_upload(reading, State(known), choices, progress=progress, limits=limits)
        header, tables = outcome_to_messages(found, reading)
    except MemoryError:
        raise
    except Exception:  # whoever asked raises it, where somebody sees it
        send_json(client, traceback.format_exc())
        raise
    send_json(client, header)
    for table in tables:
        client.send_bytes(table)


def _allow_cpu(seconds: int) -> None:
    """Let the next file take so many seconds of the processor, whatever was read before."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def _throttle_progress(send: Callable[[float], None]) -> OnProgress:
    """Return a callback that sends a share only when it has grown enough since the last one."""
    sent = 0.0

    def on_progress(share: float) -> None:
        nonlocal sent
        if share >= sent + _SMALLEST_STEP:
            sent = share
            send(share)

    return on_progress
