"""Where the processes that read come from: one that is started beforehand, and splits them off."""

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


class Work(StrEnum):
    """What a reader is asked to do."""

    READ = "read"
    CHECK = "check"


_A_READER: Final = b"r"
_SETTINGS: Final = {
    # A library that starts a thread per processor would reserve the memory of them all.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    # A reader fills much new memory once: in large pages that takes a fifth less time.
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
    # Document types are refused before, after which defusedxml would only be slow.
    "OPENPYXL_DEFUSEDXML": "False",
}


class Readers:
    """Gives readers, split off from a process that is started when it is needed and not there.

    That process ends when this is closed, or with the process that holds this.
    """

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._origin: subprocess.Popen[bytes] | None = None
        self._asked: socket.socket | None = None

    def start(self) -> None:
        """Let the first reader be there as quickly as any other."""
        with self._asking:
            self._there()

    def close(self) -> None:
        """End the process, and every reader that is still at work."""
        with self._asking:
            self._let_go()

    @contextmanager
    def one(self, limits: Limits, work: Work = Work.READ) -> Iterator[Connection]:
        """A reader within these limits; it is ended afterwards, whatever it is doing."""
        ours, theirs = socket.socketpair()
        watched, lifeline = os.pipe()
        try:
            with Connection(ours.detach()) as reader:
                try:
                    with theirs:
                        self._ask(theirs.fileno(), watched)
                finally:
                    os.close(watched)
                reader.send_bytes(json.dumps([work, asdict(limits)]).encode())
                yield reader
        finally:
            os.close(lifeline)

    def _ask(self, *handles: int) -> None:
        with self._asking:
            try:
                socket.send_fds(self._there(), [_A_READER], handles)
            except ConnectionError:  # something ended it
                self._let_go()
                socket.send_fds(self._there(), [_A_READER], handles)

    def _there(self) -> socket.socket:
        if self._asked is None:
            self._asked, theirs = socket.socketpair()
            with theirs:
                self._origin = subprocess.Popen(  # noqa: S603  # our own module, by this Python
                    [sys.executable, "-m", "data.intake.sandbox.forkserver", str(theirs.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd=_ROOT,
                    env={**os.environ, **_SETTINGS},
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,  # Ctrl-C is for whoever asks
                )
        return self._asked

    def _let_go(self) -> None:
        if self._asked is not None and self._origin is not None:
            self._asked.close()
            self._origin.wait()
        self._asked = self._origin = None


READERS: Final = Readers()
