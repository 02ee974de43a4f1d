"""The page to try out a scenario: what adding or removing a seat, actor or body would change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import address, cache, comparisons
from dashboard.components.comparison import StateTitles, show_comparison
from dashboard.components.drafts import kept_text_input
from dashboard.components.gaps.findings import finding_label
from dashboard.components.page_header import report_unknown_value, show_page_header_with_day
from dashboard.components.scenario.editor import (
    report_and_drop_impossible_steps,
    show_scenario_editor,
)
from dashboard.components.scenario.saved_scenarios import (
    add_to_comparison,
    ask_scenario_author,
    save_scenario,
    show_compared_scenarios,
    show_save_outcome,
    show_saved_scenarios,
)
from dashboard.components.scenario.steps import (
    new_id_from_name,
    rename_scenario,
    scenario_name,
    session_steps,
    set_session_steps,
    write_steps_to_address,
)
from dashboard.components.scenario.suggestions import (
    SuggestionMode,
    choose_suggestion_mode,
    show_suggestions,
)
from dashboard.context import Context
from dashboard.documents.scenario_workbook import removes_facts, scenario_workbook
from dashboard.markdown import escaped
from dashboard.marking import gaps
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps import render_finding
from data.saved_scenarios import list_scenarios
from graph.gaps import Finding
from graph.scenarios.scenario import AddSeat, Scenario, apply_steps
from graph.supposed_facts import as_data


def show(context: Context) -> None:
    """Show the suggestions and the scenario, and below them what the scenario would change."""
    words = context.words
    context = show_page_header_with_day(
        context,
        words("What if"),
        words(
            "Try out what a change would bring: a seat more, an actor or a body. Nothing here "
            "changes the data."
        ),
    )
    offered = list(context.snapshot.bodies)
    context = context.with_snapshot(context.whole_snapshot)  # a scenario changes more than one day
    snapshot = context.snapshot
    steps = report_and_drop_impossible_steps(context, session_steps())
    write_steps_to_address(steps)
    after = Snapshot(snapshot.revision, apply_steps(snapshot.facts, steps))
    gap = _show_gap_to_close(context)
    left, right = st.columns(2, gap="large")
    with left:
        st.header(words("Suggestions"), anchor=False)
        body = address.selectbox(
            words("For which body"),
            "body",
            offered,
            show=snapshot.name,
            placeholder=words("The whole network"),
        )
        report_unknown_value(context, address.unknown_value("body"))
        suggestions = st.container()
    with right:
        st.header(words("The scenario"), anchor=False)
        scenario = Scenario(_ask_scenario_name(context), steps)
        show_scenario_editor(context, after, scenario)
        _offer_to_save(context, scenario)
    closed = _show_comparison_with_now(context, after, scenario, gap)
    show_compared_scenarios(
        context,
        [
            (saved.name, comparisons.comparison(context, saved))
            for saved in show_saved_scenarios(context)
        ],
    )
    with suggestions:
        _show_suggestions(context.with_snapshot(after), scenario, body, None if closed else gap)


def _show_suggestions(
    context: Context, scenario: Scenario, body: str | None, gap: Finding | None
) -> None:
    """Show the seats worth adding to the scenario; with a `gap`, only those that close it."""
    how = SuggestionMode.ONE if gap is not None else choose_suggestion_mode(context)
    suggested = (
        comparisons.suggestions if how is SuggestionMode.ONE else comparisons.suggestions_together
    )
    show_suggestions(context, scenario, how, suggested(context, scenario, body), gap)


def _show_gap_to_close(context: Context) -> Finding | None:
    """Show and return the gap in the address, that a suggestion should close; None for none."""
    words = context.words
    wanted = st.query_params.get("gap")
    found = gaps(cache.findings(context))
    gap = next((finding for finding in found if finding.identity == wanted), None)
    report_unknown_value(context, wanted if wanted and gap is None else None)
    if gap is not None:
        with st.container(border=True):
            st.markdown(f"{words('To close:')} {finding_label(context, gap)}")
            st.markdown(escaped(render_finding(words, context.snapshot, gap).remedy))
            st.button(words("Look further than this gap"), on_click=_remove_gap_from_address)
    return gap


def _remove_gap_from_address() -> None:
    del st.query_params["gap"]


def _ask_scenario_name(context: Context) -> str:
    words = context.words
    fallback = _unused_scenario_name(context)
    called = kept_text_input(
        words("Name of the scenario"),
        scenario_name(fallback),
        key="scenario-name",
        on_typed=rename_scenario,
        max_chars=60,
    )
    return called.strip() or fallback


def _offer_to_save(context: Context, scenario: Scenario) -> None:
    words, snapshot = context.words, context.snapshot
    show_save_outcome(context, partial(_save_and_start_next, context, instead=True))
    if not scenario.steps:
        return
    ask_scenario_author(context)
    with st.container(horizontal=True):
        if st.button(words("Keep, to compare"), icon=":material/bookmark:"):
            _save_and_start_next(context, scenario)
            st.rerun()
        st.download_button(
            words("As a file to upload"),
            lambda: scenario_workbook(snapshot.facts, scenario, language=words.language),
            file_name=f"{new_id_from_name(scenario.name, ())}.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        st.button(
            words("Start over"),
            icon=":material/restart_alt:",
            on_click=partial(set_session_steps, ()),
        )
    replaces = removes_facts(snapshot.facts, scenario)
    how = (
        words("Upload the file under Update, and choose Replace: this scenario leaves things out.")
        if replaces
        else words("Upload the file under Update to make it real, with Add and update.")
    )
    tried = (
        words("Its new seats are then supposed, until you fill in their source and evidence.")
        if any(isinstance(step, AddSeat) for step in scenario.steps)
        else ""
    )
    st.caption(f"{how} {tried}")


def _save_and_start_next(context: Context, scenario: Scenario, *, instead: bool = False) -> None:
    """Save the scenario; once saved, continue from its steps under a new name."""
    if save_scenario(context, scenario, instead=instead):
        add_to_comparison(scenario.name)
        rename_scenario(_unused_scenario_name(context))


def _unused_scenario_name(context: Context) -> str:
    names = {saved.name for saved in list_scenarios(context.store)}
    number = 1
    while (name := context.words("Scenario {number}", number=number)) in names:
        number += 1
    return name


def _show_comparison_with_now(
    context: Context, after: Snapshot, scenario: Scenario, gap: Finding | None
) -> bool:
    """Show what the scenario changes; return whether it closes `gap`."""
    words, snapshot = context.words, context.snapshot
    st.header(words("Before and after"), anchor=False)
    if not scenario.steps:
        st.info(words("As soon as the scenario holds a change, you see here what it brings."))
        return False
    comparison = comparisons.comparison(context, scenario)
    closed = gap is not None and gap.identity in {
        finding.identity for finding in comparison.closed_gaps
    }
    if gap is not None and closed:
        title = render_finding(words, snapshot, gap).title
        st.success(escaped(words("This scenario closes the gap: {title}.", title=title)))
    titles = StateTitles(words("Now"), scenario.name)
    # The rules take a seat that is tried out for a real one; the picture shows it as supposed.
    seats = tuple(map(as_data, after.facts.seats))
    shown = Snapshot(after.revision, replace(after.facts, seats=seats))
    day = context.judged_on
    show_comparison(
        context,
        snapshot.seen_on(day),
        shown.seen_on(day),
        comparison,
        titles,
        cache.positions(context),
    )
    return closed
