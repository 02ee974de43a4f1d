"""What somebody filled in and did not save: kept until it is saved or discarded.

Streamlit forgets a widget that a page does not show, and tells nothing of what is typed in a form
until its button is pressed. So forms are made of plain widgets, and a change goes into the session
at once, under the key of the form. A session is one tab: two of them share no drafts. The forms are
no fragments either: the browser may send what was typed in one together with the click elsewhere
that ended the typing, as a run of the fragment alone, and the click would then do nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.changes import change_sentence, change_title
from data.change import Change
from data.model import Fact, Meeting
from data.tables import table_of

_DRAFTS: Final = "drafts"


@dataclass(frozen=True, slots=True)
class FormPlace:
    """The part of a meeting to which a form belongs, and the row; `row` is None for a new row."""

    meeting: Meeting
    part: str
    row: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """The unsaved values of a form by field, with the stored facts as they were at `revision`.

    `revision` is the one on screen when the first of these values was filled in.
    """

    values: Mapping[str, Any]
    facts: tuple[Fact, ...]
    revision: int
    place: FormPlace | None


@dataclass(frozen=True, slots=True)
class DraftForm:
    """A form whose unsaved values are kept; `facts` are the stored facts that it edits."""

    key: str
    revision: int
    facts: tuple[Fact, ...] = ()
    place: FormPlace | None = field(default=None, compare=False)

    def widget_arguments(self, name: str, held: object) -> dict[str, Any]:
        """Return key and callback of a widget, which shows the draft or else the stored value.

        Setting a widget undoes what is being typed in it, so it is set only when it differs.
        """
        key = f"{self.key}:{name}"
        value = self.value(name, held)
        if key not in st.session_state or st.session_state[key] != value:
            st.session_state[key] = value
        return {"key": key, "on_change": partial(self._keep_draft_value, name, key, held)}

    def value(self, name: str, held: object) -> Any:
        """The unsaved value of a field, else the stored value `held`."""
        draft = draft_of(self.key)
        return held if draft is None else draft.values.get(name, held)

    def _keep_draft_value(self, name: str, key: str, held: object) -> None:
        found = st.session_state[key]
        before = draft_of(self.key) or FormDraft(
            values={}, facts=self.facts, revision=self.revision, place=self.place
        )
        values = {other: value for other, value in before.values.items() if other != name}
        if found != held:
            values[name] = found
        if values:
            _mutable_session_drafts()[self.key] = replace(before, values=values)
        else:
            _mutable_session_drafts().pop(self.key, None)
        st.session_state.pop(
            doubtful_edit_key(self.key), None
        )  # it holds what was filled in before


def draft_of(key: str) -> FormDraft | None:
    """The unsaved values of the form with this key; None when it has none."""
    return _mutable_session_drafts().get(key)


def session_drafts() -> dict[str, FormDraft]:
    """All unsaved drafts of this session, by the key of their form."""
    return dict(_mutable_session_drafts())


def discard_draft(key: str) -> None:
    """Delete the draft of a form, after saving or because the person asked for it."""
    _mutable_session_drafts().pop(key, None)
    st.session_state.pop(doubtful_edit_key(key), None)


def mark_changes_seen(key: str, revision: int) -> None:
    """Note that the person has seen what others changed in the facts up to a revision."""
    draft = draft_of(key)
    if draft is not None:
        _mutable_session_drafts()[key] = replace(draft, revision=revision)


def changes_meanwhile(form: DraftForm) -> list[Change]:
    """The changes that others made to the facts of a form since its draft began."""
    draft = draft_of(form.key)
    if draft is None:
        return []
    before, now = _facts_by_key(draft.facts), _facts_by_key(form.facts)
    return [
        Change(*key, before.get(key), now.get(key))
        for key in {**before, **now}
        if before.get(key) != now.get(key)
    ]


def doubtful_edit_key(key: str) -> str:
    """The session key under which a doubtful edit waits for confirmation."""
    return f"waiting:{key}"


def _mutable_session_drafts() -> dict[str, FormDraft]:
    found: dict[str, FormDraft] = st.session_state.setdefault(_DRAFTS, {})
    return found


def _facts_by_key(facts: tuple[Fact, ...]) -> dict[tuple[str, tuple[str, ...]], Fact]:
    return {(table_of(fact).name, table_of(fact).key_of(fact)): fact for fact in facts}


def show_unsaved_notice(context: Context, form: DraftForm) -> None:
    """Say below a form that something in it is not saved and what others changed; offer to drop it.

    Nothing of it may stand above the buttons of the form: it appears while somebody is on the way
    to them.
    """
    if draft_of(form.key) is None:
        return
    words = context.words
    for change in changes_meanwhile(form):
        st.warning(
            escaped(
                words(
                    "Meanwhile this was changed in the data: {what}, {change}. What you filled in "
                    "still stands here.",
                    what=change_title(words, change),
                    change=change_sentence(words, change),
                )
            )
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            words("Not saved yet. It stays here, also when you look at another part or page.")
        )
        st.button(
            words("Discard the unsaved changes"),
            key=f"discard:{form.key}",
            icon=":material/undo:",
            type="tertiary",
            on_click=partial(discard_draft, form.key),
        )


def kept_text_input(
    label: str, text: str, *, key: str, on_typed: Callable[[str], None], **more: Any
) -> str:
    """Show a text box with a text that is stored elsewhere; call `on_typed` with what is typed.

    The box is set only when the text differs, because setting it undoes what is being typed.
    """
    if st.session_state.get(key) != text:
        st.session_state[key] = text
    typed: str = st.text_input(
        label, key=key, on_change=lambda: on_typed(st.session_state[key]), **more
    )
    return typed
