"""An upload: whether it is right, what it would change, and the commit."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, links
from dashboard.components.difference import show_difference
from dashboard.components.problems import show_problems
from dashboard.markdown import escaped
from dashboard.rule_settings import settings_workbook, unusable
from dashboard.visit import Visit
from dashboard.wording.fields import table_help, table_name
from dashboard.wording.problems import told
from data import exports
from data.errors import RefusedError
from data.intake.proposal import Proposal, accept, propose
from data.intake.reading import Upload
from data.tables import TABLES


def show(visit: Visit) -> None:
    """Offer the template, take an upload, show its problems or its difference, and commit it."""
    words = visit.words
    st.title(words("Update the data"), anchor=False)
    st.markdown(
        words(
            "Download the workbook, change it in Excel, and upload it here. You first see what "
            "would change. Every change can be undone."
        )
    )
    if not visit.may_change_data:
        st.info(words("Only analysts change the data."))
        return
    done = st.session_state.pop("committed", None)
    if done:
        st.success(escaped(done))
        links.to_page(visit, "network", words("See the network"), icon=":material/hub:")
        links.to_page(visit, "versions", words("See all versions"), icon=":material/history:")
    _downloads(visit)
    _upload(visit)
    with st.expander(words("Which tables and columns there are")):
        for table in TABLES:
            columns = ", ".join(
                f"**{column.dutch}**" if column.required else column.dutch
                for column in table.columns
            )
            st.markdown(
                f"**{table.dutch}** ({table_name(words, table.name)}) — "
                f"{table_help(words, table.name)}\n\n{columns}".replace("_", "\\_")
            )
        st.caption(words("Columns in bold are required. English names are read too."))


def _downloads(visit: Visit) -> None:
    words = visit.words
    facts = cache.snapshot(visit).facts
    version = words("version")
    st.subheader(words("1. Take the workbook"), anchor=False)
    current, empty, settings = st.columns(3)
    current.download_button(
        words("The current data"),
        lambda: exports.workbook(facts, personal=True),
        file_name=f"woonnetwerk-{version}-{visit.revision}.xlsx",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    empty.download_button(
        words("An empty template"),
        lambda: exports.workbook(facts, empty=True),
        file_name="woonnetwerk-sjabloon.xlsx",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    settings.download_button(
        words("The settings of the gap rules"),
        lambda: settings_workbook(words, facts),
        file_name="woonnetwerk-regelinstellingen.xlsx",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )


def _upload(visit: Visit) -> None:
    words = visit.words
    st.subheader(words("2. Upload what you changed"), anchor=False)
    uploaded = st.file_uploader(
        words("A workbook (.xlsx), or one CSV file per table"),
        type=["xlsx", "csv"],
        accept_multiple_files=True,
        key=f"files-{visit.revision}",
    )
    modes = {
        False: words("Add and update: rows that are not in my file stay"),
        True: words("Replace: each table in my file becomes exactly what is in my file"),
    }
    replace = st.radio(
        words("What should happen"), [False, True], format_func=lambda mode: modes[mode]
    )
    if not uploaded:
        return
    uploads = [Upload(file.name, file.getvalue()) for file in uploaded]
    with st.spinner(words("Reading and checking the file")):
        proposal = propose(visit.store, uploads, replace=bool(replace))
    st.subheader(words("3. Look at what would change"), anchor=False)
    show_problems(visit, (*proposal.problems, *unusable(proposal.changes)))
    if not proposal.ok:
        return
    if not proposal.changes:
        st.info(words("This file holds the same as the data. There is nothing to change."))
        return
    show_difference(visit, proposal.changes)
    _commit(visit, proposal)


def _commit(visit: Visit, proposal: Proposal) -> None:
    words = visit.words
    st.subheader(words("4. Commit"), anchor=False)
    with st.form("commit"):
        author = st.text_input(words("Your name"), visit.person.name)
        message = st.text_input(
            words("Why this change"), placeholder=words("For example: members list of 3 November")
        )
        pressed = st.form_submit_button(words("Commit this change"), type="primary")
    if not pressed:
        return
    try:
        revision = accept(visit.store, proposal, author=author, message=message)
    except RefusedError as error:
        title, detail = told(words, error)
        st.error(f"**{escaped(title)}** {escaped(detail)}")
        return
    st.session_state["committed"] = words(
        "Done: this is now version {number}. It can be undone under Versions.",
        number=revision.number,
    )
    st.rerun()
