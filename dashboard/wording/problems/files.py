"""What can be wrong with a file as a whole, its sheets and its columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.wording.problems.entry import Told, count, size
from dashboard.words import N_

_SAVE_AS = N_("Save it as an Excel workbook (.xlsx) or as CSV (.csv), and hand it in again.")
_SAVE_AGAIN = N_("Open it in Excel or LibreOffice, save it again as .xlsx, and hand that in.")
_COUNTS = {"found": count, "limit": count}

FILES: Final[Mapping[str, Told]] = {
    "empty-file": Told(
        sentences=(N_("The file is empty."), N_("Fill in the template and hand it in again."))
    ),
    "unknown-format": Told(
        sentences=(N_("A file whose name ends in “{found}” cannot be read."), _SAVE_AS)
    ),
    "not-what-it-is-called": Told(
        sentences=(N_("The name ends in “{found}”, but the file holds something else."), _SAVE_AS)
    ),
    "file-too-large": Told(
        sentences=(
            N_("The file holds {found}; at most {limit} is read."),
            N_("Take out pictures and empty sheets, or split the file."),
        ),
        shows={"found": size, "limit": size},
    ),
    "unknown-encoding": Told(
        sentences=(
            N_("The letters in this file cannot be read."),
            N_("Save it as “CSV UTF-8” and hand it in again."),
        )
    ),
    "nul-byte": Told(
        sentences=(
            N_("There is a character here that belongs in no text file."),
            N_("Save the file again as “CSV UTF-8” and hand that in."),
        )
    ),
    "unclosed-quote": Told(
        sentences=(
            N_("A quotation mark is opened here and never closed."),
            N_("Close it, or write it twice when it belongs to the text."),
        )
    ),
    "stray-quote": Told(
        sentences=(
            N_("There is a quotation mark here where none can stand."),
            N_("Put the whole cell between quotation marks, and write those inside it twice."),
        )
    ),
    "password-protected": Told(
        sentences=(
            N_("The file is protected with a password and cannot be read."),
            N_("Take the password off, save it, and hand it in again."),
        )
    ),
    "old-workbook": Told(
        sentences=(N_("This is a workbook in the old format of Excel (.xls)."), _SAVE_AGAIN)
    ),
    "broken-workbook": Told(
        sentences=(N_("The workbook is damaged and cannot be read ({reason})."), _SAVE_AGAIN)
    ),
    "not-a-workbook": Told(
        sentences=(N_("The file has the name of a workbook, but is none."), _SAVE_AGAIN)
    ),
    "broken-archive": Told(
        sentences=(
            N_("The zip file is damaged and cannot be unpacked ({reason})."),
            N_("Make it again, or hand in the files in it one by one."),
        )
    ),
    "left-out-of-archive": Told(
        sentences=(
            N_("This file in the zip file is no CSV file; it is left out."),
            N_("If it should be read, hand it in by itself."),
        )
    ),
    "too-many-entries": Told(
        sentences=(
            N_("The file holds {found} parts inside; at most {limit} are read."),
            N_("Copy the tables to a new workbook and hand that in."),
        ),
        shows=_COUNTS,
    ),
    "too-heavy": Told(
        sentences=(
            N_("Reading this file takes too much memory or time, so it was stopped."),
            N_(
                "Copy only the cells that are filled in to a new workbook. If there are hundreds "
                "of thousands of rows, save each sheet as “CSV UTF-8” and hand in those files."
            ),
        )
    ),
    "too-heavy-to-check": Told(
        sentences=(
            N_("Checking these files takes too much memory or time, so it was stopped."),
            N_("Hand in fewer rows at once."),
        )
    ),
    "too-many-problems": Told(
        sentences=(
            N_("{found} problems were found; the first {limit} are told."),
            N_("Mend the most frequent kinds first."),
        ),
        shows=_COUNTS,
    ),
    "too-many-rows": Told(
        sentences=(
            N_("The sheet reaches to row {found}; at most {limit} rows are read."),
            N_("Remove what stands that far down."),
        ),
        shows=_COUNTS,
    ),
    "too-many-cells": Told(
        sentences=(
            N_("The file holds {found} cells; at most {limit} are read."),
            N_("Leave out what is not needed, or split it into several files."),
        ),
        shows=_COUNTS,
    ),
    "too-many-columns": Told(
        sentences=(
            N_("The sheet has more than {limit} columns."),
            N_("Remove what stands that far to the right."),
        ),
        shows=_COUNTS,
    ),
    "cell-too-long": Told(
        sentences=(
            N_("A cell in this row holds more than {limit} characters."),
            N_("Shorten it; in a CSV file, look for a quotation mark that was never closed."),
        ),
        shows=_COUNTS,
    ),
    "nothing-recognised": Told(
        sentences=(
            N_("No table was recognised in what you handed in."),
            N_("Use the names of sheets and columns of the template."),
        )
    ),
    "unknown-table": Told(
        sentences=(
            N_("The name of the file does not tell which table it holds."),
            N_("Say on the page what it holds, or name it after its table: {expected}."),
        )
    ),
    "unknown-sheet": Told(
        sentences=(
            N_("This sheet is none of our tables; it is left out."),
            N_("If it should be read, name it {expected}."),
        )
    ),
    "table-by-headers": Told(
        sentences=(
            N_(
                "The name does not tell which table this is; by its columns it was read as {table}."
            ),
            N_("If it is something else, name it after its table."),
        )
    ),
    "unknown-column": Told(
        sentences=(
            N_("This column is none of ours; it is left out."),
            N_("If it should be read, give it its name in the template."),
        )
    ),
    "column-of-links": Told(
        sentences=(
            N_(
                "This column is no part of the table; each name in it was read as a row of {table}."
            ),
            N_("If that is not what is meant, give the column another name."),
        )
    ),
    "duplicate-column": Told(
        sentences=(N_("This column is there twice."), N_("Remove one of the two."))
    ),
    "column-without-header": Told(
        sentences=(
            N_("This column is filled in, but has no name; it is left out."),
            N_("If it should be read, give it its name in the template."),
        )
    ),
    "missing-column": Told(
        sentences=(
            N_("This column is missing in the table “{table}”."),
            N_("Add it, with a value in every row."),
        )
    ),
}
