"""The differences between two states: key figures, pictures, gaps and measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isclose
from typing import NamedTuple

import streamlit as st

from dashboard.components.comparison.pictures import show_networks_side_by_side
from dashboard.components.gaps.findings import SIGNS
from dashboard.components.measures import show_measure_explanations
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.comparison import network_change_sentences
from dashboard.wording.gaps import render_finding
from dashboard.wording.measures import (
    format_measure_value,
    measure_name,
    measure_sentence,
    ranked_measures,
)
from dashboard.words import Words
from graph.gaps import Finding, Status
from graph.measures import MeasureValues, Number, Value
from graph.scenarios.comparison import ACTOR_KEYS, BeforeAfter, NetworkComparison

_ACTORS = 15  # with the largest changes first
_GAPS = 12


class StateTitles(NamedTuple):
    """The titles of the two states that are compared."""

    before: str
    after: str


def show_comparison(
    context: Context,
    before: Snapshot,
    after: Snapshot,
    comparison: NetworkComparison,
    titles: StateTitles,
    positions: Mapping[str, tuple[float, float]],
) -> None:
    """Show two states side by side; `positions` are those of the nodes in the data."""
    words = context.words
    _show_key_figures(context, comparison, titles)
    if any(comparison.marked):
        st.caption(
            words(
                "Gaps without the marked ones: {before} before and {after} after.",
                before=words.number(comparison.marked.before),
                after=words.number(comparison.marked.after),
            )
        )
    for sentence in network_change_sentences(words, before, after, comparison):
        st.markdown(f"- {escaped(sentence)}")
    show_networks_side_by_side(context, before, after, comparison.lines, titles, positions)
    _show_finding_changes(context, before, after, comparison)
    _show_network_measures(context, comparison, titles)
    _show_actor_measure_changes(context, before, after, comparison, titles)


def _show_key_figures(context: Context, comparison: NetworkComparison, titles: StateTitles) -> None:
    words = context.words
    cuts = len(comparison.cut_points_new) - len(comparison.cut_points_gone)
    shown: list[tuple[str, BeforeAfter[Number]]] = [
        (words("Confirmed gaps"), _gap_counts_before_after(comparison, Status.CONFIRMED)),
        (words("Unknown gaps"), _gap_counts_before_after(comparison, Status.UNKNOWN)),
        (words("Separate parts"), comparison.component_counts),
    ]
    places = st.columns(4)
    for place, (title, pair) in zip(places, shown, strict=False):
        place.metric(
            title,
            format_measure_value(words, pair.after),
            _difference_text(words, pair),
            delta_color="inverse",
            border=True,
            height="stretch",
            help=words(
                "{title}: {value}",
                title=titles.before,
                value=format_measure_value(words, pair.before),
            ),
        )
    places[-1].metric(
        words("Only links: difference"),
        words.number(cuts) if cuts <= 0 else f"+{words.number(cuts)}",
        border=True,
        height="stretch",
        help=words("Actors without whom the network falls apart."),
    )


def _gap_counts_before_after(comparison: NetworkComparison, status: Status) -> BeforeAfter[Number]:
    return BeforeAfter(comparison.gaps[status].before, comparison.gaps[status].after)


def _difference_text(words: Words, pair: BeforeAfter[Number]) -> str | None:
    if pair.before is None or pair.after is None or pair.before == pair.after:
        return None
    step = pair.after - pair.before
    return f"{'+' if step > 0 else '-'}{format_measure_value(words, abs(step))}"


def _show_network_measures(
    context: Context, comparison: NetworkComparison, titles: StateTitles
) -> None:
    words = context.words
    st.header(words("Measures of the whole network"), anchor=False)
    changed = {
        key: pair
        for key, pair in comparison.network.items()
        if not is_unchanged(pair)
        and format_measure_value(words, pair.before) != format_measure_value(words, pair.after)
    }
    if not changed:
        st.markdown(words("No measure of the whole network changes."))
    show_text_table(
        [
            {
                words("Measure"): measure_name(words, key),
                titles.before: format_measure_value(words, pair.before),
                titles.after: format_measure_value(words, pair.after),
                words("What it says"): measure_sentence(words, key),
            }
            for key, pair in changed.items()
        ],
        alt=words("Measures of the whole network"),
    )
    if changed:
        with st.expander(words("How these measures are counted"), key="counted-measures"):
            show_measure_explanations(context, changed)


def _show_actor_measure_changes(
    context: Context,
    before: Snapshot,
    after: Snapshot,
    comparison: NetworkComparison,
    titles: StateTitles,
) -> None:
    words = context.words
    changed = {
        actor: {
            key: pair
            for key, pair in pairs.items()
            if format_measure_value(words, pair.before) != format_measure_value(words, pair.after)
        }
        for actor, pairs in comparison.actors.items()
    }
    changed = {actor: pairs for actor, pairs in changed.items() if pairs}
    if not changed:
        return
    st.header(words("Actors whose place changes"), anchor=False)
    rows = [
        {
            words("Actor"): (after if actor in after.things else before).name(actor),
            words("Measure"): measure_name(words, key),
            titles.before: _measure_text(
                words, comparison.measured.before, actor, key, pair.before
            ),
            titles.after: _measure_text(words, comparison.measured.after, actor, key, pair.after),
        }
        for actor in _sorted_by_largest_change(comparison, changed)
        for key, pair in changed[actor].items()
    ]
    with st.expander(
        words.plural("{count} actor", "{count} actors", len(changed)),
        key="changed-actors",
    ):
        if len(changed) > _ACTORS:
            st.caption(
                words(
                    "The {count} with the largest change in contacts.", count=words.number(_ACTORS)
                )
            )
        show_text_table(rows, alt=words("Actors whose place changes"))
        show_measure_explanations(context, ACTOR_KEYS)


def _measure_text(words: Words, measured: MeasureValues, actor: str, key: str, value: Value) -> str:
    """A measure of one actor: its rank, where few actors are ranked, then the value."""
    found = (
        ranked_measures(words, measured, measured.actors, actor, [key])
        if actor in measured.actors
        else []
    )
    if found and found[0].place:
        return f"{found[0].place} ({found[0].value})"
    return format_measure_value(words, value)


def _sorted_by_largest_change(
    comparison: NetworkComparison, actors: Iterable[str]
) -> Iterable[str]:
    def change(actor: str) -> float:
        pair = comparison.actors[actor]["degree"]
        return abs(float(pair.after or 0) - float(pair.before or 0))

    return sorted(actors, key=lambda actor: (-change(actor), actor))[:_ACTORS]


def is_unchanged(pair: BeforeAfter[Number] | BeforeAfter[Value]) -> bool:
    """Whether a measure is the same before and after, apart from rounding in the last digits."""
    if isinstance(pair.before, float) and isinstance(pair.after, float):
        return isclose(pair.before, pair.after, rel_tol=1e-9, abs_tol=1e-12)
    return pair.before == pair.after


def _show_finding_changes(
    context: Context, before: Snapshot, after: Snapshot, comparison: NetworkComparison
) -> None:
    """Show which gaps close, open or change; a closed gap is described as it was before."""
    words = context.words
    closed, opened = st.columns(2, gap="large")
    with closed:
        _show_gaps(
            context.with_snapshot(before),
            words("Gaps closed"),
            comparison.closed_gaps,
            words("None."),
        )
    with opened:
        _show_gaps(
            context.with_snapshot(after),
            words("Gaps opened"),
            comparison.opened_gaps,
            words("None."),
        )
    if comparison.changed_gaps:
        st.header(
            f"{words('Surer or less sure')} ({words.number(len(comparison.changed_gaps))})",
            anchor=False,
        )
        for shift in comparison.changed_gaps[:_GAPS]:
            became = capitalised_choice_name(words, shift.relevant_finding.status)
            title = render_finding(words, after, shift.relevant_finding).title
            was = (
                Status.CONFIRMED
                if shift.relevant_finding.status is Status.UNKNOWN
                else Status.UNKNOWN
            )
            st.markdown(
                f"- {escaped(capitalised_choice_name(words, was))} → **{escaped(became)}** · {escaped(title)}"
            )
        _show_how_many_more(context, len(comparison.changed_gaps))


def _show_gaps(context: Context, title: str, findings: Sequence[Finding], none: str) -> None:
    words = context.words
    st.header(f"{title} ({words.number(len(findings))})", anchor=False)
    if not findings:
        st.markdown(none)
    for finding in findings[:_GAPS]:
        text = render_finding(words, context.snapshot, finding)
        status = capitalised_choice_name(words, finding.status)
        st.markdown(f"- {SIGNS[finding.status]} **{status}** · {escaped(text.title)}")
    _show_how_many_more(context, len(findings))


def _show_how_many_more(context: Context, count: int) -> None:
    if count > _GAPS:
        rest = count - _GAPS
        st.caption(context.words.plural("And {count} more.", "And {count} more.", rest))
