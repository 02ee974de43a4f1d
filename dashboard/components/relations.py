"""The ties of an actor, body or activity, the ties among the members of a body, and themes."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard import links
from dashboard.components.gaps.findings import show_finding_line
from dashboard.components.sources import show_quotes, source_place
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.facts import tie_sentence
from dashboard.wording.seat_periods import period_in_words
from data.model import Tie
from data.periods import ended, to_begin
from graph.gaps import Finding, Membership, Status

_FOLDED_FROM = 5  # ties, and gaps; the others are folded


def show_ties_of_thing(context: Context, identity: str, *, none: str = "") -> None:
    """Show every tie of a thing with a link to the other end; the text `none` when it has none."""
    words = context.words
    st.subheader(words("Ties and money"), anchor=False)
    whole, on = context.whole_snapshot.facts.ties, context.judged_on
    ties = [tie for tie in whole if identity in (tie.from_id, tie.to_id)]
    if not ties:
        st.markdown(none or words("The data names no direct tie."))
    over = [tie for tie in ties if ended(tie, on)]
    coming = [tie for tie in ties if to_begin(tie, on)]
    held = [tie for tie in ties if tie not in over and tie not in coming]
    for title, group in (("", held), (words("Ended"), over), (words("To begin"), coming)):
        if group and title:
            st.markdown(f"**{escaped(title)}**")
        for tie in group:
            show_tie_with_links(context, tie, tie.to_id if tie.from_id == identity else tie.from_id)


def show_tie_with_links(context: Context, tie: Tie, *others: str, folded: bool = True) -> None:
    """Show one tie with its quote and links to `others`; `folded` puts these in an expander."""
    words = context.words
    coming = to_begin(tie, context.judged_on)
    when = period_in_words(words, tie.active_from, tie.active_until, to_begin=coming)
    sentence = escaped(", ".join(filter(None, (tie_sentence(words, context.snapshot, tie), when))))
    with st.expander(sentence) if folded else st.container():
        if not folded:
            st.markdown(sentence)
        for other in others:
            links.to_thing(context, other)
        show_quotes(context, [tie])


def show_ties_and_gaps_among_members(
    context: Context, membership: Membership, findings: Iterable[Finding]
) -> None:
    """Show the ties and the gaps between members; nothing when no member is named."""
    words = context.words
    members = {*membership.named, *membership.groups}
    if not membership.named:
        return  # between groups without names nothing can be told
    st.subheader(words("Among the members"), anchor=False)
    ties = [tie for tie in context.snapshot.facts.ties if {tie.from_id, tie.to_id} <= members]
    if not ties:
        st.markdown(words("The data names no tie between two members."))
    for tie in ties[:_FOLDED_FROM]:
        show_tie_with_links(context, tie, tie.from_id, tie.to_id)
    if len(ties) > _FOLDED_FROM:
        more = words.plural("{count} more tie", "{count} more ties", len(ties) - _FOLDED_FROM)
        with st.expander(more):
            for tie in ties[_FOLDED_FROM:]:
                show_tie_with_links(context, tie, tie.from_id, tie.to_id, folded=False)
    _show_gaps_among(context, membership.body, members, findings)


def _show_gaps_among(
    context: Context, body: str, members: set[str], findings: Iterable[Finding]
) -> None:
    words = context.words
    st.markdown(f"**{words('Gaps about members')}**")
    gaps = [
        finding
        for finding in findings
        if _is_only_about_members(context.snapshot, finding, body, members)
    ]
    if not gaps:
        st.markdown(words("The rules find no gap that is about members alone."))
    for finding in gaps[:_FOLDED_FROM]:
        show_finding_line(context, finding)
    if len(gaps) > _FOLDED_FROM:
        more = words.plural("{count} more gap", "{count} more gaps", len(gaps) - _FOLDED_FROM)
        with st.expander(more):
            for finding in gaps[_FOLDED_FROM:]:
                show_finding_line(context, finding)


def _is_only_about_members(
    snapshot: Snapshot, finding: Finding, body: str, members: set[str]
) -> bool:
    actors = {subject for subject in finding.subjects if subject in snapshot.actors}
    if finding.status is Status.NONE or body in finding.subjects:
        return False
    return bool(actors) and actors <= members


def show_themes_of_thing(context: Context, identity: str, *, none: str) -> None:
    """Show the themes of a thing with their source; the text `none` when it has none."""
    snapshot = context.snapshot
    st.subheader(context.words("Themes"), anchor=False)
    linked = [link for link in snapshot.facts.theme_links if link.subject == identity]
    if not linked:
        st.markdown(none)
    for link in linked:
        st.markdown(
            f"- {escaped(snapshot.theme_name(link.theme))} — {escaped(source_place(context, link))}"
        )
