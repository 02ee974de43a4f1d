"""Hands out the processes that read and check, and ends them; the side of whoever asks."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from data.intake.limits import Limits

_ROOT: Final = Path(__file__).parents[3]


class Task(StrEnum):
    """What a worker is asked to do."""

    READ = "read"
    CHECK = "check"


_FORK: Final = b"f"  # any byte asks for a worker
_ENVIRONMENT: Final = {
    # A library that starts a thread per processor would reserve the memory of them all.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    # A worker fills much new memory once: in large pages that takes a fifth less time.
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
    # Document types are refused before, after which defusedxml would only be slow.
    "OPENPYXL_DEFUSEDXML": "False",
}


class WorkerLauncher:
    """Forks workers from a fork server, which is started at the first need.

    The server ends when this is closed, or with the process that holds this.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._forkserver: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None

    def start(self) -> None:
        """Start the fork server, so that the first worker takes no longer than later ones."""
        with self._lock:
            self._forkserver_socket()

    def close(self) -> None:
        """End the fork server, and every worker that is still busy."""
        with self._lock:
            self._end_forkserver()

    @contextmanager
    def worker(self, limits: Limits, task: Task = Task.READ) -> Iterator[Connection]:
        """A worker within these limits; it is ended afterwards, whatever it is doing."""
        ours, theirs = socket.socketpair()
        watched, lifeline = os.pipe()
        try:
            with Connection(ours.detach()) as worker:
                try:
                    with theirs:
                        self._request_worker(theirs.fileno(), watched)
                finally:
                    os.close(watched)
                worker.send_bytes(json.dumps([task, asdict(limits)]).encode())
                yield worker
        finally:
            os.close(lifeline)

    def _request_worker(self, *handles: int) -> None:
        with self._lock:
            try:
                socket.send_fds(self._forkserver_socket(), [_FORK], handles)
            except ConnectionError:  # something ended it
                self._end_forkserver()
                socket.send_fds(self._forkserver_socket(), [_FORK], handles)

    def _forkserver_socket(self) -> socket.socket:
        """The socket at which the fork server listens; it is started where it does not run."""
        if self._socket is None:
            self._socket, theirs = socket.socketpair()
            with theirs:
                self._forkserver = subprocess.Popen(  # noqa: S603  # our own module, by this Python
                    [sys.executable, "-m", "data.intake.sandbox.forkserver", str(theirs.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd=_ROOT,
                    env={**os.environ, **_ENVIRONMENT},
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,  # Ctrl-C is for whoever asks
                )
        return self._socket

    def _end_forkserver(self) -> None:
        if self._socket is not None and self._forkserver is not None:
            self._socket.close()
            self._forkserver.wait()
        self._socket = self._forkserver = None


WORKERS: Final = WorkerLauncher()
