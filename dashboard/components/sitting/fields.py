"""Fields that the forms of a meeting share; each shows what is held, or what was filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from dashboard.components.drafts import Form
from dashboard.context import Context
from dashboard.wording.choices import capitalised
from data.model import Naming

C = TypeVar("C", bound=StrEnum)


def pick(
    form: Form,
    name: str,
    label: str,
    options: Sequence[str],
    held: str | None,
    *,
    show: Callable[[str], str],
    placeholder: str,
) -> str | None:
    """Offer one of many, or none; what is chosen stays, also when it is no longer offered."""
    value = form.value(name, held)
    offered = [*options, *([value] if value is not None and value not in options else [])]
    chosen: str | None = st.selectbox(
        label,
        offered,
        index=None,
        format_func=show,
        placeholder=placeholder,
        **form.widget(name, held),
    )
    return chosen


def pick_actor(context: Context, form: Form, name: str, label: str, held: str | None) -> str | None:
    """Offer the actors that have a name, or nobody."""
    snapshot = context.snapshot
    known = [each.id for each in snapshot.actors.values() if each.named is not Naming.GROUP]
    nobody = context.words("Nobody")
    return pick(form, name, label, known, held, show=snapshot.name, placeholder=nobody)


def pick_theme(context: Context, form: Form, held: str | None) -> str | None:
    """Offer the themes, or none."""
    words, snapshot = context.words, context.snapshot
    return pick(
        form,
        "theme",
        words("Theme"),
        list(snapshot.themes),
        held,
        show=snapshot.theme_name,
        placeholder=words("No theme chosen"),
    )


def pick_choice(
    context: Context, form: Form, name: str, label: str, choices: type[C], held: C
) -> C:
    """Offer the values of a choice, of which one always holds."""
    chosen: C = st.selectbox(
        label,
        list(choices),
        format_func=lambda choice: capitalised(context.words, choice),
        **form.widget(name, held),
    )
    return chosen


def pick_known(
    context: Context, form: Form, name: str, label: str, choices: type[C], held: C | None
) -> C | None:
    """Offer the values of a choice that may not be known."""
    chosen: C | None = st.selectbox(
        label,
        list(choices),
        index=None,
        format_func=lambda choice: capitalised(context.words, choice),
        placeholder=context.words("Not known yet"),
        **form.widget(name, held),
    )
    return chosen


def filled(text: str | None) -> str | None:
    """What was typed, without the spaces around it; None when that is nothing."""
    return (text or "").strip() or None
