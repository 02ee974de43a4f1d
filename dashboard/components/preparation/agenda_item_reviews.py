"""What is known of each agenda item, with the quotes on which each line rests."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.sources import show_quotes
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.meetings import (
    LabelledLine,
    agenda_item_lines,
    agenda_item_title,
    open_advice_and_action_lines,
    unknown_sentences,
    year_sentences,
)
from data.model import Fact, Tie
from graph.meetings import Preparation


def show_agenda_item_reviews(context: Context, prepared: Preparation) -> None:
    """Show the agenda items as expanders; the first one that has a theme is open."""
    words, snapshot = context.words, context.snapshot
    st.header(words("On the agenda"), anchor=False)
    if not prepared.item_reviews:
        st.markdown(
            words("There is no agenda yet. Choose themes to see what the data tells of them.")
        )
    first = next(
        (point for point in prepared.item_reviews if point.subject.theme is not None), None
    )
    for point in prepared.item_reviews:
        with st.expander(
            escaped(agenda_item_title(words, snapshot, point)), expanded=point is first
        ):
            _show_labelled_lines(context, agenda_item_lines(words, snapshot, point, on=prepared.on))


def show_open_advice_and_actions(context: Context, prepared: Preparation) -> None:
    """Show the advice without an answer, and the actions that are not done."""
    words = context.words
    st.header(words("Still open"), anchor=False)
    lines = open_advice_and_action_lines(words, context.snapshot, prepared.follow_up)
    if not lines:
        st.markdown(words("No advice and no action of this body is open, as far as we know."))
    _show_labelled_lines(context, lines)


def show_year_of_body(context: Context, prepared: Preparation) -> None:
    """Show how often the body meets, and which topics it must still treat."""
    words = context.words
    st.header(words("Meetings in {year}", year=prepared.year.year), anchor=False)
    st.markdown(
        "\n".join(
            f"- {escaped(sentence)}"
            for sentence in year_sentences(words, context.snapshot, prepared.year)
        )
    )


def show_unknowns(context: Context, prepared: Preparation) -> None:
    """Show what is not known about the meeting; one sentence when nothing is unknown."""
    words = context.words
    st.header(words("What we do not know"), anchor=False)
    sentences = unknown_sentences(words, context.snapshot, prepared)
    if not sentences:
        st.markdown(words("For this meeting nothing is unknown that we look for."))
        return
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in sentences))


def _show_labelled_lines(context: Context, lines: Sequence[LabelledLine]) -> None:
    """Show labelled lines; the quotes of ties are open, all other quotes are folded."""
    folded: list[Fact] = []
    for line in lines:
        st.markdown(f"**{escaped(line.label)}** — {escaped(line.text)}")
        ties = [fact for fact in line.facts if isinstance(fact, Tie)]
        show_quotes(context, ties)
        folded += [fact for fact in line.facts if fact not in ties]
    if folded:
        with st.expander(context.words("Lines that this rests on")):
            show_quotes(context, folded)
