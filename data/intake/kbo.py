"""Numbers of the Belgian register of companies (KBO)."""

from __future__ import annotations

import re

from stdnum.be import vat

_DIGITS = re.compile(r"[01]\d{9}")


def normalised(text: str) -> str | None:
    """The ten digits of a KBO number, however it is written, or None where it is none.

    Dots, spaces and `BE` are left out, and a leading zero that a spreadsheet dropped comes back.
    """
    number: str = vat.compact(text)
    return number if _DIGITS.fullmatch(number) and number.strip("0") else None


def has_right_check(number: str) -> bool:
    """Whether the last two of ten digits are the check of the others."""
    return bool(vat.is_valid(number))
