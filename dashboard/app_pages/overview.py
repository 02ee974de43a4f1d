"""The opening page: how connected the consultation is, and what needs attention."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, links
from dashboard.components.completeness import show_completeness
from dashboard.components.gaps.findings import show_finding_line
from dashboard.components.network.choices import NetworkChoices, choices_text
from dashboard.components.network.drawing import PictureData, work_out_drawing
from dashboard.components.network.picture import show_picture
from dashboard.components.network_view import ViewSelection
from dashboard.components.page_header import show_page_header_with_day
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.marking import count_gaps, open_and_marked
from dashboard.wording.gaps.gap_marks import marked_count_sentence
from dashboard.wording.gaps.gap_questions import questions_sentence
from dashboard.wording.overview import (
    cut_point_sentences,
    density_sentence,
    known_through_parts_sentence,
    size_sentence,
    unknown_members_sentence,
)
from dashboard.wording.people import author_name
from graph.gaps.catalogue import most_important_findings

_MATTER_MOST = 5


def show(context: Context) -> None:
    """Show the purpose of the dashboard, the network, the gravest gaps, and the latest change."""
    words = context.words
    context = show_page_header_with_day(
        context,
        words("Who consults with whom on housing"),
        words(
            "Woonnetwerk shows which organisations shape local housing policy, through which body "
            "they meet, and where gaps exist. Everything on screen can be followed to its source."
        ),
    )
    snapshot = context.snapshot
    size = cache.network_size_of(context)
    through = known_through_parts_sentence(words, snapshot)
    with st.container(border=True):
        st.markdown(
            "\n".join(
                f"- {escaped(sentence)}"
                for sentence in (
                    f"{size_sentence(words, snapshot, size, context.tense)} {through}".strip(),
                    density_sentence(words, size, context.tense),
                    *cut_point_sentences(words, snapshot, cache.findings(context)),
                    unknown_members_sentence(words, snapshot),
                )
            )
        )
        titles = words.shortened([f"“{source.title}”" for source in snapshot.facts.sources])
        if titles:
            st.caption(escaped(words("According to {titles}.", titles=titles)))
    picture, gaps = st.columns([3, 2], gap="large")
    with picture:
        st.header(words("The network"), anchor=False)
        clicked = _show_network(context)
        if clicked.selected in snapshot.things:
            page = "actor" if clicked.selected in snapshot.actors else "body"
            links.open_page(context, page, **{page: clicked.selected})
        links.to_page(context, "network", words("Open the network"), icon=":material/hub:")
    with gaps:
        _show_gaps(context)
        _show_latest_change(context)
    show_completeness(context)


def _show_network(context: Context) -> ViewSelection:
    choices = NetworkChoices()
    selected = cache.selected_network(context, choices.selection)
    picture = show_picture(
        context,
        choices,
        work_out_drawing(context.snapshot, choices, selected),
        PictureData(
            positions=cache.positions(context, choices.arrangement),
            cut_points=cache.cut_points_of(context, choices.selection),
        ),
        about=choices_text(context, choices, {}),
        height=420,
        key="overview",
    )
    return picture.clicked


def _show_gaps(context: Context) -> None:
    words, snapshot = context.words, context.snapshot
    st.header(words("Gaps that matter most"), anchor=False)
    findings, marked = open_and_marked(cache.findings(context), snapshot.marks)
    for finding in most_important_findings(findings, _MATTER_MOST):
        show_finding_line(context, finding)
    count = count_gaps(cache.findings(context), snapshot.marks)
    links.to_page(
        context,
        "gaps",
        words(
            "All gaps: {confirmed} confirmed, {unknown} unknown",
            confirmed=words.number(count.confirmed),
            unknown=words.number(count.unknown),
        ),
        icon=":material/arrow_forward:",
    )
    if marked:
        st.caption(marked_count_sentence(words, count.marked))
    questions = questions_sentence(words, cache.open_questions(context))
    if questions:
        st.markdown(escaped(questions))


def _show_latest_change(context: Context) -> None:
    words = context.words
    latest = cache.history(context)[0]
    st.header(words("Latest change"), anchor=False)
    st.markdown(
        escaped(
            words(
                "Version {number}, {when}, by {author}: {message}",
                number=latest.number,
                when=words.moment(latest.created),
                author=author_name(words, latest.author),
                message=latest.message,
            )
        )
    )
    links.to_page(context, "versions", words("All versions"), icon=":material/history:")
