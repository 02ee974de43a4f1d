# ruff: noqa: T201  # it prints what it measured
"""What signing in costs: what the gate adds to a request, and the processor that a page takes."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.city_hall import (
    BIN,
    CityHall,
    answers,
    city_hall,
    drawn,
    free_port,
    live_page,
    until,
)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def processor_time(hall: CityHall) -> float:
    """Seconds of the processor that the server has used."""
    fields = Path(f"/proc/{hall.process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1]
    user, system = fields.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def test_the_overview_takes_little_of_the_processor(hall: CityHall) -> None:
    times = 200
    with live_page(hall, hall.cookie_of("bert")) as page:
        for _ in range(20):
            drawn(page, "")
        before = processor_time(hall)
        for _ in range(times):
            drawn(page, "")
        took = (processor_time(hall) - before) / times
    print(f"the overview takes {took * 1000:.1f} ms of the processor")
    assert took <= 0.030


def test_the_gate_adds_little_to_a_request(hall: CityHall, tmp_path: Path) -> None:
    """The same small file, with the gate and, on one's own computer, without it."""
    own, times, port = tmp_path / "own.duckdb", 400, free_port()
    server = subprocess.Popen(
        [BIN / "woonnetwerk", "--database", own, "run", "--no-browser", "--port", str(port)],
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: answers(f"http://127.0.0.1:{port}/_stcore/health"))
        headers = {"Host": "woon.test", "Cookie": hall.cookie_of("bert")}
        asked = {
            "with": (f"http://127.0.0.1:{hall.port}/_stcore/host-config", headers),
            "without": (f"http://127.0.0.1:{port}/_stcore/host-config", {}),
        }
        taken: dict[str, list[float]] = {"with": [], "without": []}
        with requests.Session() as session:
            for turn in range(2 * times):
                which = ("with", "without")[turn % 2]
                address, sent = asked[which]
                begun = time.perf_counter()
                assert session.get(address, headers=sent, timeout=10).ok
                taken[which].append(time.perf_counter() - begun)
    finally:
        server.terminate()
        server.wait(timeout=20)
    through, straight = (statistics.median(taken[which]) for which in ("with", "without"))
    print(f"a request takes {through * 1000:.2f} ms, without the gate {straight * 1000:.2f} ms")
    assert through - straight <= 0.001
