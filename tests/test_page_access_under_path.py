"""A dashboard under a path of a site: nothing of it stands outside that path, also no cookie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import requests
from starlette.responses import Response
from websockets.exceptions import ConnectionClosed, InvalidStatus

from dashboard.access.access_file import AccessRefusedError, read_access_file
from dashboard.access.cookies import Cookies
from dashboard.words import Language, Words
from tests.city_hall import BY_ROLE, PEOPLE, CityHall, access_file, city_hall, drawn, live_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

SITE: Final = "https://www.stad.test"
URL: Final = f"{SITE}/dienst/woonnetwerk"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall"), url=URL) as running:
        yield running


def straight(hall: CityHall, path: str, method: str = "GET", **headers: str) -> requests.Response:
    """Ask the port for a whole path."""
    return requests.request(
        method,
        f"http://127.0.0.1:{hall.port}{path}",
        headers={"Host": "www.stad.test", "Accept": "text/html", **headers},
        allow_redirects=False,
        timeout=30,
    )


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/netwerk",
        "/aanmelden",
        "/_stcore/host-config",
        "/metrics",
        "/dienst",
        "/media/a.csv",
        "/dienst/woonnetwerker",
        "/dienst/woonnetwerk2/",
        "//dienst/woonnetwerk/",
        "/DIENST/",
    ],
)
def test_outside_the_path_there_is_nothing(hall: CityHall, path: str) -> None:
    cookie = hall.cookie_of("bert")
    assert straight(hall, path, Cookie=cookie).status_code == 404
    assert straight(hall, path, "POST", Cookie=cookie, Origin=SITE).status_code == 404


def test_the_path_without_a_slash_leads_to_the_first_page(hall: CityHall) -> None:
    answer = straight(hall, "/dienst/woonnetwerk?lang=en")
    assert answer.status_code == 308
    assert answer.headers["Location"] == "/dienst/woonnetwerk/?lang=en"


def test_a_deep_link_is_kept_by_way_of_the_provider(hall: CityHall) -> None:
    browser = hall.sign_in("vera", "/netwerk?actor=caw").browser
    assert browser.address == f"{URL}/netwerk?actor=caw"


def test_cookies_are_for_the_path_only(hall: CityHall) -> None:
    given = hall.sign_in("vera").browser.given
    given += hall.get("/_stcore/health").raw.headers.getlist("set-cookie")
    names = {line.split("=")[0] for line in given}
    assert names == {
        "__Secure-woonnetwerk",
        "__Secure-woonnetwerk-aanmelden",
        "_streamlit_xsrf",
    }
    for line in given:
        assert "path=/dienst/woonnetwerk/" in line.lower().split("; "), line
        if line.startswith("__Secure-"):
            assert {"secure", "httponly", "samesite=lax"} <= set(line.lower().split("; "))


def test_a_cookie_that_came_twice_opens_nothing(hall: CityHall) -> None:
    cookie = hall.cookie_of("bert")
    assert hall.get("/", cookie=cookie).status_code == 200
    for both in (f"{cookie}; __Secure-woonnetwerk=other", f"__Secure-woonnetwerk=other;{cookie}"):
        assert hall.get("/", cookie=both).status_code == 303
    host = cookie.replace("__Secure-", "__Host-")
    assert hall.get("/", cookie=host).status_code == 303


def test_every_address_in_what_is_served_stands_under_the_path(hall: CityHall) -> None:
    answer = hall.get("/netwerk", cookie=hall.cookie_of("vera"))
    assert 'src="/dienst/woonnetwerk/shell-words/' in answer.text
    assert 'window.location.origin + "/dienst/woonnetwerk"' in answer.text
    links = [link.split(">")[0] for link in answer.headers["Link"].split("<")[1:]]
    assert links
    for link in links:
        assert straight(hall, link, Cookie=hall.cookie_of("vera")).status_code == 200, link
    for path in ("/aangemeld", "/afgemeld", "/aanmelden/terug"):
        assert 'href="/dienst/woonnetwerk/aanmelden"' in hall.get(path).text


def test_health_and_readiness_are_answered_with_the_path_and_without(hall: CityHall) -> None:
    for path in ("/gereed", "/_stcore/health"):
        assert hall.get(path).status_code == 200
        assert requests.get(f"http://127.0.0.1:{hall.port}{path}", timeout=10).status_code == 200
    answer = hall.get("/metrics", cookie=hall.cookie_of(BY_ROLE["admin"]))
    assert answer.status_code == 200


def test_a_live_page_draws_and_closes_at_signing_out(hall: CityHall) -> None:
    signed_in = hall.sign_in("anna")
    with live_page(hall, signed_in.cookie) as page:
        assert PEOPLE["anna"]["name"].encode() in drawn(page, "versies")
        answer = hall.ask("POST", "/afmelden", cookie=signed_in.cookie, headers={"Origin": SITE})
        assert "afgemeld" in answer.json()["onward"]
        with pytest.raises(ConnectionClosed):
            drawn(page, "")
    again = hall.ask("POST", "/afmelden", headers={"Origin": SITE})
    assert again.json() == {"onward": "/dienst/woonnetwerk/afgemeld"}


def test_a_live_page_outside_the_path_is_refused(hall: CityHall) -> None:
    outside = CityHall(hall.port, hall.provider, hall.database, hall.process, SITE)
    with pytest.raises(InvalidStatus), live_page(outside, hall.cookie_of("anna")):
        pass


@pytest.mark.parametrize("path", ["//", "/a//b", "/a/../b", "/a b", "/a%2fb", "/;a", "/."])
def test_a_path_that_could_be_read_in_two_ways_is_refused(tmp_path: Path, path: str) -> None:
    file = access_file(tmp_path, "https://login.stad.be")
    with pytest.raises(AccessRefusedError) as refused:
        read_access_file(Words(Language.ENGLISH), file, SITE + path + "x")
    assert "--url" in refused.value.sentences[0]


@pytest.mark.parametrize(("path", "prefix"), [("", "__Host-"), ("/a/b", "__Secure-")])
def test_a_cookie_has_the_prefix_that_its_path_allows(path: str, prefix: str) -> None:
    cookies, answer = Cookies(path), Response()
    cookies.give(answer, cookies.session, "value")
    cookies.take_back(answer, cookies.session)
    for line in answer.headers.getlist("set-cookie"):
        assert line.startswith(f"{prefix}woonnetwerk=")
        assert f"Path={path}/" in line.split("; ")
        assert {"Secure", "HttpOnly"} <= set(line.split("; "))
        assert "Domain" not in line
