"""Suggestions of new seats: ranked, with the reasons for and against each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

import streamlit as st

from dashboard import address, comparisons
from dashboard.components.scenario import current
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.scenario import reason_sentences, suggestion_title
from graph.gaps import Finding
from graph.scenarios.scenario import Scenario, applied
from graph.scenarios.shifts import Turn
from graph.scenarios.suggestions import TRIES, Suggestion

_SHOWN = 10


class How(StrEnum):
    """What is suggested."""

    ONE = "one"
    FEW = "few"


def show_proposals(
    visit: Visit, after: Snapshot, scenario: Scenario, body: str | None, gap: Finding | None
) -> None:
    """Show the seats that would gain most beside those of the scenario; of a gap, its own ones."""
    words = visit.words
    how = How.ONE if gap is not None else _how(visit)
    ask = comparisons.suggested if how is How.ONE else comparisons.suggested_together
    found = ask(visit, scenario, body)
    if gap is not None:
        found = closing(found, gap)
    st.caption(
        words(
            "A suggestion, worked out from the data: seats were tried one by one, and each was "
            "added to those before it. Another few may be better. Whether it is wise, people decide."
        )
        if how is How.FEW
        else words(
            "A suggestion, worked out from the data: the seats that promise most, {number} at most, "
            "were each tried alone. First comes what closes the most serious gaps and opens the "
            "fewest; an unknown gap counts for a quarter. Whether it is wise, people decide.",
            number=words.number(TRIES),
        )
    )
    if not found:
        st.info(
            words("None of the seats that were tried closes this gap.")
            if gap is not None
            else words("None of the new seats that were tried gains anything.")
        )
    elif how is How.FEW:
        _few(visit, after, scenario, found)
    else:
        for place, suggestion in enumerate(found[:_SHOWN], start=1):
            _one(visit, after, scenario, suggestion, place)


def closing(found: Sequence[Suggestion], gap: Finding) -> tuple[Suggestion, ...]:
    """The suggestions that close one gap, in the order given."""
    return tuple(
        each
        for each in found
        if any(
            shift.turn is Turn.CLOSED and shift.finding.identity == gap.identity
            for shift in each.effect.shifts
        )
    )


def _how(visit: Visit) -> How:
    words = visit.words
    chosen = address.segmented(
        words("What to suggest"),
        "how",
        {How.ONE: words("One seat"), How.FEW: words("A few that go together")},
        default=How.ONE,
    )
    return How(chosen)


def _one(
    visit: Visit, after: Snapshot, scenario: Scenario, suggestion: Suggestion, place: int
) -> None:
    title = suggestion_title(visit.words, after, suggestion, place)
    with st.expander(escaped(title), expanded=place == 1):
        _reasons(visit, after, suggestion)
        st.button(
            visit.words("Add to the scenario"),
            key=f"suggestion-{suggestion.actor}-{suggestion.body}",
            icon=":material/add:",
            on_click=partial(current.become, (*scenario.steps, suggestion.step)),
        )


def _few(visit: Visit, after: Snapshot, scenario: Scenario, found: Sequence[Suggestion]) -> None:
    steps = [each.step for each in found]
    for place, suggestion in enumerate(found, start=1):
        before = Snapshot(after.revision, applied(after.facts, steps[: place - 1]))
        title = suggestion_title(visit.words, before, suggestion, place)
        with st.expander(escaped(title), expanded=place == 1):
            _reasons(visit, before, suggestion)
    st.button(
        visit.words("Add these to the scenario"),
        icon=":material/add:",
        on_click=partial(current.become, (*scenario.steps, *steps)),
    )


def _reasons(visit: Visit, now: Snapshot, suggestion: Suggestion) -> None:
    sentences = reason_sentences(visit.words, now, suggestion)
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in sentences))
