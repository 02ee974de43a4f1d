"""How large files may be, what reading and checking may take, and what an upload may become."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds within which a file is read; beyond them it is refused with a clear problem."""

    archive_bytes: int = 50_000_000  # of a workbook, zip file or network as uploaded
    text_bytes: int = 200_000_000  # of a text file as uploaded
    cells: int = 30_000_000  # cells of a text file
    letters: int = 250_000_000  # that the cells of a file may hold
    unpacked_bytes: int = 400_000_000  # that a workbook says it holds
    archive_entries: int = 1_000  # files inside a workbook
    rows: int = 1_048_576  # rows of one sheet, as many as a spreadsheet has
    columns: int = 256  # columns of one sheet up to its last filled cell
    cell_letters: int = 32_767  # in a cell, as many as a spreadsheet allows
    exploded_from_row: int = 1_000  # rows that one row may become, by the lists in its cells
    exploded: int = 200_000  # rows that all lists of an upload may become together
    read_memory: int = 1_200_000_000  # bytes of address space of the process that reads
    read_cpu: int = 18  # seconds of the processor that it may take
    read_seconds: int = 60  # until it is ended, however busy the machine is
    problems: int = 100_000  # that are told of an upload; nobody reads as many
    check_memory: int = 3_000_000_000  # bytes of address space of the process that checks
    check_cpu: int = 90  # seconds of the processor that it may take: a million seats need a third
    check_seconds: int = 300  # until it is ended


LIMITS = Limits()
