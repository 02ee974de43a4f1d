"""A backup is one moment of the whole store, and the whole store comes back from it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data import queries
from data.backup import backup, restore_backup
from data.errors import RefusedError, StoreError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.proposing.saved_mappings import save_mapping, saved_mappings
from data.intake.understanding.sheet_mappings import SheetMapping
from data.intake.uploaded_files import Upload
from data.store import Store

ACTORS = Upload("actors.csv", b"id,name\nstad,Stad\nhuis,Huis\n")
FEWER = Upload("actors.csv", b"id,name\nstad,Stad Kortrijk\n")
MAPPING = SheetMapping(headers=("a", "b"), table="actors", columns={"id": "a"})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.duckdb") as opened:
        commit(opened, ACTORS)
        save_mapping(opened, MAPPING.headers, None, [MAPPING])
        yield opened


def commit(store: Store, upload: Upload, *, replace: bool = False) -> None:
    accept(store, propose(store, [upload], replace=replace), author="An", message="omdat")


def test_a_backup_holds_facts_history_files_and_mappings(store: Store, tmp_path: Path) -> None:
    assert backup(store, tmp_path / "copy.duckdb") == 1
    with Store.open(tmp_path / "copy.duckdb") as copy:
        assert queries.facts(copy) == queries.facts(store)
        assert queries.history(copy) == queries.history(store)
        assert queries.revision_file_content(copy, ACTORS.sha256) == ACTORS.content
        assert saved_mappings(copy) == (MAPPING,)
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.duckdb"]


def test_the_whole_store_comes_back_and_goes_on_from_there(store: Store, tmp_path: Path) -> None:
    before = queries.facts(store), queries.history(store)
    backup(store, tmp_path / "copy.duckdb")
    commit(store, FEWER, replace=True)
    assert restore_backup(store, tmp_path / "copy.duckdb") == 1
    assert (queries.facts(store), queries.history(store)) == before
    commit(store, FEWER, replace=True)
    assert store.revision == 2


def test_what_was_proposed_before_a_backup_came_back_is_refused(
    store: Store, tmp_path: Path
) -> None:
    backup(store, tmp_path / "copy.duckdb")
    commit(store, FEWER, replace=True)
    late = propose(store, [ACTORS], replace=False)
    restore_backup(store, tmp_path / "copy.duckdb")
    commit(store, FEWER, replace=True)
    assert store.revision == late.base
    with pytest.raises(RefusedError) as refusal:
        accept(store, late, author="Bo", message="te laat")
    assert refusal.value.code == "backup-put-back"
    assert store.revision == late.base


def test_a_backup_with_a_table_of_a_newer_version_is_refused(store: Store, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy.duckdb")
    with duckdb.connect(str(tmp_path / "copy.duckdb")) as newer:
        newer.execute("create table later(id integer)")
    commit(store, FEWER, replace=True)
    with pytest.raises(StoreError) as refusal:
        restore_backup(store, tmp_path / "copy.duckdb")
    assert refusal.value.code == "database-newer"
    assert store.revision == 2


def test_a_backup_is_one_moment_while_others_commit(store: Store, tmp_path: Path) -> None:
    def work() -> None:
        for number in range(10):
            commit(store, Upload("actors.csv", f"id,name\na{number},A {number}\n".encode()))

    other = threading.Thread(target=work)
    other.start()
    for number in range(3):
        path = tmp_path / f"copy{number}.duckdb"
        revision = backup(store, path)
        with Store.open(path) as copy:
            assert copy.revision == revision
            assert len(queries.facts(copy).actors) == 1 + revision
    other.join()
    assert store.revision == 11


@pytest.mark.parametrize(
    ("content", "code"), [(None, "no-backup-there"), (b"hello" * 5000, "not-a-database")]
)
def test_what_is_no_backup_is_refused_and_changes_nothing(
    store: Store, tmp_path: Path, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / "none.duckdb").write_bytes(content)
    before = queries.facts(store)
    with pytest.raises(StoreError) as refusal:
        restore_backup(store, tmp_path / "none.duckdb")
    assert (refusal.value.code, refusal.value.values["path"]) == (
        code,
        str(tmp_path / "none.duckdb"),
    )
    assert queries.facts(store) == before


def test_a_backup_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError):
        backup(store, tmp_path / "file" / "copy.duckdb")
    assert store.revision == 1
