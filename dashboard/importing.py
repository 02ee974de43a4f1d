"""An unattended import: by a command, by a token, or by the dashboard on behalf of a command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from dashboard.documents.invitation_workbook import without_reading_sheet_warnings
from dashboard.rule_settings import setting_problems, without_default_rows
from dashboard.wording.problems import problem_sentence
from dashboard.words import Words
from data.change import ChangeCounts
from data.errors import Problem, RefusedError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.proposing.proposed_changes import large_removals
from data.intake.uploaded_files import Upload
from data.progress import Progress, no_progress
from data.store import Store

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """Why files are taken in, for whom, and what that may do."""

    message: str
    author: str
    replace: bool = False
    allow_removals: bool = False
    skip_wrong_rows: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: nothing when there are no counts, else the revision that it made.

    `left_out` are the errors for which rows were left out, `doubts` what is to be told besides.
    """

    revision: int
    counts: ChangeCounts | None
    left_out: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @classmethod
    def of_json(cls, values: Json) -> Self:
        """The result that was written as JSON."""
        counts = values["counts"]
        lists = (
            tuple(Problem(**values) for values in values[name]) for name in ("left_out", "doubts")
        )
        return cls(values["revision"], counts and ChangeCounts(*counts), *lists)


def import_uploads(
    store: Store,
    uploads: Sequence[Upload],
    options: ImportOptions,
    progress: Progress = no_progress,
) -> ImportResult:
    """Check files and commit them as one revision; files that change nothing are no mistake.

    Raises RefusedError when they have errors, or when they would remove much and may not.
    """
    found = without_default_rows(
        propose(
            store,
            uploads,
            replace=options.replace,
            skip_wrong_rows=options.skip_wrong_rows,
            progress=progress,
        )
    )
    large = large_removals(found.changes, found.known)
    if large and not options.allow_removals:
        raise RefusedError("much-would-go", shares=removals_text(large))
    if found.ok and not found.changes:
        return ImportResult(found.base, None)
    revision = accept(
        store, found, author=options.author, message=options.message, progress=progress
    )
    doubts = (*without_reading_sheet_warnings(found).problems, *setting_problems(found.changes))
    return ImportResult(revision.number, revision.counts, found.left_out, doubts)


def removals_text(large: Mapping[str, tuple[int, int]]) -> str:
    """How many rows of how many each table would lose, as a problem has it: `seats 3 9`."""
    return ", ".join(f"{table} {gone} {total}" for table, (gone, total) in large.items())


def problems_document(words: Words, problems: Iterable[Problem]) -> Json:
    """Problems with their place and a sentence, in the shape that scripts rely on."""
    listed = list(problems)
    return {
        "ok": all(problem.warning for problem in listed),
        "problems": [
            {
                "file": problem.file,
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "code": problem.code,
                "message": problem_sentence(words, problem),
                "warning": problem.warning,
            }
            for problem in listed
        ],
    }


def commit_document(revision: int, counts: ChangeCounts) -> Json:
    """The number of a revision and what its commit changed, in the shape that scripts rely on."""
    return {"revision": revision, **counts._asdict()}
