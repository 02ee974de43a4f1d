# ruff: noqa: T201  # it prints what it measured
"""How fast the product is: ratios in one run, in a real browser. Not part of `make test`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.testing.v1 import AppTest

from dashboard import cache
from dashboard.context import Context, Person
from dashboard.roles import Role
from dashboard.server.launch import fill_database
from dashboard.settings import DATABASE_VARIABLE
from dashboard.words import Language, Words
from graph.network_filter import EVERYTHING

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parent / "examples"


def seconds(chromium: Browser, address: str, ready: Callable[[Page], None]) -> float:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    begin = time.perf_counter()
    page.goto(address)
    ready(page)
    taken = time.perf_counter() - begin
    page.context.close()
    return taken


def test_kortrijk_is_drawn_in_little_more_than_an_empty_page_takes(
    chromium: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    woonnetwerk = Path(sys.executable).parent / "woonnetwerk"
    command = [woonnetwerk, "--database", tmp_path / "store.duckdb", "run", "--no-browser"]
    product = serve(*command, "--port", "{port}")
    empty = serve(EXAMPLES / "empty_page.py")

    def there(page: Page) -> None:
        expect(page.get_by_role("heading", name="empty")).to_be_visible()

    def drawn(page: Page) -> None:
        page.locator('[aria-busy="false"]').wait_for()

    seconds(chromium, f"{product}/netwerk", drawn)
    ours = [seconds(chromium, f"{product}/netwerk", drawn) for _ in range(7)]
    theirs = [seconds(chromium, empty, there) for _ in range(7)]
    ratio = median(ours) / median(theirs)
    print(f"\nempty page {median(theirs):.2f} s, Kortrijk {median(ours):.2f} s: x {ratio:.2f}")
    assert ratio <= 1.5


def test_a_filter_costs_the_server_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "store.duckdb"
    fill_database(database, Words(Language.DUTCH), example=True)
    monkeypatch.setenv(DATABASE_VARIABLE, str(database))
    page = AppTest.from_file(EXAMPLES / "network_page.py").run(timeout=60)
    taken = []
    for choice in ("explicit", "derived", "group", "conditional"):
        page.query_params["evidence"] = [choice]
        begin = time.perf_counter()
        page.run(timeout=60)
        taken.append(time.perf_counter() - begin)
        assert not page.exception
    print(f"\na filter on the network page: {median(taken) * 1000:.0f} ms of server time")
    assert median(taken) <= 0.15


def test_a_page_reads_measures_and_gaps_that_are_known_at_once(tmp_path: Path) -> None:
    database = tmp_path / "store.duckdb"
    words = Words(Language.DUTCH)
    fill_database(database, words, example=False)
    store = cache.store(str(database))
    person = Person("bench", Role.ANALYST)
    context = Context(
        store=store,
        database=str(database),
        revision=store.revision,
        person=person,
        words=words,
        today=date(2026, 11, 23),
        pages={},
        read=cache.read_snapshot,
    )

    def read() -> float:
        begin = time.perf_counter()
        cache.measures(context, EVERYTHING)
        cache.findings(context)
        return time.perf_counter() - begin

    cold, warm = read(), min(read() for _ in range(20))
    store.close()
    print(f"\nKortrijk measured and judged: {cold * 1000:.0f} ms cold, {warm * 1000:.1f} ms warm")
    assert cold <= 0.5  # reading the store included
    assert warm <= 0.005
