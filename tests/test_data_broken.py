"""A corpus of bad files: each has its expected outcome, and none of them changes or ends anything.

`broken/expected.csv` names for each file in `broken/` one problem it must give. Files that attack
by their size are made here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

import pytest

from data.change import Change
from data.errors import Problem
from data.intake.proposing.proposal import propose
from data.intake.sandbox.workers import WORKERS
from data.intake.uploaded_files import Upload
from data.model import Actor, Body, Facts, Kind, KindOf, Layer, Theme
from data.store import Store
from data.tables import TABLES
from tests.attacks import ATTACKS
from tests.spending import spent

pytestmark = pytest.mark.slow

BROKEN = Path(__file__).parent / "broken"
EXPECTED = list(csv.DictReader((BROKEN / "expected.csv").open(encoding="utf-8", newline="")))
KNOWN = Facts(
    kinds=(Kind(id="steunt", name="steunt", kind_of=KindOf.TIE),),
    actors=(
        Actor(id="stad", name="Stad"),
        Actor(id="tweeling-1", name="Tweeling"),
        Actor(id="tweeling-2", name="Tweeling"),
    ),
    bodies=(Body(id="raad", name="Raad", layer=Layer.WOONRAAD, active_from="2020"),),
    themes=(Theme(id="wonen", name="Wonen"),),
)


@pytest.fixture(scope="module")
def store() -> Store:
    """A store with a few facts, which no file in this module may change."""
    opened = Store.open()
    changes = [
        Change(table.name, table.key_of(fact), None, fact)
        for table in TABLES
        for fact in KNOWN.table(table.name)
    ]
    opened.commit(changes, base=0, author="test", message="before")
    return opened


def held(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the database: facts, log, files and mappings."""
    with store.cursor() as cursor:
        names = [str(name) for (name,) in cursor.execute("show tables").fetchall()]
        return {name: cursor.execute(f"from {name}").fetchall() for name in names}


def problems_of(store: Store, name: str, content: bytes) -> tuple[Problem, ...]:
    before = held(store)
    problems = propose(store, [Upload(name, content)], replace=False).problems
    assert held(store) == before
    return problems


def test_every_file_of_the_corpus_has_its_expected_outcome_and_the_reverse() -> None:
    files = {path.name for path in BROKEN.iterdir()} - {"expected.csv"}
    assert files == {row["file"] for row in EXPECTED}
    assert len(files) >= 60


@pytest.mark.parametrize("row", EXPECTED, ids=[row["file"] for row in EXPECTED])
def test_each_broken_file_is_told_what_is_wrong_and_where(
    store: Store, row: dict[str, str]
) -> None:
    problems = problems_of(store, row["file"], (BROKEN / row["file"]).read_bytes())
    reported = {
        (problem.code, str(problem.row or ""), problem.column or "", problem.warning)
        for problem in problems
    }
    assert (row["code"], row["row"], row["column"], row["warning"] == "warning") in reported
    assert all(problem.file in (row["file"], None) for problem in problems)
    assert row["warning"] or not all(problem.warning for problem in problems)


@pytest.fixture(scope="module")
def readers() -> Iterator[None]:
    """The processes that read; none of them has taken a gigabyte."""
    WORKERS.close()
    yield
    WORKERS.close()
    assert getrusage(RUSAGE_CHILDREN).ru_maxrss < 1_000_000


@pytest.mark.usefixtures("readers")
@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_is_refused_in_time_by_name_and_the_store_stays_as_it_is(
    store: Store, name: str
) -> None:
    file, make, expected = ATTACKS[name]
    content = make()
    before, kilobytes = spent(), getrusage(RUSAGE_SELF).ru_maxrss
    problems = problems_of(store, file, content)
    assert {problem.code for problem in problems if not problem.warning} & expected
    assert spent() - before < 20
    assert getrusage(RUSAGE_SELF).ru_maxrss - kilobytes < 500_000
