"""UploadRoom where people sign in: only to one's own page, and only to one that takes them."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
import requests

from tests.city_hall import (
    BY_ROLE,
    URL,
    CityHall,
    city_hall,
    drawn_messages,
    live_page,
    session_of,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]
SAID = "Deze pagina neemt nu geen bestanden aan. Open ze opnieuw."


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def put(
    hall: CityHall, login: str, session: str, content: bytes = b"id;naam\n"
) -> requests.Response:
    """Upload a file to a page, by what Streamlit calls it, as the page of this person would."""
    token = str(hall.get("/_stcore/health").cookies["_streamlit_xsrf"])
    return hall.ask(
        "PUT",
        f"/_stcore/upload_file/{session}/{uuid4()}",
        cookie=f"{hall.cookie_of(login)}; _streamlit_xsrf={token}",
        headers={"Origin": URL, "X-Xsrftoken": token},
        files={"file": ("actoren.csv", content)},
    )


def test_a_page_that_takes_files_gets_them_from_who_has_it_open(hall: CityHall) -> None:
    with live_page(hall, hall.cookie_of("anna")) as page:
        session = session_of(drawn_messages(page, "bijwerken"))
        assert put(hall, "anna", session).status_code == 204
        refused = {role: put(hall, login, session) for role, login in BY_ROLE.items()}
    del refused["analyst"]
    assert {role: answer.status_code for role, answer in refused.items()} == {
        "viewer": 403,
        "director": 403,
        "admin": 403,
    }
    assert refused["admin"].text == SAID  # who has the right, and not this page


def test_a_page_that_takes_no_files_gets_none_however_many_are_sent(hall: CityHall) -> None:
    with live_page(hall, hall.cookie_of("anna")) as page:
        session = session_of(drawn_messages(page, "versies"))
        for _ in range(8):
            assert put(hall, "anna", session, b"x" * 5_000_000).text == SAID
        assert put(hall, "anna", str(uuid4())).text == SAID


def test_a_page_takes_no_more_once_another_is_opened_in_it(hall: CityHall) -> None:
    with live_page(hall, hall.cookie_of("anna")) as page:
        session = session_of(drawn_messages(page, "bijwerken"))
        drawn_messages(page, "versies")
        assert put(hall, "anna", session).text == SAID
        drawn_messages(page, "bijwerken")
        assert put(hall, "anna", session).status_code == 204


def test_a_page_that_was_closed_takes_no_more(hall: CityHall) -> None:
    with live_page(hall, hall.cookie_of("anna")) as page:
        session = session_of(drawn_messages(page, "bijwerken"))
    assert put(hall, "anna", session).status_code in {400, 403}
