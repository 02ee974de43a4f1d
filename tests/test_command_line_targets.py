"""Nothing is written over the data, its log or its note, by whatever path they are named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from data.backup import backup
from data.errors import RefusedError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.store import Store
from data.store_files import is_store_file, running_note_path, store_files, wal_path

pytestmark = pytest.mark.slow

Leading = Callable[[Path], Path]


def by_name(path: Path) -> Path:
    return path


def by_a_relative_path(path: Path) -> Path:
    return Path(os.path.relpath(path))


def by_the_folder_above(path: Path) -> Path:
    return path.parent / ".." / path.parent.name / path.name


def by_a_link(path: Path) -> Path:
    link = path.with_name("link")
    link.symlink_to(path)
    return link


def by_a_link_to_a_link(path: Path) -> Path:
    link = path.with_name("second link")
    link.symlink_to(by_a_link(path))
    return link


def by_a_linked_folder(path: Path) -> Path:
    link = path.parent.with_name(f"linked {path.parent.name}")
    link.symlink_to(path.parent)
    return link / path.name


def by_a_hard_link(path: Path) -> Path:
    link = path.with_name("hard link")
    if path.exists():
        link.hardlink_to(path)
        return link
    return path


LEADING: tuple[Leading, ...] = (
    by_name,
    by_a_relative_path,
    by_the_folder_above,
    by_a_link,
    by_a_link_to_a_link,
    by_a_linked_folder,
    by_a_hard_link,
)


def run(database: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["--database", str(database), *map(str, words)])


def left(path: Path) -> tuple[bytes | None, int]:
    """What a file holds, and which file it is."""
    return (path.read_bytes(), path.stat().st_ino) if path.exists() else (None, 0)


@pytest.mark.parametrize("leading", LEADING, ids=lambda leading: leading.__name__)
@pytest.mark.parametrize("command", ["backup", "restore-backup"])
def test_a_backup_to_or_from_the_store_itself_is_refused(
    city: Path, leading: Leading, command: str
) -> None:
    before = left(city)
    target = leading(city)
    done = run(city, command, target)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Dit bestand hoort bij de gegevens zelf." in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert left(city) == before
    assert run(city, "status").exit_code == 0
    assert not list(city.parent.glob("city-*"))


@pytest.mark.parametrize("leading", LEADING, ids=lambda leading: leading.__name__)
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("place", [wal_path, running_note_path])
def test_a_backup_onto_the_log_or_the_note_is_refused(
    city: Path, place: Callable[[Path], Path], leading: Leading, there: bool
) -> None:
    own = place(city)
    if there:
        own.write_bytes(b"")
    before = left(city), left(own)
    done = run(city, "backup", leading(own))
    assert (done.exit_code, "hoort bij de gegevens zelf" in done.stderr) == (1, True)
    assert (left(city), left(own)) == before


def test_the_dashboard_that_runs_refuses_the_same(own: str, tmp_path: Path) -> None:
    del own  # it only has to run
    database = tmp_path / "store.duckdb"
    inode = database.stat().st_ino
    for leading, place in product(LEADING, (by_name, running_note_path)):
        target = leading(place(database))
        for command in ("backup", "restore-backup"):
            done = run(database, command, target)
            assert (done.exit_code, "hoort bij de gegevens zelf" in done.stderr) == (1, True)
        for link in (*tmp_path.glob("*link"), *tmp_path.parent.glob("linked*")):
            link.unlink()
    assert database.stat().st_ino == inode
    assert not list(tmp_path.glob("store-*"))
    assert run(database, "backup", tmp_path / "kopie.duckdb").exit_code == 0
    assert run(database, "status").exit_code == 3  # its lock is still held


@pytest.mark.parametrize("ending", ["xlsx", "json"])
@pytest.mark.parametrize("leading", LEADING, ids=lambda leading: leading.__name__)
def test_an_export_onto_the_store_is_refused_whatever_its_name(
    city: Path, ending: str, leading: Leading
) -> None:
    database = city.rename(city.with_name(f"city.{ending}"))
    before = left(database)
    target = leading(database)
    if target.suffix != f".{ending}":
        target = target.rename(target.with_name(f"{target.name}.{ending}"))
    for command in ("export", *(["template"] if ending == "xlsx" else [])):
        done = run(database, command, target)
        assert (done.exit_code, "hoort bij de gegevens zelf" in done.stderr) == (1, True)
        assert left(database) == before


def test_a_folder_of_files_is_not_written_over_the_store(city: Path) -> None:
    folder = city.parent / "uit.csv"
    folder.mkdir()
    database = city.rename(folder / "actors.csv")
    before = left(database)
    assert run(database, "export", folder).exit_code == 1
    assert left(database) == before
    # A link in a folder is replaced, and what it leads to stays.
    (folder.parent / "other.csv").mkdir()
    (folder.parent / "other.csv" / "bodies.csv").hardlink_to(database)
    assert run(database, "export", folder.parent / "other.csv").exit_code == 0
    assert left(database) == before


def test_the_papers_of_a_meeting_are_not_written_over_the_store(city: Path) -> None:
    pack = city.parent / "pak"
    prepare = ("prepare", "woonraad", "--date", "2026-12-10", "--output")
    assert run(city, *prepare, pack).exit_code == 0
    paper = max(pack.iterdir())
    database = city.parent / "zelf" / paper.name
    database.parent.mkdir()
    city.rename(database)
    before = left(database)
    done = run(database, *prepare, database.parent)
    assert (done.exit_code, "hoort bij de gegevens zelf" in done.stderr) == (1, True)
    assert left(database) == before
    assert list(database.parent.iterdir()) == [database]


def test_a_backup_of_which_the_unfinished_file_would_have_been_the_store_leaves_it(
    city: Path,
) -> None:
    database = city.rename(city.with_name("kopie.duckdb.partial"))
    before = left(database)
    assert run(database, "backup", city.with_name("kopie.duckdb")).exit_code == 0
    assert left(database) == before


def test_a_backup_onto_another_store_in_use_is_refused(city: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    with Store.open(other) as opened:
        found = propose(opened, [Upload("actors.csv", b"id,name\nx,X\n")], replace=False)
        accept(opened, found, author="An", message="eerst")
        assert wal_path(other).exists()
        before = left(other)
        done = run(city, "backup", other)
        assert (done.exit_code, "andere databank in gebruik" in done.stderr) == (1, True)
        assert left(other) == before


def test_a_backup_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    city: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "kopie.duckdb"
    assert [run(city, "backup", copy).exit_code for _ in range(2)] == [0, 0]
    os.mkfifo(tmp_path / "pijp")
    assert run(city, "backup", tmp_path / "pijp").exit_code == 3
    assert (tmp_path / "pijp").is_fifo()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_two_ways_back_at_one_moment_keep_what_each_found(city: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.duckdb"
    shutil.copyfile(city, copy)
    for _ in range(3):
        assert run(city, "restore-backup", copy).exit_code == 0
    assert len(list(tmp_path.glob("city-*.duckdb"))) == 3


def test_a_way_back_from_what_is_no_backup_leaves_no_copy(city: Path, tmp_path: Path) -> None:
    (tmp_path / "geen.duckdb").write_text("geen")
    assert run(city, "restore-backup", tmp_path / "geen.duckdb").exit_code == 3
    assert not list(tmp_path.glob("city-*.duckdb"))


def test_a_way_back_from_a_store_that_was_not_closed_brings_its_last_change_too(
    tmp_path: Path,
) -> None:
    with Store.open(tmp_path / "a.duckdb") as store:
        for name in (b"x", b"y"):
            upload = Upload("actors.csv", b"id,name\n" + name + b",N\n")
            accept(store, propose(store, [upload], replace=False), author="An", message="m")
        for path in (tmp_path / "a.duckdb", wal_path(tmp_path / "a.duckdb")):
            shutil.copyfile(path, tmp_path / path.name.replace("a.", "b."))
    done = run(tmp_path / "c.duckdb", "restore-backup", tmp_path / "b.duckdb")
    assert done.exit_code == 0, done.output
    with Store.open(tmp_path / "c.duckdb") as store:
        assert store.revision == 2


def test_a_store_in_memory_has_no_files_to_refuse(tmp_path: Path) -> None:
    with Store.open() as store:
        assert store.path is None
        assert backup(store, tmp_path / "kopie.duckdb") == 0
        running_note_path(tmp_path / "x.duckdb").touch()
        with pytest.raises(RefusedError, match="another-store-there"):
            backup(store, tmp_path / "x.duckdb")


def test_another_case_of_the_name_is_the_store_where_the_folder_takes_it_for_one(
    city: Path,
) -> None:
    # A hard link by the other case stands in for a folder that knows one case only.
    other = city.with_name("CITY.DUCKDB")
    assert not is_store_file(city, other)
    assert not is_store_file(city, city.with_name("CITY.DUCKDB.WAL"))
    other.hardlink_to(city)
    assert is_store_file(city, other)
    assert all(is_store_file(city, own.with_name(own.name.upper())) for own in store_files(city))
    assert not is_store_file(city, city.with_name("city.duckdb.bak"))
