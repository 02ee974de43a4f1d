"""How complete the data is, body by body."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import links
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.profile import membership_sentence
from graph.gaps import Membership, MembershipStatus, memberships

_ALL = "●●●"
_SIGNS = {
    MembershipStatus.NAMED: _ALL,
    MembershipStatus.PARTS: "●●○",
    MembershipStatus.OPEN: "●○○",
    MembershipStatus.UNNAMED: "●○○",
    MembershipStatus.INDIRECT: "●○○",
    MembershipStatus.NOTHING: "○○○",
}
_AT_ONCE = 12


def show_completeness(context: Context) -> None:
    """Show of every body how well its members are known, the least known first."""
    words, snapshot = context.words, context.snapshot
    st.header(words("How complete is the data"), anchor=False)
    known = memberships(snapshot.network)
    order = sorted(
        snapshot.bodies, key=lambda body: (_sign(known[body]), snapshot.name(body).casefold())
    )
    _rows(context, known, order[:_AT_ONCE])
    if len(order) > _AT_ONCE:
        rest = order[_AT_ONCE:]
        with st.expander(words.plural("{count} more body", "{count} more bodies", len(rest))):
            _rows(context, known, rest)


def _rows(context: Context, known: dict[str, Membership], order: Sequence[str]) -> None:
    columns = st.columns(2, gap="medium")
    for place, body in enumerate(order):
        with columns[place % 2], st.container(border=True, gap="small"):
            links.to_thing(context, body)
            st.markdown(
                f"{_sign(known[body])} "
                + escaped(membership_sentence(context.words, context.snapshot, known[body]))
            )


def _sign(membership: Membership) -> str:
    return _ALL if membership.complete else _SIGNS[membership.status]
