"""Whether the dashboard is ready: asked by anybody, answered in one word, on real stores."""

from __future__ import annotations

import asyncio
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import requests
from starlette.requests import Request

from dashboard.operations.readiness import Readiness, ReadinessRoute, readiness
from data.store import Store
from tests.city_hall import BIN, CityHall, answers, city_hall, free_port, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "store.duckdb"


@contextmanager
def opened(database: Path) -> Iterator[Callable[[], Store]]:
    with Store.open(database) as store:
        yield lambda: store


def test_a_store_that_answers_on_a_disk_with_room_is_ready(database: Path) -> None:
    with opened(database) as store:
        assert readiness(store, database) is Readiness.READY


def test_a_disk_with_too_little_room_is_told(database: Path) -> None:
    with opened(database) as store:
        assert readiness(store, database, room=10**18) is Readiness.DISK


def test_a_store_that_was_closed_is_told(database: Path) -> None:
    with opened(database) as store:
        found = store()
    assert readiness(lambda: found, database) is Readiness.STORE


def test_a_file_that_was_taken_away_is_told(database: Path) -> None:
    with opened(database) as store:
        database.rename(database.with_name("elsewhere.duckdb"))
        assert readiness(store, database) is Readiness.STORE


def test_another_file_in_the_place_of_the_store_is_told(database: Path) -> None:
    with opened(database) as store:
        other = database.with_name("other.duckdb")
        Store.open(other).close()
        other.replace(database)
        assert readiness(store, database) is Readiness.STORE


@pytest.mark.parametrize("damage", [b"", b"no database" * 1000])
def test_a_file_that_was_overwritten_is_told(database: Path, damage: bytes) -> None:
    Store.open(database).close()
    script = (
        "import sys; from pathlib import Path; from data.store import Store; "
        "from dashboard.operations.readiness import readiness; path = Path(sys.argv[1]); "
        "store = Store.open(path); print(readiness(lambda: store, path), flush=True); input(); "
        "print(readiness(lambda: store, path), flush=True)"
    )
    # In a process of its own: closing a file here that DuckDB has open lets go of its lock.
    with subprocess.Popen(
        [sys.executable, "-c", script, database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "gereed\n"
        database.write_bytes(damage)
        assert process.communicate("\n")[0] == "gegevens\n"


def test_looking_does_not_let_go_of_the_lock_of_the_store(database: Path) -> None:
    with opened(database) as store:
        assert readiness(store, database) is Readiness.READY
        command: list[str | Path] = [BIN / "woonnetwerk", "--database", database, "status"]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 3


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def ready(hall: CityHall) -> tuple[int, str]:
    answer = requests.get(f"http://127.0.0.1:{hall.port}/gereed", timeout=10)
    assert answer.headers["Content-Type"].startswith("text/plain")
    return answer.status_code, answer.text


def test_anybody_may_ask_by_any_name_and_hears_one_word(hall: CityHall) -> None:
    assert ready(hall) == (200, "gereed")
    assert hall.get("/gereed").text == "gereed"
    assert hall.ask("HEAD", "/gereed").status_code == 200
    assert hall.ask("POST", "/gereed").status_code == 403


def test_a_full_disk_is_told_and_the_server_is_ready_again_when_there_is_room(
    hall: CityHall,
) -> None:
    limits = resource.prlimit(hall.process, resource.RLIMIT_FSIZE)
    resource.prlimit(hall.process, resource.RLIMIT_FSIZE, (0, limits[1]))
    until(lambda: ready(hall) == (503, "schijf"), patience=10)
    assert answers(f"http://127.0.0.1:{hall.port}/_stcore/health")
    resource.prlimit(hall.process, resource.RLIMIT_FSIZE, limits)
    until(lambda: ready(hall) == (200, "gereed"), patience=10)


def in_a_loop(scenario: Coroutine[None, None, None]) -> None:
    # The browser tests keep a loop running in the thread of the tests.
    with ThreadPoolExecutor() as other:
        other.submit(asyncio.run, scenario).result()


async def asked(route: ReadinessRoute, times: int) -> list[str]:
    """What is answered to so many who ask at once."""
    request = Request({"type": "http"})
    answers = await asyncio.gather(*(route.answer(request) for _ in range(times)))
    return [bytes(answer.body).decode() for answer in answers]


def test_many_who_ask_at_once_make_it_look_once_a_second_at_most() -> None:
    looks: list[int] = []
    moments = [0.0]

    def look() -> Readiness:
        looks.append(1)
        return Readiness.READY

    async def scenario() -> None:
        route = ReadinessRoute(look, lambda: moments[-1])
        assert await asked(route, 100) == ["gereed"] * 100
        assert len(looks) == 1
        moments.append(1.0)
        assert await asked(route, 100) == ["gereed"] * 100
        assert len(looks) == 2

    in_a_loop(scenario())


def test_a_store_that_hangs_is_not_ready_and_is_not_asked_again_meanwhile() -> None:
    looks: list[int] = []
    moments = [0.0]
    goes_on = threading.Event()

    def look() -> Readiness:
        looks.append(1)
        goes_on.wait(60)
        return Readiness.READY

    async def scenario() -> None:
        route = ReadinessRoute(look, lambda: moments[-1], patience=0.1)
        assert await asked(route, 10) == ["gegevens"] * 10
        moments.append(1.0)
        assert await asked(route, 10) == ["gegevens"] * 10
        assert len(looks) == 1
        goes_on.set()
        moments.append(2.0)
        await asked(route, 1)
        moments.append(3.0)
        assert await asked(route, 10) == ["gereed"] * 10

    in_a_loop(scenario())


def test_data_that_are_taken_away_while_it_runs_are_told(hall: CityHall) -> None:
    away = hall.database.with_name("away")
    hall.database.rename(away)
    until(lambda: ready(hall) == (503, "gegevens"), patience=10)
    away.rename(hall.database)
    until(lambda: ready(hall) == (200, "gereed"), patience=10)


def test_on_one_computer_it_is_answered_too(tmp_path: Path) -> None:
    port = free_port()
    command: list[str | Path] = [BIN / "woonnetwerk", "--database", tmp_path / "store.duckdb"]
    with subprocess.Popen(
        [*command, "run", "--port", str(port), "--no-browser"],
        env={**os.environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        address = partial(requests.get, f"http://127.0.0.1:{port}/gereed", timeout=10)
        until(lambda: answers(f"http://127.0.0.1:{port}/_stcore/health"))
        assert address().text == "gereed"
        assert address(headers={"Host": "elders.be"}).status_code == 403
        process.terminate()
