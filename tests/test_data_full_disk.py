"""A disk that takes no more: told as that, nothing lost, and the store goes on when there is room.

A limit on the size of files stands in for the disk; it holds for a whole process, so each test has
one of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import KORTRIJK, uploads_from
from data.store import Store

pytestmark = pytest.mark.slow

_BEGIN = """
import os, resource, sys
from pathlib import Path
from data import queries
from data.backup import backup, restore_backup
from data.errors import StoreError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.store import Store

folder = Path(sys.argv[1])

def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def refused(act):
    try:
        act()
    except StoreError as error:
        return error.code
    return "done"

def actors(count):
    rows = "".join(f"a{number},A {number},{os.urandom(60).hex()}\\n" for number in range(count))
    return Upload("actors.csv", ("id,name,note\\n" + rows).encode())

def commit(store, upload):
    accept(store, propose(store, [upload], replace=False), author="An", message="veel")

with Store.open(folder / "store.duckdb") as store:
    before = queries.facts(store)
"""

_COMMIT = """
    upload = actors(20_000)
    room(1_000_000)
    print(refused(lambda: commit(store, upload)))
    print(store.revision, queries.facts(store) == before, queries.revision_file_content(store, upload.sha256))
    room(resource.RLIM_INFINITY)
    commit(store, upload)
    print(store.revision, len(queries.facts(store).actors) - len(before.actors))
"""

_BACKUP = """
    commit(store, actors(20_000))
    backup(store, folder / "kept.duckdb")
    room(1_000_000)
    print(refused(lambda: backup(store, folder / "second.duckdb")))
    print(sorted(path.name for path in folder.iterdir() if not path.name.startswith("store")))
    os.environ["TMPDIR"] = str(folder)
    print(refused(lambda: restore_backup(store, folder / "kept.duckdb")))
    room(resource.RLIM_INFINITY)
    print(store.revision, len(queries.facts(store).actors) - len(before.actors))
"""

_VISITORS = """
    from concurrent.futures import ThreadPoolExecutor

    def fill(cursor):  # so much at once that DuckDB writes it to the file itself
        cursor.execute("insert into kept_files select md5(i::varchar), "
            "encode(md5(random()::varchar) || md5(random()::varchar)) from range(300_000) as rows(i)")

    def write():
        with store.writing() as cursor:
            fill(cursor)

    def visit(_):
        return {refused(lambda: queries.history(store)) for _ in range(50)}

    room(28_000_000)

    def begin_before_and_read_after():
        with store.reading() as cursor:
            cursor.execute("from revisions").fetchall()
            print(refused(write))
            cursor.execute("from revisions").fetchall()

    print(refused(begin_before_and_read_after))
    with ThreadPoolExecutor() as visitors:
        visits = visitors.map(visit, range(4))
        print({refused(write) for _ in range(3)})
        print(set().union(*visits) <= {"done", "reading-interrupted"})
    print(store.revision, queries.facts(store) == before)
    room(resource.RLIM_INFINITY)
    commit(store, actors(10))
    print(store.revision)
"""


def printed_lines(folder: Path, *script: str) -> list[str]:
    with Store.open(folder / "store.duckdb") as store:
        found = propose(store, uploads_from([KORTRIJK]), replace=False)
        accept(store, found, author="An", message="kortrijk")
    command = [sys.executable, "-c", "".join(script), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_commit_for_which_there_is_no_room_changes_nothing_and_succeeds_later(
    tmp_path: Path,
) -> None:
    assert printed_lines(tmp_path, _BEGIN, _COMMIT) == ["disk-full", "1 True None", "2 20000"]
    with Store.open(tmp_path / "store.duckdb") as store:
        assert store.revision == 2
        assert len(queries.facts_at(store, 1).actors) == 36


def test_a_backup_for_which_there_is_no_room_leaves_nothing_behind_and_loses_nothing(
    tmp_path: Path,
) -> None:
    assert printed_lines(tmp_path, _BEGIN, _BACKUP) == [
        "disk-full",
        "['kept.duckdb']",
        "database-unreadable",
        "2 20000",
    ]


def test_who_reads_while_the_disk_is_full_reads_on_or_is_told_to_read_again(tmp_path: Path) -> None:
    assert printed_lines(tmp_path, _BEGIN, _VISITORS) == [
        "disk-full",
        "reading-interrupted",
        "{'disk-full'}",
        "True",
        "1 True",
        "2",
    ]
