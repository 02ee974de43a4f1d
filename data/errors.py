"""What can go wrong, as codes and values; the words stand in the dashboard's text files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file, where it is, and a key for the words about it.

    `row` counts as a spreadsheet does, from 1 with the header included; `values` stand at the
    placeholders of the sentence of `code`. A warning does not stop an import; an error does.
    `about` is the table and the field of the model in which an analyst can say what is meant.
    """

    code: str
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    warning: bool = False
    about: tuple[str, str] | None = None


class WoonnetwerkError(Exception):
    """Something a person can act on; `code` and `values` find its title and detail in words."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}
        filled = ", ".join(f"{name}={value}" for name, value in self.values.items())
        super().__init__(f"{code}: {filled}" if filled else code)


class RefusedError(WoonnetwerkError):
    """The data does not allow what was asked; nothing has changed."""

    def __init__(self, code: str, problems: Iterable[Problem] = (), **values: object) -> None:
        super().__init__(code, **values)
        self.problems = tuple(problems)


class StoreError(WoonnetwerkError):
    """The store cannot be opened."""
