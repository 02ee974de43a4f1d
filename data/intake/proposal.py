"""From files to one revision: read, check, compare, and only then commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data import queries
from data.change import Change
from data.errors import Problem, RefusedError
from data.intake.changes import changes
from data.intake.checking import check
from data.intake.reading import Upload, read
from data.intake.references import dangling
from data.model import Facts
from data.store import FileMark, Revision, Store

KORTRIJK: Final = Path(__file__).parents[1] / "kortrijk"
EXAMPLE: Final = Path(__file__).parents[1] / "example"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an upload would do to revision `base`; nothing has been written.

    `problems` holds everything that is wrong or doubtful; with an error among them there are no
    changes. `after` holds the facts as they would be.
    """

    base: int
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    files: tuple[FileMark, ...]
    after: Facts

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of a commit."""
        return all(problem.warning for problem in self.problems)


def propose(store: Store, uploads: Sequence[Upload], *, replace: bool) -> Proposal:
    """Work out what files would change; with `replace` each given table becomes what was given."""
    base = store.revision
    known = queries.facts(store)
    reading = read(uploads)
    checked = check(reading, known, replace=replace)
    marks = tuple(FileMark(upload.name, upload.sha256) for upload in uploads)
    problems = checked.problems
    if not checked.ok:
        return Proposal(base, (), problems, marks, known)
    found = changes(checked.facts, known, replace=replace)
    after = queries.applied(known, found)
    problems = (*problems, *dangling(after))
    if not all(problem.warning for problem in problems):
        return Proposal(base, (), problems, marks, known)
    return Proposal(base, found, problems, marks, after)


def accept(store: Store, proposal: Proposal, *, author: str, message: str) -> Revision:
    """Commit a proposal as one revision.

    Raises RefusedError when it has errors or changes nothing, or when another commit came between.
    """
    if not proposal.ok:
        raise RefusedError("file-has-errors", problems=proposal.problems)
    return store.commit(
        proposal.changes,
        base=proposal.base,
        author=author,
        message=message,
        files=proposal.files,
    )


def uploads_from(paths: Sequence[Path]) -> list[Upload]:
    """The files at some paths; a folder stands for the CSV files in it.

    Raises RefusedError when a file cannot be read.
    """
    files = [
        file for path in paths for file in (sorted(path.glob("*.csv")) if path.is_dir() else [path])
    ]
    try:
        return [Upload(file.name, file.read_bytes()) for file in files]
    except OSError as error:
        raise RefusedError(
            "file-not-read", file=error.filename or "", reason=error.strerror or ""
        ) from error
