# ruff: noqa: T201  # it prints what it measured
"""The first visit of the network on a slow line: how soon there is a frame, and the picture."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import PATIENCE
from tests.test_browser_weight import visitor

pytestmark = pytest.mark.browser

LINE = {
    "offline": False,
    "latency": 100,  # milliseconds
    "downloadThroughput": 1_000_000 / 8,  # bytes a second: 1 Mbit/s
    "uploadThroughput": 1_000_000 / 8,
}
FRAME = 2.0  # seconds
PICTURE = 11.0


def test_the_frame_comes_at_once_and_the_picture_soon(chromium: Browser, kortrijk: str) -> None:
    with visitor(chromium) as other:  # who came before, so that the server has worked it out
        opened(other.new_page(), f"{kortrijk}/netwerk")
    with visitor(chromium) as context:
        for visit in ("first", "second"):
            page = context.new_page()
            line = context.new_cdp_session(page)
            line.send("Network.enable")
            line.send("Network.emulateNetworkConditions", LINE)
            frame, picture = opened(page, f"{kortrijk}/netwerk")
            print(f"{visit} visit at 1 Mbit/s and 100 ms: {frame:.1f} s, {picture:.1f} s")
            assert frame <= FRAME
            assert picture <= PICTURE


def opened(page: Page, address: str) -> tuple[float, float]:
    """Seconds until the first thing is painted, and until the picture stands."""
    begun = time.monotonic()
    page.goto(address, wait_until="commit")
    page.locator('[aria-busy="false"]').wait_for(timeout=PATIENCE)
    picture = time.monotonic() - begun
    painted = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    return float(page.evaluate(painted)) / 1000, picture
