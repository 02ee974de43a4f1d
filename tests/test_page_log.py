"""The log of a real server: every line an event, and nothing in it that tells of people."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from dashboard.operations.json_log import JsonFormatter
from dashboard.operations.request_log import path_to_log
from data.errors import StoreError
from tests.city_hall import PEOPLE, SECRET, URL, CityHall, city_hall, drawn, live_page, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

FIELDS: Final = {
    "time",
    "level",
    "event",
    "request_id",
    "method",
    "path",
    "status",
    "milliseconds",
    "subject",
}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "stderr"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, log: Path) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall"), log=log) as running:
        yield running


def events(log: Path) -> list[dict[str, Any]]:
    """Every line of standard error; each is one event."""
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def requests_for(log: Path, path: str, count: int) -> list[dict[str, Any]]:
    """The requests for a path, once so many are logged; that is after they were answered."""

    def found() -> list[dict[str, Any]]:
        asked = [event for event in events(log) if event["event"] == "request"]
        return [event for event in asked if event["path"] == path]

    until(lambda: len(found()) == count)
    return found()


def test_every_request_is_one_line_without_its_query(hall: CityHall, log: Path) -> None:
    cookie = hall.cookie_of("anna")
    hall.get("/netwerk?actor=caw-geheim", cookie=cookie)
    hall.get("/versies?lang=en")
    (signed_in,) = requests_for(log, "/netwerk", 1)
    (refused,) = requests_for(log, "/versies", 1)
    assert signed_in.keys() == refused.keys() == FIELDS
    assert (signed_in["method"], signed_in["status"]) == ("GET", 200)
    assert 0 < signed_in["milliseconds"] < 60_000
    assert (refused["status"], refused["subject"]) == (303, None)
    assert signed_in["request_id"] != refused["request_id"]
    assert "caw-geheim" not in log.read_text(encoding="utf-8")


def test_who_asks_is_a_hash_that_stays_the_same_and_tells_nothing(
    hall: CityHall, log: Path
) -> None:
    cookies = [hall.cookie_of(login) for login in ("anna", "anna", "bert")]
    for cookie in cookies:
        hall.get("/zittingen", cookie=cookie)
    hall.get("/zittingen", headers={"X-Woonnetwerk-Subject": "bert"})
    asked = requests_for(log, "/zittingen", 4)
    subjects = Counter(event["subject"] for event in asked)
    assert sorted(subjects.values()) == [1, 1, 2]
    assert subjects[None] == 1
    assert {len(subject) for subject in subjects if subject} == {16}


def test_a_live_page_is_told_when_it_opens_and_when_it_closes(hall: CityHall, log: Path) -> None:
    with live_page(hall, hall.cookie_of("vera")) as page:
        drawn(page, "")
    until(lambda: events(log)[-1]["event"] == "websocket-closed")
    found = [event for event in events(log) if event["event"].startswith("websocket")][-2:]
    assert [event["event"] for event in found] == ["websocket-opened", "websocket-closed"]
    assert found[0]["request_id"] == found[1]["request_id"]
    assert found[0]["subject"] == found[1]["subject"]
    assert found[1]["milliseconds"] > 0


def test_nothing_in_it_tells_of_people_or_of_secrets(hall: CityHall, log: Path) -> None:
    signed_in = hall.sign_in("dirk", "/hiaten?actor=stad")
    hall.sign_in("nobody")
    with live_page(hall, signed_in.cookie) as page:
        drawn(page, "versies", "?lang=en")
    hall.ask("POST", "/afmelden", cookie=signed_in.cookie, headers={"Origin": URL})
    hall.get("/aanmelden/terug?error=Anna+was+here&state=unknown")
    until(lambda: any(event.get("status") == 400 for event in events(log)))
    text = log.read_text(encoding="utf-8")
    assert events(log)
    secrets = [SECRET, signed_in.token, *(token.split("=")[1] for token in hall_cookies(hall))]
    people = [str(value) for person in PEOPLE.values() for value in (person["name"],)]
    for told in (*secrets, *people, *(f'"{login}"' for login in PEOPLE), "?", "Anna was"):
        assert told not in text, told


def hall_cookies(hall: CityHall) -> list[str]:
    return [hall.cookie_of(login) for login in ("anna", "bert", "vera")]


def formatted(error: Exception, *, messages: bool) -> dict[str, Any]:
    try:
        try:
            raise error
        except Exception as cause:
            raise StoreError("database-damaged", path="/a/b") from cause
    except StoreError as raised:
        record = logging.LogRecord(
            "some.module",
            logging.ERROR,
            "file.py",
            1,
            "asked https://login.stad.be/token?code=%s at once",
            ("secret",),
            (type(raised), raised, raised.__traceback__),
        )
    document: dict[str, Any] = json.loads(JsonFormatter(messages=messages).format(record))
    return document


def test_a_traceback_stands_in_a_field_and_quotes_no_data() -> None:
    event = formatted(ValueError("no such person: Jan Peeters"), messages=False)
    assert event["message"] == "asked https://login.stad.be/token?… at once"
    assert "StoreError: database-damaged" in event["traceback"]
    assert "ValueError" in event["traceback"]
    assert "line " in event["traceback"]
    assert "Jan Peeters" not in json.dumps(event)


def test_for_who_asks_to_debug_it_also_says_what_the_exception_says() -> None:
    event = formatted(ValueError("no such person: Jan Peeters"), messages=True)
    assert "no such person: Jan Peeters" in event["traceback"]


def test_whatever_is_written_past_the_log_is_an_event_too() -> None:
    script = (
        "import logging, sys, threading, traceback, warnings\n"
        "from dashboard.operations.json_log import begin_json_log\n"
        "begin_json_log(messages=False)\n"
        "import streamlit, uvicorn\n"
        "uvicorn.Config(None)\n"
        "from streamlit.logger import get_logger\n"
        "get_logger('streamlit.some').warning('by streamlit')\n"
        "logging.getLogger('uvicorn.error').warning('by uvicorn')\n"
        "warnings.warn('by a warning')\n"
        "print('a line', file=sys.stderr)\n"
        "threading.Thread(target=lambda: 1 / 0).start()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    told = [json.loads(line) for line in done.stderr.splitlines()]
    messages = " ".join(event["message"] for event in told)
    for text in ("by streamlit", "by uvicorn", "by a warning", "a line"):
        assert messages.count(text) == 1, text
    assert "ZeroDivisionError" in messages


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/netwerk", "/netwerk"),
        ("/media/0123abcd.xlsx", "/media/…"),
        ("/_stcore/upload_file/session/file", "/_stcore/upload_file/…"),
        ("/a\nb", "/a\nb"),
    ],
)
def test_a_path_that_opens_a_file_is_cut_off(path: str, logged: str) -> None:
    assert path_to_log(path) == logged
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonFormatter(messages=False))
    handler.handle(logging.LogRecord("a", logging.INFO, "f", 1, "%s", (logged,), None))
    assert out.getvalue().count("\n") == 1
