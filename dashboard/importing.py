"""An import without anybody who looks on: by a command, or by the dashboard on its behalf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from dashboard.documents.invitation_workbook import without_reading_sheet_warnings
from dashboard.rule_settings import setting_problems, without_default_rows
from data.change import ChangeCounts
from data.errors import Problem, RefusedError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.proposing.proposed_changes import large_removals
from data.intake.uploaded_files import uploads_from
from data.progress import Progress, no_progress
from data.store import Store

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """Which files to take in, why, for whom, and what that may do."""

    paths: tuple[Path, ...]
    message: str
    author: str
    replace: bool
    allow_removals: bool
    skip_wrong_rows: bool

    def as_json(self) -> Json:
        """The order as another process of this computer can carry it out."""
        return {**asdict(self), "paths": [str(path.absolute()) for path in self.paths]}

    @classmethod
    def of_json(cls, values: Json) -> Self:
        """The order that was written so."""
        return cls(**{**values, "paths": tuple(map(Path, values["paths"]))})


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
        """What was written with `asdict`."""
        counts = values["counts"]
        lists = (
            tuple(Problem(**values) for values in values[name]) for name in ("left_out", "doubts")
        )
        return cls(values["revision"], counts and ChangeCounts(*counts), *lists)


def import_files(
    store: Store, order: ImportOrder, progress: Progress = no_progress
) -> ImportResult:
    """Check files and commit them as one revision; files that change nothing are no mistake.

    Raises RefusedError when they have errors, or when they would remove much and may not.
    """
    uploads = uploads_from(order.paths)
    found = without_default_rows(
        propose(
            store,
            uploads,
            replace=order.replace,
            skip_wrong_rows=order.skip_wrong_rows,
            progress=progress,
        )
    )
    large = large_removals(found.changes, found.known)
    if large and not order.allow_removals:
        raise RefusedError("much-would-go", shares=removals(large))
    if found.ok and not found.changes:
        return ImportResult(found.base, None)
    revision = accept(store, found, author=order.author, message=order.message, progress=progress)
    doubts = (*without_reading_sheet_warnings(found).problems, *setting_problems(found.changes))
    return ImportResult(revision.number, revision.counts, found.left_out, doubts)


def removals(large: Mapping[str, tuple[int, int]]) -> str:
    """How much of which tables would go, as the value of a problem: `seats 3 9, ties 1 2`."""
    return ", ".join(f"{table} {gone} {total}" for table, (gone, total) in large.items())
