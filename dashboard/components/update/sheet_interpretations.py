"""How each uploaded sheet was interpreted: its table, and the column of each header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.wording.columns import column_name, table_name
from dashboard.words import Words
from data.intake.understanding.raw_tables import RawTable
from data.intake.understanding.sheet_matching import column_letter
from data.intake.understanding.understand_sheets import SheetInterpretation

_FIRST: Final = 3  # rows


def show_sheet_interpretations(context: Context, understood: Sequence[SheetInterpretation]) -> None:
    """Show, folded, each sheet's table, encoding, separator and rows, and each header's column."""
    words = context.words
    if not understood:
        return
    folded = st.expander(
        words("What was understood of your files"), key="understood", on_change="rerun"
    )
    if not folded.open:
        return
    left_out = words("left out")
    with folded:
        show_text_table(
            [
                {
                    words("File"): sheet.raw.file,
                    words("Sheet"): sheet.raw.sheet or "",
                    words("Table"): left_out
                    if sheet.table is None
                    else table_name(words, sheet.table),
                    words("Rows"): words.number(len(sheet.raw.rows)),
                    words("Letters"): (sheet.raw.encoding or "").upper(),
                    words("Separator"): _separator_name(words, sheet.raw.delimiter),
                }
                for sheet in understood
            ],
            alt=words("What each sheet was taken for"),
        )
        show_text_table(
            [
                {
                    words("Sheet"): sheet.raw.name,
                    words("Header"): header,
                    words("Column"): left_out if column is None else column_name(words, column),
                }
                for sheet in understood
                if sheet.table is not None
                for header, column in sheet.columns
                if header
            ],
            alt=words("What each header was taken for"),
        )


def show_first_rows(words: Words, raw: RawTable) -> None:
    """Show the first rows of a sheet, for the person who must say what it holds."""
    places = {
        header.strip() or column_letter(place): place
        for place, header in reversed(list(enumerate(raw.headers)))
    }
    st.dataframe(
        [
            {
                header: row.cells[place] if place < len(row.cells) else ""
                for header, place in reversed(places.items())
            }
            for row in raw.rows[:_FIRST]
        ],
        hide_index=True,
        alt=words("How the sheet begins"),
    )


def _separator_name(words: Words, delimiter: str | None) -> str:
    names = {
        ",": words("comma"),
        ";": words("semicolon"),
        "\t": words("tab"),
        "|": words("upright line"),
    }
    return names.get(delimiter or "", delimiter or "")
