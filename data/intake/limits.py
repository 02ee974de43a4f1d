"""How large a file may be before it is refused unread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds within which a file is read; beyond them it is refused with a clear problem."""

    packed: int = 50_000_000  # bytes of a workbook as uploaded
    plain: int = 200_000_000  # bytes of a text file as uploaded
    cells: int = 30_000_000  # cells of a text file
    said: int = 250_000_000  # letters that the cells of a file may hold
    unpacked: int = 400_000_000  # bytes that a workbook says it holds
    entries: int = 1_000  # files inside a workbook
    rows: int = 1_048_576  # rows of one sheet, as many as a spreadsheet has
    columns: int = 256  # columns of one sheet up to its last filled cell
    cell: int = 32_767  # characters in a cell, as many as a spreadsheet allows
    made_of_row: int = 1_000  # rows that one row may become, by the lists in its cells
    made: int = 200_000  # rows that all lists of an upload may become together
    memory: int = 1_200_000_000  # bytes of address space of the process that reads
    processor: int = 18  # seconds that it may count
    clock: int = 60  # seconds until it is ended, however busy the machine is
    problems: int = 100_000  # that are told of an upload; nobody reads as many
    check_memory: int = 3_000_000_000  # bytes of address space of the process that checks
    check_processor: int = 90  # seconds that it may count: a million seats take a third
    check_clock: int = 300  # seconds until it is ended


LIMITS = Limits()
