"""A process that changes a store and is killed on the way, and what must be true then."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from data import queries
from data.backup import backup
from data.exports import csv_text
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, KORTRIJK, uploads_from
from data.model import Facts
from data.restore import restore
from data.store import Store
from data.tables import TABLES

# Says when it begins and when it is done, so that it can be killed in between.
_CHANGING = """
import sys
from pathlib import Path
from data.backup import restore_backup
from data.erasure.erase_person import ErasureRequest, erase_person
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, uploads_from
from data.restore import restore
from data.store import Store
path, change, other = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
uploads = uploads_from([EXAMPLE])
print("begins", flush=True)
with Store.open(path) as store:
    if change == "import":
        found = propose(store, uploads, replace=False)
        accept(store, found, author="An", message="voorbeeld")
    elif change == "restore":
        restore(store, 1, author="An", message="terug")
    elif change == "erase":
        request = ErasureRequest(name="Tibo Kwelder")
        erase_person(store, request, author="An", message="{} plaatsen".format)
    else:
        restore_backup(store, other)
print("done", flush=True)
sys.stdin.read()
"""

CHANGES = ("import", "restore", "restore-backup", "erase")
State = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Course:
    """A store before a change, what it holds then and afterwards, and how long the change takes."""

    change: str
    store: Path
    backup: Path
    before: State
    after: State
    seconds: float


def state_of(store: Store) -> State:
    """The revision, and every table as CSV."""
    return store.revision, as_csv(queries.facts(store))


def as_csv(facts: Facts) -> dict[str, str]:
    return {
        table.name: csv_text(table, facts.table(table.name), "en", personal=True)
        for table in TABLES
    }


def course(folder: Path, change: str) -> Course:
    """A store made ready for a change, which is then done once on a copy, to the end."""
    path, kept, whole = (
        folder / f"{change} {name}.duckdb" for name in ("before", "kept", "to the end")
    )
    with Store.open(path) as store:
        _take_in(store, KORTRIJK)
        backup(store, kept)
        if change != "import":
            _take_in(store, EXAMPLE)
        before = state_of(store)
    shutil.copy(path, whole)
    process = _begun(whole, change, kept)
    assert process.stdout is not None
    begin = time.perf_counter()
    assert process.stdout.readline() == "done\n"
    seconds = time.perf_counter() - begin
    _kill(process)
    with Store.open(whole) as store:
        after = state_of(store)
    assert after != before
    return Course(change, path, kept, before, after, seconds)


def killed_once(course: Course, folder: Path, random: Random) -> str:
    """Kill the change at a random moment, check what is left, and say which it is."""
    path = folder / "store.duckdb"
    for old in folder.glob("store.duckdb*"):
        old.unlink()
    shutil.copy(course.store, path)
    process = _begun(path, course.change, course.backup)
    try:
        process.wait(random.uniform(0, course.seconds * 1.2))
    except subprocess.TimeoutExpired:
        _kill(process)
    return _checked(course, path)


def _checked(course: Course, path: Path) -> str:
    """Say whether the store is as before or as after, and go on as if nothing had happened."""
    with Store.open(path) as store:
        found = state_of(store)
        assert found in (course.before, course.after), f"between: revision {found[0]}"
        assert [each.number for each in queries.history(store)] == [*range(found[0], 0, -1)]
        for number in range(found[0]):
            assert as_csv(queries.facts_at(store, number + 1))
        restore(store, 0, author="An", message="leeg")
        restore(store, found[0], author="An", message="en terug")
        assert state_of(store) == (found[0] + 2, found[1])
    return "before" if found == course.before else "after"


def _take_in(store: Store, folder: Path) -> None:
    found = propose(store, uploads_from([folder]), replace=False)
    accept(store, found, author="An", message=folder.name)


def _begun(path: Path, change: str, other: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _CHANGING, str(path), change, str(other)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    return process


def _kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()
