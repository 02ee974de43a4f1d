"""Sessions: two limits of time, ended in one place, and nothing in the file that opens one."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLsRequest

from dashboard.access.addresses import safe_own_page, sign_in_address
from dashboard.access.attempts import Attempts
from dashboard.access.identity import Identity, Proof
from dashboard.access.page_messages import PageMessages
from dashboard.access.page_owner import is_page_of_other, owner_mark
from dashboard.access.provider import Attempt
from dashboard.access.records import Records
from dashboard.access.sessions import SessionEnd, Sessions, TimeLeft
from dashboard.roles import Role

ANNA = Identity("1", "Anna", Role.ANALYST)
MINUTE = 60.0
HOUR = 60 * MINUTE


@dataclass
class Clock:
    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(tmp_path: Path, clock: Clock) -> Sessions:
    return Sessions(Records.open(tmp_path / "store.duckdb.access"), clock=clock)


def begun(sessions: Sessions, who: Identity = ANNA, sid: str | None = None) -> str:
    return sessions.start(who, Proof({"sub": f"sub of {who.subject}", "sid": sid}, "token"))


def test_a_session_is_found_by_what_its_cookie_holds(sessions: Sessions) -> None:
    token = begun(sessions)
    found = sessions.of_cookie(token)
    assert found is not None
    assert (found.subject, found.name, found.role) == ("1", "Anna", Role.ANALYST)
    assert sessions.of_cookie("") is None
    assert sessions.of_cookie("guessed") is None
    assert sessions.of_cookie(found.id) is None  # what the file holds opens nothing


def test_the_file_holds_only_a_hash_and_is_for_its_owner(
    sessions: Sessions, tmp_path: Path
) -> None:
    token = begun(sessions)
    for file in tmp_path.iterdir():
        assert token.encode() not in file.read_bytes()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_session_ends_after_an_hour_without_use(sessions: Sessions, clock: Clock) -> None:
    token = begun(sessions)
    clock.now += HOUR
    assert sessions.of_cookie(token) is not None  # which uses it
    clock.now += HOUR
    assert sessions.of_cookie(token) is not None
    clock.now += HOUR + 1
    assert sessions.of_cookie(token) is None


def test_looking_is_no_use(sessions: Sessions, clock: Clock) -> None:
    found = sessions.of_cookie(begun(sessions))
    assert found is not None
    clock.now += HOUR
    assert sessions.look_up(found.id) is not None
    clock.now += 1
    assert sessions.look_up(found.id) is None


def test_a_session_ends_after_ten_hours_whatever_its_use(sessions: Sessions, clock: Clock) -> None:
    token = begun(sessions)
    for _ in range(20):
        clock.now += 30 * MINUTE
        assert sessions.of_cookie(token) is not None
    clock.now += 1
    assert sessions.of_cookie(token) is None


def test_sessions_survive_a_new_start(sessions: Sessions, tmp_path: Path, clock: Clock) -> None:
    token = begun(sessions)
    again = Sessions(Records.open(tmp_path / "store.duckdb.access"), clock=clock)
    assert again.of_cookie(token) is not None
    again.end_all_of("1", SessionEnd.ADMINISTRATOR)
    assert sessions.of_cookie(token) is None


def test_the_latest_session_says_the_role(sessions: Sessions, clock: Clock) -> None:
    begun(sessions)
    clock.now += 1
    token = begun(sessions, Identity("1", "Anna", Role.VIEWER))
    latest = sessions.latest_of("1")
    assert latest is not None
    assert latest.role is Role.VIEWER
    ended = sessions.of_cookie(token)
    assert ended is not None
    sessions.end(ended.id, SessionEnd.SIGNED_OUT)
    left = sessions.latest_of("1")
    assert left is not None
    assert left.role is Role.ANALYST
    assert sessions.latest_of("2") is None


def test_the_provider_ends_one_session_or_all_of_somebody(sessions: Sessions) -> None:
    one, other = begun(sessions, sid="one"), begun(sessions, sid="other")
    sessions.end_by_provider("sub of 1", "one")
    assert sessions.of_cookie(one) is None
    assert sessions.of_cookie(other) is not None
    sessions.end_by_provider("sub of 2", None)
    assert sessions.of_cookie(other) is not None
    sessions.end_by_provider("sub of 1", None)
    assert sessions.of_cookie(other) is None


def test_an_attempt_comes_back_once_to_its_own_browser_in_time(clock: Clock) -> None:
    attempts = Attempts(clock)
    for state in ("a", "b", "c"):
        attempts.begin(Attempt("", state, "", ""), browser="mine", onward="/")
    assert attempts.take_back("a", browser="theirs") is None
    assert attempts.take_back("a", browser="mine") is not None
    assert attempts.take_back("a", browser="mine") is None
    clock.now += 15 * MINUTE
    assert attempts.take_back("b", browser="mine") is not None
    clock.now += 1
    assert attempts.take_back("c", browser="mine") is None


@pytest.mark.parametrize(
    "wanted",
    [
        "https://elders.be",
        "//elders.be",
        "/\\elders.be",
        "/\t/elders.be",
        "/\n/elders.be",
        "javascript:alert(1)",
        "netwerk",
        "",
        "/ïnternationaal",
    ],
)
def test_one_never_goes_on_elsewhere(wanted: str) -> None:
    assert safe_own_page(wanted) == "/"


def test_one_goes_on_where_one_was() -> None:
    assert safe_own_page("/netwerk?actor=caw&on=2019-01-31") == "/netwerk?actor=caw&on=2019-01-31"
    assert sign_in_address("/netwerk", "actor=caw&a=b") == (
        "/aanmelden?verder=%2Fnetwerk%3Factor%3Dcaw%26a%3Db"
    )
    assert sign_in_address("/", "") == "/aanmelden"


def test_a_page_hears_how_long_a_session_lasts_without_using_it(
    sessions: Sessions, clock: Clock
) -> None:
    token = begun(sessions)
    clock.now += 50 * MINUTE
    looked = sessions.of_cookie(token, is_use=False)
    assert looked is not None
    assert sessions.time_left(looked) == TimeLeft(
        idle=10 * MINUTE, absolute=10 * HOUR - 50 * MINUTE
    )
    used = sessions.of_cookie(token)
    assert used is not None
    assert sessions.time_left(used) == TimeLeft(idle=HOUR, absolute=10 * HOUR - 50 * MINUTE)


def rerun(*, is_auto_rerun: bool = False) -> bytes:
    message = BackMsg(rerun_script=ClientState(is_auto_rerun=is_auto_rerun))
    return bytes(message.SerializeToString())


def test_what_a_person_does_is_use_and_what_the_page_does_by_itself_is_none() -> None:
    page = PageMessages()
    assert not page.is_use(rerun())  # the first after the connection is made, also one made anew
    assert page.is_use(rerun())
    assert not page.is_use(rerun(is_auto_rerun=True))
    assert not page.is_use(BackMsg(app_heartbeat=True).SerializeToString())
    assert page.is_use(BackMsg(stop_script=True).SerializeToString())
    assert page.is_use(BackMsg(file_urls_request=FileURLsRequest()).SerializeToString())
    assert not page.is_use(b"\xff no message")


def test_only_the_page_of_who_asks_goes_on() -> None:
    def asked(query: str) -> dict[str, bytes]:
        return {"query_string": query.encode()}

    assert not is_page_of_other(asked(f"owner={owner_mark('1')}"), "1")
    assert is_page_of_other(asked(f"owner={owner_mark('1')}"), "2")
    assert is_page_of_other(asked(f"owner={owner_mark('2')}&owner={owner_mark('1')}"), "2")
    assert not is_page_of_other(asked(""), "1")  # no page of a browser
