"""Each proposed group: who is in it, what binds them, and the bridges to the others."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import links
from dashboard.components.kerngroepen.division import move, propose_again
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.profile import shortened
from graph.kerngroepen import Binding, Bond, Bridge, Group

_BONDS = 4  # the strongest


def show_groups(visit: Visit, now: Snapshot, groups: Sequence[Group]) -> list[str]:
    """Show the groups side by side, and give the names that they are given."""
    names = []
    proposed = _proposed_names(visit, now, groups)
    for start in range(0, len(groups), 2):
        for place, at in zip(st.columns(2, gap="large"), range(start, start + 2), strict=True):
            if at < len(groups):
                with place.container(border=True):
                    names.append(_group(visit, now, groups, at, proposed[at]))
    return names


def _group(visit: Visit, now: Snapshot, groups: Sequence[Group], at: int, proposed: str) -> str:
    words = visit.words
    group = groups[at]
    name = st.text_input(
        words("Name of group {number}", number=at + 1), proposed, key=f"group:{at}:{proposed}"
    )
    st.caption(words.plural("{count} actor", "{count} actors", len(group.members)))
    for actor in group.members:
        links.to_thing(visit, now, actor)
    told = [_bond(visit, now, bond, len(group.members)) for bond in group.bonds[:_BONDS]]
    if not told:
        told = [words("The data tells nothing that binds them.")]
    st.markdown(f"**{words('What binds them')}**")
    st.markdown("\n".join(f"- {escaped(each)}" for each in told))
    if group.bridges:
        st.markdown(f"**{words('Bridges to the others')}**")
        bridges = [_bridge(visit, now, bridge) for bridge in group.bridges]
        st.markdown("\n".join(f"- {escaped(each)}" for each in bridges))
    return name


def _bond(visit: Visit, now: Snapshot, bond: Bond, size: int) -> str:
    words = visit.words
    labels = {
        Binding.SECTOR: words("Sector"),
        Binding.KIND: words("Kind"),
        Binding.THEME: words("Theme"),
        Binding.BODY: words("Meet in"),
    }
    return words(
        "{label}: {name} ({there} of {all})",
        label=labels[bond.binding],
        name=_about(now, bond),
        there=words.number(len(bond.members)),
        all=words.number(size),
    )


def _about(now: Snapshot, bond: Bond) -> str:
    look = {
        Binding.SECTOR: now.sector_name,
        Binding.KIND: now.kind_name,
        Binding.THEME: now.theme_name,
        Binding.BODY: now.name,
    }
    return look[bond.binding](bond.about)


def _bridge(visit: Visit, now: Snapshot, bridge: Bridge) -> str:
    words = visit.words
    if bridge.met:
        return words(
            "To group {number}: {actor} meets {names}.",
            number=bridge.to + 1,
            actor=now.name(bridge.actor),
            names=shortened(words, [now.name(each) for each in bridge.met]),
        )
    return words(
        "To group {number}: {actor} shares {themes}.",
        number=bridge.to + 1,
        actor=now.name(bridge.actor),
        themes=shortened(words, [now.theme_name(each) for each in bridge.themes]),
    )


def _proposed_names(visit: Visit, now: Snapshot, groups: Sequence[Group]) -> list[str]:
    """A group is called after the first thing that binds most of it and names no other group."""
    names: list[str] = []
    for number, group in enumerate(groups, start=1):
        bonds = [each for each in group.bonds if 2 * len(each.members) > len(group.members)]
        found = [visit.words("Kerngroep {name}", name=_about(now, each)) for each in bonds]
        free = [each for each in found if each not in names]
        names.append(free[0] if free else visit.words("Kerngroep {name}", name=number))
    return names


def show_moving(
    visit: Visit, now: Snapshot, groups: Sequence[Group], left: Sequence[str], names: Sequence[str]
) -> None:
    """Offer to move an actor to another group, a new one, or none."""
    words = visit.words
    if left:
        unplaced = shortened(words, [now.name(each) for each in left])
        st.markdown(escaped(words("In no group: {names}.", names=unplaced)))
    everybody = sorted(
        (*left, *(actor for group in groups for actor in group.members)), key=now.name
    )
    with st.container(border=True):
        first, second = st.columns(2)
        actor = first.selectbox(
            words("Move an actor"),
            everybody,
            index=None,
            format_func=now.name,
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
