"""What a page asks of a real server about its session, and whose page goes on there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from dashboard.access.page_owner import owner_mark
from dashboard.access.records import Records
from data.store_files import access_path
from tests.city_hall import URL, CityHall, city_hall, drawn, live_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]
MINUTE = 60


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def leave_unused(hall: CityHall, minutes: float) -> None:
    with Records.open(access_path(hall.database)).transaction() as connection:
        connection.execute("update sessions set seen = seen - ?", (minutes * MINUTE,))


def minutes_left(hall: CityHall, cookie: str) -> int:
    answer = hall.get("/sessie", cookie=cookie)
    assert answer.headers["Cache-Control"] == "no-store"
    assert set(answer.json()) == {"idle", "absolute"}
    idle: float = answer.json()["idle"]
    return round(idle / MINUTE)


def test_asking_and_a_page_that_stays_open_are_no_use_of_a_session(hall: CityHall) -> None:
    cookie = hall.sign_in("vera").cookie
    with live_page(hall, cookie) as page:
        drawn(page, "netwerk")
        leave_unused(hall, 50)
        page.send(BackMsg(app_heartbeat=True).SerializeToString())
        hall.get("/_stcore/host-config", cookie=cookie, headers={"Accept": "*/*"})
        assert minutes_left(hall, cookie) == 10
        drawn(page, "hiaten")
        assert minutes_left(hall, cookie) == 60
        leave_unused(hall, 50)
        with live_page(hall, cookie) as again:  # as a browser does that lost its connection
            drawn(again, "netwerk")
        assert minutes_left(hall, cookie) == 10
    hall.get("/netwerk", cookie=cookie)
    assert minutes_left(hall, cookie) == 60


def test_who_goes_on_working_says_so_from_a_page_of_ours(hall: CityHall) -> None:
    cookie = hall.sign_in("vera").cookie
    leave_unused(hall, 56)
    for origin in ({}, {"Origin": "https://elders.test"}):
        assert hall.ask("POST", "/sessie", cookie=cookie, headers=origin).status_code == 403
    assert minutes_left(hall, cookie) == 4
    answer = hall.ask("POST", "/sessie", cookie=cookie, headers={"Origin": URL})
    assert answer.status_code == 200
    assert minutes_left(hall, cookie) == 60


def test_without_a_session_there_is_nothing_to_ask(hall: CityHall) -> None:
    for method in ("GET", "POST"):
        answer = hall.ask(method, "/sessie", headers={"Origin": URL})
        assert (answer.status_code, answer.json()) == (401, {})


def test_a_page_says_whose_it_is_and_goes_on_for_nobody_else(hall: CityHall) -> None:
    cookies = {login: hall.cookie_of(login) for login in ("vera", "dirk")}
    mark = owner_mark("dirk")
    assert f'<html data-owner="{mark}" ' in hall.get("/netwerk", cookie=cookies["dirk"]).text
    with live_page(hall, cookies["dirk"], query=f"?owner={mark}") as page:
        drawn(page, "netwerk")
    with live_page(hall, cookies["vera"], query=f"?owner={mark}") as page:
        with pytest.raises(ConnectionClosed) as closed:
            page.recv(timeout=10)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403


def test_on_one_computer_a_page_is_nobodys(kortrijk: str) -> None:
    answer = requests.get(kortrijk, headers={"X-Woonnetwerk-Subject": "dirk"}, timeout=10)
    assert "data-owner" not in answer.text


def test_the_explanation_says_what_roles_see_and_what_is_kept_of_who_signs_in(
    hall: CityHall,
) -> None:
    with live_page(hall, hall.cookie_of("vera")) as page:
        shown = drawn(page, "uitleg").decode("utf-8", "replace").replace("\\", "")
    for sentence in ("Wie ziet wat", "400 dagen in het logboek", "Toegankelijkheid"):
        assert sentence in shown
