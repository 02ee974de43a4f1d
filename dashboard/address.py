"""The address carries the state: a choice on a page is a parameter of its address, both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import streamlit as st

_NOTHING: Final = "\0"  # never in an address, so it differs from all that can be


def read_one(key: str, options: Sequence[str], default: str | None = None) -> str | None:
    """Take one choice from the address, for the widget with this key; call it before the widget.

    A link that changes the address wins over what the widget held. A value that is not among
    the options is reported by `unknown` and counts as the default.
    """
    wanted = st.query_params.get(key)
    if key not in st.session_state or wanted != st.session_state.get(_seen_key(key)):
        st.session_state[_seen_key(key)] = wanted
        st.session_state[_refused_key(key)] = (
            wanted if wanted is not None and wanted not in options else None
        )
        st.session_state[key] = wanted if wanted in options else default
    else:
        # Set again, for the widget of another page that has the same key.
        held = st.session_state.get(key, default)
        st.session_state[key] = held if held in options else default
    value: str | None = st.session_state.get(key, default)
    return value


def read_many(key: str, options: Sequence[str]) -> list[str]:
    """Take several choices from the address, for the widget with this key."""
    wanted = st.query_params.get_all(key)
    if key not in st.session_state or wanted != st.session_state.get(_seen_key(key)):
        st.session_state[_seen_key(key)] = wanted
        strange = [value for value in wanted if value not in options]
        st.session_state[_refused_key(key)] = ", ".join(strange) or None
        st.session_state[key] = [value for value in wanted if value in options]
    else:
        held = st.session_state.get(key) or []
        st.session_state[key] = [value for value in held if value in options]
    values: list[str] = st.session_state[key]
    return values


def write(key: str, value: str | Sequence[str] | None) -> None:
    """Write what a widget gave into the address; nothing or empty leaves the address clean."""
    plain = value if isinstance(value, str) or value is None else list(value)
    if not plain:
        if key in st.query_params:
            del st.query_params[key]
        st.session_state[_seen_key(key)] = [] if isinstance(plain, list) else None
        return
    st.query_params[key] = plain
    st.session_state[_seen_key(key)] = plain


def ask_as_link(key: str, value: str) -> None:
    """Ask for a choice as a link would; for when the names that are offered have changed.

    A widget knows what it holds by the name that is shown, and lets go of a name that is gone.
    """
    st.query_params[key] = value
    st.session_state[_seen_key(key)] = _NOTHING


def is_on(key: str) -> bool:
    """Whether the address asks for something that is on or off, as in `?print=1`."""
    on = st.query_params.get(key) == "1"
    if st.session_state.get(_seen_key(key), False) != on:
        st.session_state[_seen_key(key)] = on
        # A link to the page that is open runs it anew, but leaves the browser's address alone.
        st.query_params.from_dict({key: st.query_params.get_all(key) for key in st.query_params})
    return on


def unknown_value(key: str) -> str | None:
    """What the address asked for that does not exist, if anything."""
    refused: str | None = st.session_state.get(_refused_key(key))
    return refused


def selectbox(
    label: str,
    key: str,
    options: Sequence[str],
    *,
    show: Callable[[str], str],
    default: str | None = None,
    **more: Any,
) -> str | None:
    """Offer one choice from a list, kept in the address; None when nothing is chosen."""
    read_one(key, options, default)
    value: str | None = st.selectbox(label, options, key=key, format_func=show, index=None, **more)
    write(key, None if value == default else value)
    return value


def multiselect(
    label: str, key: str, options: Sequence[str], *, show: Callable[[str], str], **more: Any
) -> list[str]:
    """Offer several choices from a list, kept in the address."""
    read_many(key, options)
    values: list[str] = st.multiselect(label, options, key=key, format_func=show, **more)
    write(key, values)
    return values


def segmented(
    label: str, key: str, choices: Mapping[str, str], *, default: str, **more: Any
) -> str:
    """Offer one of a few, side by side, kept in the address; `choices` has what each is called."""
    options = list(choices)
    read_one(key, options, default)
    value: str | None = st.segmented_control(
        label, options, key=key, format_func=choices.__getitem__, required=True, **more
    )
    write(key, None if value == default else value)
    return value or default


def _seen_key(key: str) -> str:
    return f"address:{key}"


def _refused_key(key: str) -> str:
    return f"refused:{key}"
