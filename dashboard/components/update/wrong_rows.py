"""Going on without the rows that have an error: asked with one tick, and told row by row."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.update.problems import list_problems
from dashboard.context import Context
from data.intake.checking.upload_outcome import errors_of_rows
from data.intake.proposing.proposal import Proposal
from data.intake.understanding.raw_tables import Reading
from data.intake.uploaded_files import Upload


def skips_wrong_rows(uploads: Sequence[Upload]) -> bool:
    """Whether somebody asked to go on without the wrong rows of these very files."""
    return bool(st.session_state.get(_key(uploads)))


def ask_wrong_rows(
    context: Context, uploads: Sequence[Upload], proposal: Proposal, *, replace: bool
) -> None:
    """Offer to leave out the rows that have an error; of those left out, say which and why."""
    words = context.words
    reading = Reading(tuple(each.raw for each in proposal.understood), ())
    wrong = proposal.left_out or errors_of_rows(reading, proposal.problems)
    if not wrong:
        return
    count = len({(each.file, each.sheet, each.row) for each in wrong})
    st.checkbox(
        words.plural(
            "Go on without the {count} row that has an error",
            "Go on without the {count} rows that have an error",
            count,
        ),
        key=_key(uploads),
    )
    if not proposal.left_out:
        return
    st.warning(
        words.plural(
            "{count} row of your files is left out.",
            "{count} rows of your files are left out.",
            count,
        )
        + (
            " " + words("What the data holds of them goes: you chose to replace.")
            if replace
            else ""
        )
    )
    list_problems(context, proposal.left_out, title=words("Rows that are left out"))


def _key(uploads: Sequence[Upload]) -> str:
    return "skip-" + "-".join(upload.sha256 for upload in uploads)
