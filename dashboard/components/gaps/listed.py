"""Gaps in a list: confirmed, unknown and marked apart, in groups, each to unfold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import streamlit as st

from dashboard.components.gaps.findings import label, show_in_full
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.marking import apart
from dashboard.wording.choices import capitalised
from dashboard.wording.gaps import RULE_GROUPS, rule_title
from dashboard.words import Words
from graph.gaps import Finding, Status
from graph.scenarios.timeline import FirstSeen

_PAGE = 100  # gaps; more would make the page slow


class Grouping(StrEnum):
    """By what gaps stand together."""

    SUBJECT = "subject"
    RULE = "rule"


def parts(context: Context, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Gaps by the title of the part of the page that they stand in; none of them empty."""
    words = context.words
    open_ones, marked = apart(findings, context.snapshot.marks)
    found = {
        capitalised(words, status): [each for each in open_ones if each.status is status]
        for status in (Status.CONFIRMED, Status.UNKNOWN)
    }
    found[words("Marked")] = marked
    return {title: each for title, each in found.items() if each}


def grouped(
    words: Words, findings: Sequence[Finding], by: Grouping
) -> list[tuple[str, list[Finding]]]:
    """Gaps in groups with a title, the group of the most serious one first."""
    title = _subjects(words) if by is Grouping.SUBJECT else None
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        name = title[finding.rule] if title else rule_title(words, finding.rule)
        groups.setdefault(name, []).append(finding)
    return list(groups.items())


def _subjects(words: Words) -> dict[str, str]:
    return {rule: words(group.title) for group in RULE_GROUPS for rule in group.rules}


def show_list(
    context: Context,
    findings: Sequence[Finding],
    by: Grouping,
    *,
    above: Finding | None,
    since: Mapping[str, FirstSeen],
) -> None:
    """Show gaps to unfold, a page at a time; a folded one costs nothing.

    `above` is the one that the page shows already: the part that it is of tells how many more.
    `since` has when each gap began.
    """
    begun = parts(context, [above] if above else [])
    for title, listed in parts(context, findings).items():
        count = context.words.number(len(listed))
        if title in begun:
            count = context.words.plural("{count} more", "{count} more", len(listed))
        st.header(f"{title} ({count})", anchor=False)
        _part(context, listed, by, since)


@st.fragment
def _part(
    context: Context, findings: Sequence[Finding], by: Grouping, since: Mapping[str, FirstSeen]
) -> None:
    pages = -(-len(findings) // _PAGE)
    first = findings[0]
    key = f"page:{first.status}:{first.identity in context.snapshot.marks}"
    number = st.pagination(pages, key=key) if pages > 1 else 1
    ordered = [each for _, group in grouped(context.words, findings, by) for each in group]
    shown = ordered[(number - 1) * _PAGE : number * _PAGE]
    for title, group in grouped(context.words, shown, by):
        st.markdown(f"### {escaped(title)} · {context.words.number(len(group))}")
        for finding in group:
            _one(context, finding, since)


def _one(context: Context, finding: Finding, since: Mapping[str, FirstSeen]) -> None:
    line = label(context, finding, with_status=finding.identity in context.snapshot.marks)
    box = st.expander(line, key=f"finding:{finding.identity}", on_change="rerun")
    if box.open:
        with box:
            show_in_full(context, finding, since)
