"""The page to upload data: check the files, show what they would change, and commit it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import cache, links
from dashboard.components.update.downloads import (
    offer_marked_sheets,
    offer_other_formats,
    offer_workbooks,
)
from dashboard.components.update.mapping import ask_mapping
from dashboard.components.update.problems import ask_to_skip_wrong_rows, skips_wrong_rows
from dashboard.components.update.questions import (
    ask_name_meanings,
    ask_open_lists,
    list_answers,
    name_answers,
)
from dashboard.components.update.review import review_proposal
from dashboard.components.update.sheet_interpretations import show_sheet_interpretations
from dashboard.components.update.steps import (
    discard_cancelled_notice,
    show_cancelled_import,
    show_import_steps,
)
from dashboard.components.update.table_editor import show_table_editor
from dashboard.context import Context
from dashboard.documents.invitation_workbook import without_reading_sheet_warnings
from dashboard.markdown import escaped
from dashboard.rule_settings import without_default_rows
from dashboard.uploads import drop_own_uploads
from dashboard.wording.columns import table_help, table_name
from dashboard.words import Words
from data.intake.proposing.proposal import Proposal, propose
from data.intake.proposing.saved_mappings import saved_mappings
from data.intake.uploaded_files import Upload
from data.progress import ImportStep
from data.tables import TABLES, Column


def show(context: Context) -> None:
    """Offer the workbooks, take an upload, show its problems and its difference, and commit it."""
    words = context.words
    st.title(words("Update the data"), anchor=False)
    st.markdown(
        words(
            "Download the workbook, change it in Excel, and upload it here. You first see what "
            "would change. Every change can be undone."
        )
    )
    if not context.may_change_data:
        st.info(words("Only analysts change the data."))
        return
    done = st.session_state.pop("committed", None)
    if done:
        discard_cancelled_notice()
        st.success(escaped(done))
        links.to_page(context, "network", words("See the network"), icon=":material/hub:")
        links.to_page(context, "versions", words("See all versions"), icon=":material/history:")
    offer_workbooks(context)
    offer_other_formats(context, partial(cache.on_day, context))
    _take_upload(context)
    show_table_editor(context)
    with st.expander(words("Which tables and columns there are")):
        for table in TABLES:
            columns = ", ".join(_column_description(words, column) for column in table.columns)
            st.markdown(
                f"**{table.dutch}** ({table_name(words, table.name)}) — "
                f"{table_help(words, table.name)}\n\n{columns}".replace("_", "\\_")
            )
        st.caption(words("Columns in bold are required. English names are read too."))


def _column_description(words: Words, column: Column) -> str:
    """The header of a column, bold when it is required, with the range of a numeric column."""
    name = f"**{column.dutch}**" if column.required else column.dutch
    if column.between is None:
        return name
    least, most = map(words.plain_number, column.between)
    return words("{column} ({least} to {most})", column=name, least=least, most=most)


def _take_upload(context: Context) -> None:
    words = context.words
    st.header(words("2. Upload what you changed"), anchor=False)
    uploaded = st.file_uploader(
        words("Workbooks (.xlsx, .ods), text files (.csv, .tsv), a zip of them, GraphML or GEXF"),
        type=["xlsx", "ods", "csv", "tsv", "txt", "zip", "graphml", "gexf"],
        accept_multiple_files=True,
        key=f"files-{st.session_state.get('round', 0)}",
    )
    modes = {
        False: words("Add and update: rows that are not in my file stay"),
        True: words("Replace: each table in my file becomes exactly what is in my file"),
    }
    replace = st.radio(
        words("What should happen"), [False, True], format_func=lambda mode: modes[mode]
    )
    show_cancelled_import(words, ImportStep.READING)
    if not uploaded:
        return
    uploads = [Upload(file.name, file.getvalue()) for file in uploaded]
    with st.spinner(words("Reading and checking the file")):
        proposal = _proposal_of_uploads(context, uploads, replace=bool(replace))
    st.header(words("3. Look at what would change"), anchor=False)
    show_sheet_interpretations(context, proposal.interpretations)
    ask_mapping(context, proposal.interpretations, proposal.problems)
    offer_marked_sheets(context, proposal)
    ask_to_skip_wrong_rows(context, uploads, proposal, replace=bool(replace))
    if review_proposal(
        context, proposal, key="files", ask=partial(_ask_about_uploads, context, uploads, proposal)
    ):
        del st.session_state["proposal"]
        st.rerun()


def _ask_about_uploads(context: Context, uploads: Sequence[Upload], proposal: Proposal) -> None:
    """Ask the questions about the files that can be answered here, outside the files themselves."""
    ask_name_meanings(context, uploads, proposal)
    ask_open_lists(context, uploads, proposal)


def _proposal_of_uploads(context: Context, uploads: Sequence[Upload], *, replace: bool) -> Proposal:
    """The proposal of the files; once shown, it stays the same when somebody else commits."""
    skip = skips_wrong_rows(uploads)
    answers = {**name_answers(uploads), **list_answers(uploads)}
    mark = (
        tuple((upload.name, upload.sha256) for upload in uploads),
        replace,
        skip,
        str(saved_mappings(context.store)),
        answers,
    )
    kept = st.session_state.get("proposal")
    if kept is None or kept[0] != mark:
        with show_import_steps(
            context.words,
            [ImportStep.READING, ImportStep.CHECKING, ImportStep.COMPARING],
            leave=_discard_uploads,
        ) as progress:
            proposal = propose(
                context.store,
                uploads,
                replace=replace,
                skip_wrong_rows=skip,
                answers=answers,
                progress=progress,
            )
        kept = (mark, without_default_rows(without_reading_sheet_warnings(proposal)))
        st.session_state["proposal"] = kept
    found: Proposal = kept[1]
    return found


def _discard_uploads() -> None:
    """Drop the uploaded files and show an empty upload box again."""
    drop_own_uploads()
    st.session_state["round"] = st.session_state.get("round", 0) + 1
