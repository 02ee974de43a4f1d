"""The timeline over the versions: the number of gaps, and the key figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import address
from dashboard.components.charts import show_chart
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.palette import ALERT, UNKNOWN
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.measures import format_measure_value, measure_name, measure_sentence
from dashboard.words import Words
from graph.gaps import Status
from graph.scenarios.timeline import KEY_FIGURES, TimelinePoint

_HEIGHT = 260  # pixels


def show_timeline(context: Context, course: Sequence[TimelinePoint]) -> None:
    """Draw the gaps and a chosen key figure by version, with a table; one version has only that."""
    words = context.words
    if course[0].revision > 1:
        st.caption(
            words(
                "The network is large, so that only the latest {count} versions are shown.",
                count=words.number(len(course)),
            )
        )
    if len(course) == 1:
        st.info(words("There is one version only. After a second one you see the course here."))
        _show_timeline_table(words, course)
        return
    st.header(words("Gaps from version to version"), anchor=False)
    _show_gaps_chart(words, course)
    st.header(words("Key figures from version to version"), anchor=False)
    key = address.selectbox(
        words("Key figure"),
        "figure",
        list(KEY_FIGURES),
        show=lambda key: measure_name(words, key),
        default=KEY_FIGURES[0],
    )
    if key is not None:
        st.caption(measure_sentence(words, key))
        name = measure_name(words, key)
        _show_line_chart(words, course, {name: [moment.figures[key] for moment in course]}, {})
    st.header(words("The same as a table"), anchor=False)
    _show_timeline_table(words, course)


def _show_gaps_chart(words: Words, course: Sequence[TimelinePoint]) -> None:
    confirmed, unknown = (
        capitalised_choice_name(words, status) for status in (Status.CONFIRMED, Status.UNKNOWN)
    )
    _show_line_chart(
        words,
        course,
        {
            confirmed: [len(moment.confirmed) for moment in course],
            unknown: [len(moment.unknown) for moment in course],
        },
        {confirmed: ALERT, unknown: UNKNOWN},
    )


def _show_line_chart(
    words: Words,
    course: Sequence[TimelinePoint],
    lines: Mapping[str, Sequence[float | None]],
    colours: Mapping[str, str],
) -> None:
    """Draw a line for each name; the shape of its points tells it apart as well as its colour."""
    version, number, what = words("Version"), words("Number"), words("What")
    rows = pd.DataFrame(
        [
            {
                version: moment.revision,
                words("When"): words.date(moment.on),
                what: name,
                number: value,
                words("Value"): format_measure_value(words, value),
            }
            for name, values in lines.items()
            for moment, value in zip(course, values, strict=True)
        ]
    )
    names = list(lines)
    scale = alt.Scale(
        domain=names, range=[colours[name] for name in names] if colours else alt.Undefined
    )
    legend = alt.Legend(orient="top", title=None) if len(names) > 1 else None
    chart = (
        alt.Chart(rows)
        .mark_line(point=alt.OverlayMarkDef(size=70, filled=True), strokeWidth=2.5)
        .encode(
            x=alt.X(version, type="ordinal", title=version, axis=alt.Axis(labelAngle=0)),
            y=alt.Y(number, type="quantitative", title=None, scale=alt.Scale(zero=True)),
            color=alt.Color(what, type="nominal", scale=scale, legend=legend),
            shape=alt.Shape(what, type="nominal", sort=names, legend=None),
            tooltip=[version, words("When"), what, words("Value")],
        )
        .properties(height=_HEIGHT, autosize=alt.AutoSizeParams(type="fit-x"))
    )
    show_chart(chart, alt_text=words.all_of(names))


def _show_timeline_table(words: Words, course: Sequence[TimelinePoint]) -> None:
    show_text_table(
        [
            {
                words("Version"): words.number(moment.revision),
                words("When"): f"{moment.on:%d/%m/%Y}",
                capitalised_choice_name(words, Status.CONFIRMED): words.number(
                    len(moment.confirmed)
                ),
                capitalised_choice_name(words, Status.UNKNOWN): words.number(len(moment.unknown)),
                **{
                    measure_name(words, key): format_measure_value(words, moment.figures[key])
                    for key in KEY_FIGURES
                },
            }
            for moment in reversed(course)
        ],
        alt=words("Gaps and key figures of every version, newest first"),
    )
