"""Saving what was filled in on a page: the checks of files, then one revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from dashboard import address
from dashboard.components.drafts import (
    discard_draft,
    doubtful_edit_key,
    draft_of,
    mark_changes_seen,
)
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.problems import error_text, form_problem_sentence
from data.errors import Problem, WoonnetwerkError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import Proposal, propose_facts
from data.model import Fact

_SAVED = "entry saved"


@dataclass(frozen=True, slots=True)
class FactEdit:
    """The facts to write and to remove, and the message for the history.

    `then` is what the address asks for after saving.
    """

    message: str
    given: tuple[Fact, ...] = ()
    removed: tuple[Fact, ...] = ()
    then: Mapping[str, str] = field(default_factory=dict)


def show_saved_message() -> None:
    """Say once, on the rerun after saving, that it was saved."""
    done = st.session_state.pop(_SAVED, None)
    if done:
        st.success(escaped(done))


def save_edit(context: Context, key: str, edit: FactEdit) -> None:
    """Commit an edit; errors are shown, and doubts wait for `ask_to_confirm_doubts`."""
    proposal = _proposal_of_edit(context, edit)
    errors = [problem for problem in proposal.problems if not problem.warning]
    if errors:
        _show_form_errors(context, errors)
    elif not proposal.changes:
        discard_draft(key)
        st.info(context.words("This is what the data already holds. There is nothing to save."))
    elif proposal.problems:
        st.session_state[doubtful_edit_key(key)] = edit
    else:
        _commit_edit(context, key, proposal, edit)


def ask_to_confirm_doubts(context: Context, key: str) -> None:
    """Show the doubts about the edit that waits, with buttons to save it or to go back."""
    edit: FactEdit | None = st.session_state.get(doubtful_edit_key(key))
    if edit is None:
        return
    words = context.words
    proposal = _proposal_of_edit(context, edit)
    for problem in proposal.problems:
        st.warning(escaped(form_problem_sentence(words, context.whole_snapshot, problem)))
    st.caption(words("This is not saved yet."))
    with st.container(horizontal=True):
        confirmed = st.button(words("Save it all the same"), key=f"confirm:{key}", type="primary")
        refused = st.button(words("Change it first"), key=f"refuse:{key}")
    if confirmed and proposal.ok and proposal.changes:
        _commit_edit(context, key, proposal, edit)
    elif confirmed or refused:
        del st.session_state[doubtful_edit_key(key)]
        st.rerun()


def versioned_form_key(context: Context, key: str) -> str:
    """The key of a form: another one once what was filled in is saved, so that it starts anew.

    It remembers the revision on which the form was first shown, so that `save` overwrites nothing
    that somebody else changed since.
    """
    st.session_state.setdefault(_form_revision_key(key), context.revision)
    return f"{key}:{st.session_state.get(_form_count_key(key), 0)}"


def show_refusal(context: Context, message: str) -> None:
    """Say why an edit is not saved."""
    st.error(f"{escaped(message)} {escaped(_nothing_lost_sentence(context))}")


def _proposal_of_edit(context: Context, edit: FactEdit) -> Proposal:
    return propose_facts(
        context.store,
        edit.given,
        removed=edit.removed,
        base=context.revision,
        today=context.today,
    )


def _show_form_errors(context: Context, errors: Sequence[Problem]) -> None:
    for problem in errors:
        show_refusal(context, form_problem_sentence(context.words, context.whole_snapshot, problem))


def _nothing_lost_sentence(context: Context) -> str:
    return context.words("Nothing is saved yet; what you filled in is still there.")


def _commit_edit(context: Context, key: str, proposal: Proposal, edit: FactEdit) -> None:
    words = context.words
    draft = draft_of(key)
    shown = (
        draft.revision if draft else st.session_state.get(_form_revision_key(key), context.revision)
    )
    clash = context.store.find_conflict(proposal.changes, base=shown)
    if clash is not None:
        # Said once: whoever saves again has read it.
        st.session_state[_form_revision_key(key)] = context.revision
        mark_changes_seen(key, context.revision)
        show_refusal(context, " ".join(error_text(words, clash)))
        return
    try:
        revision = accept(context.store, proposal, author=context.person.name, message=edit.message)
    except WoonnetwerkError as error:
        title, detail = error_text(words, error)
        show_refusal(context, f"{title} {detail}")
        return
    discard_draft(key)
    st.session_state.pop(_form_revision_key(key), None)
    st.session_state[_form_count_key(key)] = st.session_state.get(_form_count_key(key), 0) + 1
    st.session_state[_SAVED] = words(
        "Saved as version {number}: {what}. It can be undone under Versions.",
        number=revision.number,
        what=edit.message,
    )
    for name, value in edit.then.items():
        address.ask_as_link(name, value)
    st.rerun()


def _form_revision_key(key: str) -> str:
    return f"shown:{key}"


def _form_count_key(key: str) -> str:
    return f"saved:{key}"
