"""Suggested seats, ranked, with the reasons for and against each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

import streamlit as st

from dashboard import address
from dashboard.components.scenario.steps import set_session_steps
from dashboard.components.sources import show_quotes
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.scenarios import suggestion_reason_sentences, suggestion_title
from graph.gaps import Finding
from graph.scenarios.finding_changes import FindingChangeKind
from graph.scenarios.scenario import Scenario, apply_steps
from graph.scenarios.suggestions import TRIES, SeatSuggestion, group_similar_suggestions

_SHOWN = 10


class SuggestionMode(StrEnum):
    """What is suggested: single seats, or a few seats that go together."""

    ONE = "one"
    FEW = "few"


def show_suggestions(
    context: Context,
    scenario: Scenario,
    how: SuggestionMode,
    found: Sequence[SeatSuggestion],
    gap: Finding | None,
) -> None:
    """Show the seats worth adding to the scenario; with a `gap`, those that close it.

    The context is about the network as the scenario makes it.
    """
    words = context.words
    if gap is not None:
        found = suggestions_closing(found, gap)
    st.caption(
        words(
            "A suggestion, worked out from the data: seats were tried one by one, and each was "
            "added to those before it. Another few may be better. Whether it is wise, people decide."
        )
        if how is SuggestionMode.FEW
        else words(
            "A suggestion, worked out from the data: the seats that promise most, {number} at most, "
            "were each tried alone. First come those for which something in the data speaks. In both "
            "lists first comes what closes the most serious gaps and opens the fewest; an unknown "
            "gap counts for a quarter. Whether it is wise, people decide.",
            number=words.number(TRIES),
        )
    )
    if not found:
        st.info(
            words("None of the seats that were tried closes this gap.")
            if gap is not None
            else words("None of the new seats that were tried gains anything.")
        )
    elif how is SuggestionMode.FEW:
        _show_suggested_seat_set(context, scenario, found)
    else:
        _show_suggestions_by_kind_of_reason(context, scenario, found)


def suggestions_closing(
    found: Sequence[SeatSuggestion], gap: Finding
) -> tuple[SeatSuggestion, ...]:
    """The suggestions that close one gap, in the order given."""
    return tuple(
        suggestion
        for suggestion in found
        if any(
            shift.kind is FindingChangeKind.CLOSED
            and shift.relevant_finding.identity == gap.identity
            for shift in suggestion.effect.finding_changes
        )
    )


def choose_suggestion_mode(context: Context) -> SuggestionMode:
    """Offer single seats, or a few seats that go together; return the choice."""
    words = context.words
    chosen = address.segmented(
        words("What to suggest"),
        "how",
        {
            SuggestionMode.ONE: words("One seat"),
            SuggestionMode.FEW: words("A few that go together"),
        },
        default=SuggestionMode.ONE,
    )
    return SuggestionMode(chosen)


def _show_suggestions_by_kind_of_reason(
    context: Context, scenario: Scenario, found: Sequence[SeatSuggestion]
) -> None:
    """Show suggestions with a reason in the data, then those that only improve the network."""
    words = context.words
    content = [suggestion for suggestion in found if suggestion.is_supported_by_data]
    shape = [suggestion for suggestion in found if not suggestion.is_supported_by_data]
    place = 0
    for title, none, listed in (
        (
            words("The data point there"),
            words("Nothing in the data speaks for a new seat that gains anything."),
            content,
        ),
        (words("Only for the shape of the network"), "", shape),
    ):
        if not listed and not none:
            continue
        st.subheader(title, anchor=False)
        if not listed:
            st.markdown(escaped(none))
        for group in group_similar_suggestions(listed)[:_SHOWN]:
            place += 1
            _show_suggestion(context, scenario, group, place)


def _show_suggestion(
    context: Context, scenario: Scenario, group: Sequence[SeatSuggestion], place: int
) -> None:
    words, snapshot = context.words, context.snapshot
    suggestion = group[0]
    equals = [suggested.actor for suggested in group]
    title = suggestion_title(words, snapshot, suggestion, place, equals)
    with st.expander(escaped(title), expanded=place == 1):
        if len(group) > 1:
            name = snapshot.name(suggestion.actor)
            st.markdown(escaped(words("For {name}, for example:", name=name)))
        _show_suggestion_reasons(context, suggestion)
        if len(group) > 1:
            chosen = _choose_actor_of_equals(context, group)
            if chosen is None:
                return
            suggestion = chosen
        st.button(
            words("Add to the scenario"),
            key=f"suggestion-{suggestion.actor}-{suggestion.body}",
            icon=":material/add:",
            on_click=partial(set_session_steps, (*scenario.steps, suggestion.as_step)),
        )


def _choose_actor_of_equals(
    context: Context, group: Sequence[SeatSuggestion]
) -> SeatSuggestion | None:
    """Ask which of several equal suggestions to take; none is chosen by default."""
    words, snapshot = context.words, context.snapshot
    by_actor = {suggestion.actor: suggestion for suggestion in group}
    st.markdown(
        escaped(
            words("These bring the same: {names}.", names=words.all_of(snapshot.names(by_actor)))
        )
    )
    chosen = st.selectbox(
        words("Choose who"),
        snapshot.by_name(by_actor),
        index=None,
        format_func=snapshot.name,
        placeholder=words("Type a part of the name"),
        key=f"suggestion-who-{group[0].body}-{group[0].actor}",
    )
    return by_actor.get(chosen) if chosen else None


def _show_suggested_seat_set(
    context: Context, scenario: Scenario, found: Sequence[SeatSuggestion]
) -> None:
    snapshot = context.snapshot
    steps = [suggestion.as_step for suggestion in found]
    for place, suggestion in enumerate(found, start=1):
        before = Snapshot(snapshot.revision, apply_steps(snapshot.facts, steps[: place - 1]))
        title = suggestion_title(context.words, before, suggestion, place)
        with st.expander(escaped(title), expanded=place == 1):
            _show_suggestion_reasons(context.with_snapshot(before), suggestion)
    st.button(
        context.words("Add these to the scenario"),
        icon=":material/add:",
        on_click=partial(set_session_steps, (*scenario.steps, *steps)),
    )


def _show_suggestion_reasons(context: Context, suggestion: SeatSuggestion) -> None:
    sentences = suggestion_reason_sentences(context.words, context.snapshot, suggestion)
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in sentences))
    facts = tuple(fact for reason in suggestion.reasons for fact in reason.facts)
    if facts:
        with st.expander(context.words("Lines that this rests on")):
            show_quotes(context, facts)
