"""A proposal becomes one revision, made anew against what came between."""

from __future__ import annotations

import dataclasses

from data import queries
from data.changes import Changes
from data.errors import Problem, RefusedError
from data.intake.checking.check import check
from data.intake.checking.key_checks import dangling_reference_problems
from data.intake.proposing.facts_as_upload import facts_as_upload
from data.intake.proposing.proposal import Proposal
from data.progress import Progress, no_progress
from data.revisions import Revision
from data.state import State
from data.store import Store


def accept(
    store: Store,
    proposal: Proposal,
    *,
    author: str,
    message: str,
    progress: Progress = no_progress,
) -> Revision:
    """Commit a proposal as one revision; `progress` is called with the share that is written.

    Commits made since the proposal are kept where they change no row that it changes: it is first
    rebased onto the newest revision. Raises RefusedError when it has errors or changes nothing,
    and as `rebased_proposal` does.
    """
    if not proposal.ok:
        raise RefusedError("file-has-errors", problems=proposal.problems)
    with store.without_other_commits():
        newest = rebased_proposal(store, proposal)
        return store.commit(
            newest.changes,
            base=newest.base,
            author=author,
            message=message,
            files=newest.files,
            progress=progress,
        )


def rebased_proposal(store: Store, proposal: Proposal) -> Proposal:
    """The proposal against the newest revision: its changes, together with what came between.

    A row that it would leave as it was stays as somebody else made it. Raises RefusedError when
    rows clash, as `Store.find_conflict` says, when a backup was put back in between, or when its
    changes do not go together with what came between.
    """
    with store.without_other_commits():
        newest = store.revision
        refusal = store.find_conflict(
            proposal.changes, base=proposal.base, replaced=proposal.replaced
        )
        if refusal is not None and refusal.code == "erased-in-between":
            raise refusal
        if proposal.history_id != store.history_id:
            raise RefusedError("backup-put-back")
        if newest == proposal.base:
            return proposal
        if refusal is not None:
            raise refusal
        known = queries.state(store)
    rebased_changes = proposal.changes.rebased_onto(known)
    problems = _problems_with_other_facts(rebased_changes, known)
    if problems:
        raise RefusedError("file-has-errors", problems=problems)
    return dataclasses.replace(proposal, base=newest, changes=rebased_changes, known=known)


def _problems_with_other_facts(rebased_changes: Changes, known: State) -> tuple[Problem, ...]:
    """The errors of changes that had none by themselves, now that the facts around them changed."""
    missing = dangling_reference_problems(rebased_changes.applied_to(known))
    given = [change.after for change in rebased_changes if change.after is not None]
    if missing or not given:
        return missing
    gone = Changes(part.only_removed() for part in rebased_changes.parts)
    checked = check(facts_as_upload(given), gone.applied_to(known))
    return tuple(
        dataclasses.replace(problem, file=None)
        for problem in checked.problems
        if not problem.warning
    )
