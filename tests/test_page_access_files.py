"""What a page offers to download is for the person to whom it was offered, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import (
    BackendOperationRequest,
    BackMsg,
    InstallSkillsRequestPayload,
)
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.DownloadButton_pb2 import DownloadButton
from websockets.sync.client import ClientConnection

from dashboard.access.page_messages import is_allowed_message
from dashboard.access.sent_files import SentFiles
from dashboard.access.sessions import Session
from dashboard.roles import Role
from tests.city_hall import (
    CityHall,
    address_of_download,
    ask_for_download,
    city_hall,
    drawn_messages,
    live_page,
    offered_downloads,
    session_of,
)


def session(subject: str, role: Role = Role.ANALYST) -> Session:
    return Session("id", subject, subject, role, subject, None, None, 0.0, 0.0)


def test_only_who_was_sent_an_address_is_offered_it() -> None:
    sent = SentFiles()
    sent.remember_offered(session("an"), b"\x0a\x10/media/ab12.xlsx\x12\x04/media/cd34.png nothing")
    assert sent.is_offered(session("an"), "/media/ab12.xlsx")
    assert sent.is_offered(session("an"), "/media/cd34.png")
    for who in (session("bo"), session("an", Role.VIEWER)):
        assert not sent.is_offered(who, "/media/ab12.xlsx")
    for other in ("/media/ab12", "/media/ab12.xlsx/", "/media/../media/ab12.xlsx", "/media/"):
        assert not sent.is_offered(session("an"), other)


def test_a_file_that_is_made_when_it_is_asked_for_is_found_by_its_id() -> None:
    made, sent = "0123456789abcdef" * 2, SentFiles()
    button = DownloadButton(id="button", label="Werkboek", deferred_file_id=made, url="")
    sent.remember_offered(session("an"), button.SerializeToString())
    assert sent.is_offered(session("an"), made)
    assert not sent.is_offered(session("bo"), made)


def test_the_oldest_addresses_make_room_and_what_is_sent_again_is_new() -> None:
    sent = SentFiles()
    an = session("an")
    sent.remember_offered(an, b"/media/first.csv /media/second.csv")
    for number in range(4_998):
        sent.remember_offered(an, f"/media/{number}.csv".encode())
    sent.remember_offered(an, b"/media/first.csv")
    sent.remember_offered(an, b"/media/last.csv")
    assert sent.is_offered(an, "/media/first.csv")
    assert sent.is_offered(an, "/media/last.csv")
    assert not sent.is_offered(an, "/media/second.csv")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


@contextmanager
def page_with_downloads(
    hall: CityHall, login: str
) -> Iterator[tuple[ClientConnection, str, list[str]]]:
    """A live page, what Streamlit calls it, and the ids of the files that it offers."""
    with live_page(hall, hall.cookie_of(login)) as page:
        messages = drawn_messages(page, "bijwerken" if login == "anna" else "hiaten")
        files = list(offered_downloads(messages).values())
        assert files
        yield page, session_of(messages), files


@pytest.mark.slow
@pytest.mark.xdist_group("city hall")
def test_a_viewer_cannot_fetch_the_download_of_an_analyst(hall: CityHall) -> None:
    with page_with_downloads(hall, "anna") as (page, session, files):
        addresses = [address_of_download(page, session, file) for file in files]
        for address in addresses:
            assert len(hall.get(address, cookie=hall.cookie_of("anna")).content) > 500
        for login in ("vera", "dirk", "bert"):
            for address in addresses:
                for method in ("GET", "HEAD"):
                    answer = hall.ask(method, address, cookie=hall.cookie_of(login))
                    assert answer.status_code == 404
                    assert len(answer.content) < 100


@pytest.mark.slow
@pytest.mark.xdist_group("city hall")
def test_a_viewer_cannot_have_the_download_of_an_analyst_made(hall: CityHall) -> None:
    with (
        page_with_downloads(hall, "anna") as (_, _, files),
        page_with_downloads(hall, "vera") as (page, session, own),
    ):
        ask_for_download(page, session, files[0])
        # The first answer is to what is asked after it.
        address = address_of_download(page, session, own[0])
        assert hall.get(address, cookie=hall.cookie_of("vera")).status_code == 200


@pytest.mark.slow
@pytest.mark.xdist_group("city hall")
def test_a_download_goes_on_after_signing_in_again(hall: CityHall) -> None:
    with page_with_downloads(hall, "anna") as (page, session, files):
        address = address_of_download(page, session, files[0])
        again = hall.sign_in("anna")
        assert hall.get(address, cookie=again.cookie).status_code == 200


def message(**kind: Any) -> bytes:
    content: bytes = BackMsg(**kind).SerializeToString()
    return content


@pytest.mark.parametrize(
    "content",
    [
        message(clear_cache=True),
        message(set_run_on_save=True),
        message(load_git_info=True),
        message(debug_shutdown_runtime=True),
        message(debug_disconnect_websocket=True),
        message(
            backend_operation_request=BackendOperationRequest(
                install_skills=InstallSkillsRequestPayload()
            )
        ),
        message(backend_operation_request=BackendOperationRequest()),
        b"",
        b"no message at all",
    ],
)
def test_what_no_page_needs_cannot_be_asked(content: bytes) -> None:
    assert not is_allowed_message(content, lambda _: True)


def test_what_pages_send_can_be_asked() -> None:
    assert is_allowed_message(
        message(rerun_script=ClientState(page_name="netwerk")), lambda _: False
    )
    assert is_allowed_message(message(stop_script=True), lambda _: False)
    assert is_allowed_message(message(app_heartbeat=True), lambda _: False)
