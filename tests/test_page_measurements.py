"""The measurements of a real server: for an administrator, in a format that Prometheus reads."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest
from websockets.sync.client import ClientConnection

from dashboard.operations.measurements import RERUNS, SIGN_INS, Measurements
from tests.city_hall import (
    BIN,
    BY_ROLE,
    PEOPLE,
    URL,
    CityHall,
    city_hall,
    drawn,
    drawn_messages,
    live_page,
    until,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

LINE: Final = re.compile(r'([a-z_]+)((?:\{[a-z]+="[^"\\\n]*"(?:,[a-z]+="[^"\\\n]*")*\})?) (\S+)')


def values(text: str) -> dict[str, float]:
    """The values by name and labels; each line must be one that the format knows."""
    assert text.endswith("\n")
    found: dict[str, float] = {}
    kinds: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("# HELP "):
            continue
        if line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert name not in kinds
            kinds[name] = kind
            continue
        match = LINE.fullmatch(line)
        assert match, line
        name = re.sub("_(bucket|sum|count)$", "", match[1])
        assert name in kinds or match[1] in kinds, line
        assert match[1] + match[2] not in found
        found[match[1] + match[2]] = float(match[3])
    return found


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def measured(hall: CityHall) -> dict[str, float]:
    answer = hall.get("/metrics", cookie=hall.cookie_of("bert"))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    for person in PEOPLE.values():
        assert person["name"] not in answer.text
    return values(answer.text)


@pytest.mark.parametrize("role", BY_ROLE)
def test_only_an_administrator_gets_them(hall: CityHall, role: str) -> None:
    allowed = role == "admin"
    answer = hall.get("/metrics", cookie=hall.cookie_of(BY_ROLE[role]))
    assert answer.status_code == (200 if allowed else 403)
    assert hall.get("/metrics", headers={"Accept": "*/*"}).status_code == 401


def test_live_pages_and_their_reruns_are_counted(hall: CityHall) -> None:
    before = measured(hall)
    with live_page(hall, hall.cookie_of("anna")) as page:
        drawn(page, "")
        drawn(page, "versies")
        during = measured(hall)
    counted = "woonnetwerk_rerun_seconds_count"
    assert during[counted] == before.get(counted, 0) + 2
    assert during["woonnetwerk_rerun_seconds_sum"] > 0
    assert during['woonnetwerk_rerun_seconds_bucket{le="+Inf"}'] == during[counted]
    assert during["woonnetwerk_websockets"] == before.get("woonnetwerk_websockets", 0) + 1
    until(lambda: measured(hall)["woonnetwerk_websockets"] == 0, patience=10)


def test_signing_in_being_denied_and_sessions_are_counted(hall: CityHall) -> None:
    before = measured(hall)
    hall.sign_in("vera")
    hall.sign_in("nobody")
    after = measured(hall)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more('woonnetwerk_sign_ins_total{outcome="signed-in"}') == 1
    assert more('woonnetwerk_sign_ins_total{outcome="denied-no-role"}') == 1
    assert more("woonnetwerk_sessions") == 1
    assert more('woonnetwerk_requests_total{status="200"}') >= 1
    assert more('woonnetwerk_requests_total{status="303"}') >= 2


def test_the_memory_of_uploads_is_told_and_freed(hall: CityHall) -> None:
    cookie = hall.cookie_of("anna")
    with live_page(hall, cookie) as page:
        session = session_of(page)
        token = str(hall.get("/_stcore/health").cookies.get("_streamlit_xsrf"))
        answer = hall.ask(
            "PUT",
            f"/_stcore/upload_file/{session}/a-file",
            cookie=f"{cookie}; _streamlit_xsrf={token}",
            headers={"Origin": URL, "X-Xsrftoken": token},
            files={"file": ("big.csv", b"x" * 300_000)},
        )
        assert answer.status_code == 204
        assert measured(hall)["woonnetwerk_uploaded_bytes"] == 300_000
        drawn(page, "versies")  # a page that takes no files
        assert measured(hall)["woonnetwerk_uploaded_bytes"] == 0


def session_of(page: ClientConnection) -> str:
    """How Streamlit calls the session of a live page."""
    return next(
        str(message.new_session.initialize.session_id)
        for message in drawn_messages(page, "bijwerken")
        if message.WhichOneof("type") == "new_session"
    )


def test_the_store_and_its_last_backup_are_told(hall: CityHall, tmp_path: Path) -> None:
    before = measured(hall)
    assert before["woonnetwerk_store_bytes"] > 100_000
    assert before["woonnetwerk_process_memory_bytes"] > 50_000_000
    assert before["woonnetwerk_last_backup_timestamp_seconds"] == 0
    begun = time.time()
    command: list[str | Path] = [BIN / "woonnetwerk", "--database", hall.database]
    subprocess.run([*command, "backup", tmp_path / "copy.duckdb"], check=True)
    assert measured(hall)["woonnetwerk_last_backup_timestamp_seconds"] >= begun - 1


def test_a_histogram_counts_under_each_bound_and_adds_up_from_any_thread() -> None:
    measurements = Measurements()

    def add(_: int) -> None:
        for _ in range(1000):
            measurements.add(SIGN_INS, outcome="signed-in")
            with measurements.timed(RERUNS):
                pass

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(8)))
    with pytest.raises(ZeroDivisionError), measurements.timed(RERUNS):
        _ = 1 / 0
    found = values(measurements.text({}))
    assert found['woonnetwerk_sign_ins_total{outcome="signed-in"}'] == 8000
    assert found["woonnetwerk_rerun_seconds_count"] == 8001
    bounds = [value for name, value in found.items() if "_bucket" in name]
    assert bounds == sorted(bounds)
    assert bounds[-1] == 8001
