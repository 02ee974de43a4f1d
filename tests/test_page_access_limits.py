"""Limits on a real server where people sign in: of signing in, of tabs, of what is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path

import pytest
import requests
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from dashboard.access.access_file import AccessRefusedError, read_access_file
from dashboard.words import Language, Words
from tests.city_hall import URL, CityHall, access_file, city_hall, drawn, live_page, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def begin(hall: CityHall, forwarded_for: str) -> requests.Response:
    return hall.get("/aanmelden", headers={"X-Forwarded-For": forwarded_for})


def first_refusal(hall: CityHall, addresses: Iterable[str]) -> tuple[int, requests.Response]:
    """How often one may begin to sign in from some addresses, and how that is refused."""
    for number, address in enumerate(addresses):
        answer = begin(hall, address)
        if answer.status_code != HTTPStatus.SEE_OTHER:
            return number, answer
    raise AssertionError("nothing is refused")


def test_from_one_address_people_sign_in_so_often_a_minute(hall: CityHall) -> None:
    often, refused = first_refusal(hall, ["192.0.2.1"] * 200)
    assert often >= 60  # some more, for time passes meanwhile
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "1"
    assert "Wacht een minuut" in refused.text
    assert "de helpdesk, 056 00 00 00" in refused.text
    assert begin(hall, "192.0.2.2").status_code == 303  # another goes on


def test_from_one_address_people_come_back_so_often_a_minute(hall: CityHall) -> None:
    for number in range(200):
        headers = {"X-Forwarded-For": "192.0.2.3"}
        answer = hall.get(f"/aanmelden/terug?state=guess{number}&code=guess", headers=headers)
        if answer.status_code == 429:
            break
        assert answer.status_code == 400
    assert answer.status_code == 429
    assert "Wacht een minuut" in answer.text


def test_what_stands_before_the_address_that_the_proxy_adds_is_no_other_address(
    hall: CityHall,
) -> None:
    spoofed = [f"203.0.113.{number}, 192.0.2.9" for number in range(200)]
    assert first_refusal(hall, spoofed)[1].status_code == 429


def test_only_the_proxy_that_the_settings_name_says_for_whom_it_asks(tmp_path: Path) -> None:
    with city_hall(tmp_path, proxies=("192.0.2.77",)) as running:
        # All of these come from this computer, which is no proxy.
        spoofed = [f"203.0.113.{number}" for number in range(200)]
        assert first_refusal(running, spoofed)[1].status_code == 429


@pytest.mark.parametrize(
    "addresses", ['["*"]', '["proxy.stad.be"]', '["10.0.0.7/24"]', '"10.0.0.7"']
)
def test_a_proxy_that_is_no_address_is_refused_at_the_start(tmp_path: Path, addresses: str) -> None:
    file = access_file(tmp_path, "https://login.test")
    with file.open("a", encoding="utf-8") as settings:
        settings.write(f"[proxy]\naddresses = {addresses}\n")
    with pytest.raises(AccessRefusedError, match=r"proxy\.addresses"):
        read_access_file(Words(Language.DUTCH), file, URL)


def test_a_session_has_so_many_tabs_and_one_more_when_one_is_closed(hall: CityHall) -> None:
    cookie = hall.sign_in("vera").cookie

    def code() -> int:
        """With which one more tab is closed; 0 when it is let in."""
        with live_page(hall, cookie) as page:
            try:
                drawn(page, "")
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else -1
        return 0

    with ExitStack() as tabs:
        first = tabs.enter_context(live_page(hall, cookie))
        for _ in range(19):
            tabs.enter_context(live_page(hall, cookie))
        assert code() == 4429
        with live_page(hall, hall.cookie_of("vera")) as other:  # another session of the same person
            drawn(other, "")
        first.close()
        until(lambda: code() == 0)


@pytest.mark.parametrize("method", ["POST", "PUT", "GET"])
@pytest.mark.parametrize(
    "address", ["/netwerk", "/_stcore/host-config", "/media/a.csv", "/afmelden"]
)
def test_an_address_that_takes_no_files_takes_little(
    hall: CityHall, method: str, address: str
) -> None:
    def status(content: object) -> int:
        cookie = hall.cookie_of("bert") if address != "/afmelden" else ""
        answer = hall.ask(method, address, cookie=cookie, headers={"Origin": URL}, data=content)
        return answer.status_code

    refused = {HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.METHOD_NOT_ALLOWED}
    assert status(b"x" * 64_001) in refused
    assert status(b"x" * 64_000) != HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert status(iter([b"x"])) in {HTTPStatus.LENGTH_REQUIRED, HTTPStatus.METHOD_NOT_ALLOWED}


def test_a_message_of_a_page_that_is_too_large_closes_it(hall: CityHall) -> None:
    with live_page(hall, hall.cookie_of("vera")) as page:
        drawn(page, "")
        with pytest.raises(ConnectionClosed):
            send_and_draw(page, b"x" * 51_000_000)
    with live_page(hall, hall.cookie_of("vera")) as page:  # the server goes on
        assert drawn(page, "")


def send_and_draw(page: ClientConnection, content: bytes) -> None:
    page.send(content)
    drawn(page, "")
