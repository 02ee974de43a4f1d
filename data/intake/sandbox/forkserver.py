"""The process that workers are forked from: it has loaded all that reads, and reads nothing.

`python -m data.intake.sandbox.forkserver NUMBER` is asked for workers at the socket with that
number. Asking sends two open files: the connection that a new worker answers at, and a lifeline.
Once the other end of the lifeline is closed the worker is ended, whatever it is doing; when the
client is gone, so are all of its workers. To fork takes a hundredth of what it takes to start a
process.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from multiprocessing.connection import Connection

from data.intake.limits import LIMITS
from data.intake.reading.file_formats import read_grids
from data.intake.reading.grid import Grid
from data.intake.sandbox.messages import rows_to_stream
from data.intake.sandbox.worker import run


def serve(client: socket.socket) -> None:
    """Fork a worker each time that one is asked for, until the client is gone."""
    workers: dict[int, int] = {}  # by its lifeline, the number of the process
    while True:
        watched: list[socket.socket | int] = [client, *workers]
        ready, _, _ = select.select(watched, [], [])
        for lifeline in workers.keys() & set(ready):
            _end_worker(lifeline, workers.pop(lifeline))
        if client in ready:
            request, handles, _, _ = socket.recv_fds(client, 1, 2)
            if not request:
                break
            connection, lifeline = handles
            process = os.fork()
            if not process:
                _become_worker(connection, [client.fileno(), lifeline, *workers])
            os.close(connection)
            workers[lifeline] = process
    for lifeline, process in workers.items():
        _end_worker(lifeline, process)


def _become_worker(connection: int, others: list[int]) -> None:
    """Do what is asked; this does not return."""
    try:
        for other in others:
            os.close(other)
        with Connection(connection) as client:
            run(client)
    finally:
        os._exit(0)  # of this copy of the process nothing is to be tidied


def _end_worker(lifeline: int, process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(lifeline)


def _preload_libraries() -> None:
    """Read something small: libraries load much of what they need when they are first used."""
    for found in read_grids("first.csv", b"id,name\na,A\n", LIMITS):
        if isinstance(found, Grid):
            rows_to_stream(found.rows)


if __name__ == "__main__":
    _preload_libraries()
    with socket.socket(fileno=int(sys.argv[1])) as asker:
        serve(asker)
