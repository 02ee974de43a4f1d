"""Lists of gaps, foldable or to print, and the questions that would settle most of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import streamlit as st

from dashboard.components.gaps.findings import (
    finding_label,
    severity_and_age_text,
    show_finding_in_full,
    show_mark,
)
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.marking import open_and_marked
from dashboard.wording import facts
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.gaps import RULE_GROUPS, render_finding, rule_title
from dashboard.wording.gaps.gap_questions import (
    question_title,
    questions_sentence,
    settled_gaps_sentence,
    whom_to_ask_sentence,
)
from dashboard.words import Words
from graph.gaps import Finding, Status
from graph.gaps.open_questions import MembershipQuestions
from graph.scenarios.timeline import FirstRevisionWithGap

_PAGE = 100  # gaps; more would make the page slow


class GapGrouping(StrEnum):
    """The ways to group gaps."""

    SUBJECT = "subject"
    RULE = "rule"


def group_gaps_by_section(
    context: Context, findings: Sequence[Finding]
) -> dict[str, list[Finding]]:
    """The gaps by the title of their section of the page; sections without gaps are left out."""
    words = context.words
    open_ones, marked = open_and_marked(findings, context.snapshot.marks)
    found = {
        capitalised_choice_name(words, status): [
            finding for finding in open_ones if finding.status is status
        ]
        for status in (Status.CONFIRMED, Status.UNKNOWN)
    }
    found[words("Marked")] = marked
    return {title: section for title, section in found.items() if section}


def group_gaps(
    words: Words, findings: Sequence[Finding], by: GapGrouping
) -> list[tuple[str, list[Finding]]]:
    """The gaps in titled groups, in the order in which the first gap of each is given."""
    title = _rule_group_titles(words) if by is GapGrouping.SUBJECT else None
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        name = title[finding.rule] if title else rule_title(words, finding.rule)
        groups.setdefault(name, []).append(finding)
    return list(groups.items())


def _rule_group_titles(words: Words) -> dict[str, str]:
    return {rule: words(group.title) for group in RULE_GROUPS for rule in group.rules}


def show_gap_list(
    context: Context,
    findings: Sequence[Finding],
    by: GapGrouping,
    *,
    above: Finding | None,
    since: Mapping[str, FirstRevisionWithGap],
) -> None:
    """Show gaps to unfold, a page at a time; a folded one costs nothing.

    `above` is the one that the page shows already: the part that it is of tells how many more.
    `since` has when each gap began.
    """
    begun = group_gaps_by_section(context, [above] if above else [])
    for title, listed in group_gaps_by_section(context, findings).items():
        count = context.words.number(len(listed))
        if title in begun:
            count = context.words.plural("{count} more", "{count} more", len(listed))
        st.header(f"{title} ({count})", anchor=False)
        _show_gap_section(context, listed, by, since)


@st.fragment
def _show_gap_section(
    context: Context,
    findings: Sequence[Finding],
    by: GapGrouping,
    since: Mapping[str, FirstRevisionWithGap],
) -> None:
    pages = -(-len(findings) // _PAGE)
    first = findings[0]
    key = f"page:{first.status}:{first.identity in context.snapshot.marks}"
    number = st.pagination(pages, key=key) if pages > 1 else 1
    ordered = [finding for _, group in group_gaps(context.words, findings, by) for finding in group]
    shown = ordered[(number - 1) * _PAGE : number * _PAGE]
    for title, group in group_gaps(context.words, shown, by):
        st.markdown(f"### {escaped(title)} · {context.words.number(len(group))}")
        for finding in group:
            _show_foldable_gap(context, finding, since)


def _show_foldable_gap(
    context: Context, finding: Finding, since: Mapping[str, FirstRevisionWithGap]
) -> None:
    line = finding_label(context, finding, with_status=finding.identity in context.snapshot.marks)
    box = st.expander(line, key=f"finding:{finding.identity}", on_change="rerun")
    if box.open:
        with box:
            show_finding_in_full(context, finding, since)


def show_gaps_to_print(
    context: Context,
    findings: Sequence[Finding],
    by: GapGrouping,
    since: Mapping[str, FirstRevisionWithGap],
) -> None:
    """Show every gap in full, and the unknown ones more briefly than the confirmed ones."""
    words = context.words
    for title, listed in group_gaps_by_section(context, findings).items():
        st.header(f"{title} ({words.number(len(listed))})", anchor=False)
        for name, group in group_gaps(words, listed, by):
            st.subheader(escaped(name), anchor=False)
            for finding in group:
                # The style for paper keeps what has such a key on one page.
                with st.container(key=f"together-{finding.identity}"):
                    _show_gap_to_print(context, finding, since)


def _show_gap_to_print(
    context: Context, finding: Finding, since: Mapping[str, FirstRevisionWithGap]
) -> None:
    words, snapshot = context.words, context.snapshot
    text = render_finding(words, snapshot, finding, on=context.judged_on)
    st.markdown(
        f"#### {finding_label(context, finding, with_status=finding.identity in snapshot.marks)}"
    )
    mark = snapshot.marks.get(finding.identity)
    if mark:
        show_mark(context, mark)
    if finding.status is Status.UNKNOWN:
        st.markdown(f"{escaped(text.reason)} {escaped(text.remedy)}")
        parts = [
            severity_and_age_text(context, finding, since),
            text.reference,
            *_source_places_of_finding(context, finding),
        ]
        st.caption(" · ".join(escaped(part) for part in parts if part))
        return
    st.markdown(escaped(text.reason))
    for title, sentences in (
        (words("What we do not know"), text.unknown),
        (words("Why it matters"), text.why),
        (words("What would close it"), text.remedy),
    ):
        if sentences:
            st.markdown(f"**{title}** — {escaped(sentences)}")
    quotes = dict.fromkeys(facts.quoted_reference(words, snapshot, fact) for fact in finding.facts)
    parts = [severity_and_age_text(context, finding, since), text.reference, *quotes]
    st.caption(" · ".join(escaped(part) for part in parts if part))


def _source_places_of_finding(context: Context, finding: Finding) -> list[str]:
    """The distinct places in the sources on which a finding rests."""
    return list(
        dict.fromkeys(
            facts.source_reference(context.words, context.snapshot, fact) for fact in finding.facts
        )
    )


def show_membership_questions(
    context: Context, questions: MembershipQuestions, findings: Iterable[Finding]
) -> None:
    """Show which questions to ask, to whom, and which gaps each answer settles."""
    words, snapshot = context.words, context.snapshot
    if not questions.questions:
        return
    found = {finding.identity: finding for finding in findings}
    st.header(words("Questions to ask"), anchor=False)
    st.caption(escaped(questions_sentence(words, questions)))
    for number, question in enumerate(questions.questions, start=1):
        with st.expander(f"{number}. {escaped(question_title(words, snapshot, question))}"):
            st.markdown(
                escaped(
                    f"{whom_to_ask_sentence(words, snapshot, question)} {settled_gaps_sentence(words, question)}"
                )
            )
            titles = (
                render_finding(words, snapshot, found[identity], on=context.judged_on).title
                for identity in question.settled_findings
            )
            st.markdown("\n".join(f"- {escaped(title)}" for title in titles))
