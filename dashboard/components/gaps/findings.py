"""Findings of the gap rules, on the pages of those whom they concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from dashboard import links
from dashboard.components.gaps.marks import show_mark, show_mark_button
from dashboard.components.sources import show_quotes
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.choices import capitalised
from dashboard.wording.gaps import render_finding
from dashboard.wording.gaps.gap_marks import since_sentence
from graph.gaps import MOST_SEVERE, Finding, Status
from graph.scenarios.timeline import FirstSeen

SIGNS = {
    Status.CONFIRMED: ":material/error:",
    Status.UNKNOWN: ":material/help:",
    Status.NONE: ":material/check:",
}


def label(context: Context, finding: Finding, *, with_status: bool = True) -> str:
    """One line of markdown: sign, status in a word, and the title."""
    sign, title = (
        SIGNS[finding.status],
        escaped(
            render_finding(context.words, context.snapshot, finding, on=context.judged_on).title
        ),
    )
    if not with_status:
        return f"{sign} {title}"
    return f"{sign} **{capitalised(context.words, finding.status)}** · {title}"


def show_line(context: Context, finding: Finding) -> None:
    """Show a finding in one sentence, with a link that leads to it."""
    with st.container(border=True, gap="small"):
        st.markdown(label(context, finding))
        mark = context.snapshot.marks.get(finding.identity)
        if mark:
            st.caption(escaped(capitalised(context.words, mark.mark)))
        links.to_page(
            context,
            "gaps",
            context.words("Why, and what would help"),
            icon=":material/arrow_forward:",
            finding=finding.identity,
        )


def show_findings_about(context: Context, findings: Iterable[Finding], identity: str) -> None:
    """Show what the rules say of one actor or body."""
    words = context.words
    st.subheader(words("Gaps"), anchor=False)
    about = [
        finding
        for finding in findings
        if identity in finding.subjects and finding.status is not Status.NONE
    ]
    if not about:
        st.markdown(words("The rules find no gap here."))
    for finding in about:
        show_line(context, finding)


def show_in_full(context: Context, finding: Finding, since: Mapping[str, FirstSeen]) -> None:
    """Show a finding with its reason, why it matters, the remedy and the quoted lines.

    `since` has when each gap began, by its identity.
    """
    words, snapshot = context.words, context.snapshot
    text = render_finding(words, snapshot, finding, on=context.judged_on)
    mark = snapshot.marks.get(finding.identity)
    if mark:
        show_mark(context, mark)
    st.markdown(escaped(text.reason))
    for title, told in (
        (words("What we do not know"), text.unknown),
        (words("Why it matters"), text.why),
        (words("What would close it"), text.remedy),
        (words("Rests on"), text.reference),
    ):
        if told:
            st.markdown(f"**{title}** — {escaped(told)}")
    for subject in finding.subjects:
        if snapshot.thing(subject) is not None:
            links.to_thing(context, subject)
    if finding.facts:
        with st.expander(words("Lines that this rests on")):
            show_quotes(context, finding.facts)
    st.caption(escaped(weight(context, finding, since)))
    with st.container(horizontal=True, vertical_alignment="center"):
        show_mark_button(context, finding)
        links.to_page(
            context,
            "scenario",
            words("Take to What if"),
            icon=":material/alt_route:",
            gap=finding.identity,
        )


def weight(context: Context, finding: Finding, since: Mapping[str, FirstSeen]) -> str:
    """How serious a finding is, and since when it exists."""
    words = context.words
    serious = words(
        "Seriousness: {severity} of {most}.", severity=finding.severity, most=MOST_SEVERE
    )
    began = since.get(finding.identity)
    return f"{serious} {since_sentence(words, began)}" if began else serious
