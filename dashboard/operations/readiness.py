"""Whether the dashboard can do its work: the store answers, and the disk has room."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data.store import Store

READY_PATH: Final = "/gereed"
ROOM: Final = 500_000_000  # bytes that the disk of the data must have left
_WRITTEN: Final = 4096  # bytes that are written to see whether the disk takes them
_PATIENCE: Final = 5.0  # seconds in which the store and the disk answer
_LASTS: Final = 1.0  # seconds for which one answer is given again: anybody may ask
_DESCRIPTORS: Final = Path("/dev/fd")
_MARK: Final = b"DUCK"  # with which the header of every file of DuckDB begins
_MARK_AT: Final = 8  # after a checksum
_log: Final = logging.getLogger(__name__)


class Readiness(StrEnum):
    """That all is well, or the one thing that is not."""

    READY = "gereed"
    STORE = "gegevens"
    DISK = "schijf"


def readiness(store: Callable[[], Store], database: Path, room: int = ROOM) -> Readiness:
    """Look whether the store answers, and whether the disk has `room` bytes left beside it.

    What goes wrong is logged, whatever it is, and told as the one thing that is not ready.
    """
    try:
        _ = store().revision
        _refuse_other_file(database)
    except Exception:  # noqa: BLE001  # whatever it is, the dashboard is not ready
        _log.exception("not ready: the store does not answer")
        return Readiness.STORE
    try:
        _refuse_full(database.parent, room)
    except OSError:
        _log.exception("not ready: the disk takes no more")
        return Readiness.DISK
    return Readiness.READY


def _refuse_other_file(database: Path) -> None:
    """Raise OSError when the file of the store is no longer the one that this process has open.

    DuckDB answers from memory, also when its file was removed or overwritten. The file is looked at
    by way of what is open already: closing another handle on it would let go of DuckDB's lock.
    """
    stands_there = database.stat()
    for name in (descriptor.name for descriptor in _DESCRIPTORS.iterdir()):
        with suppress(OSError):  # the descriptor of this very list is gone again
            if os.path.samestat(os.fstat(int(name)), stands_there):
                mark = os.pread(int(name), len(_MARK), _MARK_AT)
                if mark == _MARK:
                    return
    raise OSError(f"{database} is another file than the one that is open, or is damaged")


def _refuse_full(folder: Path, room: int) -> None:
    """Raise OSError when the disk has less room than this, or takes nothing all the same."""
    free = shutil.disk_usage(folder).free
    if free < room:
        raise OSError(f"{free} bytes are left, of the {room} that are needed")
    with TemporaryFile(dir=folder) as file:  # a quota or a limit shows only when it is reached
        file.write(os.urandom(_WRITTEN))
        file.flush()
        os.fsync(file.fileno())


class ReadinessRoute:
    """Answers who asks whether the dashboard is ready; looks once a second at most."""

    def __init__(
        self,
        look: Callable[[], Readiness],
        clock: Callable[[], float] = time.monotonic,
        patience: float = _PATIENCE,
    ) -> None:
        self._look = look
        self._clock = clock
        self._patience = patience
        self._looking = asyncio.Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="readiness")
        self._running: Future[Readiness] | None = None
        self._found = Readiness.STORE
        self._found_at = float("-inf")

    def routes(self) -> list[Route]:
        """The one address: 200 and `gereed`, or 503 and one word of what is not ready."""
        return [Route(READY_PATH, self.answer)]

    async def answer(self, _: Request) -> PlainTextResponse:
        """The answer to one who asks."""
        async with self._looking:
            if self._clock() - self._found_at >= _LASTS:
                self._found = await self._look_within_time()
                self._found_at = self._clock()
            found = self._found
        ready = found is Readiness.READY
        status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
        return PlainTextResponse(found, status, headers={"Cache-Control": "no-store"})

    async def _look_within_time(self) -> Readiness:
        """What a look finds; a store or a disk that hangs is not ready, and not asked twice."""
        if self._running is None or self._running.done():
            self._running = self._thread.submit(self._look)
        waited = asyncio.wrap_future(self._running)
        try:
            return await asyncio.wait_for(asyncio.shield(waited), self._patience)
        except TimeoutError:
            _log.exception("not ready: no answer within %s seconds", self._patience)
            return Readiness.STORE
