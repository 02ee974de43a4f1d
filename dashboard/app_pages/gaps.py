"""What is missing, how sure we are, and what would help."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import address, cache
from dashboard.components.findings import label, show_in_full
from dashboard.components.frame import head, refused
from dashboard.components.matrices import show_sector_matrix
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from dashboard.wording.gaps import rule_title
from graph.gaps import RULES, Finding, Status

_PAGE = 25


def show(visit: Visit) -> None:
    """Show the findings, the most serious first."""
    words = visit.words
    now = head(
        visit,
        words("Gaps"),
        words(
            "What is missing in the consultation. *Confirmed* means that the sources show it. "
            "*Unknown* means that the sources do not tell: then there is something to find out, "
            "not something that is wrong."
        ),
    )
    findings = [each for each in cache.findings(visit) if each.status is not Status.NONE]
    _counts(visit, findings)
    wanted = st.query_params.get("finding")
    asked = next((each for each in findings if each.identity == wanted), None)
    refused(visit, wanted if wanted and asked is None else None)
    chosen = _choices(visit, now, findings)
    if not chosen:
        st.info(words("No gap fits these choices. Clear a choice to see more."))
        return
    first = asked or chosen[0]
    st.subheader(
        words("The gap that you asked for") if asked else words("The most serious"), anchor=False
    )
    with st.container(border=True):
        st.markdown(f"#### {label(visit, now, first)}")
        show_in_full(visit, now, first)
    _listed(visit, now, [each for each in chosen if each is not first])
    show_sector_matrix(visit, now)


def _counts(visit: Visit, findings: Sequence[Finding]) -> None:
    words = visit.words
    confirmed, unknown = st.columns(2)
    for place, status, meaning in (
        (confirmed, Status.CONFIRMED, words("The sources show it.")),
        (unknown, Status.UNKNOWN, words("The sources do not tell: to find out.")),
    ):
        count = sum(finding.status is status for finding in findings)
        place.metric(capitalised(words, status), words.number(count), border=True, help=meaning)


def _choices(visit: Visit, now: Snapshot, findings: Sequence[Finding]) -> list[Finding]:
    words = visit.words
    status_box, rule_box, subject_box = st.columns(3)
    with status_box:
        status = address.segmented(
            words("How sure"),
            "status",
            ["all", Status.CONFIRMED, Status.UNKNOWN],
            show=lambda each: words("All") if each == "all" else capitalised(words, Status(each)),
            default="all",
        )
    found_by = {finding.rule for finding in findings}
    with rule_box:
        rules = address.multiselect(
            words("Rule"),
            "rule",
            [rule.key for rule in RULES if rule.key in found_by],
            show=lambda key: rule_title(words, key),
            placeholder=words("All rules"),
        )
    subjects = {subject for finding in findings for subject in finding.subjects}
    with subject_box:
        about = address.multiselect(
            words("Actor or body"),
            "about",
            sorted(subjects & set(now.things), key=lambda each: now.name(each).casefold()),
            show=now.name,
            placeholder=words("All actors and bodies"),
        )
    for key in ("status", "rule", "about"):
        refused(visit, address.unknown(key))
    chosen = [
        finding
        for finding in findings
        if status in ("all", finding.status)
        and (not rules or finding.rule in rules)
        and (not about or set(about) & set(finding.subjects))
    ]
    st.caption(
        words(
            "{shown} of {all} gaps shown",
            shown=words.number(len(chosen)),
            all=words.number(len(findings)),
        )
    )
    return chosen


def _listed(visit: Visit, now: Snapshot, findings: Sequence[Finding]) -> None:
    """Show confirmed and unknown apart, each by rule, a page at a time."""
    words = visit.words
    for status in (Status.CONFIRMED, Status.UNKNOWN):
        of_status = [finding for finding in findings if finding.status is status]
        if not of_status:
            continue
        st.subheader(f"{capitalised(words, status)} ({words.number(len(of_status))})", anchor=False)
        pages = -(-len(of_status) // _PAGE)
        number = st.pagination(pages, key=f"page-{status}") if pages > 1 else 1
        rule = None
        for finding in of_status[(number - 1) * _PAGE : number * _PAGE]:
            if finding.rule != rule:
                rule = finding.rule
                st.markdown(f"**{rule_title(words, rule)}**")
            with st.expander(label(visit, now, finding)):
                show_in_full(visit, now, finding)
