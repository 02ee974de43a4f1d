"""An upload is checked by a process of its own: the same comes out, and others are not held up."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from data.intake.checking.upload_outcome import CheckOptions, check_upload
from data.intake.limits import LIMITS
from data.intake.sandbox.check_uploads import check_in_sandbox
from data.intake.sandbox.read_uploads import read
from data.intake.understanding.raw_tables import ReadResult
from data.intake.uploaded_files import EXAMPLE, Upload, uploads_from
from data.model import Facts
from data.progress import ImportStep
from data.state import State

NOTHING = State.of(Facts())
MISTAKEN = b"id,name,layer,open_list,meetings_per_year\nb,B,overleg,ja,-4\nc,C,overleg,,4\n"


def of_actors(count: int, name: str) -> ReadResult:
    rows = "".join(f"a{number},{name} {number:06}\n" for number in range(count))
    return read([Upload("actors.csv", f"id,name\n{rows}".encode())])


@pytest.mark.parametrize(
    ("uploads", "options"),
    [
        (uploads_from([EXAMPLE]), CheckOptions()),
        ([Upload("bodies.csv", MISTAKEN)], CheckOptions()),
        ([Upload("bodies.csv", MISTAKEN)], CheckOptions(skip_wrong_rows=True)),
        ([Upload("seats.csv", b"body,actor\nb,a;x\n")], CheckOptions(replace=True)),
        ([Upload("niets.csv", b"x\n")], CheckOptions()),
    ],
)
def test_the_same_comes_out_as_in_this_process(
    uploads: list[Upload], options: CheckOptions
) -> None:
    reading = read(uploads)
    apart = check_in_sandbox(reading, NOTHING, options)
    here = check_upload(reading, NOTHING, options)
    assert apart.tables == here.tables
    assert (apart.problems, apart.left_out) == (here.problems, here.left_out)
    assert (apart.interpretations, apart.list_questions) == (
        here.interpretations,
        here.list_questions,
    )
    assert apart.replaceable_tables == here.replaceable_tables
    assert all(sheet.raw in reading.tables for sheet in apart.interpretations)


def test_a_check_that_takes_too_much_is_one_problem_and_changes_nothing() -> None:
    reading = of_actors(1_000, "Vereniging")
    found = check_in_sandbox(
        reading, NOTHING, CheckOptions(), limits=replace(LIMITS, check_seconds=0)
    )
    assert [problem.code for problem in found.problems] == ["too-heavy-to-check"]
    assert not found.tables
    assert [sheet.table for sheet in found.interpretations] == [None]
    assert check_in_sandbox(of_actors(3, "Vereniging"), NOTHING, CheckOptions()).ok


def test_who_listens_can_stop_it() -> None:
    class StoppedError(Exception):
        pass

    def stop(step: ImportStep, share: float) -> None:
        raise StoppedError(step, share)

    with pytest.raises(StoppedError):
        check_in_sandbox(of_actors(10, "Vereniging"), NOTHING, CheckOptions(), progress=stop)


def test_of_very_many_problems_the_first_are_told_and_how_many_there_are() -> None:
    rows = "id,name,part_of\n" + "".join(f"a{number},A,niemand\n" for number in range(11))
    reading = read([Upload("actors.csv", rows.encode())])
    errors = [
        problem
        for problem in check_upload(reading, NOTHING, CheckOptions()).problems
        if not problem.warning
    ]
    count = len(check_upload(reading, NOTHING, CheckOptions()).problems)
    at = check_upload(reading, NOTHING, CheckOptions(), limits=replace(LIMITS, problems=count))
    assert len(at.problems) == count
    over = check_upload(reading, NOTHING, CheckOptions(), limits=replace(LIMITS, problems=5))
    assert list(over.problems[:5]) == errors[:5]
    assert (over.problems[5].code, over.problems[5].values["found"]) == (
        "too-many-problems",
        str(count),
    )
    assert not over.problems[5].warning


@pytest.mark.slow
def test_whoever_asks_has_little_to_do_while_names_are_compared() -> None:
    """Names that hardly differ cost most, for each is compared with all others."""
    reading = of_actors(20_000, "Vereniging voor wonen")
    begin = time.process_time()
    here = check_upload(reading, NOTHING, CheckOptions())
    alone = time.process_time() - begin
    begin = time.process_time()
    apart = check_in_sandbox(reading, NOTHING, CheckOptions())
    asking = time.process_time() - begin
    assert apart.problems == here.problems
    assert asking < alone / 2
