"""One version: its changes, files and data, the way back to it; and a backup of everything."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import address, links
from dashboard.components.author import ask_author_name
from dashboard.components.named_downloads import with_names
from dashboard.components.update.difference import show_difference
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.problems import error_text
from data import exports
from data.backup import backup
from data.errors import WoonnetwerkError
from data.queries import changes_between, facts_at, is_file_kept, revision_file_content
from data.restore import restore
from data.revisions import Revision, RevisionFile

_MADE: Final = "backup made"


def _offer_file(context: Context, mark: RevisionFile) -> None:
    """Name an uploaded file of a revision; offer it while it is kept, to who may change data."""
    st.caption(escaped(f"{mark.name} · SHA-256 {mark.sha256}"))
    if not context.may_change_data:
        return
    if not is_file_kept(context.store, mark.sha256):
        if mark.erased:
            st.caption(context.words("This file named a person who was erased, and is gone."))
        return
    st.download_button(
        context.words("Fetch {name}", name=escaped(mark.name)),
        lambda: revision_file_content(context.store, mark.sha256) or b"",
        file_name=mark.name.rsplit("/", 1)[-1],
        key=f"file-{mark.name}-{mark.sha256}",
        icon=":material/download:",
        on_click="ignore",
    )


def show_revision(context: Context, revision: Revision) -> None:
    """Show the changes and files of a revision, and the ways to compare it and go back to it."""
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
            view="compare",
            then=str(revision.number),
            now=str(context.revision),
        )
    if context.may_change_data:
        _offer_data_of_revision(context, revision)
        if revision.number != context.revision:
            _offer_to_go_back(context, revision)


def _offer_data_of_revision(context: Context, revision: Revision) -> None:
    words = context.words
    name = f"woonnetwerk-{words('version')}-{revision.number}.xlsx"
    st.download_button(
        words("The data as they were then (workbook)"),
        with_names(
            context,
            name,
            lambda: exports.workbook(
                facts_at(context.store, revision.number), language=words.language, personal=True
            ),
        ),
        file_name=name,
        key=f"then-{revision.number}",
        icon=":material/download:",
        on_click="ignore",
    )


def _offer_to_go_back(context: Context, revision: Revision) -> None:
    """Show a form that restores the data of a revision, with author and reason."""
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
        author = ask_author_name(context)
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


def offer_backup(context: Context) -> None:
    """Offer a verified backup of everything, and explain how to restore it."""
    words = context.words
    st.subheader(words("Backup"), anchor=False)
    st.markdown(
        words(
            "A backup holds everything: the data, all versions and the files. It comes back with "
            "`woonnetwerk restore-backup` and the path of the file."
        )
    )

    if st.button(words("Make a backup"), icon=":material/save:"):
        st.session_state.pop(_MADE, None)
        try:
            with st.spinner(words("Writing the backup, and verifying it")):
                st.session_state[_MADE] = (context.revision, _make_backup(context))
        except WoonnetwerkError as error:
            title, detail = error_text(words, error)
            st.error(f"**{escaped(title)}** {escaped(detail)}")
    made = st.session_state.get(_MADE)
    if made is not None:
        number, content = made
        name = f"woonnetwerk-{words('version')}-{number}.duckdb"
        st.download_button(
            words("Fetch the verified backup of version {number}", number=number),
            with_names(context, name, lambda: content),
            file_name=name,
            icon=":material/download:",
            on_click="ignore",
            type="primary",
        )


def _make_backup(context: Context) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup.duckdb"
        backup(context.store, path)
        return path.read_bytes()
