"""The gaps that close, open, or become surer or less sure."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.gaps.findings import SIGNS
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised
from dashboard.wording.gaps import render_finding
from graph.gaps import Finding, Status
from graph.scenarios.comparison import Comparison

_SHOWN = 12


def show_shifts(
    context: Context, before: Snapshot, after: Snapshot, comparison: Comparison
) -> None:
    """Show what becomes of the gaps; one that closes is told as it was."""
    words = context.words
    closed, opened = st.columns(2, gap="large")
    with closed:
        _listed(context.about(before), words("Gaps closed"), comparison.closed, words("None."))
    with opened:
        _listed(context.about(after), words("Gaps opened"), comparison.opened, words("None."))
    if comparison.changed:
        st.header(
            f"{words('Surer or less sure')} ({words.number(len(comparison.changed))})", anchor=False
        )
        for shift in comparison.changed[:_SHOWN]:
            became = capitalised(words, shift.finding.status)
            title = render_finding(words, after, shift.finding).title
            was = Status.CONFIRMED if shift.finding.status is Status.UNKNOWN else Status.UNKNOWN
            st.markdown(
                f"- {escaped(capitalised(words, was))} → **{escaped(became)}** · {escaped(title)}"
            )
        _rest(context, len(comparison.changed))


def _listed(context: Context, title: str, findings: Sequence[Finding], none: str) -> None:
    words = context.words
    st.header(f"{title} ({words.number(len(findings))})", anchor=False)
    if not findings:
        st.markdown(none)
    for finding in findings[:_SHOWN]:
        text = render_finding(words, context.snapshot, finding)
        status = capitalised(words, finding.status)
        st.markdown(f"- {SIGNS[finding.status]} **{status}** · {escaped(text.title)}")
    _rest(context, len(findings))


def _rest(context: Context, count: int) -> None:
    if count > _SHOWN:
        rest = count - _SHOWN
        st.caption(context.words.plural("And {count} more.", "And {count} more.", rest))
