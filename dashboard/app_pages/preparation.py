"""The page that prepares a meeting: whom to invite, and what must be on the table."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import address, cache
from dashboard.components.body_choice import choose_body
from dashboard.components.gaps.findings import show_finding_line
from dashboard.components.page_header import show_page_header
from dashboard.components.preparation.agenda_item_reviews import (
    show_agenda_item_reviews,
    show_open_advice_and_actions,
    show_unknowns,
    show_year_of_body,
)
from dashboard.components.preparation.documents import (
    ask_whether_to_show_names,
    show_briefing_to_print,
    show_meeting_downloads,
)
from dashboard.components.preparation.invitations import show_guest_proposals
from dashboard.components.preparation.members import show_balance, show_members_table
from dashboard.components.preparation.request import (
    all_choices_in_address,
    body_day_and_themes_in_address,
    choose_day,
    choose_themes,
    read_request,
    remember_address,
    restore_address_after_leaving,
    restore_wishes_for_meeting,
)
from dashboard.components.preparation.save_meeting import show_save_form
from dashboard.components.print_controls import show_print_controls
from dashboard.components.saving import show_saved_message
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.meetings import preparation_notes
from graph.gaps import Status
from graph.meetings import Preparation, PreparationError


def show(context: Context) -> None:
    """Show whom to invite with reasons, the balance, the agenda, and what is not known.

    With `print` in the address the same as a briefing for paper.
    """
    words = context.words
    if address.is_on("print"):
        _show_briefing_to_print(context)
        return
    show_page_header(
        context,
        words("Prepare a meeting"),
        words(
            "Choose a body, a day and themes. You get whom to invite and why, what was said "
            "before, and what is not known."
        ),
    )
    show_saved_message()
    restore_address_after_leaving()
    left, middle, right = st.columns([4, 3, 4])
    with left:
        body = choose_body(context, list(context.snapshot.bodies))
    with middle:
        on = choose_day(context, body)
        if body is not None:
            restore_wishes_for_meeting(body, on)
    with right:
        themes = choose_themes(context, body, on)
    if body is None:
        st.info(words("Choose the body that meets."))
        return
    prepared = _prepare_or_explain(context, body, on, themes)
    if prepared is not None:
        _show_preparation(context, prepared)
    remember_address(body, on)


def _prepare_or_explain(
    context: Context, body: str, on: date, themes: list[str]
) -> Preparation | None:
    """Return the prepared meeting; None, with a message, when the body does not exist that day."""
    words = context.words
    try:
        return cache.preparation(context, body, on, read_request(context, body, on, themes))
    except PreparationError as error:
        name = context.snapshot.name(error.found)
        st.error(escaped(words("On {day} there is no {name}.", day=words.date(on), name=name)))
        return None


def _show_briefing_to_print(context: Context) -> None:
    asked = body_day_and_themes_in_address(context)
    show_print_controls(context, "preparation", all_choices_in_address())
    if asked is None:
        st.info(context.words("Choose the body that meets."))
        return
    prepared = _prepare_or_explain(context, *asked)
    if prepared is None:
        return
    with st.container(key="screen-only-names"):
        names = ask_whether_to_show_names(context)
    show_briefing_to_print(context, prepared, personal=names)


def _show_preparation(context: Context, prepared: Preparation) -> None:
    words = context.words
    for note in preparation_notes(words, context.snapshot, prepared, today=context.today):
        st.warning(escaped(note))
    names = ask_whether_to_show_names(context)
    show_meeting_downloads(context, prepared, personal=names)
    left, right = st.columns(2, gap="large")
    with left:
        show_guest_proposals(context, prepared)
    with right:
        show_balance(context, prepared)
        show_members_table(context, prepared, names=names)
    show_agenda_item_reviews(context, prepared)
    left, right = st.columns(2, gap="large")
    with left:
        show_open_advice_and_actions(context, prepared)
    with right:
        show_unknowns(context, prepared)
        show_year_of_body(context, prepared)
        found = [finding for finding in prepared.findings if finding.status is not Status.NONE]
        if found:
            st.header(words("Gaps"), anchor=False)
        for finding in found:
            show_finding_line(context, finding)
    show_save_form(context, prepared)
