"""Many who read at once, and now and then one moment in which nobody does."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_PATIENCE: Final = 30.0  # seconds


class ReadGate:
    """Lets any number of threads in, except while one of them wants to be alone.

    A thread that is inside may enter once more: who waits to be alone would else wait for ever.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside: Counter[int] = Counter()  # how often each thread is inside
        self._alone: int | None = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Be inside, together with others; wait while somebody wants to be alone."""
        thread = threading.get_ident()
        with self._changed:
            self._changed.wait_for(
                lambda: self._alone in {None, thread} or self._inside[thread] > 0
            )
            self._inside[thread] += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside[thread] -= 1
                self._inside += Counter()  # forget who is not inside
                self._changed.notify_all()

    @contextmanager
    def alone(self, patience: float = _PATIENCE) -> Iterator[None]:
        """Be the only one inside, once everybody has left; who comes meanwhile waits.

        Raises TimeoutError when others stay inside for longer than `patience`, in seconds. One
        thread at a time may ask for it.
        """
        thread = threading.get_ident()
        with self._changed:
            self._alone = thread
            try:
                if not self._changed.wait_for(lambda: self._inside.keys() <= {thread}, patience):
                    raise TimeoutError
            except BaseException:
                self._leave()
                raise
        try:
            yield
        finally:
            with self._changed:
                self._leave()

    def _leave(self) -> None:
        self._alone = None
        self._changed.notify_all()
