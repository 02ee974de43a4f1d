# ruff: noqa: T201  # it prints what it measured
"""Many people at once, each signed in: how long a page takes, and whether memory stays steady."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.app_pages import PAGES
from tests.city_hall import CityHall, city_hall, drawn, live_page

PEOPLE = 50
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


def test_fifty_people_each_open_a_page_every_four_seconds(hall: CityHall) -> None:
    # A session may have twenty tabs, so that some people share one.
    cookies = [hall.sign_in("bert").cookie for _ in range(5)]
    taken: list[float] = []

    def visit(number: int) -> None:
        time.sleep(EVERY * number / PEOPLE)
        end = time.monotonic() + SECONDS
        with live_page(hall, cookies[number % len(cookies)]) as page:
            turn = number
            while time.monotonic() < end:
                begun = time.monotonic()
                drawn(page, PAGES[turn % len(PAGES)].address)
                taken.append(time.monotonic() - begun)
                turn += 1
                time.sleep(max(0.0, EVERY - (time.monotonic() - begun)))

    for entry in PAGES:  # what is worked out once
        with live_page(hall, cookies[0]) as page:
            drawn(page, entry.address)
    people = [threading.Thread(target=visit, args=(number,)) for number in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    p95 = statistics.quantiles(taken, n=20)[-1]
    middle = statistics.median(taken)
    print(f"{PEOPLE} people, {len(taken)} pages: median {middle:.3f} s, p95 {p95:.3f} s")
    assert len(taken) > PEOPLE * SECONDS / EVERY * 0.9
    assert p95 <= 0.5


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
