"""The measures on a page: name, rank or value, what it means, and how it is computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import streamlit as st

from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.measures import (
    RankedMeasure,
    Rows,
    format_measure_value,
    measure_caution,
    measure_name,
    measure_paragraph,
    measure_sentence,
    ranked_measures,
)
from graph.measures import MEASURES, MeasureScope, MeasureValues

FIRST_MEASURES: Final = ("degree", "strength", "betweenness", "closeness", "reach_two")
ACTOR_MEASURES: Final = tuple(
    measure.key
    for measure in MEASURES
    if measure.scope in {MeasureScope.ACTOR, MeasureScope.TWO_MODE}
)
BODY_MEASURES: Final = tuple(
    measure.key for measure in MEASURES if measure.scope is MeasureScope.TWO_MODE
)
NETWORK_MEASURES: Final = tuple(
    measure.key
    for measure in MEASURES
    if measure.scope in {MeasureScope.NETWORK, MeasureScope.TWO_MODE_NETWORK}
)


def show_first_measures(
    context: Context, measured: MeasureValues, rows: Rows, identity: str, keys: Sequence[str]
) -> None:
    """Show a few measures of an actor or body, each with rank or value and its meaning."""
    for ranked in ranked_measures(context.words, measured, rows, identity, keys):
        st.markdown(f"**{escaped(ranked.name)}** — {escaped(ranked.headline)}")
        st.caption(escaped(ranked.sentence))


def show_foldable_measures(
    context: Context, measured: MeasureValues, rows: Rows, identity: str, keys: Sequence[str]
) -> None:
    """Show all measures of an actor or body, folded; nothing of one without a seat."""
    words = context.words
    if identity not in rows:
        return
    fold = st.expander(
        words("All measures, and how they are counted"),
        key=f"measures:{identity}",
        on_change="rerun",
    )
    if fold.open:
        with fold:
            _show_measures_table(context, ranked_measures(words, measured, rows, identity, keys))
            show_measure_explanations(context, keys)


def show_network_measures(context: Context, measured: MeasureValues) -> None:
    """Show the measures of the whole network, each with its meaning."""
    words = context.words
    show_text_table(
        [
            {
                words("Measure"): measure_name(words, key),
                words("Value"): format_measure_value(words, measured.network[key]),
                words("What it says"): measure_sentence(words, key),
            }
            for key in NETWORK_MEASURES
        ],
        alt=words("Measures of the whole network"),
    )
    st.caption(measure_caution(words))


def show_measure_explanations(context: Context, keys: Iterable[str]) -> None:
    """Show how each measure is computed, a paragraph each, and the caution that holds for all."""
    words = context.words
    st.markdown(escaped(measure_caution(words)))
    for key in keys:
        st.markdown(
            f"**{escaped(measure_name(words, key))}** — {escaped(measure_paragraph(words, key))}"
        )


def _show_measures_table(context: Context, shown: Iterable[RankedMeasure]) -> None:
    words = context.words
    show_text_table(
        [
            {
                words("Measure"): ranked.name,
                words("Place"): ranked.place,
                words("Value"): ranked.value,
                words("What it says"): ranked.sentence,
            }
            for ranked in shown
        ],
        alt=words("All measures, and how they are counted"),
    )
