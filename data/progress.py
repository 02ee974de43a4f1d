"""Progress of long work: the work calls back, and the callback may stop it by raising."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import IO


class ImportStep(StrEnum):
    """The steps from files to a revision, in their order."""

    READING = "reading"
    CHECKING = "checking"
    COMPARING = "comparing"
    WRITING = "writing"


# Gets a step and the share of it that is done, from 0 to 1. To stop the work, let it raise:
# whatever it raises comes out of what was asked for, and nothing has changed.
Progress = Callable[[ImportStep, float], object]
OnProgress = Callable[[float], object]  # gets the share of one piece of work that is done


def no_progress(*_: object) -> None:
    """The progress callback that does nothing, for steps and for a piece of work."""


def within_step(
    progress: Progress, step: ImportStep, begin: float = 0, end: float = 1
) -> OnProgress:
    """Return the callback of a piece of work that is the share `begin` to `end` of a step."""
    return lambda share: progress(step, begin + (end - begin) * share)


class ProgressFile:
    """A file that calls back, while it is read, with the share of its bytes that was read."""

    def __init__(self, source: IO[bytes], size: int, on_progress: OnProgress) -> None:
        self._source = source
        self._size = max(size, 1)
        self._on_progress = on_progress
        self._done = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many."""
        piece = self._source.read(size)
        self._done += len(piece)
        self._on_progress(min(self._done / self._size, 1.0))
        return piece
