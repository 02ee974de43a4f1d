"""A source of bytes that tells, as it is read, which share of it has been."""

from __future__ import annotations

from typing import IO

from data.progress import Share


class Telling:
    """What a parser of XML reads from; of so many bytes."""

    def __init__(self, source: IO[bytes], size: int, heard: Share) -> None:
        self._source = source
        self._size = max(size, 1)
        self._heard = heard
        self._done = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many."""
        piece = self._source.read(size)
        self._done += len(piece)
        self._heard(min(self._done / self._size, 1.0))
        return piece
