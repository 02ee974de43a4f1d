"""The process that readers are split off from: it has loaded all that reads, and reads nothing.

`python -m data.intake.sandbox.forkserver NUMBER` is asked for readers at the socket with that
number. Asking sends two open files: the connection that a new reader answers at, and a lifeline.
Once the other end of the lifeline is closed the reader is ended, whatever it is doing; when the
asker is gone, so are all of its readers. To split off takes a hundredth of what it takes to start
a process.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from multiprocessing.connection import Connection

from data.intake.limits import LIMITS
from data.intake.reading.file_formats import grids
from data.intake.reading.grid import Grid
from data.intake.sandbox.messages import rows_to_stream
from data.intake.sandbox.worker import work


def split_off(asked: socket.socket) -> None:
    """Start a reader each time that one is asked for, until the asker is gone."""
    readers: dict[int, int] = {}  # by its lifeline, the number of the process
    while True:
        watched: list[socket.socket | int] = [asked, *readers]
        ready, _, _ = select.select(watched, [], [])
        for lifeline in readers.keys() & set(ready):
            _end(lifeline, readers.pop(lifeline))
        if asked in ready:
            word, handles, _, _ = socket.recv_fds(asked, 1, 2)
            if not word:
                break
            connection, lifeline = handles
            process = os.fork()
            if not process:
                _become_reader(connection, [asked.fileno(), lifeline, *readers])
            os.close(connection)
            readers[lifeline] = process
    for lifeline, process in readers.items():
        _end(lifeline, process)


def _become_reader(connection: int, others: list[int]) -> None:
    """Read what is sent; this does not return."""
    try:
        for other in others:
            os.close(other)
        with Connection(connection) as answering:
            work(answering)
    finally:
        os._exit(0)  # of this copy of the process nothing is to be tidied


def _end(lifeline: int, process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(lifeline)


def _load() -> None:
    """Read something small: libraries load much of what they need when they are first used."""
    for found in grids("first.csv", b"id,name\na,A\n", LIMITS):
        if isinstance(found, Grid):
            rows_to_stream(found.rows)


if __name__ == "__main__":
    _load()
    with socket.socket(fileno=int(sys.argv[1])) as asker:
        split_off(asker)
