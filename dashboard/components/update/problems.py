"""The errors and doubts in uploaded files, and the choice to skip rows with errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import streamlit as st

from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.wording.problems import problem_place, problem_sentence
from dashboard.wording.problems.remedies import DOUBTED, upload_problem_sentence
from dashboard.words import Words
from data.errors import Problem
from data.intake.checking.upload_outcome import skippable_errors
from data.intake.proposing.proposal import Proposal
from data.intake.understanding.raw_tables import ReadResult
from data.intake.uploaded_files import Upload

_MANY: Final = 10  # problems; more are first shown by kind
_FIRST_PLACES: Final = 3
_LISTED: Final = 1_000  # one by one; more than anybody reads, and than a browser bears


def show_problems(context: Context, problems: Sequence[Problem], *, in_file: bool = True) -> None:
    """Show errors, then questions, then warnings; of many, each kind once with its first places.

    `in_file` says that they are mended in a file, and not on the page.
    """
    words = context.words
    errors = [problem for problem in problems if not problem.warning]
    questions = [problem for problem in problems if problem.code in DOUBTED]
    warnings = [problem for problem in problems if problem.warning and problem.code not in DOUBTED]
    if errors:
        st.error(
            words.plural(
                "There is {count} error. Nothing has changed. Mend it in your file and upload "
                "it again.",
                "There are {count} errors. Nothing has changed. Mend them in your file and "
                "upload it again.",
                len(errors),
            )
            if in_file
            else words.plural(
                "There is {count} error. Nothing has changed. Mend it above.",
                "There are {count} errors. Nothing has changed. Mend them above.",
                len(errors),
            )
        )
        show_problem_list(context, errors, in_file=in_file, title=words("Errors"))
    if questions:
        st.info(
            words.plural(
                "There is {count} question about a name. What is alike is never merged by itself.",
                "There are {count} questions about names. What is alike is never merged by itself.",
                len(questions),
            ),
            icon=":material/help:",
        )
        show_problem_list(context, questions, in_file=in_file, title=words("Questions about names"))
    if warnings:
        st.warning(
            words.plural(
                "There is {count} warning. It does not stop you.",
                "There are {count} warnings. They do not stop you.",
                len(warnings),
            )
        )
        show_problem_list(context, warnings, in_file=in_file, title=words("Warnings"))


def group_problems_by_kind(problems: Sequence[Problem]) -> list[list[Problem]]:
    """The problems grouped by kind, the kind with the most problems first."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.code, []).append(problem)
    return sorted(kinds.values(), key=len, reverse=True)


def show_problem_list(
    context: Context, problems: Sequence[Problem], *, title: str, in_file: bool = True
) -> None:
    """Show each problem with its place; of many, each kind once with its first places.

    `in_file` says that they are of an upload, about which there may be something to answer.
    """
    words = context.words

    what = partial(upload_problem_sentence if in_file else problem_sentence, words)
    if len(problems) <= _MANY:
        _show_problem(words, problems, title, what)
        return
    show_text_table(
        [
            {
                words("How often"): words.number(len(kind)),
                words("What is wrong"): what(kind[0]),
                words("Where first"): "; ".join(
                    problem_place(words, problem) for problem in kind[:_FIRST_PLACES]
                ),
            }
            for kind in group_problems_by_kind(problems)
        ],
        alt=title,
    )
    total, shown = words.number(len(problems)), words.number(_LISTED)
    whole = st.expander(
        words("{title}: all {count}", title=title, count=total)
        if len(problems) <= _LISTED
        else words("{title}: the first {shown} of {count}", title=title, shown=shown, count=total),
        key=f"all-{title}",
        on_change="rerun",
    )
    if whole.open:
        with whole:
            _show_problem(words, problems[:_LISTED], title, what)


def _show_problem(
    words: Words, problems: Sequence[Problem], title: str, what: Callable[[Problem], str]
) -> None:
    # Two columns, for a telephone has no room for file, sheet, row and column beside a sentence.
    show_text_table(
        [
            {
                words("Where"): problem_place(words, problem),
                words("What is wrong"): what(problem),
            }
            for problem in problems
        ],
        alt=title,
    )


def skips_wrong_rows(uploads: Sequence[Upload]) -> bool:
    """Whether the person chose to skip the rows with errors of exactly these files."""
    return bool(st.session_state.get(_skip_choice_key(uploads)))


def ask_to_skip_wrong_rows(
    context: Context, uploads: Sequence[Upload], proposal: Proposal, *, replace: bool
) -> None:
    """Offer to skip the rows with errors; of skipped rows, show which and why."""
    words = context.words
    reading = ReadResult(tuple(sheet.raw for sheet in proposal.interpretations), ())
    wrong = proposal.left_out or skippable_errors(reading, proposal.problems)
    if not wrong:
        return
    count = len({(problem.file, problem.sheet, problem.row) for problem in wrong})
    st.checkbox(
        words.plural(
            "Go on without the {count} row that has an error",
            "Go on without the {count} rows that have an error",
            count,
        ),
        key=_skip_choice_key(uploads),
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
    show_problem_list(context, proposal.left_out, title=words("Rows that are left out"))


def _skip_choice_key(uploads: Sequence[Upload]) -> str:
    return "skip-" + "-".join(upload.sha256 for upload in uploads)
