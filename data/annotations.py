"""What stands beside the type of a field of the model, inside `Annotated[type, …]`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final


@dataclass(frozen=True, slots=True)
class Dutch:
    """The Dutch header of a column, or the Dutch name of a table, in files."""

    name: str


@dataclass(frozen=True, slots=True)
class English:
    """The English header of a column, where Python cannot use it as the name of a field."""

    name: str


@dataclass(frozen=True, slots=True, init=False)
class Aliases:
    """Other headers that files have for a column."""

    headers: tuple[str, ...]

    def __init__(self, *headers: str) -> None:
        object.__setattr__(self, "headers", headers)


@dataclass(frozen=True, slots=True, init=False)
class ForeignKey:
    """The tables, one of which must hold the value as an id.

    With an `open_vocabulary`, which grows by use, any other value is only a warning.
    """

    tables: tuple[str, ...]
    open_vocabulary: bool

    def __init__(self, *tables: str, open_vocabulary: bool = False) -> None:
        object.__setattr__(self, "tables", tables)
        object.__setattr__(self, "open_vocabulary", open_vocabulary)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The least and the most that a number may be, both allowed."""

    least: float
    most: float


class FieldFlag(Enum):
    """What else may be true of a field."""

    KEY = "identifies a row, with the other fields of the table that say so"
    PERIOD = "is a year, month or day: 2026, 2026-11 or 2026-11-23"
    PERSONAL = "is the name of a person, which exports leave out unless asked for"


KEY: Final = FieldFlag.KEY
PERIOD: Final = FieldFlag.PERIOD
PERSONAL: Final = FieldFlag.PERSONAL
