"""The gaps for paper: one compact entry each, and nothing to click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.gaps.findings import label, weight
from dashboard.components.gaps.listed import Grouping, grouped, parts
from dashboard.components.gaps.marks import show_mark
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording import facts
from dashboard.wording.gaps import render_finding
from graph.gaps import Finding, Status
from graph.scenarios.timeline import FirstSeen


def show_printed(
    context: Context, findings: Sequence[Finding], by: Grouping, since: Mapping[str, FirstSeen]
) -> None:
    """Show every gap: those to find out shorter than those that are confirmed."""
    words = context.words
    for title, listed in parts(context, findings).items():
        st.header(f"{title} ({words.number(len(listed))})", anchor=False)
        for name, group in grouped(words, listed, by):
            st.subheader(escaped(name), anchor=False)
            for finding in group:
                # The style for paper keeps what has such a key on one page.
                with st.container(key=f"together-{finding.identity}"):
                    _entry(context, finding, since)


def _entry(context: Context, finding: Finding, since: Mapping[str, FirstSeen]) -> None:
    words, snapshot = context.words, context.snapshot
    text = render_finding(words, snapshot, finding, on=context.judged_on)
    st.markdown(f"#### {label(context, finding, with_status=finding.identity in snapshot.marks)}")
    mark = snapshot.marks.get(finding.identity)
    if mark:
        show_mark(context, mark)
    if finding.status is Status.UNKNOWN:
        st.markdown(f"{escaped(text.reason)} {escaped(text.remedy)}")
        told = [weight(context, finding, since), text.reference, *_where(context, finding)]
        st.caption(" · ".join(escaped(each) for each in told if each))
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
    told = [weight(context, finding, since), text.reference, *quotes]
    st.caption(" · ".join(escaped(each) for each in told if each))


def _where(context: Context, finding: Finding) -> list[str]:
    """Every place that a finding rests on, once."""
    return list(
        dict.fromkeys(
            facts.source_reference(context.words, context.snapshot, fact) for fact in finding.facts
        )
    )
