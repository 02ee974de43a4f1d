"""A matrix as a chart of which a cell can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.charts import show_chart
from dashboard.context import Context
from dashboard.words import Words

_CELL = 22  # pixels; smaller ones cannot be clicked
_WIDE_CELL = 64  # pixels, in a matrix with few columns
_WIDTH = 640  # pixels that a matrix may fill
_PICKED = "cell"
_LARGEST = 120  # rows or columns that a person can still read


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A filled cell: the ids of its row and column, its value, and its texts."""

    row: str
    column: str
    value: float
    shown: str
    about: str


@dataclass(frozen=True, slots=True)
class MatrixAxis:
    """One side of a matrix: its title, the ids in order, and the names to show for them."""

    title: str
    ids: Sequence[str]
    names: Sequence[str]


def show_matrix(
    words: Words,
    rows: MatrixAxis,
    columns: MatrixAxis,
    cells: Sequence[MatrixCell],
    *,
    key: str,
    alt_text: str,
    about: str,
) -> tuple[str, str] | None:
    """Draw a matrix; return the row and column ids of the clicked cell, None without a click."""
    across = columns.title + " "  # the rows may have the same title, and each needs its own
    row_name = dict(zip(rows.ids, distinct_names(rows.names), strict=True))
    column_name = dict(zip(columns.ids, distinct_names(columns.names), strict=True))
    value, shown = words("Number"), words("In the square")
    table = pd.DataFrame(
        [
            {
                rows.title: row_name[cell.row],
                across: column_name[cell.column],
                value: cell.value,
                shown: cell.shown,
                about: cell.about,
            }
            for cell in cells
        ],
        columns=[rows.title, across, value, shown, about],
    )
    wide = min(_WIDE_CELL, max(_CELL, _WIDTH // len(columns.ids)))
    base = alt.Chart(table).encode(
        x=_axis_encoding(alt.X, across, list(column_name.values()), orient="top", labelAngle=-60),
        y=_axis_encoding(alt.Y, rows.title, list(row_name.values())),
        tooltip=[rows.title, across, alt.Tooltip(about)],
    )
    drawn = _cells_chart(base, value, shown, size=max(10, wide // 4), picked=(rows.title, across))
    event = show_chart(
        drawn.properties(
            width=wide * len(columns.ids),
            height=max(_CELL, wide // 2) * len(rows.ids),
            autosize="pad",  # the names stand beside these pixels, not in them
        ),
        alt_text=alt_text,
        width="content",
        key=key,
        on_select="rerun",
        selection_mode=_PICKED,
    )
    points = event.selection.get(_PICKED) or []
    if not points:
        return None
    back_row = {name: identity for identity, name in row_name.items()}
    back_column = {name: identity for identity, name in column_name.items()}
    return back_row[points[0][rows.title]], back_column[points[0][across]]


def _axis_encoding(channel: Any, field: str, names: list[str], **axis: Any) -> Any:
    """The Altair encoding of one side of the matrix: every name, in its order."""
    return channel(
        field,
        type="nominal",
        sort=names,
        title=None,
        scale=alt.Scale(domain=names),
        axis=alt.Axis(labelLimit=220, labelOverlap=False, **axis),
    )


def _cells_chart(
    base: alt.Chart, value: str, shown: str, *, size: int, picked: tuple[str, str]
) -> alt.LayerChart:
    """The cells with tooltips, darker for a higher value; beside a picked cell the others fade."""
    most = max(base.data[value], default=0)
    pick = alt.selection_point(name=_PICKED, fields=list(picked))
    squares = base.mark_rect(stroke="gray", strokeWidth=0.4, cursor="pointer").encode(
        color=alt.Color(
            value,
            type="quantitative",
            legend=None,
            scale=alt.Scale(scheme="blues", domain=[0, most or 1]),
        ),
        opacity=alt.condition(pick, alt.value(1), alt.value(0.45)),
    )
    numbers = base.mark_text(fontSize=size).encode(
        text=shown,
        color=alt.condition(alt.datum[value] > most * 0.55, alt.value("white"), alt.value("black")),
    )
    layered: alt.LayerChart = squares.add_params(pick) + numbers
    return layered


def report_if_matrix_is_too_large(context: Context, count: int) -> bool:
    """Say so when a matrix is too large to read, and return whether it is."""
    if count <= _LARGEST:
        return False
    st.info(
        context.words(
            "{count} rows are too many to read as a picture. Choose a sector or a layer, "
            "or use the table below.",
            count=context.words.number(count),
        )
    )
    return True


def distinct_names(names: Sequence[str]) -> list[str]:
    """The names, with a number behind a repeated one, so that each names one place on an axis."""
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique
