# ruff: noqa: T201  # it prints what it measured
"""How fast large files go in, beside DuckDB's load and openpyxl's read. Not part of `make test`.

Compared are processor seconds, of all threads and of the process that reads workbooks: what else
the machine does counts less in them. Of several runs the fastest counts, on either side.
"""

from __future__ import annotations

import io
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import duckdb
from openpyxl import Workbook, load_workbook

from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.sandbox.workers import WORKERS
from data.intake.uploaded_files import Upload
from data.store import Store
from tests.spending import spent

SEATS, BODIES, ACTORS = 100_000, 500, 2_000
RUNS = 12

_DIFFERENCE = """
select count(*) from (select * from given order by body, actor) as given
full join (select * from known order by body, actor) as known using (body, actor)
where given.quote is distinct from known.quote
"""


def test_a_hundred_thousand_seats_go_in_within_three_times_duckdbs_load(tmp_path: Path) -> None:
    """Of the CSV file in memory to the commit on disk: read, checked, compared, written, logged.

    Against it DuckDB's read of the same file into a table on disk, with a checkpoint, and one
    sort-merge difference with a table of equal size.
    """
    path = tmp_path / "seats.csv"
    path.write_bytes(seats(SEATS, BODIES))
    theirs, ours = [], []
    for run in range(RUNS):
        theirs.append(_loaded(path, tmp_path / f"{run}.duckdb"))
        with _store(tmp_path / f"store-{run}.duckdb", ACTORS, BODIES) as store:
            ours.append(_taken_in(store, Upload("seats.csv", path.read_bytes())))
            assert queries.state(store)["seats"].num_rows == SEATS
    ratio = min(ours) / min(theirs)
    print(f"\n100,000 seats from CSV: {min(ours):.2f} s, DuckDB {min(theirs):.2f} s: {ratio:.1f} x")
    assert ratio <= 3


def test_a_workbook_goes_in_within_twice_its_bare_read(tmp_path: Path) -> None:
    """Of the workbook in memory to the commit on disk, against openpyxl's values of every row."""
    content = workbook(SEATS, BODIES)
    theirs, ours = [], []
    for run in range(2):
        theirs.append(_seconds(lambda: _rows(content)))
        with _store(tmp_path / f"store-{run}.duckdb", ACTORS, BODIES) as store:
            ours.append(_taken_in(store, Upload("seats.xlsx", content)))
            assert queries.state(store)["seats"].num_rows == SEATS
    ratio = min(ours) / min(theirs)
    print(f"\n100,000 seats from XLSX: {min(ours):.1f} s, bare {min(theirs):.1f} s: {ratio:.2f} x")
    assert ratio <= 2


def test_a_million_seats_go_in_within_a_minute_and_two_gigabytes(tmp_path: Path) -> None:
    """By the clock; the most memory of this process, the file in it, and of the one that reads."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        elapsed, most = process.submit(a_million, str(tmp_path / "store.duckdb")).result()
    print(f"\n1,000,000 seats from CSV: {elapsed:.1f} s, {most / 1e9:.2f} GB")
    assert elapsed <= 60
    assert most <= 2e9


def a_million(path: str) -> tuple[float, int]:
    """Take in a million seats in a process of their own; give the seconds and bytes it took."""
    count, bodies = 1_000_000, 2_000
    with _store(Path(path), count // bodies, bodies) as store:
        upload = Upload("seats.csv", seats(count, bodies))
        begin = time.perf_counter()
        _taken_in(store, upload)
        elapsed = time.perf_counter() - begin
        assert queries.state(store)["seats"].num_rows == count
    WORKERS.close()  # of a process that goes on, nobody knows what its most was
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return elapsed, sum(resource.getrusage(who).ru_maxrss for who in both) * 1024


def seats(count: int, bodies: int) -> bytes:
    """A file of seats, each with a line of its source."""
    lines = (f"b{n % bodies},a{n // bodies},explicit,line {n}\n" for n in range(count))
    return ("body,actor,evidence,quote\n" + "".join(lines)).encode()


def workbook(count: int, bodies: int) -> bytes:
    """The same as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("seats")
    for line in seats(count, bodies).decode().splitlines():
        sheet.append(line.split(","))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _store(path: Path, actors: int, bodies: int) -> Store:
    """A store with the actors and bodies that the seats refer to."""
    store = Store.open(path)
    given = {
        "actors.csv": "id,name\n" + "".join(f"a{n},Actor {n}\n" for n in range(actors)),
        "bodies.csv": "id,name,layer\n"
        + "".join(f"b{n},Body {n},consultation\n" for n in range(bodies)),
    }
    uploads = [Upload(name, text.encode()) for name, text in given.items()]
    accept(store, propose(store, uploads, replace=False), author="bench", message="first")
    return store


def _taken_in(store: Store, upload: Upload) -> float:
    return _seconds(
        lambda: accept(
            store, propose(store, [upload], replace=False), author="bench", message="seats"
        )
    )


def _loaded(path: Path, database: Path) -> float:
    with duckdb.connect(str(database)) as connection:
        connection.execute("create table known as select * from read_csv(?)", [str(path)])
        connection.execute("checkpoint")

        def load() -> None:
            connection.execute(
                "create table given as select * from read_csv(?, all_varchar = true)", [str(path)]
            )
            connection.execute("checkpoint")
            connection.execute(_DIFFERENCE).fetchall()

        return _seconds(load)


def _rows(content: bytes) -> int:
    book = load_workbook(io.BytesIO(content), read_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))


def _seconds(work: Callable[[], object]) -> float:
    """The processor seconds of some work, of the processes that it starts too."""
    begin = spent()
    work()
    return spent() - begin
