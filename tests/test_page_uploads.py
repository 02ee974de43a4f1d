"""What may be uploaded is limited for each page and for all, and dropped when a page is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from playwright.sync_api import Browser, FilePayload, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.sync.client import connect

from dashboard.app_pages import PAGES
from dashboard.uploads import UploadLimits, UploadPage, UploadRoom
from tests.city_hall import until
from tests.examples.upload_server import LIMITS as SMALL

SERVER = Path(__file__).parent / "examples" / "upload_server.py"
PAGES_OF_CODE = Path(__file__).parents[1] / "dashboard"


class Open:
    """Pages that are open, what they have uploaded, and a clock that a test sets."""

    def __init__(self, **limits: float) -> None:
        self.now = 0.0
        self.pages: set[str] = set()
        self.closed: list[str] = []
        self.taking: dict[str, UploadPage] = {}
        self.held = MemoryUploadedFileManager("/upload")
        self.uploads = UploadRoom(
            UploadLimits(**{"person": 100, "files": 3, "everybody": 250, "kept": 60, **limits}),  # type: ignore[arg-type]
            held=lambda: self.held,
            is_open=self.pages.__contains__,
            close=self.closed.append,
            pages=lambda: self.taking,
            clock=lambda: self.now,
        )

    def put(self, page: str, file: str, size: int, *, person: str = "") -> bool:
        self.pages.add(page)
        self.taking[page] = UploadPage(person, f"websocket of {page}")
        with self.uploads.reserve_room(page, file, size) as may_come:
            if may_come:
                self.held.add_file(page, UploadedFileRec(file, file, "", b"x" * size))
            return may_come

    @property
    def bytes(self) -> int:
        files = (file for own in self.held.file_storage.values() for file in own.values())
        return sum(len(file.data) for file in files)


def test_a_page_may_hold_as_many_bytes_as_its_limit_and_not_one_more() -> None:
    pages = Open()
    assert pages.put("an", "1", 60)
    assert not pages.put("an", "2", 41)
    assert pages.put("an", "2", 40)
    assert not pages.put("an", "3", 1)
    assert pages.put("an", "1", 60)  # again: it takes its own place
    assert pages.put("bo", "1", 100)


def test_a_page_may_hold_as_many_files_as_its_limit_and_not_one_more() -> None:
    pages = Open()
    assert [pages.put("an", str(number), 0) for number in range(4)] == [True, True, True, False]
    pages.held.remove_file("an", "0")
    assert pages.put("an", "4", 0)


def test_all_pages_together_have_a_limit() -> None:
    pages = Open()
    assert [pages.put(page, "1", 100) for page in ("an", "bo", "cis")] == [True, True, False]
    assert pages.put("cis", "1", 50)
    pages.held.remove_session_files("an")
    assert pages.put("dirk", "1", 100)


def test_files_on_their_way_take_room_until_they_are_there_or_broke_off() -> None:
    pages = Open()
    with pages.uploads.reserve_room("an", "1", 100) as first:
        assert first
        assert not pages.put("an", "2", 1)
    assert pages.put("an", "2", 1)


def test_what_a_closed_page_uploaded_is_dropped_after_a_while_and_not_before() -> None:
    pages = Open()
    pages.put("an", "1", 100)
    pages.pages.remove("an")
    pages.uploads.drop_closed()
    pages.now = 59
    pages.uploads.drop_closed()
    assert pages.bytes == 100
    pages.now = 60
    pages.uploads.drop_closed()
    assert (pages.bytes, pages.closed) == (0, ["an"])


def test_a_page_that_came_back_in_time_keeps_what_it_uploaded() -> None:
    pages = Open()
    pages.put("an", "1", 100)
    pages.pages.remove("an")
    pages.uploads.drop_closed()
    pages.pages.add("an")
    pages.now = 100
    pages.uploads.drop_closed()
    pages.pages.remove("an")
    pages.uploads.drop_closed()
    pages.now = 159
    pages.uploads.drop_closed()
    assert pages.bytes == 100


def test_where_room_is_needed_what_closed_pages_uploaded_goes_at_once() -> None:
    pages = Open()
    pages.put("an", "1", 100)
    pages.put("bo", "1", 100)
    pages.pages.remove("an")
    assert pages.put("cis", "1", 100)
    assert set(pages.held.file_storage) == {"bo", "cis"}


def test_what_one_person_uploads_on_several_pages_is_counted_together() -> None:
    pages = Open()
    assert pages.put("tab 1", "1", 60, person="an")
    assert not pages.put("tab 2", "1", 41, person="an")
    assert pages.put("tab 2", "1", 40, person="an")
    assert pages.put("tab 3", "1", 100, person="bo")
    assert pages.put("tab 1", "1", 60, person="an")  # again: it takes its own place


def test_the_files_of_one_person_are_counted_over_pages() -> None:
    pages = Open()
    tabs = ["tab 1", "tab 1", "tab 2", "tab 2"]
    came = [pages.put(tab, str(n), 0, person="an") for n, tab in enumerate(tabs)]
    assert came == [True, True, True, False]


def test_only_a_page_that_takes_files_gets_some_and_only_from_who_has_it_open() -> None:
    pages = Open()
    assert not pages.uploads.may_come("tab", "an")
    pages.taking["tab"] = UploadPage("an", "1")
    assert pages.uploads.may_come("tab", "an")
    assert not pages.uploads.may_come("tab", "bo")
    assert not pages.uploads.may_come("tab", "")
    assert not pages.uploads.may_come("other", "an")


def test_what_was_uploaded_goes_at_once_when_a_browser_leaves_its_page() -> None:
    pages = Open()
    pages.put("tab 1", "1", 100, person="an")
    pages.put("tab 2", "1", 50, person="bo")
    pages.uploads.drop_after_leaving("websocket of another")
    assert pages.bytes == 150
    pages.uploads.drop_after_leaving("websocket of tab 1")
    assert (pages.bytes, pages.closed) == (50, ["tab 1"])
    assert not pages.uploads.may_come("tab 1", "an")


def test_only_pages_that_take_files_have_a_place_to_drop_them() -> None:
    asking = {
        path.stem
        for path in (PAGES_OF_CODE / "app_pages").glob("*.py")
        if "file_uploader(" in path.read_text(encoding="utf-8")
    }
    assert asking == {page.key for page in PAGES if page.takes_files}
    elsewhere = [
        path
        for path in (PAGES_OF_CODE / "components").rglob("*.py")
        if "file_uploader(" in path.read_text(encoding="utf-8")
    ]
    assert elsewhere == []


# On a real server


def held_bytes(address: str) -> int:
    """What the server says that it holds of all pages."""
    with opened(address, "takes=no") as page:
        return page.said


class Client:
    """A page without a browser: its session, and what it puts there."""

    def __init__(self, address: str, session: str, http: requests.Session, said: int = -1) -> None:
        self.said = said
        self.address = f"{address}/_stcore/upload_file/{session}"
        self.http = http

    def put(self, size: int, *, chunked: bool = False) -> requests.Response:
        """Send a file so large that, with what is around it, it takes as many bytes."""
        name = uuid4().hex
        files = {name: (name, b"x" * size)}
        asked = requests.Request("PUT", f"{self.address}/{name}", files=files)
        prepared = self.http.prepare_request(asked)
        if chunked:
            body = prepared.body
            assert isinstance(body, bytes)
            prepared.body = iter([body])
            del prepared.headers["Content-Length"]
            prepared.headers["Transfer-Encoding"] = "chunked"
        return self.http.send(prepared)


@contextmanager
def opened(address: str, query: str = "", *, code: int = 1000) -> Iterator[Client]:
    """A page of a server, closed again afterwards with a code."""
    with requests.Session() as http:
        http.get(f"{address}/_stcore/health").raise_for_status()
        http.get(f"{address}/_stcore/host-config").raise_for_status()
        token = http.cookies.get("_streamlit_xsrf")
        if token:
            http.headers["X-Xsrftoken"] = token
        with connect(address.replace("http", "ws", 1) + "/_stcore/stream", max_size=None) as socket:
            asked = BackMsg()
            asked.rerun_script.query_string = query
            socket.send(asked.SerializeToString())
            session, said = "", -1
            while True:
                told = ForwardMsg()
                told.ParseFromString(socket.recv(timeout=30, decode=False))
                if told.WhichOneof("type") == "new_session":
                    session = told.new_session.initialize.session_id
                if told.delta.new_element.markdown.body.isdecimal():
                    said = int(told.delta.new_element.markdown.body)
                if told.WhichOneof("type") == "script_finished":
                    break
            yield Client(address, session, http, said)
            socket.close(code)


@pytest.mark.slow
def test_a_server_refuses_what_is_too_much_and_takes_the_rest(serve: Callable[..., str]) -> None:
    address = serve(SERVER)
    with opened(address) as one, opened(address) as other:
        assert one.put(1_000).status_code == 204
        assert one.put(1_000).status_code == 204
        refused = one.put(1_000)  # with what stands around the files these are over 3,000 bytes
        assert refused.status_code == 413
        assert refused.text.startswith("Er is nu geen plaats voor dit bestand.")
        assert other.put(2_000).status_code == 204
        assert other.put(10, chunked=True).status_code == 411
        with opened(address) as third:
            assert third.put(2_000).status_code == 413  # there is room for 5,000 in all


@pytest.mark.slow
def test_another_can_upload_once_a_page_is_closed(serve: Callable[..., str]) -> None:
    address = serve(SERVER)
    for _ in range(4):
        with opened(address) as first, opened(address) as second:
            assert first.put(2_500).status_code == 204
            assert second.put(2_000).status_code == 204


@pytest.mark.slow
def test_a_page_that_takes_no_files_gets_none(serve: Callable[..., str]) -> None:
    address = serve(SERVER)
    with opened(address, "takes=no") as page:
        refused = page.put(10)
        assert refused.status_code == 403
        assert refused.text == "Deze pagina neemt nu geen bestanden aan. Open ze opnieuw."
        guessed = Client(address, str(uuid4()), page.http)
        assert guessed.put(10).status_code == 403
        assert page.http.delete(f"{page.address}/any").status_code == 403


@pytest.mark.slow
@pytest.mark.parametrize("code", [1000, 1001])
def test_a_page_that_was_left_holds_nothing_a_moment_later(
    serve: Callable[..., str], code: int
) -> None:
    address = serve(SERVER, env={"KEPT": "600"})
    with opened(address, code=code) as page:
        assert page.put(1_000).status_code == 204
        assert held_bytes(address) == 1_000
    until(lambda: held_bytes(address) == 0)


@pytest.mark.slow
def test_a_page_that_lost_its_connection_finds_its_files_when_it_is_back(
    serve: Callable[..., str],
) -> None:
    address = serve(SERVER, env={"KEPT": "601"})
    with opened(address, code=1011) as page:
        assert page.put(1_000).status_code == 204
    assert held_bytes(address) == 1_000
    assert held_bytes(address) == 1_000


def csv(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": content}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "sentence", "remove"),
    [
        ("nl", "Er is nu geen plaats voor dit bestand.", "Verwijder"),
        ("en", "There is no room for this file now.", "Remove"),
    ],
)
def test_the_page_says_in_its_language_that_there_is_no_room(
    serve: Callable[..., str], chromium: Browser, language: str, sentence: str, remove: str
) -> None:
    page = chromium.new_page()
    page.goto(f"{serve(SERVER)}/?lang={language}")
    page.locator("input[type=file]").set_input_files(csv("a.csv", b"x" * (SMALL.person + 1)))
    expect(page.get_by_role("alert").filter(has_text=sentence)).to_be_attached()
    page.get_by_role("button", name=f"{remove} a.csv").click()
    page.locator("input[type=file]").set_input_files(csv("b.csv", b"x"))
    expect(page.get_by_text("Aantal: 1")).to_be_visible()
    page.context.close()
