"""Numbers of the Belgian register of companies (KBO)."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(?:BE)?0?([1-9]\d{8}|1\d{9})")
_BETWEEN = re.compile(r"[\s.\-/]")


def normalised(text: str) -> str | None:
    """The ten digits of a KBO number, however it is written, or None where it is none.

    Dots, spaces and `BE` are left out, and a leading zero that a spreadsheet dropped comes back.
    """
    found = _WRITTEN.fullmatch(_BETWEEN.sub("", text.upper()))
    return found[1].zfill(10) if found else None


def has_right_check(number: str) -> bool:
    """Whether the last two of ten digits are 97 less the rest's remainder by 97."""
    return int(number[8:]) == 97 - int(number[:8]) % 97
