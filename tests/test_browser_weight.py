"""What a first visit weighs on the line."""

from __future__ import annotations

import pytest
import requests
from playwright.sync_api import Browser

from tests.browsing import PATIENCE, RUNS, drawn, wait_for_the_server

pytestmark = pytest.mark.browser

MOST = 1_350_000  # bytes over the line; 375,000 of them are the font of the icons


def test_a_first_visit_of_the_network_is_light(chromium: Browser, kortrijk: str) -> None:
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    context.add_init_script(path=RUNS)
    page = context.new_page()
    wait_for_the_server(page)
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    files: dict[str, str] = {}
    weights: dict[str, float] = {}
    line.on(
        "Network.responseReceived",
        lambda told: files.update({told["requestId"]: told["response"]["url"]}),
    )
    line.on(
        "Network.loadingFinished",
        lambda told: weights.update({told["requestId"]: told["encodedDataLength"]}),
    )
    page.goto(f"{kortrijk}/netwerk")
    drawn(page)
    heaviest = sorted(((weights[key], files.get(key, "")) for key in weights), reverse=True)
    assert sum(weights.values()) <= MOST, heaviest[:10]
    context.close()


def test_text_is_compressed_for_who_takes_it(kortrijk: str) -> None:
    for headers, encoding in (({"Accept-Encoding": "gzip"}, "gzip"), ({"Accept-Encoding": ""}, "")):
        answer = requests.get(f"{kortrijk}/", headers=headers, timeout=10)
        assert answer.headers.get("Content-Encoding", "") == encoding
        assert "Woonnetwerk" in answer.text
