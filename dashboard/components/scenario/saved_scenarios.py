"""The scenarios that people saved for everybody: save, replace, remove, open and compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final

import streamlit as st

from dashboard import address
from dashboard.components.author import ask_author_name
from dashboard.components.drafts import kept_text_input
from dashboard.components.page_header import report_unknown_value
from dashboard.components.scenario.steps import (
    feasible_steps,
    format_step,
    parse_step,
    rename_scenario,
    set_session_steps,
)
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.measures import format_measure_value
from dashboard.wording.problems import error_text
from dashboard.wording.scenarios import saved_scenario_sentence, scenario_error_sentence
from dashboard.words import Words
from data import saved_scenarios
from data.errors import WoonnetwerkError
from data.saved_scenarios import SavedScenario, list_scenarios
from graph.gaps import Status
from graph.scenarios.comparison import NetworkComparison
from graph.scenarios.scenario import Scenario

_AUTHOR: Final = "scenario:author"
_AUTHOR_BOX: Final = "scenario-author"
_DONE: Final = "scenario:done"
_REFUSED: Final = "scenario:refused"
_REMOVED: Final = "scenario:removed"
MOST_COMPARED: Final = 3
_MEASURES = ("components", "density", "ties")
_COMPARE: Final = "compare"
_COMPARED: Final = "scenario:compared"


def parse_saved_scenario(saved: SavedScenario) -> tuple[Scenario, list[str]]:
    """A saved scenario, and those of its step texts that cannot be parsed."""
    read = [(text, parse_step(text)) for text in saved.steps]
    steps = tuple(step for _, step in read if step is not None)
    return Scenario(saved.name, steps), [text for text, step in read if step is None]


def ask_scenario_author(context: Context) -> None:
    """Ask who saves the scenario; the name outlives a look at another page."""
    if context.signs:
        ask_author_name(context)
        return
    kept_text_input(
        context.words("Your name"),
        st.session_state.setdefault(_AUTHOR, context.person.name),
        key=_AUTHOR_BOX,
        on_typed=lambda author: st.session_state.update({_AUTHOR: author}),
        max_chars=60,
    )


def save_scenario(context: Context, scenario: Scenario, *, instead: bool = False) -> bool:
    """Save a scenario; return whether it was saved, which `show_save_outcome` reports.

    `instead` replaces a saved scenario of the same name.
    """
    saved = SavedScenario(
        name=scenario.name,
        steps=tuple(format_step(step) for step in scenario.steps),
        revision=context.revision,
        author=st.session_state.get(_AUTHOR_BOX, "").strip() or context.person.name,
        created=datetime.now(UTC).replace(tzinfo=None),
    )
    return _try_to_save(context, saved, instead=instead)


def remove_scenario(context: Context, saved: SavedScenario) -> None:
    """Remove a saved scenario and offer to restore it; `show_save_outcome` reports a failure."""
    try:
        saved_scenarios.delete_scenario(context.store, saved.name)
    except WoonnetwerkError as error:
        st.session_state[_REFUSED] = saved, error
    else:
        st.session_state[_REMOVED] = saved


def show_save_outcome(context: Context, replace: Callable[[Scenario], None]) -> str | None:
    """Report once whether a scenario was saved; return the name under which it was, else None.

    When the name is in use, a button calls `replace` with the scenario.
    """
    words = context.words
    done: str | None = st.session_state.pop(_DONE, None)
    refused: tuple[SavedScenario, WoonnetwerkError] | None = st.session_state.pop(_REFUSED, None)
    if done is not None:
        st.success(escaped(words("Kept as a scenario: {name}.", name=done)))
    if refused is not None:
        title, detail = error_text(words, refused[1])
        st.warning(f"**{escaped(title)}** {escaped(detail)}")
        if refused[1].code == "scenario-name-in-use":
            wanted, _ = parse_saved_scenario(refused[0])
            st.button(words("Replace the kept one"), on_click=partial(replace, wanted))
    return done


def show_removal_with_undo(context: Context) -> None:
    """Report once that a scenario was removed, with a button that restores it."""
    removed: SavedScenario | None = st.session_state.pop(_REMOVED, None)
    if removed is None:
        return
    words = context.words
    st.info(escaped(words("“{name}” is kept no longer.", name=removed.name)))
    st.button(
        words("Bring it back"),
        icon=":material/undo:",
        on_click=partial(_restore_removed_scenario, context, removed),
    )


def _restore_removed_scenario(context: Context, removed: SavedScenario) -> None:
    _try_to_save(context, removed)


def _try_to_save(context: Context, saved: SavedScenario, *, instead: bool = False) -> bool:
    try:
        saved_scenarios.save_scenario(context.store, saved, instead=instead)
    except WoonnetwerkError as error:
        st.session_state[_REFUSED] = saved, error
        return False
    st.session_state[_DONE] = saved.name
    return True


def add_to_comparison(name: str) -> None:
    """Add a scenario to those that are compared; a fourth one pushes out the first."""
    before = [other for other in st.session_state.get(_COMPARED, ()) if other != name]
    st.query_params[_COMPARE] = [*before, name][-MOST_COMPARED:]


def show_saved_scenarios(context: Context) -> list[Scenario]:
    """List the saved scenarios, each to open or remove; return those chosen for comparison.

    A returned scenario has only the steps that can be done with the present data.
    """
    words = context.words
    show_removal_with_undo(context)
    found = list_scenarios(context.store)
    if not found:
        return []
    st.header(words("Kept scenarios"), anchor=False)
    st.caption(
        words("Everybody who opens this dashboard finds them here. The data stays as it is.")
    )
    with st.container(key="kept-scenarios"):
        for saved in found:
            _show_saved_scenario(context, saved)
    chosen = _choose_scenarios_to_compare(context, [saved.name for saved in found])
    by_name = {saved.name: parse_saved_scenario(saved)[0] for saved in found}
    scenarios = [by_name[name] for name in chosen]
    facts = context.snapshot.facts
    return [
        Scenario(scenario.name, feasible_steps(facts, scenario.steps)[0]) for scenario in scenarios
    ]


def _show_saved_scenario(context: Context, saved: SavedScenario) -> None:
    words, snapshot = context.words, context.snapshot
    scenario, unread = parse_saved_scenario(saved)
    text, opened, gone = st.columns([5, 2, 2], vertical_alignment="center")
    with text:
        st.markdown(f"**{escaped(saved.name)}**")
        st.caption(escaped(saved_scenario_sentence(words, saved)))
        wrong = [
            scenario_error_sentence(words, snapshot, error)
            for error in feasible_steps(snapshot.facts, scenario.steps)[1]
        ]
        wrong += [words("“{text}” is no change that is known here.", text=text) for text in unread]
        if wrong:
            message = words("Does not fit the data of now: {reasons}", reasons=" ".join(wrong))
            st.warning(escaped(message))
    opened.button(
        words("Open it again"),
        key=f"kept-open-{saved.name}",
        on_click=partial(_open_saved_scenario, scenario),
        width="stretch",
    )
    gone.button(
        words("Remove"),
        key=f"kept-drop-{saved.name}",
        type="tertiary",
        icon=":material/delete:",
        on_click=partial(remove_scenario, context, saved),
        width="stretch",
    )


def _open_saved_scenario(scenario: Scenario) -> None:
    set_session_steps(scenario.steps)
    rename_scenario(scenario.name)


def _choose_scenarios_to_compare(context: Context, names: Sequence[str]) -> list[str]:
    """Offer the saved scenarios to compare; the choice outlives a look at another page."""
    wanted = st.query_params.get_all(_COMPARE) or [
        name for name in st.session_state.get(_COMPARED, ()) if name in names
    ]
    if wanted:
        st.query_params[_COMPARE] = wanted[:MOST_COMPARED]
    chosen = address.multiselect(
        context.words("Put beside each other, three at most"),
        _COMPARE,
        names,
        show=str,
        max_selections=MOST_COMPARED,
        placeholder=context.words("Choose scenarios"),
    )
    report_unknown_value(context, address.unknown_value(_COMPARE))
    st.session_state[_COMPARED] = chosen
    return chosen


def show_compared_scenarios(
    context: Context, compared: Sequence[tuple[str, NetworkComparison]]
) -> None:
    """Show what scenarios change beside the present state, by name; nothing for no scenario."""
    words = context.words
    rows = [(name, _comparison_rows(words, comparison)) for name, comparison in compared]
    if not rows:
        return
    _, first = rows[0]
    show_text_table(
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


def _comparison_rows(words: Words, comparison: NetworkComparison) -> dict[str, tuple[str, str]]:
    """The compared figures by their label, each before and after."""
    confirmed, unknown = comparison.gaps[Status.CONFIRMED], comparison.gaps[Status.UNKNOWN]
    cuts = comparison.cut_points_new, comparison.cut_points_gone
    parts, density, ties = (comparison.network[key] for key in _MEASURES)
    return {
        words("Confirmed gaps"): (words.number(confirmed.before), words.number(confirmed.after)),
        words("Unknown gaps"): (words.number(unknown.before), words.number(unknown.after)),
        words("Gaps closed"): ("", words.number(len(comparison.closed_gaps))),
        words("Gaps opened"): ("", words.number(len(comparison.opened_gaps))),
        words("Only links: difference"): ("", words.number(len(cuts[0]) - len(cuts[1]))),
        words("Separate parts"): (
            format_measure_value(words, parts.before),
            format_measure_value(words, parts.after),
        ),
        words("Pairs that meet"): (
            format_measure_value(words, ties.before),
            format_measure_value(words, ties.after),
        ),
        words("Density"): (
            format_measure_value(words, density.before),
            format_measure_value(words, density.after),
        ),
    }
