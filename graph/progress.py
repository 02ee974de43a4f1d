"""Progress callbacks: a long computation calls them now and then; an exception in one stops it.

They differ from the callbacks in `data.progress`, which are about the steps of an import.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

OnProgress: TypeAlias = Callable[[float], object]  # the share that is done, from 0 to 1
# The key of a rule or measure before it is asked, how many are done, and of how many.
OnKeyProgress: TypeAlias = Callable[[str, float, int], object]
OnCountProgress: TypeAlias = Callable[[int, int], object]  # how many are done, and of how many


def no_progress(*_: object) -> None:
    """The progress callback that does nothing."""
