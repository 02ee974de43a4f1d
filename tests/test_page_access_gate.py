"""The gate of a real server with a real provider: closed unless opened, whatever is tried."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests
from websockets.exceptions import ConnectionClosed, InvalidStatus

from dashboard.app_pages import PAGES
from tests.city_hall import (
    BY_ROLE,
    PEOPLE,
    URL,
    Browser,
    CityHall,
    answers,
    city_hall,
    drawn,
    live_page,
    provider,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

ADDRESSES = (
    "/",
    *(f"/{page.address}" for page in PAGES if page.address),
    "/no-such-page",
    "/_stcore/stream",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/upload_file/a/b",
    "/_stcore/script-health-check",
    "/_stcore/agent/interact",
    "/media/abc.xlsx",
    "/component/some/index.html",
    "/_stcore/bidi-components/some/index.js",
    "/static/index.html",
    "/app/static/file.txt",
    "/shell-words/0.js",
    "/network-view/view.js",
    "/backup-of-the-data",
    "/metrics",
    "/gereed/",
    "/auth/login",
    "/oauth2callback",
    "/afmelden",
    "/aanmelden/",
    "/AANMELDEN",
    "//aanmelden",
    "/_stcore/health/",
    "/_stcore/healthy",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def cookie_in(answer: requests.Response) -> str:
    return str(answer.headers.get("Set-Cookie", ""))


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_session_nothing_is_answered(hall: CityHall, address: str) -> None:
    for cookie in ("", "__Host-woonnetwerk=guessed"):
        for method in METHODS:
            for headers in ({}, {"Origin": URL}, {"Accept": "*/*"}):
                answer = hall.ask(method, address, cookie=cookie, headers=headers)
                sent = f"{method} {address} {headers}: {answer.status_code}"
                if answer.status_code == 303:
                    assert answer.headers["Location"].startswith("/aanmelden"), sent
                elif address == "/afmelden" and method == "POST" and "Origin" in headers:
                    assert answer.json() == {"onward": "/afgemeld"}, sent
                else:
                    assert answer.status_code in {401, 403, 404, 405}, sent
                assert len(answer.content) < 100, sent


def test_health_is_open_by_any_name(hall: CityHall) -> None:
    assert answers(f"http://127.0.0.1:{hall.port}/_stcore/health")
    assert hall.ask("POST", "/_stcore/health").status_code == 403


def test_a_deep_link_is_kept(hall: CityHall) -> None:
    assert hall.sign_in("vera", "/netwerk?actor=caw&on=ever").browser.address == (
        f"{URL}/netwerk?actor=caw&on=ever"
    )


@pytest.mark.parametrize("wanted", ["https://elders.be/", "//elders.be/", "/%5Celders.be/"])
def test_no_link_leads_elsewhere_after_signing_in(hall: CityHall, wanted: str) -> None:
    browser = Browser(hall)
    browser.open(f"{URL}/aanmelden?verder={wanted}")
    browser.sign_in_at_provider("vera")
    assert browser.address == f"{URL}/"


def test_the_cookie_is_for_this_host_over_https_and_out_of_reach_of_scripts(
    hall: CityHall,
) -> None:
    given = hall.sign_in("vera").browser.given
    assert {line.split("=")[0] for line in given} == {
        "__Host-woonnetwerk",
        "__Host-woonnetwerk-aanmelden",
    }
    for line in given:
        flags = {part.strip().lower() for part in line.split(";")[1:]}
        assert flags == {"secure", "httponly", "samesite=lax", "path=/"}


@pytest.mark.parametrize("headers", [{"Host": "elders.be"}, {"Host": "127.0.0.1"}])
def test_another_host_finds_nothing(hall: CityHall, headers: dict[str, str]) -> None:
    cookie = hall.cookie_of("bert")
    assert hall.get("/", cookie=cookie, headers=headers).status_code == 404


@pytest.mark.parametrize("origin", ["", "https://elders.be", "null", "http://woon.test"])
def test_another_site_cannot_change_anything(hall: CityHall, origin: str) -> None:
    headers = {"Origin": origin} if origin else {}
    signed_in = hall.sign_in("anna")
    for method, address in (("POST", "/afmelden"), ("PUT", "/_stcore/upload_file/a/b")):
        answer = hall.ask(method, address, cookie=signed_in.cookie, headers=headers)
        assert answer.status_code == 403
    assert hall.get("/afmelden", cookie=signed_in.cookie).status_code == 405
    assert hall.get("/", cookie=signed_in.cookie).status_code == 200


@pytest.mark.parametrize(
    ("cookie", "origin"),
    [("", URL), ("__Host-woonnetwerk=guessed", URL), (None, "https://elders.be"), (None, "null")],
)
def test_a_live_page_needs_a_session_and_its_own_origin(
    hall: CityHall, cookie: str | None, origin: str
) -> None:
    sent = hall.cookie_of("bert") if cookie is None else cookie
    with pytest.raises(InvalidStatus) as refused, live_page(hall, sent, origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_a_live_page_without_an_origin_is_refused(hall: CityHall) -> None:
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    cookie = hall.cookie_of("bert")
    assert hall.get("/_stcore/stream", cookie=cookie, headers=upgrade).status_code == 403


def test_nobody_is_somebody_else_by_a_header(hall: CityHall) -> None:
    spoofed = {"X-Woonnetwerk-Subject": "bert", "x-woonnetwerk-subject": "bert"}
    with live_page(hall, hall.cookie_of("vera"), **spoofed) as page:
        shown = drawn(page, "")
    assert PEOPLE["vera"]["name"].encode() in shown
    assert PEOPLE["bert"]["name"].encode() not in shown


def test_what_was_signed_out_opens_nothing_and_live_pages_close_at_once(hall: CityHall) -> None:
    signed_in = hall.sign_in("anna")
    with live_page(hall, signed_in.cookie) as one, live_page(hall, signed_in.cookie) as other:
        drawn(one, "")
        answer = hall.ask("POST", "/afmelden", cookie=signed_in.cookie, headers={"Origin": URL})
        begun = time.monotonic()
        for page in (one, other):
            with pytest.raises(ConnectionClosed) as closed:
                drawn(page, "versies")
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 4401
        assert time.monotonic() - begun < 1
    assert 'woonnetwerk=""' in cookie_in(answer)
    assert hall.get("/", cookie=signed_in.cookie).status_code == 303
    with pytest.raises(InvalidStatus), live_page(hall, signed_in.cookie):
        pass


def test_signing_out_leads_to_the_provider_and_back(hall: CityHall) -> None:
    signed_in = hall.sign_in("anna")
    answer = hall.ask("POST", "/afmelden", cookie=signed_in.cookie, headers={"Origin": URL})
    onward = answer.json()["onward"]
    assert onward.startswith(hall.provider.issuer)
    assert "afgemeld" in onward
    told = hall.get("/afgemeld")
    assert told.status_code == 200
    assert "U bent afgemeld" in told.text


@pytest.mark.parametrize(("login", "told"), [("nobody", "geen rol"), ("twice", "meer dan één rol")])
def test_who_has_no_single_role_reads_whom_to_ask(hall: CityHall, login: str, told: str) -> None:
    browser = Browser(hall)
    browser.open("/versies")
    answer = browser.sign_in_at_provider(login)
    assert answer.status_code == 403
    assert told in answer.text
    assert "de helpdesk, 056 00 00 00" in answer.text
    assert "__Host-woonnetwerk" not in browser.cookies


def test_who_is_refused_by_the_provider_reads_whom_to_ask(hall: CityHall) -> None:
    browser = Browser(hall)
    browser.open("/")
    state = browser.cookies  # the attempt belongs to this browser
    assert state
    begun = hall.get("/aanmelden", cookie="__Host-woonnetwerk-aanmelden=mine")
    given = begun.headers["Location"].split("state=")[1].split("&")[0]
    answer = hall.get(
        f"/aanmelden/terug?error=access_denied&state={given}",
        cookie="__Host-woonnetwerk-aanmelden=mine",
    )
    assert answer.status_code == 403
    assert "U bent niet aangemeld" in answer.text
    assert "de helpdesk" in answer.text


def test_what_comes_back_to_another_browser_signs_nobody_in(hall: CityHall) -> None:
    begun = hall.get("/aanmelden", cookie="__Host-woonnetwerk-aanmelden=mine")
    state = begun.headers["Location"].split("state=")[1].split("&")[0]
    for cookie in ("", "__Host-woonnetwerk-aanmelden=theirs"):
        answer = hall.get(f"/aanmelden/terug?code=abc&state={state}", cookie=cookie)
        assert answer.status_code == 400
        assert "__Host-woonnetwerk=" not in cookie_in(answer)


def test_another_issuer_signs_nobody_in(hall: CityHall) -> None:
    cookie = "__Host-woonnetwerk-aanmelden=mine"
    begun = hall.get("/aanmelden", cookie=cookie)
    state = begun.headers["Location"].split("state=")[1].split("&")[0]
    answer = hall.get(
        f"/aanmelden/terug?code=abc&state={state}&iss=https://elders.be", cookie=cookie
    )
    assert answer.status_code == 400


def test_signing_in_asks_for_a_proof_key(hall: CityHall) -> None:
    begun = hall.get("/aanmelden").headers["Location"]
    assert "code_challenge_method=S256" in begun
    assert "nonce=" in begun


def test_a_role_that_is_lost_ends_every_session(hall: CityHall) -> None:
    signed_in = hall.sign_in("dirk")
    hall.provider.change("dirk", {"name": "Dirk Regisseur", "roles": []})
    try:
        browser = Browser(hall)
        browser.open("/")
        assert browser.sign_in_at_provider("dirk").status_code == 403
        assert hall.get("/", cookie=signed_in.cookie).status_code == 303
    finally:
        hall.provider.change("dirk", PEOPLE["dirk"])


@pytest.mark.parametrize(
    ("address", "method", "roles"),
    [
        ("/_stcore/upload_file/a/b", "PUT", {"analyst", "admin"}),
        ("/_stcore/metrics", "GET", {"admin"}),
        ("/netwerk", "GET", set(BY_ROLE)),
        ("/no-such-page", "GET", set(BY_ROLE)),
    ],
)
def test_an_address_is_answered_for_the_roles_that_have_its_right(
    hall: CityHall, address: str, method: str, roles: set[str]
) -> None:
    allowed = {
        role
        for role, login in BY_ROLE.items()
        if hall.ask(method, address, cookie=hall.cookie_of(login), headers={"Origin": URL}).text
        != "Dit mag niet."  # as the gate says it
    }
    assert allowed == roles


@pytest.mark.parametrize("address", ["/_stcore/agent/interact", "/auth/login", "/oauth2callback"])
def test_what_nobody_needs_is_closed_to_everybody(hall: CityHall, address: str) -> None:
    for method in ("GET", "POST"):
        answer = hall.ask(method, address, cookie=hall.cookie_of("bert"), headers={"Origin": URL})
        assert answer.status_code == 404


def test_a_provider_that_is_gone_is_told_and_one_with_other_keys_is_believed(
    tmp_path: Path,
) -> None:
    with provider() as first, city_hall(tmp_path, at=first) as running:
        assert running.sign_in("vera").token
        cookie = "__Host-woonnetwerk-aanmelden=mine"
        begun = running.get("/aanmelden", cookie=cookie).headers["Location"]
        state = begun.split("state=")[1].split("&")[0]
        first.process.terminate()
        first.process.wait(timeout=20)
        for address in (f"/aanmelden/terug?code=a&state={state}", "/aanmelden"):
            answer = running.get(address, cookie=cookie)
            assert answer.status_code == 502
            assert "antwoordt niet" in answer.text
            assert "de helpdesk, 056 00 00 00" in answer.text
        with provider(port=first.port):  # with another key
            assert running.sign_in("vera").token


def test_commands_go_on_on_the_same_computer(hall: CityHall) -> None:
    note = hall.database.with_name(f"{hall.database.name}.running").read_text(encoding="utf-8")
    assert '"secret"' in note
    address = urljoin(f"http://127.0.0.1:{hall.port}", "/backup-of-the-data")
    for headers in ({}, {"Authorization": "Bearer guessed"}, {"Host": "woon.test"}):
        answer = requests.post(address, json={"operation": "backup"}, headers=headers, timeout=10)
        assert answer.status_code in {403, 404}
