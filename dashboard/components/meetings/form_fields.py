"""Fields that the forms of a meeting share, and the choice of the row to edit.

Each field shows the stored value, or the unsaved value of the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

import streamlit as st

from dashboard.components.drafts import DraftForm, FormPlace, session_drafts
from dashboard.context import Context
from dashboard.wording.choices import capitalised_choice_name
from data.model import Fact, Meeting, Naming

C = TypeVar("C", bound=StrEnum)
F = TypeVar("F", bound=Fact)
_CHOSEN: Final = "chosen rows"  # by meeting and part, as long as the session lasts


def pick_one(
    form: DraftForm,
    name: str,
    label: str,
    options: Sequence[str],
    held: str | None,
    *,
    show: Callable[[str], str],
    placeholder: str,
) -> str | None:
    """Offer one of many options, or none; a chosen value stays when it is no longer an option."""
    value = form.value(name, held)
    offered = [*options, *([value] if value is not None and value not in options else [])]
    chosen: str | None = st.selectbox(
        label,
        offered,
        index=None,
        format_func=show,
        placeholder=placeholder,
        **form.widget_arguments(name, held),
    )
    return chosen


def pick_actor(
    context: Context, form: DraftForm, name: str, label: str, held: str | None
) -> str | None:
    """Offer the named actors, or none; return the id of the chosen one."""
    snapshot = context.snapshot
    known = [actor.id for actor in snapshot.actors.values() if actor.named is not Naming.GROUP]
    nobody = context.words("Nobody")
    return pick_one(form, name, label, known, held, show=snapshot.name, placeholder=nobody)


def pick_theme(context: Context, form: DraftForm, held: str | None) -> str | None:
    """Offer the themes, or none; return the id of the chosen one."""
    words, snapshot = context.words, context.snapshot
    return pick_one(
        form,
        "theme",
        words("Theme"),
        list(snapshot.themes),
        held,
        show=snapshot.theme_name,
        placeholder=words("No theme chosen"),
    )


def pick_enum_value(
    context: Context, form: DraftForm, name: str, label: str, choices: type[C], held: C
) -> C:
    """Offer the values of an enumeration; one of them is always chosen."""
    chosen: C = st.selectbox(
        label,
        list(choices),
        format_func=lambda choice: capitalised_choice_name(context.words, choice),
        **form.widget_arguments(name, held),
    )
    return chosen


def pick_enum_value_or_unknown(
    context: Context, form: DraftForm, name: str, label: str, choices: type[C], held: C | None
) -> C | None:
    """Offer the values of an enumeration, or None for unknown."""
    chosen: C | None = st.selectbox(
        label,
        list(choices),
        index=None,
        format_func=lambda choice: capitalised_choice_name(context.words, choice),
        placeholder=context.words("Not known yet"),
        **form.widget_arguments(name, held),
    )
    return chosen


def stripped_or_none(text: str | None) -> str | None:
    """The text without surrounding spaces; None when nothing is left."""
    return (text or "").strip() or None


def pick_day(form: DraftForm, name: str, label: str, held: date | None) -> date | None:
    """Offer a day, or none; return the chosen day."""
    chosen = st.date_input(label, None, format="DD/MM/YYYY", **form.widget_arguments(name, held))
    return chosen if isinstance(chosen, date) else None


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
    """Offer the rows of a part and a new one (None); return the chosen row.

    Removed rows that still have unsaved text are offered too. The choice outlives a look at another
    part or page.
    """
    rows = {**_removed_rows_with_drafts(meeting, part, model), **known}
    key = _row_choice_key(meeting, part)
    held = _session_chosen_rows().get(key)
    # Set again each time: a widget knows what it holds by the name that is shown.
    st.session_state[key] = held if held in rows else None
    st.selectbox(
        label,
        list(rows),
        index=None,
        format_func=lambda row: show(rows[row]),
        key=key,
        placeholder=placeholder,
        on_change=lambda: _session_chosen_rows().update({key: st.session_state[key]}),
    )
    chosen = st.session_state[key]
    return None if chosen is None else rows[chosen]


def preselect_row(place: FormPlace) -> None:
    """Let the row of `place` be the chosen one when its part is shown."""
    _session_chosen_rows()[_row_choice_key(place.meeting, place.part)] = place.row


def _removed_rows_with_drafts(meeting: Meeting, part: str, model: type[F]) -> dict[str, F]:
    """The rows that drafts edit, removed or not, as they were when the draft began."""
    return {
        draft.place.row: fact
        for draft in session_drafts().values()
        if draft.place is not None
        and draft.place.row is not None
        and (draft.place.meeting.id, draft.place.part) == (meeting.id, part)
        for fact in draft.facts
        if isinstance(fact, model)
    }


def _row_choice_key(meeting: Meeting, part: str) -> str:
    return f"row:{part}:{meeting.id}"


def _session_chosen_rows() -> dict[str, str | None]:
    found: dict[str, str | None] = st.session_state.setdefault(_CHOSEN, {})
    return found
