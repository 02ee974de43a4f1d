"""Gaps in a list: confirmed, unknown and marked apart, in groups, each to unfold."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from dashboard.components.gaps.findings import label, show_in_full
from dashboard.markdown import escaped
from dashboard.marking import apart
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from dashboard.wording.gaps import RULE_GROUPS, rule_title
from dashboard.words import Words
from graph.gaps import Finding, Status

_PAGE = 100  # gaps; more would make the page slow


class Grouping(StrEnum):
    """By what gaps stand together."""

    SUBJECT = "subject"
    RULE = "rule"


def parts(visit: Visit, now: Snapshot, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Gaps by the title of the part of the page that they stand in; none of them empty."""
    words = visit.words
    open_ones, marked = apart(findings, now.marks)
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
    visit: Visit, now: Snapshot, findings: Sequence[Finding], by: Grouping, *, above: Finding | None
) -> None:
    """Show gaps to unfold, a page at a time; a folded one costs nothing.

    `above` is the one that the page shows already: the part that it is of tells how many more.
    """
    begun = parts(visit, now, [above] if above else [])
    for title, listed in parts(visit, now, findings).items():
        count = visit.words.number(len(listed))
        if title in begun:
            count = visit.words.plural("{count} more", "{count} more", len(listed))
        st.header(f"{title} ({count})", anchor=False)
        _part(visit, now, listed, by)


@st.fragment
def _part(visit: Visit, now: Snapshot, findings: Sequence[Finding], by: Grouping) -> None:
    pages = -(-len(findings) // _PAGE)
    first = findings[0]
    key = f"page:{first.status}:{first.identity in now.marks}"
    number = st.pagination(pages, key=key) if pages > 1 else 1
    ordered = [each for _, group in grouped(visit.words, findings, by) for each in group]
    shown = ordered[(number - 1) * _PAGE : number * _PAGE]
    for title, group in grouped(visit.words, shown, by):
        st.markdown(f"### {escaped(title)} · {visit.words.number(len(group))}")
        for finding in group:
            _one(visit, now, finding)


def _one(visit: Visit, now: Snapshot, finding: Finding) -> None:
    line = label(visit, now, finding, with_status=finding.identity in now.marks)
    box = st.expander(line, key=f"finding:{finding.identity}", on_change="rerun")
    if box.open:
        with box:
            show_in_full(visit, now, finding)
