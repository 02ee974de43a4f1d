"""The division into kerngroepen of this session: proposed or opened, then changed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from graph.kerngroepen import ProposedGroup, describe_groups, move_member, propose_groups
from graph.situation.situation import Situation

_DIVISIONS: Final = "kerngroepen:divisions"
_WISH: Final = "kerngroepen:wish"
_OPENED: Final = "kerngroepen:opened"


@dataclass(frozen=True, slots=True)
class DivisionRequest:
    """What to divide: the actors of a body, into `number` groups or groups of at most `size`."""

    body: str
    actors: tuple[str, ...]
    number: int | None
    size: int | None


@dataclass(frozen=True, slots=True)
class NamedDivision:
    """The members of each group and its given name; None for a group without one."""

    groups: tuple[tuple[str, ...], ...]
    names: tuple[str | None, ...]


def current_groups_and_ungrouped(
    situation: Situation, request: DivisionRequest
) -> tuple[tuple[ProposedGroup, ...], tuple[str, ...]]:
    """The groups with what their members share, and the actors that are in no group.

    A new request is answered with a proposal. A request that this session made before gets its
    groups back as they were left, whatever somebody else saved since.
    """
    st.session_state[_WISH] = request
    opened: NamedDivision | None = st.session_state.pop(_OPENED, None)
    if opened is not None:
        _set_current_division(opened)
    elif request not in _session_divisions():
        proposed = propose_groups(
            situation, request.actors, body=request.body, number=request.number, size=request.size
        )
        found = tuple(group.members for group in proposed.groups)
        _set_current_division(NamedDivision(found, (None,) * len(found)))
    groups = _current_named_division().groups
    placed = {actor for group in groups for actor in group}
    left = tuple(actor for actor in request.actors if actor not in placed)
    return describe_groups(situation, groups, body=request.body), left


def given_group_names() -> tuple[str | None, ...]:
    """The name that somebody gave each group; None for a group that has none."""
    return _current_named_division().names


def name_group(at: int, name: str) -> None:
    """Give a group a name."""
    now = _current_named_division()
    _set_current_division(replace(now, names=(*now.names[:at], name, *now.names[at + 1 :])))


def move_actor_to_group(actor: str, to: int | None) -> None:
    """Move an actor to group `to`: one past the last is a new group, None is no group."""
    now = _current_named_division()
    names = list(now.names)
    if to == len(names):
        names.append(None)
    emptied = next((at for at, group in enumerate(now.groups) if group == (actor,)), None)
    if emptied is not None and emptied != to:
        del names[emptied]
    _set_current_division(NamedDivision(move_member(now.groups, actor, to), tuple(names)))


def open_saved_division(groups: Sequence[Sequence[str]], names: Sequence[str]) -> None:
    """Let the next call of `current_groups_and_ungrouped` continue with saved groups."""
    st.session_state[_OPENED] = NamedDivision(
        tuple(tuple(sorted(group)) for group in groups), (*names,)
    )


def discard_current_division() -> None:
    """Discard the changes and names of the current request, so that it is proposed anew."""
    del _session_divisions()[st.session_state[_WISH]]


def _session_divisions() -> dict[DivisionRequest, NamedDivision]:
    found: dict[DivisionRequest, NamedDivision] = st.session_state.setdefault(_DIVISIONS, {})
    return found


def _current_named_division() -> NamedDivision:
    return _session_divisions()[st.session_state[_WISH]]


def _set_current_division(now: NamedDivision) -> None:
    _session_divisions()[st.session_state[_WISH]] = now
