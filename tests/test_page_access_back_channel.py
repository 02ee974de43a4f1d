"""The provider ends sessions by itself: with a token that it signed, for us, of now, and once."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from websockets.exceptions import ConnectionClosed

from tests.city_hall import BIN, HOST, SECRET, CityHall, city_hall, drawn, live_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
PATH: Final = "/afmelden/door-aanbieder"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def claims(hall: CityHall, **changed: Any) -> dict[str, Any]:
    """What stands in a good token; what is None is left out."""
    good = {
        "iss": hall.provider.issuer,
        "aud": "woonnetwerk",
        "sub": "anna",
        "iat": int(time.time()),
        "exp": int(time.time()) + 120,
        "jti": str(uuid4()),
        "events": {EVENT: {}},
    }
    return {name: value for name, value in {**good, **changed}.items() if value is not None}


def send(hall: CityHall, token: str) -> requests.Response:
    """Ask as a provider does: by no browser, and from no page."""
    address = f"http://127.0.0.1:{hall.port}{PATH}"
    return requests.post(address, data={"logout_token": token}, headers={"Host": HOST}, timeout=10)


def signed(hall: CityHall, given: Mapping[str, Any]) -> str:
    key = hall.provider.key
    return jwt.encode({"alg": "RS256", "kid": key.kid, "typ": "logout+jwt"}, dict(given), key)


def test_a_good_token_ends_every_tab_at_once(hall: CityHall) -> None:
    signed_in, other = hall.sign_in("anna"), hall.sign_in("vera")
    with live_page(hall, signed_in.cookie) as page:
        drawn(page, "")
        answer = send(hall, signed(hall, claims(hall)))
        begun = time.monotonic()
        with pytest.raises(ConnectionClosed):
            drawn(page, "versies")
        assert time.monotonic() - begun < 1
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert hall.get("/", cookie=signed_in.cookie).status_code == 303
    assert hall.get("/", cookie=other.cookie).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://elders.be"},
        {"iss": None},
        {"aud": "another client"},
        {"aud": None},
        {"iat": 1_000_000_000},
        {"iat": None},
        {"exp": 1_000_000_000},
        {"jti": None},
        {"nonce": "abc"},
        {"events": None},
        {"events": {"https://elders.be": {}}},
        {"events": {EVENT: "yes"}},
        {"events": [EVENT]},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_ends_nothing(
    hall: CityHall, changed: dict[str, Any]
) -> None:
    cookie = hall.cookie_of("anna")
    assert send(hall, signed(hall, claims(hall, **changed))).status_code == 400
    assert hall.get("/", cookie=cookie).status_code == 200


def test_a_token_that_the_provider_did_not_sign_ends_nothing(hall: CityHall) -> None:
    cookie = hall.cookie_of("anna")
    good, kid = claims(hall), hall.provider.key.kid
    other = RSAKey.generate_key()
    unsigned = ".".join((*signed(hall, good).split(".")[:2], ""))
    tokens = [
        jwt.encode({"alg": "RS256", "kid": kid}, good, other),
        jwt.encode({"alg": "RS256", "kid": "another"}, good, other),
        jwt.encode({"alg": "HS256", "kid": kid}, good, OctKey.import_key(SECRET)),
        unsigned,
        "eyJhbGciOiJub25lIn0." + unsigned.split(".")[1] + ".",
        "no token",
        "",
    ]
    for token in tokens:
        assert send(hall, token).status_code == 400, token
    assert hall.get("/", cookie=cookie).status_code == 200


def test_a_command_ends_every_session_of_somebody_while_pages_are_served(hall: CityHall) -> None:
    def command(*words: str) -> subprocess.CompletedProcess[str]:
        given: list[str | Path] = [BIN / "woonnetwerk", "--database", hall.database]
        return subprocess.run(
            [*given, "sessions", *words], capture_output=True, text=True, check=False, timeout=60
        )

    signed_in = hall.sign_in("dirk")
    listed = json.loads(command("--json").stdout)["sessions"]
    found = next(session for session in listed if session["subject"] == "dirk")
    assert (found["name"], found["role"]) == ("Dirk Regisseur", "director")
    assert "Dirk Regisseur (dirk), programmaregisseur, sinds " in command().stdout
    with live_page(hall, signed_in.cookie) as page:
        drawn(page, "")
        assert command("end", "Dirk Regisseur").returncode == 0
        time.sleep(1)
        with pytest.raises(ConnectionClosed):
            drawn(page, "versies")
    assert hall.get("/", cookie=signed_in.cookie).status_code == 303
    assert command("end", "Dirk Regisseur").returncode == 1


def test_a_token_is_for_once(hall: CityHall) -> None:
    token = signed(hall, claims(hall, sub="dirk"))
    assert send(hall, token).status_code == 200
    signed_in = hall.sign_in("dirk")
    assert send(hall, token).status_code == 400
    assert hall.get("/", cookie=signed_in.cookie).status_code == 200


def test_only_a_form_that_is_posted_is_read(hall: CityHall) -> None:
    assert hall.get(PATH).status_code == 405
    address = f"http://127.0.0.1:{hall.port}{PATH}"
    token = signed(hall, claims(hall))
    answer = requests.post(address, data={"logout_token": token}, timeout=10)
    assert answer.status_code == 404  # asked by another name
    answer = requests.post(
        address, json={"logout_token": token}, headers={"Host": HOST}, timeout=10
    )
    assert answer.status_code == 400
    many = {f"field {number}": "x" for number in range(100)}
    answer = requests.post(address, data=many, headers={"Host": HOST}, timeout=10)
    assert answer.status_code == 400
