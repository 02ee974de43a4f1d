"""The difference that a proposal makes: row by row, in the network and in the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.changes import change_kind_name, changed_cells_sentence
from dashboard.wording.columns import table_name
from dashboard.wording.gaps import render_finding
from dashboard.words import Words
from data.change import Change
from data.changes import Changes
from data.intake.proposing.proposal import Proposal
from data.model import Facts
from data.periods import facts_on_day
from data.state import State
from data.tables import Key
from graph.gaps import Finding
from graph.gaps.city_settings import usable_rule_settings
from graph.network_size import LARGE
from graph.scenarios.comparison import NetworkComparison, compare_states

_SHOWN: Final = 5_000  # rows to tick; of more, whole tables can be left out
_SEATS: Final = 15_000  # with more of these a network is as large as with many actors
_FACTS: Final = 60_000  # of all tables together, for rules look at ties and attendance too
_LISTED: Final = 5  # gaps; the others are folded


def show_difference(context: Context, changes: Changes) -> None:
    """Show how many facts are added, changed, ended and removed, and the first of them."""
    words = context.words
    _show_change_counts(words, changes)
    shown = changes[:_SHOWN]
    show_text_table(
        [_change_table_row(words, change) for change in shown],
        alt=words("What changes, row by row"),
    )
    if len(changes) > _SHOWN:
        st.caption(words("The first {count} rows are shown.", count=words.number(_SHOWN)))


def choose_changes_to_undo(
    context: Context, changes: Changes, *, key: str
) -> tuple[frozenset[tuple[str, Key]], frozenset[str]]:
    """Show the difference, with a box to untick at each of the first rows and at each table.

    Return what was unticked: the table and key of each row, and the names of whole tables.
    """
    words = context.words
    _show_change_counts(words, changes)
    tables = [part.table.name for part in changes.parts]
    kept = tables
    if len(tables) > 1:
        kept = st.pills(
            words("Take over these tables"),
            tables,
            selection_mode="multi",
            default=tables,
            format_func=lambda name: table_name(words, name),
            key=f"tables-{key}",
        )
    offered = changes.in_tables(kept)
    shown = offered[:_SHOWN]
    ticked = _ask_which_rows(words, shown, key=f"rows-{key}-{'-'.join(kept)}")
    if len(offered) > _SHOWN:
        st.caption(
            words(
                "The first {count} rows are shown; the others are taken over too.",
                count=words.number(_SHOWN),
            )
        )
    unticked = (
        (change.table, change.key) for change, taken in zip(shown, ticked, strict=True) if not taken
    )
    return frozenset(unticked), frozenset(tables) - frozenset(kept)


def _ask_which_rows(words: Words, changes: Sequence[Change], *, key: str) -> list[bool]:
    if not changes:
        return []
    take = words("Take over")
    rows = [{take: True, **_change_table_row(words, change)} for change in changes]
    edited: Any = st.data_editor(
        pd.DataFrame(rows),
        hide_index=True,
        disabled=[name for name in rows[0] if name != take],
        column_config={take: st.column_config.CheckboxColumn(take, width=110)},
        key=key,
        alt=words("What changes, row by row; take the tick off a row to leave it out"),
    )
    return [bool(taken) for taken in edited[take]]


def _show_change_counts(words: Words, changes: Changes) -> None:
    numbers, ended = changes.counts, changes.ended_count
    shown = (
        (words("Added"), numbers.added),
        (words("Changed"), numbers.changed - ended),
        (words("Ended"), ended),
        (words("Removed"), numbers.removed),
    )
    for column, (label, count) in zip(st.columns(4), shown, strict=True):
        column.metric(label, words.number(count), border=True)


def _change_table_row(words: Words, change: Change) -> dict[str, str]:
    return {
        words("Table"): table_name(words, change.table),
        words("Which"): " / ".join(change.key),
        words("Change"): words("ended")
        if change.sets_end_date
        else change_kind_name(words, change.kind),
        words("Before → after"): changed_cells_sentence(words, change),
    }


def show_effect_on_network(context: Context, proposal: Proposal) -> None:
    """Show the change in actors, seats, components and gaps; if large, only the first two."""
    words = context.words
    actors, seats = (
        (proposal.known[name].num_rows, proposal.state_after[name].num_rows)
        for name in ("actors", "seats")
    )
    facts = max(_row_count(state) for state in (proposal.known, proposal.state_after))
    large = max(actors) > LARGE or max(seats) > _SEATS or facts > _FACTS
    found = None if large else compare_facts_once(context, proposal.before, proposal.after)
    if found is not None:  # in a large network those that ended are counted along
        was, becomes = (
            facts_on_day(facts, context.today) for facts in (proposal.before, proposal.after)
        )
        actors = len(was.actors), len(becomes.actors)
        seats = len(was.seats), len(becomes.seats)
    rows = [(words("Actors"), *actors), (words("Seats"), *seats)]
    if found is not None:
        parts = found.component_counts
        rows.append(
            (
                words("Parts that never meet each other"),
                _as_whole_number(parts.before),
                _as_whole_number(parts.after),
            )
        )
    show_text_table(
        [
            {
                words("What"): label,
                words("Before"): words.number(was),
                words("After"): words.number(becomes),
            }
            for label, was, becomes in rows
        ],
        alt=words("What the change does to the network"),
    )
    if found is None:
        st.caption(
            words("The network is too large to work out here which gaps would close and open.")
        )
        return
    before, after = (
        Snapshot(context.revision, facts) for facts in (proposal.before, proposal.after)
    )
    _show_gaps(context.with_snapshot(before), words("Gaps that close"), found.closed_gaps)
    _show_gaps(context.with_snapshot(after), words("Gaps that open"), found.opened_gaps)
    if found.changed_gaps:
        surer = [shift.relevant_finding for shift in found.changed_gaps]
        _show_gaps(context.with_snapshot(after), words("Surer or less sure"), surer)


def _row_count(state: State) -> int:
    return sum(rows.num_rows for rows in state.values())


def compare_facts_once(context: Context, before: Facts, after: Facts) -> NetworkComparison:
    """Compare two states of the facts; cached until one of them changes."""
    kept = st.session_state.get("effect")
    if kept is None or kept[0] is not before or kept[1] != after:
        was, becomes = (usable_rule_settings(facts.rule_settings) for facts in (before, after))
        found = compare_states(before, after, on=context.today, settings=becomes, settings_then=was)
        kept = (before, after, found)
        st.session_state["effect"] = kept
    comparison: NetworkComparison = kept[2]
    return comparison


def _as_whole_number(value: float | None) -> int:
    return int(value or 0)


def _show_gaps(context: Context, title: str, findings: Iterable[Finding]) -> None:
    words = context.words
    titles = [render_finding(words, context.snapshot, finding).title for finding in findings]
    if not titles:
        st.markdown(f"**{title}:** {words('none')}")
        return
    st.markdown(f"**{title}:** {words.number(len(titles))}")
    st.markdown(_bullet_list(titles[:_LISTED]))
    if len(titles) > _LISTED:
        with st.expander(
            words(
                "{title}: the other {count}", title=title, count=words.number(len(titles) - _LISTED)
            )
        ):
            st.markdown(_bullet_list(titles[_LISTED:]))


def _bullet_list(titles: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(title)}" for title in titles)
