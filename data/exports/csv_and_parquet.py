"""Facts as folders of files, one per table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pyarrow import parquet

from data.cell_text import cell_text, column_header, exported_columns, selected_tables, table_title
from data.model import Fact, Facts
from data.private_files import make_folder, write_file
from data.state import to_rows
from data.tables import Table, value_of

_LOOKS_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def csv_folder(
    facts: Facts,
    folder: Path,
    *,
    language: str = "en",
    personal: bool = False,
    tables: Sequence[str] | None = None,
) -> tuple[Path, ...]:
    """Write one CSV file per table that has facts, in UTF-8 with commas, and give their paths.

    Text that a spreadsheet would take for a formula gets an apostrophe before it, which reading
    takes off again. The folder is made when it is not there. With names of people
    it is all for its owner alone.
    """
    files = {
        f"{table_title(table, language)}.csv": csv_text(
            table, rows, language, personal=personal
        ).encode()
        for table in selected_tables(tables)
        if (rows := facts.table(table.name))
    }
    return _write_files(folder, files, private=personal)


def csv_text(table: Table, rows: Iterable[Fact], language: str, *, personal: bool) -> str:
    """One table as CSV text, with its headers."""
    columns = exported_columns(table, personal=personal)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column_header(column, language) for column in columns)
    writer.writerows(
        [_escaped_formula(cell_text(value_of(row, column), language)) for column in columns]
        for row in rows
    )
    return text.getvalue()


def _escaped_formula(text: str) -> str:
    return f"'{text}" if _LOOKS_LIKE_FORMULA.match(text) else text


def parquet_folder(facts: Facts, folder: Path, *, personal: bool = False) -> tuple[Path, ...]:
    """Write one Parquet file per table that has facts, in English, and give their paths.

    Dates, numbers and truth values keep their type; choices and periods are text.
    """
    files = {
        f"{table.name}.parquet": _parquet_bytes(table, rows, personal=personal)
        for table in selected_tables(None)
        if (rows := facts.table(table.name))
    }
    return _write_files(folder, files, private=personal)


def _parquet_bytes(table: Table, rows: Sequence[Fact], *, personal: bool) -> bytes:
    names = [column.name for column in exported_columns(table, personal=personal)]
    packed = io.BytesIO()
    parquet.write_table(to_rows(table, rows).select(names), packed)
    return packed.getvalue()


def _write_files(folder: Path, files: Mapping[str, bytes], *, private: bool) -> tuple[Path, ...]:
    make_folder(folder, private=private)
    for name, content in files.items():
        write_file(folder / name, content, private=private)
    return tuple(folder / name for name in files)
