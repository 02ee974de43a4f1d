"""Fields that the forms of a meeting share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from data.model import Naming

C = TypeVar("C", bound=StrEnum)


def pick(
    label: str,
    options: Sequence[str],
    held: str | None,
    *,
    show: Callable[[str], str],
    key: str,
    placeholder: str,
) -> str | None:
    """Offer one of many, or none; what is held is chosen, also when it is no longer offered."""
    offered = [*options, *([held] if held is not None and held not in options else [])]
    chosen: str | None = st.selectbox(
        label,
        offered,
        index=None if held is None else offered.index(held),
        format_func=show,
        key=key,
        placeholder=placeholder,
    )
    return chosen


def pick_actor(
    visit: Visit, now: Snapshot, label: str, held: str | None, *, key: str
) -> str | None:
    """Offer the actors that have a name, or nobody."""
    known = [each.id for each in now.actors.values() if each.named is not Naming.GROUP]
    return pick(label, known, held, show=now.name, key=key, placeholder=visit.words("Nobody"))


def pick_theme(visit: Visit, now: Snapshot, held: str | None, *, key: str) -> str | None:
    """Offer the themes, or none."""
    words = visit.words
    return pick(
        words("Theme"),
        list(now.themes),
        held,
        show=now.theme_name,
        key=key,
        placeholder=words("No theme chosen"),
    )


def pick_choice(visit: Visit, label: str, choices: type[C], held: C, *, key: str) -> C:
    """Offer the values of a choice, of which one always holds."""
    listed = list(choices)
    return st.selectbox(
        label,
        listed,
        index=listed.index(held),
        format_func=lambda each: capitalised(visit.words, each),
        key=key,
    )


def pick_known(visit: Visit, label: str, choices: type[C], held: C | None, *, key: str) -> C | None:
    """Offer the values of a choice that may not be known."""
    listed = list(choices)
    chosen: C | None = st.selectbox(
        label,
        listed,
        index=None if held is None else listed.index(held),
        format_func=lambda each: capitalised(visit.words, each),
        key=key,
        placeholder=visit.words("Not known yet"),
    )
    return chosen


def filled(text: str | None) -> str | None:
    """What was typed, without the spaces around it; None when that is nothing."""
    return (text or "").strip() or None
