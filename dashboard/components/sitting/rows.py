"""Which row of a part of a meeting is filled in: one that is there, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

import streamlit as st

from dashboard.components.drafts import Place, drafts
from data.model import Fact, Meeting

F = TypeVar("F", bound=Fact)

_CHOSEN: Final = "chosen rows"  # by meeting and part, as long as the session lasts


def pick_row(
    meeting: Meeting,
    part: str,
    known: Mapping[str, F],
    model: type[F],
    *,
    label: str,
    show: Callable[[F], str],
    placeholder: str,
) -> F | None:
    """Offer the rows of a part, with those that are gone but have unsaved text; None is a new one.

    The choice is still there after a look elsewhere.
    """
    rows = {**_gone(meeting, part, model), **known}
    key = _key(meeting, part)
    held = _chosen().get(key)
    # Set again each time: a widget knows what it holds by the name that is shown.
    st.session_state[key] = held if held in rows else None
    st.selectbox(
        label,
        list(rows),
        index=None,
        format_func=lambda row: show(rows[row]),
        key=key,
        placeholder=placeholder,
        on_change=lambda: _chosen().update({key: st.session_state[key]}),
    )
    chosen = st.session_state[key]
    return None if chosen is None else rows[chosen]


def choose_row(place: Place) -> None:
    """Have the row of a place chosen when its part is shown."""
    _chosen()[_key(place.meeting, place.part)] = place.row


def _gone(meeting: Meeting, part: str, model: type[F]) -> dict[str, F]:
    """The rows that unsaved text is about, as they were when it was begun."""
    return {
        draft.place.row: fact
        for draft in drafts().values()
        if draft.place is not None
        and draft.place.row is not None
        and (draft.place.meeting.id, draft.place.part) == (meeting.id, part)
        for fact in draft.facts
        if isinstance(fact, model)
    }


def _key(meeting: Meeting, part: str) -> str:
    return f"row:{part}:{meeting.id}"


def _chosen() -> dict[str, str | None]:
    found: dict[str, str | None] = st.session_state.setdefault(_CHOSEN, {})
    return found
