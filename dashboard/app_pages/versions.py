"""The page of the versions: who changed what, when and why, and how to go back."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import streamlit as st

from dashboard import address, cache, comparisons, links
from dashboard.components.comparison import show_comparison
from dashboard.components.page_header import report_unknown_value
from dashboard.components.tables import show_text_table
from dashboard.components.versions.one_version import offer_backup, show_revision
from dashboard.components.versions.then_and_now import (
    ComparisonMode,
    choose_states_to_compare,
    show_row_differences,
)
from dashboard.components.versions.timeline import show_timeline
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.people import author_name
from dashboard.words import N_
from data.revisions import Revision
from data.rights import Right


class VersionsView(StrEnum):
    """The three views of this page: the list, two versions compared, and the timeline."""

    LIST = "list"
    COMPARE = "compare"
    COURSE = "course"


_VIEWS: Final = {
    VersionsView.LIST: N_("The list"),
    VersionsView.COMPARE: N_("Then and now"),
    VersionsView.COURSE: N_("The course"),
}


def show(context: Context) -> None:
    """Show the list of revisions with one in detail, two of them compared, or the timeline."""
    words = context.words
    st.title(words("Versions"), anchor=False)
    st.markdown(
        words("Every change of the data is a version. Nothing is lost: you can go back to any one.")
    )
    done = st.session_state.pop("restored", None)
    if done:
        st.success(escaped(done))
    revisions = cache.history(context)
    if not revisions:
        st.info(words("There is no version yet: the store is empty."))
        links.to_page(context, "update", words("To the template and the upload"))
        return
    view = address.segmented(
        words("What to see"),
        "view",
        {view: words(name) for view, name in _VIEWS.items()},
        default=VersionsView.LIST,
        label_visibility="collapsed",
    )
    report_unknown_value(context, address.unknown_value("view"))
    if view == VersionsView.COMPARE:
        _show_then_and_now(context, revisions)
    elif view == VersionsView.COURSE:
        show_timeline(context, comparisons.timeline(context))
    else:
        _show_versions(context, revisions)


def _show_then_and_now(context: Context, revisions: list[Revision]) -> None:
    """Show two versions, or two dates, side by side."""
    states = choose_states_to_compare(context, revisions)
    if states is None:
        return
    before, after, comparison = comparisons.then_and_now(
        context, states.then, states.now, then_on=states.then_on, now_on=states.now_on
    )
    positions = cache.positions(context)
    show_comparison(context, before, after, comparison, states.titles, positions)
    if states.between is ComparisonMode.VERSIONS:
        show_row_differences(context, states.then, states.now)


def _show_versions(context: Context, revisions: list[Revision]) -> None:
    """Show the list of all versions, and one of them in full."""
    words = context.words
    _show_version_table(context, revisions)
    by_number = {str(revision.number): revision for revision in revisions}
    chosen = address.selectbox(
        words("Look at a version"),
        "version",
        list(by_number),
        show=lambda number: f"{number} · {by_number[number].message}",
        default=str(revisions[0].number),
    )
    report_unknown_value(context, address.unknown_value("version"))
    if chosen is not None:
        show_revision(context, by_number[chosen])
    if context.may(Right.ADMINISTER):
        offer_backup(context)


def _show_version_table(context: Context, revisions: list[Revision]) -> None:
    words = context.words
    show_text_table(
        [
            {
                words("Version"): str(revision.number),
                words("When"): words.moment(revision.created),
                words("Who"): author_name(words, revision.author),
                words("Why"): revision.message,
                words("Added"): words.number(revision.counts.added),
                words("Changed"): words.number(revision.counts.changed),
                words("Removed"): words.number(revision.counts.removed),
                words("Files"): words.number(len(revision.files)),
            }
            for revision in revisions
        ],
        alt=words("Every version, newest first"),
    )
