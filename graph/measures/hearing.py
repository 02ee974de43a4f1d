"""Telling how far a long computation is."""

from __future__ import annotations

from collections.abc import Callable

Within = Callable[[float], None]


def unheard(_share: float) -> None:
    """Tell nobody how far it is."""
