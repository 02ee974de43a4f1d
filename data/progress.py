"""How far long work is: whoever does it tells, whoever asked for it listens, and may stop it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """The steps from files to a revision, in their order."""

    READING = "reading"
    CHECKING = "checking"
    COMPARING = "comparing"
    WRITING = "writing"


# Hears a step and the share of it that is done, from 0 to 1. To stop the work, let it raise:
# whatever it raises comes out of what was asked for, and nothing has changed.
Progress = Callable[[Step, float], object]
Share = Callable[[float], object]  # hears the share of one piece of work


def unheard(step: Step, share: float) -> None:
    """Let nobody listen."""
    del step, share


def unshared(share: float) -> None:
    """Let nobody listen to a piece of work."""
    del share


def within(progress: Progress, step: Step, begin: float = 0, end: float = 1) -> Share:
    """What a piece of a step tells of itself, as it counts in the whole step."""
    return lambda share: progress(step, begin + (end - begin) * share)
