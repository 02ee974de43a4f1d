"""“Is everybody on this list?”: one question about all new bodies of which no file says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.context import Context
from dashboard.markdown import as_label
from dashboard.wording.problems.remedies import LISTS
from dashboard.words import N_, Words
from data.intake.checking.open_list_questions import CLOSED, OPEN, ListQuestion
from data.intake.proposing.proposal import Proposal
from data.intake.understanding.name_questions import Answers
from data.intake.uploaded_files import Upload

_SHOWN: Final = 20  # bodies at a time
# What somebody may answer, and what it means for `open_list`.
_CHOICES: Final[Mapping[str, tuple[str, str]]] = {
    "yes": (N_("Yes, everybody"), CLOSED),
    "no": (N_("No"), OPEN),
    "unknown": (N_("I do not know: the list counts as open"), OPEN),
}
_Answered = dict[ListQuestion, str]  # a key of the choices; in their order


def lists_answered(uploads: Sequence[Upload]) -> Answers:
    """What was answered in this session about these very files."""
    return {question.asked: _CHOICES[choice][1] for question, choice in _kept(uploads).items()}


def ask_open_lists(context: Context, uploads: Sequence[Upload], proposal: Proposal) -> None:
    """Ask it once, with an answer for all bodies or one for each; answers start the page again.

    Answered ones stay, to be taken back. Without an answer the cell stays empty.
    """
    words = context.words
    answered = _kept(uploads)
    waiting = [question for question in proposal.lists if question not in answered]
    asked = [*answered, *waiting[:_SHOWN]]
    if not asked:
        return
    with st.form(_key(uploads, "ask")):
        st.markdown(f"**{words(LISTS)}**")
        st.caption(
            words(
                "Whoever is on no list of a new body may still sit there, unless somebody says "
                "that the list is complete. Without an answer it stays unsaid."
            )
        )
        every = None
        if len(proposal.lists) + len(answered) > 1:
            every = _choice(words, words("The same for all new bodies"), None, _key(uploads, "all"))
        chosen = {
            question: _choice(
                words,
                as_label(question.name),
                answered.get(question),
                _key(uploads, f"one-{question.body}"),
            )
            for question in asked
        }
        if len(waiting) > _SHOWN:
            more = len(waiting) - _SHOWN
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
        st.session_state[_key(uploads, "answered")] = {
            question: choice for question, choice in given.items() if choice
        }
        st.rerun()


def _choice(words: Words, label: str, before: str | None, key: str) -> str | None:
    options = list(_CHOICES)
    return st.segmented_control(
        label,
        options,
        default=before,
        format_func=lambda choice: words(_CHOICES[choice][0]),
        key=key,
    )


def _kept(uploads: Sequence[Upload]) -> _Answered:
    found: _Answered = st.session_state.get(_key(uploads, "answered"), {})
    return found


def _key(uploads: Sequence[Upload], what: str) -> str:
    return f"lists-{what}-" + "-".join(upload.sha256 for upload in uploads)
