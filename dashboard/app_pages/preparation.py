"""Whom to invite to a meeting, and what must be on the table."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.frame import head
from dashboard.components.gaps.findings import show_line
from dashboard.components.preparation.balance import show_balance
from dashboard.components.preparation.choices import (
    choose_body,
    choose_day,
    choose_themes,
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
from dashboard.components.preparation.takeaway import show_takeaway
from dashboard.components.saving import show_saved
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from graph.gaps import Status
from graph.meetings import Preparation, PreparationError


def show(visit: Visit) -> None:
    """Show whom to invite with reasons, the balance, the agenda, and what is not known."""
    words = visit.words
    now = head(
        visit,
        words("Prepare a meeting"),
        words(
            "Choose a body, a day and themes. You get whom to invite and why, what was said "
            "before, and what is not known."
        ),
    )
    show_saved()
    left, middle, right = st.columns([2, 1, 2])
    with left:
        body = choose_body(visit, now)
    with middle:
        on = choose_day(visit, now, body)
    with right:
        themes = choose_themes(visit, now)
    if body is None:
        st.info(words("Choose the body that meets."))
        return
    try:
        prepared = cache.prepared(visit, body, on, wished(visit, now, body, on, themes))
    except PreparationError as error:
        name = now.name(error.found)
        st.error(escaped(words("On {day} there is no {name}.", day=words.date(on), name=name)))
        return
    _show(visit, now, prepared)


def _show(visit: Visit, now: Snapshot, prepared: Preparation) -> None:
    words = visit.words
    names = visit.may_record and st.checkbox(
        words("With the names of representatives"),
        help=words("On this page and in what you download. Leave it off when you share them."),
    )
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
            st.subheader(words("Gaps"), anchor=False)
        for finding in found:
            show_line(visit, now, finding)
    show_keeping(visit, now, prepared)
