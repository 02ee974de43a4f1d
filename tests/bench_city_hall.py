# ruff: noqa: T201  # it prints what it measured
"""Many people at once, each signed in: how long a page takes, and whether memory stays steady."""

from __future__ import annotations

import csv
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count, repeat
from pathlib import Path
from uuid import uuid4

import pytest

from dashboard.app_pages import PAGES
from data.intake.uploaded_files import EXAMPLE
from tests.bench_intake import seats
from tests.city_hall import BIN, CityHall, city_hall, drawn, live_page

SECONDS = 60.0
EVERY = 4.0


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def memory(hall: CityHall) -> int:
    """Megabytes that the server holds."""
    status = Path(f"/proc/{hall.process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def open_every_page(hall: CityHall) -> None:
    """Have worked out what is worked out once."""
    for entry in PAGES:
        with live_page(hall, hall.cookie_of("bert")) as page:
            drawn(page, entry.address)


def p95_of_people(hall: CityHall, people: int, seconds: float) -> float:
    """Of the waits of so many people who each open a page every four seconds, the longest but 5 %.

    They go over all pages, each from another one on.
    """
    # A session may have twenty tabs, so that some people share one.
    cookies = [hall.sign_in("bert").cookie for _ in range(1 + people // 15)]
    taken: list[float] = []

    def visit(number: int) -> None:
        time.sleep(EVERY * number / people)
        end = time.monotonic() + seconds
        with live_page(hall, cookies[number % len(cookies)]) as page:
            turn = number
            while time.monotonic() < end:
                begun = time.monotonic()
                drawn(page, PAGES[turn % len(PAGES)].address)
                taken.append(time.monotonic() - begun)
                turn += 1
                time.sleep(max(0.0, EVERY - (time.monotonic() - begun)))

    visitors = [threading.Thread(target=visit, args=(number,)) for number in range(people)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    p95, middle = statistics.quantiles(taken, n=20)[-1], statistics.median(taken)
    print(f"{people} people, {len(taken)} pages: median {middle:.3f} s, p95 {p95:.3f} s")
    assert len(taken) > people * seconds / EVERY * 0.9
    return p95


@contextmanager
def imports_of(
    hall: CityHall, contents: Iterable[Sequence[tuple[str, bytes]]], status: int, *, pause: float
) -> Iterator[list[float]]:
    """Another machine sends files again and again while this lasts; how long each time took."""
    command: list[str | Path] = [BIN / "woonnetwerk", "--database", hall.database]
    made = subprocess.run(
        [*command, "token", "new", uuid4().hex, "--may", "import"],
        capture_output=True,
        text=True,
        check=True,
    )
    headers = {"Authorization": f"Bearer {made.stdout.strip()}"}
    taken: list[float] = []
    over = threading.Event()

    def send() -> None:
        for files in contents:
            begun = time.monotonic()
            answer = hall.ask(
                "POST",
                "/api/import",
                headers=headers,
                files=[("file", file) for file in files],
                data={"message": "each night"},
            )
            taken.append(time.monotonic() - begun)
            assert answer.status_code == status, answer.text
            if over.wait(pause):
                break

    machine = threading.Thread(target=send)
    machine.start()
    try:
        yield taken
    finally:
        over.set()
        machine.join()


def test_fifty_people_each_open_a_page_every_four_seconds(hall: CityHall) -> None:
    open_every_page(hall)
    assert p95_of_people(hall, 50, SECONDS) <= 0.5


def test_pages_go_on_beside_large_imports_of_another_machine(hall: CityHall) -> None:
    """A hundred thousand seats are sent, read and checked every few seconds; 25 people look on.

    The last row is wrong, so that all is done but the writing, and the pages stay as they are.
    """
    open_every_page(hall)
    alone = p95_of_people(hall, 25, SECONDS / 2)
    actors = "".join(f"a{number},Actor {number}\n" for number in range(200))
    bodies = "".join(f"b{number},Body {number},consultation\n" for number in range(500))
    wrong = [
        ("actors.csv", f"id,name\n{actors}".encode()),
        ("bodies.csv", f"id,name,layer\n{bodies}".encode()),
        ("seats.csv", seats(100_000, 500) + b"no-such-body,no-such-actor,explicit,\n"),
    ]
    with imports_of(hall, repeat(wrong), 422, pause=3) as imports:
        beside = p95_of_people(hall, 25, SECONDS)
    print(f"p95 alone {alone:.3f} s; beside {len(imports)} imports of 100,000 rows {beside:.3f} s")
    print(f"an import takes {statistics.median(imports):.1f} s")
    assert len(imports) >= 5
    assert beside <= 0.5


def test_pages_go_on_beside_versions_of_another_machine(hall: CityHall) -> None:
    """Each import names every actor anew, so that each page reads and works out the city anew."""
    open_every_page(hall)
    with (EXAMPLE / "actors.csv").open(encoding="utf-8", newline="") as file:
        actors = [row["id"] for row in csv.DictReader(file)]

    def named(number: int) -> list[tuple[str, bytes]]:
        rows = "".join(f"{actor};{actor} van {number}\n" for actor in actors)
        return [("actoren.csv", f"id;naam\n{rows}".encode())]

    with imports_of(hall, map(named, count()), 200, pause=20) as imports:
        beside = p95_of_people(hall, 25, SECONDS)
    print(f"beside {len(imports)} versions of {len(actors)} rows p95 {beside:.3f} s")
    assert len(imports) >= 3
    assert beside <= 1.0


def test_memory_stays_as_it_was_over_two_thousand_reruns(hall: CityHall) -> None:
    cookie = hall.cookie_of("bert")
    with live_page(hall, cookie) as page:
        held = []
        for turn in range(2_000):
            drawn(page, PAGES[turn % len(PAGES)].address)
            if turn + 1 in {200, 2_000}:
                held.append(memory(hall))
    before, after = held
    print(f"memory after 200 reruns {before} MB, after 2,000 {after} MB")
    assert after <= before * 1.1
