"""A provider that is slow or whose clock is off: what happened is told, and others go on."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.city_hall import CityHall, ProviderOfTests, city_hall, provider

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

CLOCK = Path(__file__).parent / "provider" / "clock.cjs"
PATIENCE = 10  # seconds that an answer of the provider may take


@contextmanager
def hung(known: ProviderOfTests) -> Iterator[None]:
    """The provider takes questions and answers none, for as long as this."""
    os.kill(known.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(known.process.pid, signal.SIGCONT)


def come_back(hall: CityHall, state: str, cookie: str) -> requests.Response:
    return hall.get(
        f"/aanmelden/terug?code=a&state={state}&iss={hall.provider.issuer}", cookie=cookie
    )


def test_a_provider_that_does_not_answer_is_told_while_others_go_on(tmp_path: Path) -> None:
    with provider() as known, city_hall(tmp_path, at=known) as hall:
        cookie = hall.sign_in("anna").cookie
        browser = "__Host-woonnetwerk-aanmelden=mine"
        begun = hall.get("/aanmelden", cookie=browser).headers["Location"]
        state = begun.split("state=")[1].split("&")[0]
        told: list[requests.Response] = []
        with hung(known):
            asking = threading.Thread(target=lambda: told.append(come_back(hall, state, browser)))
            began = time.monotonic()
            asking.start()
            time.sleep(0.5)
            assert asking.is_alive()
            others = time.monotonic()
            assert hall.get("/", cookie=cookie).ok
            assert time.monotonic() - others < PATIENCE / 4
            asking.join()
            assert PATIENCE - 1 < time.monotonic() - began < 3 * PATIENCE
        assert told[0].status_code == 502
        assert "antwoordt niet" in told[0].text
        assert "de helpdesk, 056 00 00 00" in told[0].text
        assert hall.sign_in("vera").token  # once it answers again


@pytest.mark.parametrize(
    ("seconds", "comes_in"),
    # What a provider five minutes behind signs is not too old yet, so nothing is doubtful.
    [(60, True), (-60, True), (5 * 60, False), (-5 * 60, True)],
)
def test_clocks_that_differ_too_much_are_told(
    tmp_path: Path, seconds: int, *, comes_in: bool
) -> None:
    off = {"NODE_OPTIONS": f"--require {CLOCK}", "CLOCK_OFF": str(seconds)}
    with provider(environment=off) as known, city_hall(tmp_path, at=known) as hall:
        signed_in = hall.sign_in("vera")
        last = signed_in.browser.last
        assert last is not None
        if comes_in:
            assert signed_in.token
            assert last.url.startswith(f"http://127.0.0.1:{hall.port}")
            return
        assert not signed_in.token
        assert last.status_code == 502
        assert "De klok van deze server" in last.text
        assert "de helpdesk, 056 00 00 00" in last.text
