"""Links between pages: everything that is mentioned can be opened."""

from __future__ import annotations

import streamlit as st

from dashboard.context import Context
from dashboard.day import format_day
from dashboard.markdown import escaped
from data.model import Activity, Actor, Body

OF_A_DAY = ("overview", "network", "matrix", "gaps", "actor", "body", "activity", "scenario")


def to_thing(context: Context, identity: str, *, label: str | None = None) -> None:
    """Show a link to the page of an actor, a body or an activity."""
    snapshot = context.snapshot
    thing = snapshot.thing(identity)
    text = escaped(label or snapshot.name(identity))
    if isinstance(thing, Actor):
        to_page(context, "actor", text, actor=identity, icon=":material/circle:")
    elif isinstance(thing, Body):
        to_page(context, "body", text, body=identity, icon=":material/square:")
    elif isinstance(thing, Activity):
        to_page(context, "activity", text, activity=identity, icon=":material/change_history:")
    else:
        st.markdown(text)


def to_page(
    context: Context, page: str, label: str, *, icon: str | None = None, **choices: str | list[str]
) -> None:
    """Show a link to a page, with choices in its address; `label` is markdown.

    Nothing is shown of a page that this person may not open.
    """
    if page not in context.pages:
        return
    st.page_link(
        context.pages[page],
        label=label,
        icon=icon,
        query_params=_choices_with_language_and_day(context, page, choices),
    )


def open_page(context: Context, page: str, **choices: str | list[str]) -> None:
    """Open a page at once, with these choices in its address."""
    st.switch_page(
        context.pages[page], query_params=_choices_with_language_and_day(context, page, choices)
    )


def _choices_with_language_and_day(
    context: Context, page: str, choices: dict[str, str | list[str]]
) -> dict[str, str | list[str]]:
    carried: dict[str, str | list[str]] = dict(choices)
    if context.on != context.today and page in OF_A_DAY:
        carried.setdefault("on", format_day(context.on))
    if context.words.language != "nl":
        carried["lang"] = context.words.language
    return carried
