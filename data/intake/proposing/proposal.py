"""From files, or what is entered by hand, to one revision: check, compare, and only then commit."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pyarrow as pa

from data import queries
from data.changes import Changes, state_changes
from data.errors import Problem
from data.intake.checking.check import check
from data.intake.checking.key_checks import dangling_reference_problems
from data.intake.checking.open_list_questions import ListQuestion
from data.intake.checking.upload_outcome import CheckOptions, UploadOutcome
from data.intake.proposing.facts_as_upload import facts_as_upload
from data.intake.proposing.proposed_changes import proposed_changes
from data.intake.proposing.saved_mappings import saved_mappings
from data.intake.sandbox.check_uploads import check_in_sandbox
from data.intake.sandbox.read_uploads import read
from data.intake.understanding.name_questions import NO_ANSWERS, UploadAnswers
from data.intake.understanding.raw_tables import ReadResult
from data.intake.understanding.understand_sheets import SheetInterpretation
from data.intake.uploaded_files import Upload
from data.model import Fact, Facts
from data.progress import ImportStep, OnProgress, Progress, no_progress, within_step
from data.revisions import RevisionFile
from data.rights import Act
from data.state import State, key_columns
from data.store import Store
from data.table_changes import TableChanges, table_changes
from data.tables import Key, Table, table_named, table_of


@dataclass(frozen=True)
class Proposal:
    """What an upload would do to revision `base`; nothing has been written.

    `problems` holds everything that is wrong or doubtful; with an error among them there are no
    changes. `known` holds the facts that it was compared with. `interpretations` says what each
    sheet was taken for, `left_out` for which errors rows were left out where that was asked.
    `list_questions` are the new bodies for which nobody says whether all members are listed.
    `history_id` tells the history that `base` is a revision of from one that a backup brought;
    `replaced` are the tables that become exactly what was given.
    """

    base: int
    changes: Changes
    problems: tuple[Problem, ...]
    files: tuple[RevisionFile, ...]
    known: State
    interpretations: tuple[SheetInterpretation, ...] = ()
    left_out: tuple[Problem, ...] = ()
    history_id: int = 0
    list_questions: tuple[ListQuestion, ...] = ()
    replaced: frozenset[str] = frozenset()

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of a commit."""
        return all(problem.warning for problem in self.problems)

    @cached_property
    def state_after(self) -> State:
        """The facts as they would be."""
        return self.changes.applied_to(self.known)

    @cached_property
    def before(self) -> Facts:
        """The facts that it was compared with, as objects."""
        return self.known.facts()

    @cached_property
    def after(self) -> Facts:
        """The facts as they would be, as objects."""
        return self.state_after.facts()


def propose(
    store: Store,
    uploads: Sequence[Upload],
    *,
    replace: bool,
    skip_wrong_rows: bool = False,
    answers: UploadAnswers = NO_ANSWERS,
    today: date | None = None,
    progress: Progress = no_progress,
) -> Proposal:
    """Work out what files would change; with `replace` each given table becomes what was given.

    Sheets whose headers have a saved mapping are read by that mapping; `answers` resolve names
    that are merely close to a known one, and say which new bodies have an open list. With
    `skip_wrong_rows` rows that have an error are left out and reported. `today` is by default
    the day in Brussels. `progress` is called for each step but the writing.
    """
    store.permission.report(Act.UPLOAD, files=", ".join(upload.name for upload in uploads))
    history_id = store.history_id
    base = store.revision
    known = queries.state(store)
    reading = read(uploads, progress=progress)
    options = CheckOptions(
        replace=replace,
        skip_wrong_rows=skip_wrong_rows,
        mappings=saved_mappings(store),
        answers=answers,
        today=today,
    )
    found = check_in_sandbox(reading, known, options, progress=progress)
    marks = tuple(RevisionFile(upload.name, upload.sha256, upload.content) for upload in uploads)
    progress(ImportStep.COMPARING, 0)
    proposed = _compare_with_known(
        base,
        history_id,
        known,
        found,
        marks,
        Changes(),
        replace=replace,
        on_progress=within_step(progress, ImportStep.COMPARING),
    )
    return dataclasses.replace(
        proposed,
        left_out=found.left_out,
        list_questions=found.list_questions,
        replaced=found.replaceable_tables if replace else frozenset(),
    )


def propose_facts(
    store: Store,
    given: Sequence[Fact],
    *,
    removed: Sequence[Fact] = (),
    base: int | None = None,
    today: date | None = None,
) -> Proposal:
    """Work out what facts entered by hand would change: added, updated, or removed.

    They pass the same checks as files. A problem has the table's name as its sheet and the place
    among the given facts of that table, from 1, as its row. `base` is the revision that the person
    saw; when another came between, accepting is refused. Of a removed fact only the key counts.
    """
    given_keys = {(table_of(fact).name, table_of(fact).key_of(fact)) for fact in given}
    kept = [
        fact
        for fact in removed
        if (table_of(fact).name, table_of(fact).key_of(fact)) not in given_keys
    ]
    return propose_rows(store, facts_as_upload(given), removed=kept, base=base, today=today)


def propose_rows(
    store: Store,
    given: ReadResult,
    *,
    removed: Sequence[Fact] = (),
    base: int | None = None,
    today: date | None = None,
) -> Proposal:
    """Work out what rows of text entered by hand would change, as `propose_facts` does."""
    # Before the facts are read: a commit in between then refuses this one.
    history_id = store.history_id
    base = store.revision if base is None else base
    known = queries.state(store)
    gone = _removals(removed, known)
    found = UploadOutcome({}, ())
    if given.tables:
        checked = check(given, gone.applied_to(known), today=today)
        placed = tuple(dataclasses.replace(problem, file=None) for problem in checked.problems)
        found = UploadOutcome(checked.given.tables, placed, interpretations=checked.interpretations)
    return _compare_with_known(base, history_id, known, found, (), gone, replace=False)


def without_changes(
    proposal: Proposal, left_out: Collection[tuple[str, Key]], tables: Collection[str] = ()
) -> Proposal:
    """The proposal without the changes of some facts, by their table and key, and of some tables.

    What then refers to something that was left out, or is no longer removed, is an error.
    """
    keys: dict[str, set[Key]] = defaultdict(set)
    for table, key in left_out:
        keys[table].add(key)
    kept = Changes(
        part.without(keys[part.table.name])
        for part in proposal.changes.parts
        if part.table.name not in tables
    )
    replaced = proposal.replaced.difference(tables)
    chosen = dataclasses.replace(proposal, changes=kept, replaced=replaced)
    missing = tuple(
        Problem("refers-to-left-out", column=problem.column, values=problem.values)
        for problem in dangling_reference_problems(chosen.state_after)
    )
    return dataclasses.replace(chosen, problems=(*proposal.problems, *missing))


def _removals(removed: Sequence[Fact], known: State) -> Changes:
    """Return the removal of those facts that are known; others are passed over."""
    keys: dict[str, set[Key]] = defaultdict(set)
    for fact in removed:
        keys[table_of(fact).name].add(table_of(fact).key_of(fact))
    return Changes(_removals_of_table(table_named(name), known[name], keys[name]) for name in keys)


def _removals_of_table(table: Table, known: pa.Table, keys: Collection[Key]) -> TableChanges:
    columns = (column.to_pylist() for column in key_columns(table, known))
    kept = [key not in keys for key in zip(*columns, strict=True)]
    return table_changes(table, known, known.filter(pa.array(kept, pa.bool_())))


def _compare_with_known(
    base: int,
    history_id: int,
    known: State,
    checked: UploadOutcome,
    marks: tuple[RevisionFile, ...],
    gone: Changes,
    *,
    replace: bool,
    on_progress: OnProgress = no_progress,
) -> Proposal:
    nothing = Proposal(
        base,
        Changes(),
        checked.problems,
        marks,
        known,
        checked.interpretations,
        history_id=history_id,
    )
    if not checked.ok:
        return nothing
    stays = gone.applied_to(known)
    found = proposed_changes(checked.tables, stays, replace=replace)
    if gone:
        found = state_changes(known, found.applied_to(stays))
    on_progress(1 / 2)
    proposal = dataclasses.replace(nothing, changes=found)
    problems = (*checked.problems, *dangling_reference_problems(proposal.state_after))
    on_progress(1)
    if not all(problem.warning for problem in problems):
        return dataclasses.replace(nothing, problems=problems)
    return proposal
