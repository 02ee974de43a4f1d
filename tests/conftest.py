"""A real browser, and real servers on free ports, for the tests that need them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    expect,
    sync_playwright,
)
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from dashboard.server.launch import fill_database
from dashboard.words import Language, Words
from tests.browsing import PATIENCE, RUNS, wait_for_the_server

REPOSITORY = Path(__file__).parent.parent

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Serve = Callable[..., str]
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=[*_FLAGS]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Start a server and give its address; the same command is started once.

    `{port}` in the command stands for a free port. A path that ends in .py is run by Streamlit.
    """
    running: dict[Hashable, tuple[str, subprocess.Popen[bytes]]] = {}

    def start(*command: str | Path, env: Mapping[str, str] | None = None) -> str:
        words = [str(part) for part in command]
        asked = (*words, frozenset((env or {}).items()))
        if asked not in running:
            running[asked] = _start(_with_streamlit(words), env or {})
        return running[asked][0]

    yield start
    for _, process in running.values():
        os.killpg(process.pid, signal.SIGTERM)
    for _, process in running.values():
        process.wait(timeout=20)


@dataclass
class Watch:
    """What a page did that it should not do."""

    host: str
    wrongs: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"blob", "data"} and address.netloc != self.host:
            self.wrongs.append(f"asks another host: {request.url}")


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Open an address in a browser of its own.

    A patient page does nothing, and is not looked at, while it waits for the server.
    The test fails afterwards on any error in the console and on any request to another host.
    """
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_page(
        address: str,
        *,
        width: int = 1280,
        height: int = 900,
        theme: Literal["light", "dark"] = "light",
        patient: bool = True,
        **options: Any,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(path=RUNS)
        page = context.new_page()
        if patient:
            wait_for_the_server(page)
        watch = Watch(urlsplit(address).netloc)
        page.on("request", watch.request)
        page.on("websocket", lambda socket: _same_host(watch, socket.url))
        page.on("pageerror", lambda error: watch.wrongs.append(f"error: {error}"))
        page.on(
            "console",
            lambda said: (
                watch.wrongs.append(f"{said.type}: {said.text}") if said.type == "error" else None
            ),
        )
        opened.append((context, watch))
        page.goto(address)
        return page

    yield open_page
    wrongs = [wrong for _, watch in opened for wrong in watch.wrongs]
    for context, _ in opened:
        context.close()
    assert wrongs == []


def _same_host(watch: Watch, address: str) -> None:
    if urlsplit(address).netloc != watch.host:
        watch.wrongs.append(f"asks another host: {address}")


def _with_streamlit(command: Sequence[str]) -> list[str]:
    if not command[0].endswith(".py"):
        return list(command)
    settings = ["--server.port={port}", "--server.headless=true"]
    return [sys.executable, "-m", "streamlit", "run", command[0], *settings, *command[1:]]


def _start(command: Sequence[str], env: Mapping[str, str]) -> tuple[str, subprocess.Popen[bytes]]:
    port = _free_port()
    process = subprocess.Popen(
        [part.replace("{port}", str(port)) for part in command],
        cwd=REPOSITORY,
        env={**os.environ, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    # Health first answers 503 while the runtime starts.
    patience = Retry(total=120, backoff_factor=0.05, backoff_max=0.25, status_forcelist=[503])
    with requests.Session() as session:
        session.mount(address, HTTPAdapter(max_retries=patience))
        session.get(f"{address}/_stcore/health", timeout=10).raise_for_status()
    return address, process


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def started(serve: Serve, folder: Path) -> str:
    command = [Path(sys.executable).parent / "woonnetwerk", "--database", folder / "store.duckdb"]
    return serve(*command, "run", "--no-browser", "--port", "{port}")


@pytest.fixture(scope="session")
def kortrijk(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The dashboard on the Kortrijk data, which no test changes."""
    return started(serve, tmp_path_factory.mktemp("kortrijk"))


@pytest.fixture
def own(serve: Serve, tmp_path: Path) -> str:
    """A dashboard of its own, to change data in."""
    return started(serve, tmp_path)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city in a store that nobody has open."""
    path = tmp_path_factory.mktemp("filled") / "store.duckdb"
    fill_database(path, Words(Language.DUTCH), example=True)
    return path


@pytest.fixture
def city(filled: Path, tmp_path: Path) -> Path:
    """The fictional city in a store of its own, to open and to change."""
    path = tmp_path / "city.duckdb"
    shutil.copyfile(filled, path)
    return path
