"""Files are read by processes of their own, which end when they should and take nothing along."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.intake.limits import Limits
from data.intake.sandbox.read_uploads import read
from data.intake.sandbox.workers import WORKERS
from data.intake.uploaded_files import Upload
from data.progress import ImportStep

pytestmark = pytest.mark.slow

ACTORS = Upload("actors.csv", b"id,name\na,A\n")
LARGE = Upload("actors.csv", b"id,name\n" + b'"a","A"\n' * 400_000)
_PATIENCE = 20  # seconds


class LeftError(Exception):
    """Somebody pressed stop."""


def children(parent: int) -> set[int]:
    """The processes that a process has started and that go on."""
    listed = Path(f"/proc/{parent}/task").glob("*/children")
    return {int(number) for file in listed for number in file.read_text().split()}


def forkserver() -> int:
    """The process that workers are forked from, when it has been started here."""
    WORKERS.close()
    before = children(os.getpid())
    WORKERS.start()
    (number,) = children(os.getpid()) - before
    return number


def test_one_process_reads_each_upload_and_is_gone_afterwards() -> None:
    number = forkserver()
    during: list[set[int]] = []
    read([ACTORS, LARGE], progress=lambda *_: during.append(children(number)))
    assert len(set().union(*during)) == 1
    WORKERS.close()
    assert not Path(f"/proc/{number}").exists()


def test_who_leaves_while_a_file_is_read_ends_the_worker_at_once() -> None:
    number = forkserver()

    def leave(step: ImportStep, share: float) -> None:
        assert step is ImportStep.READING
        if 0 < share < 1:
            assert children(number)
            raise LeftError

    with pytest.raises(LeftError):
        read([LARGE], progress=leave)
    until = time.monotonic() + _PATIENCE
    while children(number):
        assert time.monotonic() < until


def test_who_waits_hears_that_reading_goes_on_even_where_nothing_was_read_yet() -> None:
    def leave(_: ImportStep, share: float) -> None:
        assert share == 0
        raise LeftError

    WORKERS.close()  # to start takes longer than somebody is left in doubt
    with pytest.raises(LeftError):
        read([ACTORS], progress=leave)


def test_a_file_that_takes_too_much_does_not_hide_the_next() -> None:
    long = Upload("bodies.csv", b"id,name\n" + b"x" * 1_000)
    reading = read([long, ACTORS], Limits(letters=100))
    assert [(problem.code, problem.file) for problem in reading.problems] == [
        ("too-heavy", "bodies.csv")
    ]
    assert [table.name for table in reading.tables] == ["actors"]


def test_a_worker_that_is_ended_by_its_limit_of_time_is_told_as_too_heavy() -> None:
    reading = read([LARGE], Limits(read_seconds=0))
    assert [problem.code for problem in reading.problems] == ["too-heavy"]


def test_when_something_ends_the_fork_server_the_next_file_is_read_all_the_same() -> None:
    os.kill(forkserver(), signal.SIGKILL)
    assert len(read([ACTORS]).tables) == 1


def test_when_the_asker_is_killed_nothing_of_it_stays() -> None:
    script = (
        "import os, signal; from data.intake.sandbox.workers import WORKERS; WORKERS.start(); "
        "print(os.getpid(), flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as asker:
        assert asker.stdout is not None
        (number,) = children(int(asker.stdout.readline()))
        asker.kill()
    until = time.monotonic() + _PATIENCE
    while Path(f"/proc/{number}").exists():
        assert time.monotonic() < until
