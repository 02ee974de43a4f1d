"""Everything that is wrong with an upload, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.tables import show_table
from dashboard.visit import Visit
from dashboard.wording.problems import sentence
from data.errors import Problem


def show_problems(visit: Visit, problems: Sequence[Problem]) -> None:
    """Show errors and warnings apart, as tables with file, sheet, row and column."""
    words = visit.words
    errors = [problem for problem in problems if not problem.warning]
    warnings = [problem for problem in problems if problem.warning]
    if errors:
        st.error(
            words.plural(
                "There is {count} error. Nothing has changed. Mend it in your file and upload "
                "it again.",
                "There are {count} errors. Nothing has changed. Mend them in your file and "
                "upload it again.",
                len(errors),
            )
        )
        _table(visit, errors, words("Errors"))
    if warnings:
        st.warning(
            words.plural(
                "There is {count} warning. It does not stop you.",
                "There are {count} warnings. They do not stop you.",
                len(warnings),
            )
        )
        _table(visit, warnings, words("Warnings"))


def _table(visit: Visit, problems: Sequence[Problem], title: str) -> None:
    words = visit.words
    show_table(
        [
            {
                words("File"): problem.file or "",
                words("Sheet"): problem.sheet or "",
                words("Row"): "" if problem.row is None else str(problem.row),
                words("Column"): problem.column or "",
                words("What is wrong"): sentence(words, problem),
            }
            for problem in problems
        ],
        alt=title,
    )
