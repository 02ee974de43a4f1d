"""Up to three scenarios beside each other, and beside what is."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import cache
from dashboard.components.scenario import current
from dashboard.components.scenario.text import doable
from dashboard.components.tables import show_table
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.values import told_value
from dashboard.words import Words
from graph.gaps import Status
from graph.scenarios.comparison import Comparison
from graph.scenarios.scenario import Scenario

_MEASURES = ("components", "density", "ties")


def show_kept(visit: Visit, now: Snapshot) -> None:
    """Show the kept scenarios in one table, each with a way to open and to forget it."""
    words = visit.words
    kept = [each for each in current.kept() if each.steps]
    if not kept:
        return
    st.subheader(words("Scenarios that you kept"), anchor=False)
    usable = [Scenario(each.name, doable(now.facts, each.steps)[0]) for each in kept]
    compared = [cache.compared(visit, each) for each in usable]
    rows = [_rows(words, each) for each in compared]
    show_table(
        [
            {
                words("What"): title,
                words("Now"): rows[0][title][0],
                **{each.name: row[title][1] for each, row in zip(usable, rows, strict=True)},
            }
            for title in rows[0]
        ],
        alt=words("Scenarios that you kept"),
    )
    for scenario in kept:
        name, opened, gone = st.columns([3, 1, 1], vertical_alignment="center")
        name.markdown(f"**{escaped(scenario.name)}**")
        opened.button(
            words("Open it again"),
            key=f"kept-open-{scenario.name}",
            on_click=partial(_open, scenario),
            width="stretch",
        )
        gone.button(
            words("Forget it"),
            key=f"kept-drop-{scenario.name}",
            type="tertiary",
            on_click=partial(current.drop, scenario.name),
            width="stretch",
        )


def _open(scenario: Scenario) -> None:
    current.become(scenario.steps)
    current.rename(scenario.name)


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
        words("Separate parts"): (told_value(words, parts.before), told_value(words, parts.after)),
        words("Pairs that meet"): (told_value(words, ties.before), told_value(words, ties.after)),
        words("Density"): (told_value(words, density.before), told_value(words, density.after)),
    }
