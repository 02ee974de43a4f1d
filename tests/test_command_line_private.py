"""What holds names of people is for the account that made it, whatever the umask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cli import main
from data.store import Store
from data.store_files import running_note_path, wal_path
from tests.conftest import Serve

pytestmark = pytest.mark.slow


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def run(database: Path, *words: str | Path) -> None:
    done = CliRunner().invoke(main, ["--database", str(database), *map(str, words)])
    assert done.exit_code == 0, done.output


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(params=[0o000, 0o027], ids=oct)
def mask(request: pytest.FixtureRequest) -> Iterator[int]:
    with umask(request.param):
        yield request.param


def test_a_store_its_folders_backups_and_what_is_kept_are_for_their_owner(
    mask: int, tmp_path: Path
) -> None:
    del mask
    database = tmp_path / "a" / "b" / "store.duckdb"
    actors = tmp_path / "actoren.csv"
    actors.write_text("id,naam\nstad,Stad\n", encoding="utf-8")
    run(database, "import", actors, "-m", "eerst")
    copy = tmp_path / "kopie.duckdb"
    copy.touch(0o644)
    run(database, "backup", copy)
    run(database, "restore-backup", copy)
    [kept] = database.parent.glob("store-*.duckdb")
    assert [rights(path) for path in (database, copy, kept)] == [0o600] * 3
    assert [rights(path) for path in (tmp_path / "a", tmp_path / "a" / "b")] == [0o700] * 2


def test_an_older_store_that_others_could_read_is_closed_to_them_when_it_is_opened(
    city: Path,
) -> None:
    city.chmod(0o644)
    with Store.open(city):
        assert rights(city) == 0o600


def test_a_dashboard_that_runs_keeps_its_log_and_its_note_for_its_owner(
    serve: Serve, tmp_path: Path
) -> None:
    database = tmp_path / "data" / "store.duckdb"
    command = [Path(sys.executable).parent / "woonnetwerk", "--database", database, "run"]
    with umask(0):
        serve(*command, "--no-browser", "--port", "{port}")
    actors = tmp_path / "actoren.csv"
    rows = "".join(f"extra{number},Extra\n" for number in range(10))
    actors.write_text(f"id,naam\n{rows}", encoding="utf-8")
    run(database, "import", actors, "-m", "terwijl het draait")
    run(database, "backup", tmp_path / "kopie.duckdb")
    files = [database, wal_path(database), running_note_path(database), tmp_path / "kopie.duckdb"]
    assert [rights(path) for path in files] == [0o600] * 4
    assert rights(database.parent) == 0o700


@pytest.mark.parametrize("ending", ["xlsx", "json"])
def test_an_export_with_names_is_for_its_owner_and_one_without_has_the_usual_rights(
    mask: int, city: Path, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"uit.{ending}"
    path.touch()
    path.chmod(0o666)
    run(city, "export", path, "--personal")
    assert rights(path) == 0o600
    assert path.stat().st_size > 1000
    other = tmp_path / f"zonder.{ending}"
    run(city, "export", other)
    assert rights(other) == 0o666 & ~mask


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_folder_with_names_and_all_that_is_in_it_is_for_its_owner(
    mask: int, city: Path, tmp_path: Path, ending: str
) -> None:
    folder = tmp_path / "ver" / f"uit.{ending}"
    run(city, "export", folder, "--personal")
    assert {rights(path) for path in folder.iterdir()} == {0o600}
    assert {rights(folder), rights(folder.parent)} == {0o700}
    run(city, "export", tmp_path / f"zonder.{ending}")
    assert {rights(path) for path in (tmp_path / f"zonder.{ending}").iterdir()} == {0o666 & ~mask}


def test_the_workbook_to_edit_and_papers_with_names_are_for_their_owner(
    mask: int, city: Path, tmp_path: Path
) -> None:
    run(city, "template", tmp_path / "werkboek.xlsx")
    run(city, "template", tmp_path / "leeg.xlsx", "--empty")
    assert rights(tmp_path / "werkboek.xlsx") == 0o600
    assert rights(tmp_path / "leeg.xlsx") == 0o666 & ~mask
    prepare = ("prepare", "woonraad", "--date", "2026-12-10", "--output")
    run(city, *prepare, tmp_path / "met", "--personal")
    run(city, *prepare, tmp_path / "zonder")
    assert {rights(path) for path in (tmp_path / "met").iterdir()} == {0o600}
    assert rights(tmp_path / "met") == 0o700
    assert {rights(path) for path in (tmp_path / "zonder").iterdir()} == {0o666 & ~mask}


def test_an_export_that_cannot_be_finished_leaves_the_one_that_was_there(
    city: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "uit"
    folder.mkdir()
    path = folder / "uit.json"
    run(city, "export", path)
    before = path.read_bytes()
    script = (
        "import resource, sys; from dashboard.cli import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.RLIM_INFINITY));"
        "main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--database", city, "export", path, "--personal"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, len(done.stderr.splitlines())) in {(1, 1), (3, 1)}, done.stderr
    assert path.read_bytes() == before
    assert [file.name for file in folder.iterdir()] == ["uit.json"]


def test_a_link_to_an_export_stays_a_link(city: Path, tmp_path: Path) -> None:
    (tmp_path / "laatste.json").symlink_to(tmp_path / "november.json")
    run(city, "export", tmp_path / "laatste.json")
    assert (tmp_path / "laatste.json").is_symlink()
    assert (tmp_path / "november.json").stat().st_size > 1000
