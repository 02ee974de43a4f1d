"""A damaged file, or what is no store at all: exit 3 with what to do, and left as it is."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import duckdb
import pytest
from click.testing import CliRunner

from dashboard.cli import main
from dashboard.server.launch import fill_database
from dashboard.words import Language, Words
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.store import Store
from data.store_files import wal_path

pytestmark = pytest.mark.slow

Damage = Callable[[Path], None]

# Commits and goes without closing, so that the commit stands in the log beside the file.
_UNCLOSED = """
import os, sys
from pathlib import Path
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.store import Store
store = Store.open(Path(sys.argv[1]))
found = propose(store, [Upload("actors.csv", b"id,name\\nlaat,Laat\\n")], replace=False)
accept(store, found, author="An", message="laat")
os._exit(0)
"""
RANDOM = Random(20261130)  # noqa: S311  # nothing secret
_WITHOUT_RIGHTS = 24, (1, 2)  # PR_CAPBSET_DROP, and what lets root read and pass everything


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def last_bytes_gone(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1000)


def cut_within_its_header(path: Path) -> None:
    os.truncate(path, 100)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def random_bytes(path: Path) -> None:
    path.write_bytes(RANDOM.randbytes(path.stat().st_size))


def random_bytes_in_every_block(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(3 * 4096, len(content), 262_144):
        content[start + 100 : start + 200] = RANDOM.randbytes(100)
    path.write_bytes(content)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def text(path: Path) -> None:
    path.write_text("id,naam\nstad,Stad\n" * 1000, encoding="utf-8")


def of_sqlite(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("create table actors(id)")
    other.close()


def of_another_program(path: Path) -> None:
    path.unlink()
    with duckdb.connect(str(path)) as other:
        other.execute("create table actors(id varchar)")


def of_another_program_with_a_table_of_our_name(path: Path) -> None:
    path.unlink()
    with duckdb.connect(str(path)) as other:
        other.execute("create table woonnetwerk(id varchar)")
        other.execute("create table revisions(id varchar)")


def of_a_newer_version(path: Path) -> None:
    with duckdb.connect(str(path)) as newer:
        newer.execute("update woonnetwerk set schema_version = schema_version + 1")


def of_a_newer_duckdb(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[12:20] = (10_000).to_bytes(8, "little")
    path.write_bytes(content)


def a_log_that_is_none(path: Path) -> None:
    leave_log(path)
    wal_path(path).write_bytes(b"hello" * 500)


def a_log_with_a_wrong_byte(path: Path) -> None:
    leave_log(path)
    content = bytearray(wal_path(path).read_bytes())
    content[len(content) // 2] ^= 0xFF
    wal_path(path).write_bytes(content)


def the_log_of_another(path: Path) -> None:
    other = path.with_name("other.duckdb")
    with Store.open(other):
        pass
    leave_log(other)
    shutil.move(wal_path(other), wal_path(path))
    other.unlink()


def leave_log(path: Path) -> None:
    subprocess.run([sys.executable, "-c", _UNCLOSED, str(path)], check=True)
    assert wal_path(path).stat().st_size > 100


DAMAGES: tuple[Damage, ...] = (
    cut_in_half,
    last_bytes_gone,
    cut_within_its_header,
    empty,
    random_bytes,
    random_bytes_in_every_block,
    a_folder,
    text,
    of_sqlite,
    of_another_program,
    of_another_program_with_a_table_of_our_name,
    of_a_newer_version,
    of_a_newer_duckdb,
    a_log_that_is_none,
    a_log_with_a_wrong_byte,
    the_log_of_another,
)


def commands(folder: Path) -> list[list[str]]:
    actors = folder / "actoren.csv"
    actors.write_text("id,naam\nnieuw,Nieuw\n", encoding="utf-8")
    return [
        ["run", "--no-browser", "--port", "8599"],
        ["status"],
        ["check", str(actors)],
        ["diff", str(actors)],
        ["import", str(actors), "-m", "nieuw"],
        ["history"],
        ["show", "1"],
        ["restore", "0"],
        ["measures"],
        ["gaps"],
        ["prepare", "woonraad", "--date", "2026-12-10"],
        ["template", str(folder / "uit.xlsx")],
        ["export", str(folder / "uit.json")],
        ["backup", str(folder / "kopie.duckdb")],
        ["restore-backup", str(folder / "whole.duckdb")],
    ]


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    fill_database(path, Words(Language.DUTCH), example=False)
    return path


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_every_command_says_in_one_line_what_to_do_and_leaves_the_file(
    whole: Path, tmp_path: Path, damage: Damage
) -> None:
    database = tmp_path / "store.duckdb"
    shutil.copyfile(whole, database)
    shutil.copyfile(whole, tmp_path / "whole.duckdb")
    damage(database)
    asked = commands(tmp_path)
    before = content_of(tmp_path)
    for command in asked:
        done = CliRunner().invoke(main, ["--database", str(database), *command])
        told = done.stderr.splitlines()
        assert (done.exit_code, len(told), done.stdout) == (3, 1, ""), (command, done.output)
        assert "Onverwachte fout" not in told[0], command
        assert len(told[0].split(". ")) > 1, told
        assert content_of(tmp_path) == before, command


def drop_rights() -> None:
    """Let root, too, read only what the rights of a file allow."""
    option, capabilities = _WITHOUT_RIGHTS
    for capability in capabilities:
        ctypes.CDLL(None).prctl(option, capability, 0, 0, 0)


@pytest.mark.parametrize("command", [["status"], ["run", "--no-browser"], ["backup", "kopie"]])
def test_a_file_without_rights_is_told_as_that(
    whole: Path, tmp_path: Path, command: list[str]
) -> None:
    database = tmp_path / "store.duckdb"
    shutil.copyfile(whole, database)
    database.chmod(0)
    done = subprocess.run(
        [Path(sys.executable).parent / "woonnetwerk", "--database", database, *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        preexec_fn=drop_rights,
    )
    assert (done.returncode, done.stdout) == (3, ""), done.stderr
    assert "De databank kan niet worden geopend." in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert database.stat().st_mode & 0o777 == 0


def test_part_of_a_file_that_is_damaged_is_never_an_unexpected_error(
    whole: Path, tmp_path: Path
) -> None:
    content = whole.read_bytes()
    database = tmp_path / "store.duckdb"
    seen = set()
    for _ in range(40):
        damaged = bytearray(content)
        at, size = RANDOM.randrange(len(content)), RANDOM.choice((1, 16, 4096, 200_000))
        damaged[at : at + size] = RANDOM.randbytes(size)[: len(content) - at]
        database.write_bytes(damaged)
        for command in (["status"], ["history"], ["restore", "0"]):
            done = CliRunner().invoke(main, ["--database", str(database), *command])
            assert done.exit_code in (0, 3), (at, size, done.output)
            seen.add(done.exit_code)
    assert seen == {0, 3}


def test_a_log_that_a_crash_cut_off_is_no_damage(whole: Path, tmp_path: Path) -> None:
    database = tmp_path / "store.duckdb"
    shutil.copyfile(whole, database)
    leave_log(database)
    kept = wal_path(database).read_bytes()
    for size in (*range(12), len(kept) - 1):
        shutil.copyfile(whole, database)
        wal_path(database).write_bytes(kept[:size])
        with Store.open(database) as store:
            assert store.revision == 1


def test_after_the_way_back_that_is_told_the_data_are_there_again(
    whole: Path, tmp_path: Path
) -> None:
    database = tmp_path / "store.duckdb"
    shutil.copyfile(whole, database)
    cut_in_half(database)
    told = CliRunner().invoke(main, ["--database", str(database), "status"])
    assert "restore-backup" in told.stderr
    shutil.move(database, tmp_path / "elders.duckdb")
    back = CliRunner().invoke(main, ["--database", str(database), "restore-backup", str(whole)])
    assert back.exit_code == 0, back.output
    with Store.open(database) as store:
        assert store.revision == 1
        accept(
            store,
            propose(store, [Upload("actors.csv", b"id,name\nx,X\n")], replace=False),
            author="An",
            message="verder",
        )
