"""Signing in that was begun and has still to come back from the provider."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dashboard.access.provider import Attempt

_LASTS: Final = 15 * 60  # seconds in which somebody finds a password
_AT_ONCE: Final = 1_000  # attempts; the oldest make room


@dataclass(frozen=True, slots=True)
class BegunAttempt:
    """An attempt, the browser that began it, where it goes on, and when it began."""

    attempt: Attempt
    browser: str
    onward: str
    begun: float


class Attempts:
    """Every attempt that may still come back, by its state; each comes back once."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._begun: dict[str, BegunAttempt] = {}

    def begin(self, attempt: Attempt, *, browser: str, onward: str) -> None:
        """Remember an attempt of a browser."""
        while len(self._begun) >= _AT_ONCE:
            del self._begun[next(iter(self._begun))]
        self._begun[attempt.state] = BegunAttempt(attempt, browser, onward, self._clock())

    def take_back(self, state: str, *, browser: str) -> BegunAttempt | None:
        """Take out the attempt with a state; None unless this browser began it lately."""
        found = self._begun.get(state)
        if found is None or found.browser != browser:
            return None
        del self._begun[state]
        return found if self._clock() - found.begun <= _LASTS else None
