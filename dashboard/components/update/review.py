"""The review of a proposal before its commit: problems, difference, effect, and one button."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.components.author import ask_author_name
from dashboard.components.update.difference import choose_changes_to_undo, show_effect_on_network
from dashboard.components.update.problems import show_problems
from dashboard.components.update.steps import show_cancelled_import, show_import_steps
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.rule_settings import setting_problems
from dashboard.uploads import drop_own_uploads
from dashboard.wording.columns import table_name
from dashboard.wording.problems import error_text
from dashboard.words import Words
from data.errors import RefusedError, WoonnetwerkError
from data.intake.proposing.acceptance import accept, rebased_proposal
from data.intake.proposing.proposal import Proposal, without_changes
from data.intake.proposing.proposed_changes import large_removals
from data.progress import ImportStep


def review_proposal(
    context: Context,
    proposal: Proposal,
    *,
    key: str,
    in_file: bool = True,
    ask: Callable[[], None] | None = None,
) -> bool:
    """Show the effect of a proposal and a button to commit it; True asks for a new comparison.

    With `in_file`, errors must be corrected in the file and not on the page. `ask` shows questions
    about the problems, below them.
    """
    words = context.words
    try:
        proposal = _proposal_on_newest_revision(context, proposal, key)
    except RefusedError as refusal:
        _show_error(words, refusal)
        show_problems(context, refusal.problems, in_file=False)
        return st.button(
            words("Compare again with the newest data"), key=f"again-{key}", type="primary"
        )
    show_problems(
        context, (*proposal.problems, *setting_problems(proposal.changes)), in_file=in_file
    )
    if ask is not None:
        ask()
    if not proposal.ok:
        return False
    if not proposal.changes:
        st.info(
            words("This file holds the same as the data. There is nothing to change.")
            if in_file
            else words("There is nothing to change.")
        )
        return False
    left_out = choose_changes_to_undo(context, proposal.changes, key=key)
    chosen = without_changes(proposal, *left_out) if any(left_out) else proposal
    if not chosen.ok:
        show_problems(
            context, [problem for problem in chosen.problems if not problem.warning], in_file=False
        )
        return False
    if not chosen.changes:
        st.info(words("You left out every row. There is nothing to change."))
        return False
    st.header(words("What it does to the network"), anchor=False)
    show_effect_on_network(context, chosen)
    _commit_proposal(context, chosen, key=key)
    return False


def _proposal_on_newest_revision(context: Context, proposal: Proposal, key: str) -> Proposal:
    """The proposal on top of the commits since its base, which must not change its rows.

    Raises RefusedError when others committed and the proposal has errors, or changed its rows.
    """
    current = context.store.revision
    if current == proposal.base:
        return proposal
    if not proposal.ok:
        raise RefusedError("committed-in-between", base=proposal.base, current=current, rows="")
    kept = st.session_state.get(f"newest-{key}")
    if kept is None or kept[0] is not proposal or kept[1].base != current:
        kept = (proposal, rebased_proposal(context.store, proposal))
        st.session_state[f"newest-{key}"] = kept
    newest: Proposal = kept[1]
    st.info(
        context.words(
            "Version {number} came in the meantime. It changes none of these rows, and stays.",
            number=newest.base,
        )
    )
    return newest


def _commit_proposal(context: Context, proposal: Proposal, *, key: str) -> None:
    words = context.words
    large = large_removals(proposal.changes, proposal.known)
    st.header(words("Commit"), anchor=False)
    with st.form(f"commit-{key}"):
        author = ask_author_name(context)
        message = st.text_input(
            words("Why this change"), placeholder=words("For example: members list of 3 November")
        )
        sure = [
            st.checkbox(
                words(
                    "Yes, {count} of the {total} rows of “{table}” go",
                    count=words.number(gone),
                    total=words.number(total),
                    table=table_name(words, table),
                ),
                key=f"sure-{key}-{table}-{gone}",
            )
            for table, (gone, total) in large.items()
        ]
        pressed = st.form_submit_button(words("Commit this change"), type="primary")
    show_cancelled_import(words, ImportStep.WRITING)
    if not pressed:
        return
    if not all(sure):
        st.error(words("Much would go. Tick above that this is meant, and commit again."))
        return
    try:
        with show_import_steps(words, [ImportStep.WRITING]) as progress:
            revision = accept(
                context.store, proposal, author=author, message=message, progress=progress
            )
            _remember_committed_revision(words, revision.number)
    except WoonnetwerkError as error:
        if error.code == "committed-in-between":
            st.rerun()
        _show_error(words, error)
        return
    st.rerun()


def _remember_committed_revision(words: Words, number: int) -> None:
    """Let the next run report the commit, even when somebody pressed stop."""
    st.session_state["committed"] = words(
        "Done: this is now version {number}. It can be undone under Versions.", number=number
    )
    st.session_state.pop("proposal", None)
    drop_own_uploads()
    st.session_state["round"] = st.session_state.get("round", 0) + 1


def _show_error(words: Words, error: WoonnetwerkError) -> None:
    title, detail = error_text(words, error)
    st.error(f"**{escaped(title)}** {escaped(detail)}")
