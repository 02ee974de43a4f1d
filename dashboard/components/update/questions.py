"""Questions about uploaded files: names that resemble known ones, and lists of members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import as_label
from dashboard.wording.columns import column_name, table_name
from dashboard.wording.problems.remedies import LISTS, NAMES
from dashboard.words import N_, Words
from data.intake.checking.open_list_questions import CLOSED, OPEN, ListQuestion
from data.intake.proposing.proposal import Proposal
from data.intake.understanding.name_questions import (
    NameQuestion,
    UploadAnswers,
    candidate_names,
    name_questions,
)
from data.intake.uploaded_files import Upload
from data.tables import table_named

NAMES_AT_ONCE: Final = 20  # questions at a time
_NameAnswers = dict[NameQuestion, str]  # the id that is meant, none for “another”; in their order
_BODIES_AT_ONCE: Final = 20  # bodies at a time
# What somebody may answer, and what it means for `open_list`.
_LIST_CHOICES: Final[Mapping[str, tuple[str, str]]] = {
    "yes": (N_("Yes, everybody"), CLOSED),
    "no": (N_("No"), OPEN),
    "unknown": (N_("I do not know: the list counts as open"), OPEN),
}
_ListAnswers = dict[ListQuestion, str]  # a key of the choices; in their order


def name_answers(uploads: Sequence[Upload]) -> UploadAnswers:
    """The answers of this session to the name questions about exactly these files."""
    return {question.key: id_ for question, id_ in _session_name_answers(uploads).items() if id_}


def ask_name_meanings(context: Context, uploads: Sequence[Upload], proposal: Proposal) -> None:
    """Ask for each unclear name which known one it means; an answer reruns the page.

    Questions that block the import come first. Answered ones stay, to be changed. Without an answer
    nothing is merged.
    """
    words = context.words
    answered = _session_name_answers(uploads)
    found = (*proposal.problems, *proposal.left_out)
    given = {question.key for question in answered}
    waiting = sorted(
        (question for question in name_questions(found) if question.key not in given),
        key=lambda question: not question.blocking,
    )
    if not answered and not waiting:
        return
    with st.form(_name_answers_key(uploads)):
        st.markdown(f"**{words(NAMES)}**")
        st.caption(
            words(
                "Say what a name in your file means. Every row with that name then means the same. "
                "A new actor or body that you say is known adds to the known one, and the known "
                "name stays."
            )
        )
        chosen = {
            question: _choose_name_meaning(
                words,
                question,
                candidate_names(question, proposal.known),
                answered.get(question, ""),
                key=_name_answers_key(uploads, "-".join(question.key)),
            )
            for question in (*answered, *waiting[:NAMES_AT_ONCE])
        }
        if len(waiting) > NAMES_AT_ONCE:
            more = len(waiting) - NAMES_AT_ONCE
            st.caption(
                words.plural(
                    "{count} more question comes after these.",
                    "{count} more questions come after these.",
                    more,
                )
            )
        pressed = st.form_submit_button(words("Use these answers"), icon=":material/rule:")
    if pressed:
        st.session_state[_name_answers_key(uploads, "answered")] = {
            question: id_ for question, id_ in chosen.items() if id_ or not question.blocking
        }
        st.rerun()


def _choose_name_meaning(
    words: Words, question: NameQuestion, names: Mapping[str, str], before: str, *, key: str
) -> str:
    table, field, text = question.key
    none = words("Not answered yet") if question.blocking else words("No, it is another one")
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


def _session_name_answers(uploads: Sequence[Upload]) -> _NameAnswers:
    found: _NameAnswers = st.session_state.get(_name_answers_key(uploads, "answered"), {})
    return found


def _name_answers_key(uploads: Sequence[Upload], what: str = "ask") -> str:
    return f"names-{what}-" + "-".join(upload.sha256 for upload in uploads)


def list_answers(uploads: Sequence[Upload]) -> UploadAnswers:
    """The answers of this session to the questions whether lists are complete, for these files."""
    return {
        question.key: _LIST_CHOICES[choice][1]
        for question, choice in _session_list_answers(uploads).items()
    }


def ask_open_lists(context: Context, uploads: Sequence[Upload], proposal: Proposal) -> None:
    """Ask it once, with an answer for all bodies or one for each; answers start the page again.

    Answered ones stay, to be taken back. Without an answer the cell stays empty.
    """
    words = context.words
    answered = _session_list_answers(uploads)
    waiting = [question for question in proposal.list_questions if question not in answered]
    asked = [*answered, *waiting[:_BODIES_AT_ONCE]]
    if not asked:
        return
    with st.form(_list_answers_key(uploads, "ask")):
        st.markdown(f"**{words(LISTS)}**")
        st.caption(
            words(
                "Whoever is on no list of a new body may still sit there, unless somebody says "
                "that the list is complete. Without an answer it stays unsaid."
            )
        )
        every = None
        if len(proposal.list_questions) + len(answered) > 1:
            every = _choose_list_answer(
                words, words("The same for all new bodies"), None, _list_answers_key(uploads, "all")
            )
        chosen = {
            question: _choose_list_answer(
                words,
                as_label(question.name),
                answered.get(question),
                _list_answers_key(uploads, f"one-{question.body}"),
            )
            for question in asked
        }
        if len(waiting) > _BODIES_AT_ONCE:
            more = len(waiting) - _BODIES_AT_ONCE
            st.caption(
                words.plural(
                    "{count} more question comes after these.",
                    "{count} more questions come after these.",
                    more,
                )
            )
        pressed = st.form_submit_button(words("Use these answers"), icon=":material/rule:")
    if pressed:
        given = dict.fromkeys((*answered, *waiting), every) | {
            question: choice or every for question, choice in chosen.items()
        }
        st.session_state[_list_answers_key(uploads, "answered")] = {
            question: choice for question, choice in given.items() if choice
        }
        st.rerun()


def _choose_list_answer(words: Words, label: str, before: str | None, key: str) -> str | None:
    options = list(_LIST_CHOICES)
    return st.segmented_control(
        label,
        options,
        default=before,
        format_func=lambda choice: words(_LIST_CHOICES[choice][0]),
        key=key,
    )


def _session_list_answers(uploads: Sequence[Upload]) -> _ListAnswers:
    found: _ListAnswers = st.session_state.get(_list_answers_key(uploads, "answered"), {})
    return found


def _list_answers_key(uploads: Sequence[Upload], what: str) -> str:
    return f"lists-{what}-" + "-".join(upload.sha256 for upload in uploads)
