"""“Did you mean …?”: what an analyst answers about close names, before anything is merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import as_label
from dashboard.wording.columns import column_name, table_name
from dashboard.wording.problems.remedies import NAMES
from dashboard.words import Words
from data.intake.proposing.proposal import Proposal
from data.intake.understanding.name_questions import Answers, Question, names_of, questions
from data.intake.uploaded_files import Upload
from data.tables import table_named

SHOWN: Final = 20  # questions at a time

_Answered = dict[Question, str]  # the id that is meant, none for “another”; in their order


def answers_for(uploads: Sequence[Upload]) -> Answers:
    """What was answered in this session about these very files."""
    return {question.asked: id_ for question, id_ in _answered(uploads).items() if id_}


def ask_names(context: Context, uploads: Sequence[Upload], proposal: Proposal) -> None:
    """Offer a choice per text that may mean something known; answers make the page start again.

    What stands in the way comes first. Answered questions stay, to be taken back. Without an
    answer nothing is merged.
    """
    words = context.words
    answered = _answered(uploads)
    found = (*proposal.problems, *proposal.left_out)
    given = {question.asked for question in answered}
    waiting = sorted(
        (each for each in questions(found) if each.asked not in given),
        key=lambda each: not each.open,
    )
    if not answered and not waiting:
        return
    with st.form(_key(uploads)):
        st.markdown(f"**{words(NAMES)}**")
        st.caption(
            words(
                "Say what a name in your file means. Every row with that name then means the same. "
                "A new actor or body that you say is known adds to the known one, and the known "
                "name stays."
            )
        )
        chosen = {
            question: _choice(
                words,
                question,
                names_of(question, proposal.known),
                answered.get(question, ""),
                key=_key(uploads, "-".join(question.asked)),
            )
            for question in (*answered, *waiting[:SHOWN])
        }
        if len(waiting) > SHOWN:
            more = len(waiting) - SHOWN
            st.caption(
                words.plural(
                    "{count} more question comes after these.",
                    "{count} more questions come after these.",
                    more,
                )
            )
        pressed = st.form_submit_button(words("Use these answers"), icon=":material/rule:")
    if pressed:
        st.session_state[_key(uploads, "answered")] = {
            question: id_ for question, id_ in chosen.items() if id_ or not question.open
        }
        st.rerun()


def _choice(
    words: Words, question: Question, names: Mapping[str, str], before: str, *, key: str
) -> str:
    table, field, text = question.asked
    none = words("Not answered yet") if question.open else words("No, it is another one")
    options = ["", *question.candidates]

    def shown(id_: str) -> str:
        if not id_:
            return none
        return f"{names[id_]} ({id_})" if id_ in names else id_

    column = column_name(words, table_named(table).column(field).name)
    return st.selectbox(
        as_label(f"“{text}” · {table_name(words, table)}, {column}"),
        options,
        index=options.index(before),
        format_func=shown,
        key=key,
    )


def _answered(uploads: Sequence[Upload]) -> _Answered:
    found: _Answered = st.session_state.get(_key(uploads, "answered"), {})
    return found


def _key(uploads: Sequence[Upload], what: str = "ask") -> str:
    return f"names-{what}-" + "-".join(upload.sha256 for upload in uploads)
