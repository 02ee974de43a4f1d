"""Matrices as pictures, each with a table beside it for those who cannot use the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.visit import Visit
from dashboard.words import Words

_CELL = 22  # pixels; smaller ones cannot be clicked
_WIDE_CELL = 64  # pixels, in a matrix with few columns
_WIDTH = 640  # pixels that a matrix may fill
_LARGEST = 120  # rows or columns that a person can still read


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell: the ids of its row and column, its value, and the words about it."""

    row: str
    column: str
    value: float
    shown: str
    about: str


@dataclass(frozen=True, slots=True)
class Axis:
    """One side of a matrix: ids in order, with the names to write."""

    title: str
    ids: Sequence[str]
    names: Sequence[str]


def show_matrix(
    words: Words,
    rows: Axis,
    columns: Axis,
    cells: Sequence[Cell],
    *,
    key: str,
    alt_text: str,
    about: str,
) -> tuple[str, str] | None:
    """Draw a matrix; give the row and column of the cell that was clicked, if any."""
    value, shown = words("Number"), words("In the square")
    unique_rows, unique_columns = distinct(rows.names), distinct(columns.names)
    row_name = dict(zip(rows.ids, unique_rows, strict=True))
    column_name = dict(zip(columns.ids, unique_columns, strict=True))
    table = pd.DataFrame(
        [
            {
                rows.title: row_name[cell.row],
                columns.title + " ": column_name[cell.column],
                value: cell.value,
                shown: cell.shown,
                about: cell.about,
            }
            for cell in cells
        ],
        columns=[rows.title, columns.title + " ", value, shown, about],
    )
    picked = alt.selection_point(name="cell", fields=[rows.title, columns.title + " "])
    x = alt.X(
        columns.title + " ",
        type="nominal",
        sort=unique_columns,
        title=None,
        scale=alt.Scale(domain=unique_columns),
        axis=alt.Axis(orient="top", labelAngle=-60, labelLimit=220, labelOverlap=False),
    )
    y = alt.Y(
        rows.title,
        type="nominal",
        sort=unique_rows,
        title=None,
        scale=alt.Scale(domain=unique_rows),
        axis=alt.Axis(labelLimit=220, labelOverlap=False),
    )
    base = alt.Chart(table).encode(
        x=x, y=y, tooltip=[rows.title, columns.title + " ", alt.Tooltip(about)]
    )
    squares = base.mark_rect(stroke="gray", strokeWidth=0.4, cursor="pointer").encode(
        color=alt.Color(value, type="quantitative", legend=None, scale=alt.Scale(scheme="blues")),
        opacity=alt.condition(picked, alt.value(1), alt.value(0.45)),
    )
    most = max((cell.value for cell in cells), default=0)
    numbers = base.mark_text(fontSize=10).encode(
        text=shown,
        color=alt.condition(alt.datum[value] > most * 0.55, alt.value("white"), alt.value("black")),
    )
    wide = min(_WIDE_CELL, max(_CELL, _WIDTH // len(columns.ids)))
    chart = (squares.add_params(picked) + numbers).properties(
        width=wide * len(columns.ids),
        height=max(_CELL, wide // 2) * len(rows.ids),
        autosize="pad",  # the names stand beside these pixels, not in them
    )
    event: Any = st.altair_chart(
        chart, width="content", key=key, on_select="rerun", selection_mode="cell", alt=alt_text
    )
    points = event.selection.get("cell") or []
    if not points:
        return None
    back_row = {name: identity for identity, name in row_name.items()}
    back_column = {name: identity for identity, name in column_name.items()}
    return back_row[points[0][rows.title]], back_column[points[0][columns.title + " "]]


def too_large(visit: Visit, count: int) -> bool:
    """Say so when a matrix is too large to read."""
    if count <= _LARGEST:
        return False
    st.info(
        visit.words(
            "{count} rows are too many to read as a picture. Choose a sector or a layer, "
            "or use the table below.",
            count=visit.words.number(count),
        )
    )
    return True


def distinct(names: Sequence[str]) -> list[str]:
    """Names that can serve as places on an axis: a second one of the same name gets a number."""
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique
