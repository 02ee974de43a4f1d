"""The few questions that settle most of what is unknown, on the page of the gaps."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.gaps import render_finding
from dashboard.wording.gaps.gap_questions import (
    question_title,
    questions_sentence,
    what_it_settles,
    whom_to_ask,
)
from graph.gaps import Finding
from graph.gaps.open_questions import Questions


def show_questions(context: Context, questions: Questions, findings: Iterable[Finding]) -> None:
    """Show which questions to ask, whom, and what each answer settles; nothing without any."""
    words, snapshot = context.words, context.snapshot
    if not questions.asked:
        return
    found = {finding.identity: finding for finding in findings}
    st.header(words("Questions to ask"), anchor=False)
    st.caption(escaped(questions_sentence(words, questions)))
    for number, question in enumerate(questions.asked, start=1):
        with st.expander(f"{number}. {escaped(question_title(words, snapshot, question))}"):
            st.markdown(
                escaped(
                    f"{whom_to_ask(words, snapshot, question)} {what_it_settles(words, question)}"
                )
            )
            titles = (
                render_finding(words, snapshot, found[identity], on=context.judged_on).title
                for identity in question.settles
            )
            st.markdown("\n".join(f"- {escaped(title)}" for title in titles))
