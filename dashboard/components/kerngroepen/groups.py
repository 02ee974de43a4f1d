"""Each proposed group: who is in it, what binds them, and the bridges to the others."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import links
from dashboard.components.boxes import text_box
from dashboard.components.kerngroepen.division import call, given_names, move, propose_again
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.kerngroepen import bond_sentence, bridge_sentence, group_names
from graph.kerngroepen import Group

_BONDS = 4  # the strongest


def names_of(context: Context, groups: Sequence[Group]) -> list[str]:
    """What each group is called: as somebody said, else after what binds it."""
    proposed = group_names(context.words, context.snapshot, groups)
    return [
        own if given is None else given for own, given in zip(proposed, given_names(), strict=True)
    ]


def show_groups(context: Context, groups: Sequence[Group], names: Sequence[str]) -> None:
    """Show the groups two by two, each with its name to change."""
    for start in range(0, len(groups), 2):
        for place, at in zip(st.columns(2, gap="large"), range(start, start + 2), strict=True):
            if at < len(groups):
                with place.container(border=True):
                    _group(context, groups[at], at, names[at])


def _group(context: Context, group: Group, at: int, name: str) -> None:
    words, snapshot = context.words, context.snapshot
    text_box(
        words("Name of group {number}", number=at + 1),
        name,
        key=f"group-name:{at}",
        on_typed=lambda typed: call(at, typed),
    )
    st.caption(words.plural("{count} actor", "{count} actors", len(group.members)))
    for actor in snapshot.by_name(group.members):
        links.to_thing(context, actor)
    told = [
        bond_sentence(words, snapshot, bond, len(group.members)) for bond in group.bonds[:_BONDS]
    ] or [words("The data tells nothing that binds them.")]
    st.markdown(f"**{words('What binds them')}**")
    st.markdown("\n".join(f"- {escaped(each)}" for each in told))
    if group.bridges:
        st.markdown(f"**{words('Bridges to the others')}**")
        bridges = [bridge_sentence(words, snapshot, bridge) for bridge in group.bridges]
        st.markdown("\n".join(f"- {escaped(each)}" for each in bridges))


def show_moving(
    context: Context,
    groups: Sequence[Group],
    left: Sequence[str],
    names: Sequence[str],
) -> None:
    """Offer to move an actor to another group, a new one, or none."""
    words, snapshot = context.words, context.snapshot
    everybody = snapshot.by_name((*left, *(actor for group in groups for actor in group.members)))
    with st.container(border=True):
        first, second = st.columns(2)
        actor = first.selectbox(
            words("Move an actor"),
            everybody,
            index=None,
            format_func=snapshot.name,
            placeholder=words("Choose an actor"),
        )
        places = [*range(len(groups) + 1), -1]
        labels = [*names, words("A new group"), words("In no group")]
        to = second.selectbox(words("To"), places, format_func=lambda each: labels[each])
        with st.container(horizontal=True):
            st.button(
                words("Move"),
                on_click=lambda: move(str(actor), None if to == -1 else to),
                disabled=actor is None,
            )
            st.button(words("Propose again"), on_click=propose_again)
    if left:
        unplaced = words.shortened(snapshot.names(left))
        st.markdown(escaped(words("In no group: {names}.", names=unplaced)))
