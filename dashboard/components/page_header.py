"""The head of every page: its title, the chosen day, and a message when data is missing.

Missing is the data of an empty store, or something that the address asks for. The day is chosen
once, kept in the address, and carried along to the next page.
"""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from dashboard import cache, links
from dashboard.context import Context
from dashboard.day import FIRST, LAST, Day, day_in_words, format_day, parse_day
from dashboard.markdown import escaped
from dashboard.words import Words

_KEY = "on"
_EARLIER = "date"  # what links that people kept may call it


def show_page_header(context: Context, title: str, subtitle: str) -> None:
    """Show the title and purpose of a page; end the page when the store is empty."""
    show_page_title(title, subtitle)
    stop_if_store_is_empty(context)


def show_page_title(title: str, subtitle: str) -> None:
    """Show the title and purpose of a page."""
    st.title(title, anchor=False)
    st.markdown(subtitle)


def stop_if_store_is_empty(context: Context) -> None:
    """End the page when the store is empty, with a link to the page that fills it."""
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


def report_unknown_value(context: Context, value: str | None) -> None:
    """Say that the address asks for `value` and this page has no such thing; nothing for None."""
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


class DayOption(StrEnum):
    """The options of the choice of a day, beside a date."""

    TODAY = "today"
    DAY = "day"
    EVER = "ever"


def show_page_header_with_day(context: Context, title: str, subtitle: str) -> Context:
    """Show the title, purpose and day of a page; return the context of the chosen day.

    The page ends here when the store is empty or nothing holds on that day.
    """
    show_page_title(title, subtitle)
    stop_if_store_is_empty(context)
    context = _choose_day(context, title)
    of_day = cache.on_day(context)
    if not of_day.facts.actors and not of_day.facts.bodies:
        st.info(context.words("Nothing in the data holds on this day. Choose another one."))
        st.stop()
    return context.with_snapshot(of_day)


def _choose_day(context: Context, page: str) -> Context:
    """Offer the choice of a day, name any day but today, and return the context of that day.

    A day that was chosen on another page is carried along, as the navigation has no address.
    """
    _restore_day_from_other_page(page)
    asked = st.query_params.get(_KEY) or st.query_params.get(_EARLIER)
    on, wrong = _read_asked_day(asked, context.today)
    st.session_state["on-which"] = (
        DayOption.EVER
        if on is None
        else DayOption.TODAY
        if asked is None or wrong
        else DayOption.DAY
    )
    _show_day_control(context, on)
    if wrong:
        st.warning(
            escaped(
                context.words(
                    "The address asks for the day “{value}”. Write a day as 2019-01-31, or "
                    "“ever” for all that the data ever held. This page shows today.",
                    value=asked,
                )
            )
        )
    context = context.with_day(on)
    if context.on != context.today:
        st.info(other_day_sentence(context), icon=":material/event:")
    return context


def _show_day_control(context: Context, on: Day) -> None:
    words = context.words
    names = {
        DayOption.TODAY: words("Today"),
        DayOption.DAY: words("Another day"),
        DayOption.EVER: words("Ever"),
    }

    def chosen() -> None:
        which = DayOption(st.session_state["on-which"])
        days = {
            DayOption.TODAY: None,
            DayOption.DAY: format_day(context.today),
            DayOption.EVER: DayOption.EVER,
        }
        _write_day_to_address(days[which])

    with st.container(horizontal=True, vertical_alignment="bottom", key="day-choice"):
        st.segmented_control(
            words("Day"),
            list(DayOption),
            key="on-which",
            format_func=names.__getitem__,
            required=True,
            on_change=chosen,
            help=words(
                "All on this page is as it held on that day. Ever takes all that the data ever held."
            ),
        )
        if st.session_state["on-which"] is DayOption.DAY:
            _show_date_input(words, on)


def show_only_today_notice(context: Context) -> None:
    """Say, on a page that speaks of today only, that another day was chosen elsewhere."""
    asked = st.query_params.get(_KEY) or st.session_state.get("day-asked")
    on, _ = _read_asked_day(asked, context.today)
    if on != context.today:
        words = context.words
        st.info(
            words(
                "This page speaks of today, not of the day that you chose elsewhere ({day}).",
                day=day_in_words(words, on),
            ),
            icon=":material/event:",
        )


def other_day_sentence(context: Context) -> str:
    """Name a chosen day that is not today, or say that all days are shown at once."""
    words, on = context.words, context.on
    if on is None:
        return words(
            "You see all that the data ever held, not one day. The gaps are those of today."
        )
    return words("You see {day}, not today.", day=words.date(on))


def _show_date_input(words: Words, on: Day) -> None:
    st.session_state["on-day"] = on

    def chosen() -> None:
        day = st.session_state["on-day"]
        _write_day_to_address(None if day is None else format_day(day))

    st.date_input(
        words("Which day"),
        key="on-day",
        format="DD/MM/YYYY",
        min_value=FIRST,
        max_value=LAST,
        on_change=chosen,
        width=180,
    )


def _restore_day_from_other_page(page: str) -> None:
    before = st.session_state.get("day-page")
    wanted = st.session_state.get("day-asked")
    given = _KEY in st.query_params or _EARLIER in st.query_params
    if before is not None and before != page and wanted and not given:
        st.query_params[_KEY] = wanted
    st.session_state["day-page"] = page
    st.session_state["day-asked"] = st.query_params.get(_KEY)


def _read_asked_day(asked: str | None, today: Day) -> tuple[Day, bool]:
    """The asked day, None for `ever`, and whether it is wrong; today when none or wrong."""
    if asked is None:
        return today, False
    try:
        return parse_day(asked), False
    except ValueError:
        return today, True


def _write_day_to_address(value: str | None) -> None:
    for key in (_KEY, _EARLIER):
        if key in st.query_params:
            del st.query_params[key]
    if value is not None:
        st.query_params[_KEY] = value
