"""What there is between the members of one body: their ties, and the gaps that are theirs alone."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.components.gaps.findings import show_line
from dashboard.components.ties import show_tie
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from graph.gaps import Finding, Membership, Status

_FIRST = 5  # ties, and gaps; the others are folded


def show_among_members(
    context: Context, membership: Membership, findings: Iterable[Finding]
) -> None:
    """Show the ties with a member at both ends, and the gaps about members and nobody else."""
    words = context.words
    members = {*membership.named, *membership.groups}
    if not membership.named:
        return  # between groups without names nothing can be told
    st.subheader(words("Among the members"), anchor=False)
    ties = [tie for tie in context.snapshot.facts.ties if {tie.from_id, tie.to_id} <= members]
    if not ties:
        st.markdown(words("The data names no tie between two members."))
    for tie in ties[:_FIRST]:
        show_tie(context, tie, tie.from_id, tie.to_id)
    if len(ties) > _FIRST:
        more = words.plural("{count} more tie", "{count} more ties", len(ties) - _FIRST)
        with st.expander(more):
            for tie in ties[_FIRST:]:
                show_tie(context, tie, tie.from_id, tie.to_id, folded=False)
    _gaps(context, membership.body, members, findings)


def _gaps(context: Context, body: str, members: set[str], findings: Iterable[Finding]) -> None:
    words = context.words
    st.markdown(f"**{words('Gaps about members')}**")
    gaps = [finding for finding in findings if _theirs(context.snapshot, finding, body, members)]
    if not gaps:
        st.markdown(words("The rules find no gap that is about members alone."))
    for finding in gaps[:_FIRST]:
        show_line(context, finding)
    if len(gaps) > _FIRST:
        more = words.plural("{count} more gap", "{count} more gaps", len(gaps) - _FIRST)
        with st.expander(more):
            for finding in gaps[_FIRST:]:
                show_line(context, finding)


def _theirs(snapshot: Snapshot, finding: Finding, body: str, members: set[str]) -> bool:
    actors = {subject for subject in finding.subjects if subject in snapshot.actors}
    if finding.status is Status.NONE or body in finding.subjects:
        return False
    return bool(actors) and actors <= members
