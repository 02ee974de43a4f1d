"""The scenarios that people kept, and up to three of them beside each other and beside what is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from dashboard import address
from dashboard.components.frame import refused
from dashboard.components.scenario import current
from dashboard.components.scenario.keeping import remove, scenario_of, show_removed
from dashboard.components.scenario.text import doable
from dashboard.components.tables import show_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.measures import format_value
from dashboard.wording.scenarios import error_sentence, kept_sentence
from dashboard.words import Words
from data.scenarios import KeptScenario, kept
from graph.gaps import Status
from graph.scenarios.comparison import Comparison
from graph.scenarios.scenario import Scenario

MOST_COMPARED: Final = 3

_MEASURES = ("components", "density", "ties")
_ADDRESS: Final = "compare"
_COMPARED: Final = "scenario:compared"


def compare_too(name: str) -> None:
    """Put a scenario beside those that are compared; of four the first gives way."""
    before = [each for each in st.session_state.get(_COMPARED, ()) if each != name]
    st.query_params[_ADDRESS] = [*before, name][-MOST_COMPARED:]


def show_kept(context: Context) -> list[Scenario]:
    """Show every scenario that somebody kept, each to open and to remove; those to compare.

    Of a scenario only the steps that can be done with the data of now are given.
    """
    words = context.words
    show_removed(context)
    found = kept(context.store)
    if not found:
        return []
    st.header(words("Kept scenarios"), anchor=False)
    st.caption(
        words("Everybody who opens this dashboard finds them here. The data stays as it is.")
    )
    with st.container(key="kept-scenarios"):
        for each in found:
            _one(context, each)
    chosen = _chosen(context, [each.name for each in found])
    by_name = {kept.name: scenario_of(kept)[0] for kept in found}
    scenarios = [by_name[name] for name in chosen]
    facts = context.snapshot.facts
    return [Scenario(scenario.name, doable(facts, scenario.steps)[0]) for scenario in scenarios]


def _one(context: Context, each: KeptScenario) -> None:
    words, snapshot = context.words, context.snapshot
    scenario, unread = scenario_of(each)
    text, opened, gone = st.columns([5, 2, 2], vertical_alignment="center")
    with text:
        st.markdown(f"**{escaped(each.name)}**")
        st.caption(escaped(kept_sentence(words, each)))
        wrong = [
            error_sentence(words, snapshot, error)
            for error in doable(snapshot.facts, scenario.steps)[1]
        ]
        wrong += [words("“{text}” is no change that is known here.", text=text) for text in unread]
        if wrong:
            told = words("Does not fit the data of now: {reasons}", reasons=" ".join(wrong))
            st.warning(escaped(told))
    opened.button(
        words("Open it again"),
        key=f"kept-open-{each.name}",
        on_click=partial(_open, scenario),
        width="stretch",
    )
    gone.button(
        words("Remove"),
        key=f"kept-drop-{each.name}",
        type="tertiary",
        icon=":material/delete:",
        on_click=partial(remove, context, each),
        width="stretch",
    )


def _open(scenario: Scenario) -> None:
    current.become(scenario.steps)
    current.rename(scenario.name)


def _chosen(context: Context, names: Sequence[str]) -> list[str]:
    """Which scenarios are compared; it stays so after a look elsewhere."""
    wanted = st.query_params.get_all(_ADDRESS) or [
        name for name in st.session_state.get(_COMPARED, ()) if name in names
    ]
    if wanted:
        st.query_params[_ADDRESS] = wanted[:MOST_COMPARED]
    chosen = address.multiselect(
        context.words("Put beside each other, three at most"),
        _ADDRESS,
        names,
        show=str,
        max_selections=MOST_COMPARED,
        placeholder=context.words("Choose scenarios"),
    )
    refused(context, address.unknown(_ADDRESS))
    st.session_state[_COMPARED] = chosen
    return chosen


def show_beside_each_other(context: Context, compared: Sequence[tuple[str, Comparison]]) -> None:
    """Show what some scenarios change, by name, beside what is; nothing where there is none."""
    words = context.words
    rows = [(name, _rows(words, comparison)) for name, comparison in compared]
    if not rows:
        return
    _, first = rows[0]
    show_table(
        [
            {
                words("What"): title,
                words("Now"): first[title][0],
                **{name: row[title][1] for name, row in rows},
            }
            for title in first
        ],
        alt=words("Kept scenarios"),
    )


def _rows(words: Words, comparison: Comparison) -> dict[str, tuple[str, str]]:
    """What is compared, before and after."""
    confirmed, unknown = comparison.gaps[Status.CONFIRMED], comparison.gaps[Status.UNKNOWN]
    cuts = comparison.cut_points_new, comparison.cut_points_gone
    parts, density, ties = (comparison.network[key] for key in _MEASURES)
    return {
        words("Confirmed gaps"): (words.number(confirmed.before), words.number(confirmed.after)),
        words("Unknown gaps"): (words.number(unknown.before), words.number(unknown.after)),
        words("Gaps closed"): ("", words.number(len(comparison.closed))),
        words("Gaps opened"): ("", words.number(len(comparison.opened))),
        words("Only links: difference"): ("", words.number(len(cuts[0]) - len(cuts[1]))),
        words("Separate parts"): (
            format_value(words, parts.before),
            format_value(words, parts.after),
        ),
        words("Pairs that meet"): (
            format_value(words, ties.before),
            format_value(words, ties.after),
        ),
        words("Density"): (format_value(words, density.before), format_value(words, density.after)),
    }
