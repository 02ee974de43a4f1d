"""The figures that sources report: about one thing, and all those of one source."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import links
from dashboard.components.sources import show_quotes, source_place
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from data.model import Figure, Source


def show_figures_about(context: Context, identity: str) -> None:
    """Show the figures about an actor, body or activity; nothing when there are none."""
    figures = [figure for figure in context.snapshot.facts.figures if figure.subject == identity]
    if not figures:
        return
    st.subheader(context.words("Figures"), anchor=False)
    for figure in figures:
        st.markdown(f"- {escaped(figure.what)}: **{escaped(figure.value)}**")
        if figure.interpretation:
            st.caption(escaped(figure.interpretation))
        show_quotes(context, [figure])


def show_figures_of_source(context: Context, source: Source) -> None:
    """Show every figure of a source, whatever it is about."""
    words, snapshot = context.words, context.snapshot
    figures = [figure for figure in snapshot.facts.figures if figure.source == source.id]
    if not figures:
        return
    count = words.number(len(figures))
    folded = st.expander(
        words("{title}: {count}", title=words("Figures"), count=count),
        key=f"figures-{source.id}",
        on_change="rerun",
        expanded=len(snapshot.facts.sources) == 1,
    )
    if not folded.open:
        return
    with folded:
        show_text_table(
            [_figure_row(context, figure) for figure in figures],
            alt=words("The figures of {source}", source=source.title),
        )
        _show_links_to_subjects(context, figures)


def _figure_row(context: Context, figure: Figure) -> dict[str, str]:
    words = context.words
    about = (
        context.snapshot.name(figure.subject)
        if figure.subject
        else words("no actor, body or activity")
    )
    return {
        words("What"): figure.what,
        words("Value"): figure.value,
        words("About"): about,
        words("Interpretation"): figure.interpretation or "",
        words("Quote"): f"“{figure.quote}”" if figure.quote else "",
        words("Source"): source_place(context, figure),
    }


def _show_links_to_subjects(context: Context, figures: Sequence[Figure]) -> None:
    snapshot = context.snapshot
    subjects = {figure.subject for figure in figures if figure.subject in snapshot.things}
    with st.container(horizontal=True):
        for subject in snapshot.by_name(subject for subject in subjects if subject):
            links.to_thing(context, subject)
