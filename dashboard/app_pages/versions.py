"""Who changed what, when and why; and the way back."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import streamlit as st

from dashboard import address, cache, comparisons, links
from dashboard.components.author import author_input
from dashboard.components.backup import offer_backup
from dashboard.components.comparison import show_comparison
from dashboard.components.comparison.then_and_now import (
    Between,
    choose_two_states,
    show_every_row,
)
from dashboard.components.frame import report_unknown
from dashboard.components.tables import show_table
from dashboard.components.timeline import show_timeline
from dashboard.components.update.difference import show_difference
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.people import author_name
from dashboard.wording.problems import error_text
from dashboard.words import N_
from data import exports
from data.errors import WoonnetwerkError
from data.queries import changes_between, facts_at, revision_file_content
from data.restore import restore
from data.revisions import Revision, RevisionFile
from data.rights import Right


class View(StrEnum):
    """What there is to see of the versions."""

    LIST = "list"
    COMPARE = "compare"
    COURSE = "course"


_VIEWS: Final = {
    View.LIST: N_("The list"),
    View.COMPARE: N_("Then and now"),
    View.COURSE: N_("The course"),
}


def show(context: Context) -> None:
    """Show every revision, what one changed and the way back; two of them; or the course."""
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
        default=View.LIST,
        label_visibility="collapsed",
    )
    report_unknown(context, address.unknown_value("view"))
    if view == View.COMPARE:
        _show_then_and_now(context, revisions)
    elif view == View.COURSE:
        show_timeline(context, comparisons.timeline(context))
    else:
        _show_versions(context, revisions)


def _show_then_and_now(context: Context, revisions: list[Revision]) -> None:
    """Show two versions, or two dates, side by side."""
    states = choose_two_states(context, revisions)
    if states is None:
        return
    before, after, comparison = comparisons.then_and_now(
        context, states.then, states.now, then_on=states.then_on, now_on=states.now_on
    )
    positions = cache.positions(context)
    show_comparison(context, before, after, comparison, states.titles, positions)
    if states.between is Between.VERSIONS:
        show_every_row(context, states.then, states.now)


def _show_versions(context: Context, revisions: list[Revision]) -> None:
    """Show all versions, and one of them in full."""
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
    report_unknown(context, address.unknown_value("version"))
    if chosen is not None:
        _show_version(context, by_number[chosen])
    if context.may(Right.ADMINISTER):
        offer_backup(context)


def _show_version_table(context: Context, revisions: list[Revision]) -> None:
    words = context.words
    show_table(
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


def _offer_file(context: Context, mark: RevisionFile) -> None:
    """Offer a file of a revision as it was handed in; of older revisions none were kept."""
    st.caption(escaped(f"{mark.name} · SHA-256 {mark.sha256}"))
    if not context.may_change_data:
        return
    content = revision_file_content(context.store, mark.sha256)
    if content is None:
        return
    st.download_button(
        context.words("Fetch {name}", name=escaped(mark.name)),
        content,
        file_name=mark.name.rsplit("/", 1)[-1],
        key=f"file-{mark.name}-{mark.sha256}",
        icon=":material/download:",
        on_click="ignore",
    )


def _show_version(context: Context, revision: Revision) -> None:
    """Show what a version changed, its files, and the ways to compare it and to go back to it."""
    words = context.words
    st.header(words("What version {number} changed", number=revision.number), anchor=False)
    show_difference(context, changes_between(context.store, revision.number - 1, revision.number))
    if revision.files:
        folded = st.expander(
            words("The files, with the mark that identifies each"),
            key=f"files-{revision.number}",
            on_change="rerun",
        )
        if folded.open:
            with folded:
                for mark in revision.files:
                    _offer_file(context, mark)
    if revision.number != context.revision:
        links.to_page(
            context,
            "versions",
            words("Compare it with the newest version"),
            icon=":material/compare_arrows:",
            view=View.COMPARE,
            then=str(revision.number),
            now=str(context.revision),
        )
    if context.may_change_data:
        _offer_data_of(context, revision)
        if revision.number != context.revision:
            _offer_to_go_back(context, revision)


def _offer_data_of(context: Context, revision: Revision) -> None:
    words = context.words
    st.download_button(
        words("The data as they were then (workbook)"),
        lambda: exports.workbook(
            facts_at(context.store, revision.number), language=words.language, personal=True
        ),
        file_name=f"woonnetwerk-{words('version')}-{revision.number}.xlsx",
        key=f"then-{revision.number}",
        icon=":material/download:",
        on_click="ignore",
    )


def _offer_to_go_back(context: Context, revision: Revision) -> None:
    """Ask by whom and why the data becomes what it was then, and do it."""
    words = context.words
    st.header(words("Go back to version {number}", number=revision.number), anchor=False)
    st.markdown(
        words(
            "The data becomes what it was after version {number}. That is a new version; "
            "the ones in between stay in this list.",
            number=revision.number,
        )
    )
    with st.form("restore"):
        author = author_input(context)
        message = st.text_input(
            words("Why"), words("Version {number} restored", number=revision.number)
        )
        pressed = st.form_submit_button(words("Go back to this version"), type="primary")
    if not pressed:
        return
    try:
        made = restore(context.store, revision.number, author=author, message=message)
    except WoonnetwerkError as error:
        title, detail = error_text(words, error)
        st.error(f"**{escaped(title)}** {escaped(detail)}")
        return
    st.session_state["restored"] = words(
        "Done: version {number} holds what version {old} held.",
        number=made.number,
        old=revision.number,
    )
    address.write("version", None)
    st.rerun()
