"""One dashboard per store: it has the data before it says so, and a second one is refused."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from data.errors import StoreError
from data.store import Store
from data.store_files import running_note_path

pytestmark = pytest.mark.slow

Dashboard = subprocess.Popen[str]
_HOLDING = """
import sys
from pathlib import Path
from data.store import Store
with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def begun(database: Path, port: int) -> Dashboard:
    command = Path(sys.executable).parent / "woonnetwerk"
    return subprocess.Popen(
        [command, "--database", database, "run", "--no-browser", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until_served(port: int) -> None:
    address = f"http://127.0.0.1:{port}"
    with requests.Session() as session:
        patience = Retry(total=240, backoff_factor=0.05, backoff_max=0.25, status_forcelist=[503])
        session.mount(address, HTTPAdapter(max_retries=patience))
        session.get(f"{address}/_stcore/health", timeout=10).raise_for_status()


@contextmanager
def running(database: Path, port: int) -> Iterator[Dashboard]:
    """A dashboard that has said that it serves."""
    dashboard = begun(database, port)
    try:
        assert dashboard.stdout is not None
        assert f"http://127.0.0.1:{port}" in dashboard.stdout.readline()
        yield dashboard
        if dashboard.poll() is None:
            wait_until_served(port)
    finally:
        dashboard.send_signal(signal.SIGTERM)
        dashboard.communicate(timeout=60)


def test_when_it_says_that_it_serves_the_data_are_open_already(tmp_path: Path) -> None:
    database, port = tmp_path / "store.duckdb", free_port()
    with running(database, port):
        with pytest.raises(StoreError, match="database-locked"):
            Store.open(database)
        assert json.loads(running_note_path(database).read_text())["port"] == port
    assert not running_note_path(database).exists()
    with Store.open(database) as store:
        assert store.revision == 1


@pytest.mark.parametrize("same_port", [False, True])
def test_a_second_dashboard_is_refused_and_names_the_address_of_the_first(
    tmp_path: Path, same_port: bool
) -> None:
    database, port = tmp_path / "store.duckdb", free_port()
    with running(database, port) as first:
        note = running_note_path(database).read_bytes()
        second = begun(database, port if same_port else free_port())
        stdout, stderr = second.communicate(timeout=60)
        assert (second.returncode, stdout) == (3, "")
        assert stderr == (
            f"Het dashboard draait al. Het toont {database} op http://127.0.0.1:{port}. "
            "Er is niets gewijzigd. Open dat adres, of stop eerst dat dashboard.\n"
        )
        assert running_note_path(database).read_bytes() == note
        assert first.poll() is None


def test_of_dashboards_that_start_at_one_moment_one_serves_and_the_others_name_it(
    tmp_path: Path,
) -> None:
    database = tmp_path / "store.duckdb"
    ports = [free_port() for _ in range(3)]
    started = [begun(database, port) for port in ports]
    ended: dict[int, Dashboard] = {}
    try:
        while len(ended) < 2:
            for port, dashboard in zip(ports, started, strict=True):
                with suppress(subprocess.TimeoutExpired):
                    dashboard.wait(timeout=1)
                    ended[port] = dashboard
        [first] = [port for port in ports if port not in ended]
        for dashboard in ended.values():
            stdout, stderr = dashboard.communicate()
            assert (dashboard.returncode, stdout) == (3, "")
            assert f"op http://127.0.0.1:{first}." in stderr
            assert len(stderr.splitlines()) == 1
        serving = started[ports.index(first)]
        assert serving.stdout is not None
        assert f"http://127.0.0.1:{first}" in serving.stdout.readline()
    finally:
        for dashboard in started:
            dashboard.terminate()
            dashboard.communicate(timeout=60)


def test_a_dashboard_beside_a_command_that_has_the_data_names_no_address_of_an_earlier_one(
    tmp_path: Path,
) -> None:
    database = tmp_path / "store.duckdb"
    with running(database, free_port()) as first:
        note = running_note_path(database).read_bytes()
        first.kill()
        first.wait()
    running_note_path(database).write_bytes(note)  # as a dashboard that was killed leaves it
    holding = subprocess.Popen(
        [sys.executable, "-c", _HOLDING, database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holding.stdout is not None
    assert holding.stdout.readline() == "open\n"
    second = begun(database, free_port())
    stdout, stderr = second.communicate(timeout=60)
    holding.communicate()
    assert (second.returncode, stdout) == (3, "")
    assert "De gegevens zijn in gebruik." in stderr
    assert "http" not in stderr
