"""Long lists cut short for a sentence: the first of them, and how many others there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

SHOWN: Final = 10  # of a list in a problem

T = TypeVar("T")


def truncate_list(
    things: Sequence[T], most: int, *, fewest_others: int = 1
) -> tuple[Sequence[T], int]:
    """The first things, at most so many, and how many are left; all where too few are left."""
    others = len(things) - most
    return (things[:most], others) if others >= fewest_others else (things, 0)


def join_truncated(names: Sequence[str], separator: str = ", ") -> str:
    """The first ten names of a list, with a mark where there are more."""
    shown, others = truncate_list(names, SHOWN)
    return separator.join([*shown, "…"] if others else shown)
