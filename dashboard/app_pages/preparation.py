"""Whom to invite to a meeting, and what must be on the table."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import address, cache
from dashboard.components.council import choose_body
from dashboard.components.frame import head
from dashboard.components.gaps.findings import show_line
from dashboard.components.paper import show_paper_controls
from dashboard.components.preparation.balance import show_balance
from dashboard.components.preparation.choices import (
    asked_for,
    choose_day,
    choose_themes,
    chosen_before,
    remember,
    take_up_address,
    take_up_wishes,
    wished,
)
from dashboard.components.preparation.invitations import show_invitations
from dashboard.components.preparation.items import (
    show_items,
    show_open_points,
    show_unknowns,
    show_year,
)
from dashboard.components.preparation.keeping import show_keeping
from dashboard.components.preparation.members import show_members
from dashboard.components.preparation.printed import show_printed
from dashboard.components.preparation.takeaway import show_takeaway, with_names
from dashboard.components.saving import show_saved
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.meetings import note_sentences
from graph.gaps import Status
from graph.meetings import Preparation, PreparationError


def show(visit: Visit) -> None:
    """Show whom to invite with reasons, the balance, the agenda, and what is not known.

    With `print` in the address the same as a briefing for paper.
    """
    words = visit.words
    if address.flag("print"):
        _on_paper(visit)
        return
    now = head(
        visit,
        words("Prepare a meeting"),
        words(
            "Choose a body, a day and themes. You get whom to invite and why, what was said "
            "before, and what is not known."
        ),
    )
    show_saved()
    take_up_address()
    left, middle, right = st.columns([4, 3, 4])
    with left:
        body = choose_body(visit, now, list(now.bodies))
    with middle:
        on = choose_day(visit, now, body)
        if body is not None:
            take_up_wishes(body, on)
    with right:
        themes = choose_themes(visit, now, body, on)
    if body is None:
        st.info(words("Choose the body that meets."))
        return
    prepared = _prepared(visit, now, body, on, themes)
    if prepared is not None:
        _show(visit, now, prepared)
    remember(body, on)


def _prepared(
    visit: Visit, now: Snapshot, body: str, on: date, themes: list[str]
) -> Preparation | None:
    """The meeting worked out; None when there is no such body on that day, which is said."""
    words = visit.words
    try:
        return cache.prepared(visit, body, on, wished(visit, now, body, on, themes))
    except PreparationError as error:
        name = now.name(error.found)
        st.error(escaped(words("On {day} there is no {name}.", day=words.date(on), name=name)))
        return None


def _on_paper(visit: Visit) -> None:
    now = cache.snapshot(visit)
    asked = chosen_before(visit, now)
    show_paper_controls(visit, "preparation", asked_for())
    if asked is None:
        st.info(visit.words("Choose the body that meets."))
        return
    prepared = _prepared(visit, now, *asked)
    if prepared is None:
        return
    with st.container(key="screen-only-names"):
        names = with_names(visit)
    show_printed(visit, now, prepared, personal=names)


def _show(visit: Visit, now: Snapshot, prepared: Preparation) -> None:
    words = visit.words
    for note in note_sentences(words, now, prepared, today=visit.today):
        st.warning(escaped(note))
    names = with_names(visit)
    show_takeaway(visit, now, prepared, personal=names)
    left, right = st.columns(2, gap="large")
    with left:
        show_invitations(visit, now, prepared)
    with right:
        show_balance(visit, now, prepared)
        show_members(visit, now, prepared, names=names)
    show_items(visit, now, prepared)
    left, right = st.columns(2, gap="large")
    with left:
        show_open_points(visit, now, prepared)
    with right:
        show_unknowns(visit, now, prepared)
        show_year(visit, now, prepared)
        found = [each for each in prepared.findings if each.status is not Status.NONE]
        if found:
            st.header(words("Gaps"), anchor=False)
        for finding in found:
            show_line(visit, now, finding)
    show_keeping(visit, now, prepared)
