"""What stands at the head of every page, and what an empty store shows instead."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, links
from dashboard.context import Context
from dashboard.markdown import escaped


def head(context: Context, title: str, lead: str) -> None:
    """Show a page's title and what it is for; an empty store ends the page."""
    title_and_lead(title, lead)
    without_data(context)


def title_and_lead(title: str, lead: str) -> None:
    """Show a page's title and what it is for."""
    st.title(title, anchor=False)
    st.markdown(lead)


def without_data(context: Context) -> None:
    """End the page of a store that is empty, with the way to fill it."""
    facts = context.whole_snapshot.facts
    if not facts.actors and not facts.bodies:
        words = context.words
        st.info(
            words(
                "There is no data yet. Start with the template: fill in the actors, the bodies and "
                "who sits where, and upload it."
            )
        )
        links.to_page(context, "update", words("To the template and the upload"))
        st.stop()


def refused(context: Context, value: str | None) -> None:
    """Say that the address asked for something that is not there."""
    thing = None if value is None else context.whole_snapshot.things.get(value)
    if thing and context.on and value not in cache.on_day(context).things:
        st.warning(
            context.words(
                "The address asks for “{name}”, which is not there on {day}. "
                "The rest of the page is as you asked.",
                name=escaped(thing.name),
                day=context.words.date(context.on),
            )
        )
    elif thing:
        st.warning(
            context.words(
                "The address asks for “{name}”, which this page does not show. "
                "The rest of the page is as you asked.",
                name=escaped(thing.name),
            )
        )
    elif value:
        st.warning(
            context.words(
                "The address asks for “{value}”, which is not in the data. "
                "The rest of the page is as you asked.",
                value=escaped(value),
            )
        )
