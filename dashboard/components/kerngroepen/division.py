"""The groups as they stand in this visit: proposed, then moved about by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard import cache
from dashboard.visit import Visit
from graph.kerngroepen import Group, described, moved, propose_groups

_DIVISION: Final = "kerngroepen:division"
_BASIS: Final = "kerngroepen:basis"

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """Who is divided, of which body, and into how many groups or of what largest size."""

    body: str
    actors: tuple[str, ...]
    number: int | None
    size: int | None


def division(visit: Visit, wish: Wish) -> tuple[tuple[Group, ...], tuple[str, ...]]:
    """The groups with what binds them, and who is in none; another wish is proposed anew."""
    situation = cache.situation(visit, visit.today)
    basis = (visit.revision, wish)
    if st.session_state.get(_BASIS) != basis:
        proposed = propose_groups(
            situation, wish.actors, body=wish.body, number=wish.number, size=wish.size
        )
        st.session_state[_BASIS] = basis
        st.session_state[_DIVISION] = tuple(group.members for group in proposed.groups)
    groups: Groups = st.session_state[_DIVISION]
    placed = {actor for group in groups for actor in group}
    left = tuple(actor for actor in wish.actors if actor not in placed)
    return described(situation, groups, body=wish.body), left


def move(actor: str, to: int | None) -> None:
    """Put an actor in another group, in a new one, or in none."""
    st.session_state[_DIVISION] = moved(st.session_state[_DIVISION], actor, to)


def propose_again() -> None:
    """Forget what was moved."""
    st.session_state.pop(_BASIS, None)
