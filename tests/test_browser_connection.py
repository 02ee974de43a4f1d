"""A connection that is lost is told in place, in Dutch, and what was filled in goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard.words import Language, Words
from tests.browsing import PATIENCE, RUNS, finished, wait_for_the_server
from tests.city_hall import answers, free_port, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DUTCH = Words(Language.DUTCH)


@contextmanager
def served(database: Path, port: int) -> Iterator[None]:
    program = Path(sys.executable).parent / "woonnetwerk"
    process = subprocess.Popen(
        [program, "--database", database, "run", "--no-browser", "--port", str(port)],
        env=os.environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: answers(f"http://127.0.0.1:{port}/_stcore/health"))
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_a_server_that_starts_again_finds_the_page_as_it_was(chromium: Browser, city: Path) -> None:
    port = free_port()
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(path=RUNS)
    page = context.new_page()
    wait_for_the_server(page)
    with served(city, port):
        page.goto(f"http://127.0.0.1:{port}/kerngroepen?body=woonraad")
        finished(page)
        name = page.get_by_label(DUTCH("Name of the scenario"))
        name.fill("Vier groepen")
        name.press("Tab")
        finished(page)
    notice = page.get_by_role("status").filter(has_text="De verbinding is weg")
    expect(notice).to_be_visible()
    expect(page.get_by_text("Connection error")).to_have_count(0)
    with served(city, port):
        expect(notice).to_have_count(0)
        finished(page)
        expect(name).to_have_value("Vier groepen")
    context.close()
