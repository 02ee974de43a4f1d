"""What is filled in on a page: the checks of files, then one revision; nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from dashboard import address
from dashboard.components.drafts import discard, doubts_key, draft_of, mark_changes_seen
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.problems import error_text, page_problem_sentence
from data.errors import Problem, WoonnetwerkError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import Proposal, propose_facts
from data.model import Fact

_SAVED = "entry saved"


@dataclass(frozen=True, slots=True)
class FactEdit:
    """Facts that somebody filled in, those that are to go, and why, for the history.

    `then` is what the address asks for once it is saved.
    """

    message: str
    given: tuple[Fact, ...] = ()
    removed: tuple[Fact, ...] = ()
    then: Mapping[str, str] = field(default_factory=dict)


def show_saved() -> None:
    """Say that something was saved, once, after the page was drawn anew."""
    done = st.session_state.pop(_SAVED, None)
    if done:
        st.success(escaped(done))


def save_edit(context: Context, key: str, entry: FactEdit) -> None:
    """Commit an entry; one with doubts waits until `show_waiting` has it confirmed."""
    proposal = _proposed(context, entry)
    errors = [problem for problem in proposal.problems if not problem.warning]
    if errors:
        _tell(context, errors)
    elif not proposal.changes:
        discard(key)
        st.info(context.words("This is what the data already holds. There is nothing to save."))
    elif proposal.problems:
        st.session_state[doubts_key(key)] = entry
    else:
        _commit(context, key, proposal, entry)


def show_doubts(context: Context, key: str) -> None:
    """Show the doubts about what waits to be saved, and ask what to do."""
    entry: FactEdit | None = st.session_state.get(doubts_key(key))
    if entry is None:
        return
    words = context.words
    proposal = _proposed(context, entry)
    for problem in proposal.problems:
        st.warning(escaped(page_problem_sentence(words, context.whole_snapshot, problem)))
    st.caption(words("This is not saved yet."))
    with st.container(horizontal=True):
        confirmed = st.button(words("Save it all the same"), key=f"confirm:{key}", type="primary")
        refused = st.button(words("Change it first"), key=f"refuse:{key}")
    if confirmed and proposal.ok and proposal.changes:
        _commit(context, key, proposal, entry)
    elif confirmed or refused:
        del st.session_state[doubts_key(key)]
        st.rerun()


def form_key(context: Context, key: str) -> str:
    """The key of a form: another one once what was filled in is saved, so that it starts anew.

    It remembers the revision on which the form was first shown, so that `save` overwrites nothing
    that somebody else changed since.
    """
    st.session_state.setdefault(_base(key), context.revision)
    return f"{key}:{st.session_state.get(_count(key), 0)}"


def show_refusal(context: Context, message: str) -> None:
    """Say why something that was filled in is not saved."""
    st.error(f"{escaped(message)} {escaped(_kept(context))}")


def _proposed(context: Context, entry: FactEdit) -> Proposal:
    return propose_facts(
        context.store,
        entry.given,
        removed=entry.removed,
        base=context.revision,
        today=context.today,
    )


def _tell(context: Context, errors: Sequence[Problem]) -> None:
    for problem in errors:
        show_refusal(context, page_problem_sentence(context.words, context.whole_snapshot, problem))


def _kept(context: Context) -> str:
    return context.words("Nothing is saved yet; what you filled in is still there.")


def _commit(context: Context, key: str, proposal: Proposal, entry: FactEdit) -> None:
    words = context.words
    draft = draft_of(key)
    shown = draft.revision if draft else st.session_state.get(_base(key), context.revision)
    clash = context.store.find_conflict(proposal.changes, base=shown)
    if clash is not None and clash.values["rows"]:
        # Said once: whoever saves again has read it.
        st.session_state[_base(key)] = context.revision
        mark_changes_seen(key, context.revision)
        show_refusal(context, " ".join(error_text(words, clash)))
        return
    try:
        revision = accept(
            context.store, proposal, author=context.person.name, message=entry.message
        )
    except WoonnetwerkError as error:
        title, detail = error_text(words, error)
        show_refusal(context, f"{title} {detail}")
        return
    discard(key)
    st.session_state.pop(_base(key), None)
    st.session_state[_count(key)] = st.session_state.get(_count(key), 0) + 1
    st.session_state[_SAVED] = words(
        "Saved as version {number}: {what}. It can be undone under Versions.",
        number=revision.number,
        what=entry.message,
    )
    for name, value in entry.then.items():
        address.ask_as_link(name, value)
    st.rerun()


def _base(key: str) -> str:
    return f"shown:{key}"


def _count(key: str) -> str:
    return f"saved:{key}"
