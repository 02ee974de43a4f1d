"""Keeping a scenario for everybody: one of the same name gives way only when asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final

import streamlit as st

from dashboard.components.boxes import text_box
from dashboard.components.scenario.text import step_of, text_of
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.problems import error_text
from data import scenarios
from data.errors import WoonnetwerkError
from data.scenarios import KeptScenario
from graph.scenarios.scenario import Scenario

_AUTHOR: Final = "scenario:author"
_AUTHOR_BOX: Final = "scenario-author"
_DONE: Final = "scenario:done"
_REFUSED: Final = "scenario:refused"
_REMOVED: Final = "scenario:removed"


def scenario_of(kept: KeptScenario) -> tuple[Scenario, list[str]]:
    """A kept scenario with its steps, and the texts that stand for no step."""
    read = [(text, step_of(text)) for text in kept.steps]
    steps = tuple(step for _, step in read if step is not None)
    return Scenario(kept.name, steps), [text for text, step in read if step is None]


def ask_author(context: Context) -> None:
    """Ask who keeps the scenario; it stays so after a look elsewhere."""
    text_box(
        context.words("Your name"),
        st.session_state.setdefault(_AUTHOR, context.person.name),
        key=_AUTHOR_BOX,
        on_typed=lambda author: st.session_state.update({_AUTHOR: author}),
        max_chars=60,
    )


def keep(context: Context, scenario: Scenario, *, instead: bool = False) -> bool:
    """Keep a scenario and give whether it is; `show_outcome` then says so, or why not."""
    kept = KeptScenario(
        name=scenario.name,
        steps=tuple(text_of(step) for step in scenario.steps),
        revision=context.revision,
        author=st.session_state.get(_AUTHOR_BOX, "").strip() or context.person.name,
        created=datetime.now(UTC).replace(tzinfo=None),
    )
    return _kept(context, kept, instead=instead)


def remove(context: Context, kept: KeptScenario) -> None:
    """Keep a scenario no longer; `show_removed` then offers to bring it back."""
    try:
        scenarios.remove(context.store, kept.name)
    except WoonnetwerkError as error:
        st.session_state[_REFUSED] = kept, error
    else:
        st.session_state[_REMOVED] = kept


def show_outcome(context: Context, replace: Callable[[Scenario], None]) -> str | None:
    """Say once whether a scenario is kept or why not, and give the name that was kept.

    A name in use comes with a button to `replace` what is kept under it.
    """
    words = context.words
    done: str | None = st.session_state.pop(_DONE, None)
    refused: tuple[KeptScenario, WoonnetwerkError] | None = st.session_state.pop(_REFUSED, None)
    if done is not None:
        st.success(escaped(words("Kept as a scenario: {name}.", name=done)))
    if refused is not None:
        title, detail = error_text(words, refused[1])
        st.warning(f"**{escaped(title)}** {escaped(detail)}")
        if refused[1].code == "scenario-name-in-use":
            wanted, _ = scenario_of(refused[0])
            st.button(words("Replace the kept one"), on_click=partial(replace, wanted))
    return done


def show_removed(context: Context) -> None:
    """Say once that a scenario was removed, with a button to bring it back as it was."""
    removed: KeptScenario | None = st.session_state.pop(_REMOVED, None)
    if removed is None:
        return
    words = context.words
    st.info(escaped(words("“{name}” is kept no longer.", name=removed.name)))
    st.button(
        words("Bring it back"),
        icon=":material/undo:",
        on_click=partial(_bring_back, context, removed),
    )


def _bring_back(context: Context, removed: KeptScenario) -> None:
    _kept(context, removed)


def _kept(context: Context, kept: KeptScenario, *, instead: bool = False) -> bool:
    try:
        scenarios.keep(context.store, kept, instead=instead)
    except WoonnetwerkError as error:
        st.session_state[_REFUSED] = kept, error
        return False
    st.session_state[_DONE] = kept.name
    return True
