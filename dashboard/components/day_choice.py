"""The day that the pages speak about, chosen once at the top of them and kept in the address."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from dashboard import cache
from dashboard.components.frame import title_and_lead, without_data
from dashboard.context import Context
from dashboard.day import FIRST, LAST, Day, day_in_words, read_day, written_day
from dashboard.markdown import escaped
from dashboard.words import Words

_KEY = "on"
_EARLIER = "date"  # what links that people kept may call it


class Which(StrEnum):
    """What may be chosen instead of a day by itself."""

    TODAY = "today"
    DAY = "day"
    EVER = "ever"


def head_on_day(context: Context, title: str, lead: str) -> Context:
    """Show a page's title, what it is for and the choice of a day; give the context of it.

    A page of an empty store, and one of a day on which nothing holds, ends here.
    """
    title_and_lead(title, lead)
    without_data(context)
    context = choose_day(context, title)
    of_day = cache.on_day(context)
    if not of_day.facts.actors and not of_day.facts.bodies:
        st.info(context.words("Nothing in the data holds on this day. Choose another one."))
        st.stop()
    return context.about(of_day)


def choose_day(context: Context, page: str) -> Context:
    """Offer the days, say which one it is when it is not today, and give the context of it.

    What was chosen on another page goes along, since the navigation carries no address.
    """
    words = context.words
    _remembered(page)
    asked = st.query_params.get(_KEY) or st.query_params.get(_EARLIER)
    on, wrong = _read(asked, context.today)
    st.session_state["on-which"] = (
        Which.EVER if on is None else Which.TODAY if asked is None or wrong else Which.DAY
    )
    names = {
        Which.TODAY: words("Today"),
        Which.DAY: words("Another day"),
        Which.EVER: words("Ever"),
    }

    def chosen() -> None:
        which = Which(st.session_state["on-which"])
        days = {Which.TODAY: None, Which.DAY: written_day(context.today), Which.EVER: Which.EVER}
        _write(days[which])

    with st.container(horizontal=True, vertical_alignment="bottom", key="day-choice"):
        st.segmented_control(
            words("Day"),
            list(Which),
            key="on-which",
            format_func=names.__getitem__,
            required=True,
            on_change=chosen,
            help=words(
                "All on this page is as it held on that day. Ever takes all that the data ever held."
            ),
        )
        if st.session_state["on-which"] is Which.DAY:
            _date(words, on)
    if wrong:
        st.warning(
            escaped(
                words(
                    "The address asks for the day “{value}”. Write a day as 2019-01-31, or "
                    "“ever” for all that the data ever held. This page shows today.",
                    value=asked,
                )
            )
        )
    context = context.looking_at(on)
    if context.on != context.today:
        st.info(day_sentence(context), icon=":material/event:")
    return context


def say_only_today(context: Context) -> None:
    """Say, on a page that speaks of today only, that another day was chosen elsewhere."""
    asked = st.query_params.get(_KEY) or st.session_state.get("day-asked")
    on, _ = _read(asked, context.today)
    if on != context.today:
        words = context.words
        st.info(
            words(
                "This page speaks of today, not of the day that you chose elsewhere ({day}).",
                day=day_in_words(words, on),
            ),
            icon=":material/event:",
        )


def day_sentence(context: Context) -> str:
    """Which day it is, when it is not today."""
    words, on = context.words, context.on
    if on is None:
        return words(
            "You see all that the data ever held, not one day. The gaps are those of today."
        )
    return words("You see {day}, not today.", day=words.date(on))


def _date(words: Words, on: Day) -> None:
    st.session_state["on-day"] = on

    def chosen() -> None:
        day = st.session_state["on-day"]
        _write(None if day is None else written_day(day))

    st.date_input(
        words("Which day"),
        key="on-day",
        format="DD/MM/YYYY",
        min_value=FIRST,
        max_value=LAST,
        on_change=chosen,
        width=180,
    )


def _remembered(page: str) -> None:
    before = st.session_state.get("day-page")
    wanted = st.session_state.get("day-asked")
    given = _KEY in st.query_params or _EARLIER in st.query_params
    if before is not None and before != page and wanted and not given:
        st.query_params[_KEY] = wanted
    st.session_state["day-page"] = page
    st.session_state["day-asked"] = st.query_params.get(_KEY)


def _read(asked: str | None, today: Day) -> tuple[Day, bool]:
    """The day that is asked for, and whether what is asked for is no day."""
    if asked is None:
        return today, False
    try:
        return read_day(asked), False
    except ValueError:
        return today, True


def _write(value: str | None) -> None:
    for key in (_KEY, _EARLIER):
        if key in st.query_params:
            del st.query_params[key]
    if value is not None:
        st.query_params[_KEY] = value
