"""How far an import is, for who waits for it at a terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from dashboard.wording.choices import choice
from dashboard.words import Words
from data.progress import Progress, Step, no_progress

_AFTER: Final = 1.0  # seconds; work that is done before tells nothing
_ERASED: Final = "\r\033[K"  # to the begin of the line, and empty it


@contextmanager
def watched(words: Words, screen: TextIO, *, after: float = _AFTER) -> Iterator[Progress]:
    """Tell an import's steps on one line of a terminal; a file or a job's log is told nothing.

    Ctrl-C leaves the import, with nothing changed.
    """
    if not screen.isatty():
        yield no_progress
        return
    begin = time.monotonic() + after

    def show(text: str) -> None:
        if time.monotonic() >= begin:
            screen.write(f"{_ERASED}{text}")
            screen.flush()

    def hear(step: Step, share: float) -> None:
        show(f"{choice(words, step)}: {words.percent(share)}")

    try:
        yield hear
    finally:
        show("")
