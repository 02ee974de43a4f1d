"""The audit: lines that nobody changes, kept for 400 days, without secrets or query strings."""

from __future__ import annotations

import json
import sqlite3
import stat
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.access.audit_log import KEPT_DAYS, AuditActor, AuditEvent, AuditLog
from dashboard.access.audit_wording import actor_text, details_text, event_name
from dashboard.access.identity import Identity, Proof
from dashboard.access.records import Records
from dashboard.access.sessions import SessionEnd, Sessions
from dashboard.cli import main
from dashboard.roles import Role
from dashboard.words import Language, Words
from data.errors import RefusedError
from data.rights import Act, Permission, Right
from data.store import Store
from data.store_files import access_path
from tests.test_page_access_sessions import Clock

DAY = 24 * 60 * 60
DUTCH, ENGLISH = Words(Language.DUTCH), Words(Language.ENGLISH)
ANNA = AuditActor("1", "Anna", Role.ANALYST, "10.0.0.7")


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records.open(access_path(tmp_path / "store.duckdb"))


def test_a_line_says_who_what_when_and_from_where(records: Records) -> None:
    log = AuditLog(records, clock=lambda: 1_800_000_000.0)
    log.add(AuditEvent.COMMIT, ANNA, revision="4")
    (line,) = log.lines()
    assert (line.at, line.event, line.actor) == (1_800_000_000.0, AuditEvent.COMMIT, ANNA)
    assert line.details == {"revision": "4"}
    assert details_text(DUTCH, line) == "versie: 4"
    assert actor_text(DUTCH, line.actor) == "Anna · analist"


def test_the_newest_line_comes_first_and_what_is_asked_narrows_them(records: Records) -> None:
    moments = iter((100.0, 200.0, 300.0))
    log = AuditLog(records, clock=lambda: next(moments) + 1_800_000_000)
    for event in (AuditEvent.SIGN_IN, AuditEvent.COMMIT, AuditEvent.SIGN_IN):
        log.add(event, ANNA)
    assert [line.number for line in log.lines()] == [3, 2, 1]
    assert [line.number for line in log.lines(event=AuditEvent.SIGN_IN)] == [3, 1]
    assert [line.number for line in log.lines(since=1_800_000_200)] == [3, 2]
    assert [line.number for line in log.lines(most=1)] == [3]


def test_no_line_is_changed_and_none_is_removed_before_its_time(records: Records) -> None:
    log = AuditLog(records)
    log.add(AuditEvent.SIGN_IN, ANNA)
    for statement in ("update audit set name = 'Eva'", "delete from audit"):
        with (
            pytest.raises(sqlite3.IntegrityError, match="line of the audit"),
            records.transaction() as connection,
        ):
            connection.execute(statement)
    assert [line.actor.name for line in log.lines()] == ["Anna"]


def test_who_is_refused_again_and_again_does_not_fill_the_disk(records: Records) -> None:
    clock = Clock(time.time())
    log = AuditLog(records, clock=clock)
    stranger = AuditActor(address="203.0.113.7")
    for number in range(1_500):
        log.add_refusal(AuditEvent.TOKEN_REFUSED, stranger, path=f"/{number}" * 100)
    assert len(log.lines()) == 1_000
    log.add_refusal(AuditEvent.REFUSED, ANNA, path="/")  # who is known is counted apart
    assert len(log.lines()) == 1_001
    clock.now += 60 * 60
    log.add_refusal(AuditEvent.TOKEN_REFUSED, stranger, path="/last")
    log.add_refusal(AuditEvent.TOKEN_REFUSED, stranger, path="/" * 1_000)
    last, after_the_pause = log.lines(most=2)
    assert after_the_pause.details == {"path": "/last", "left_out": "500"}
    assert last.details == {"path": "/" * 200}
    assert "hiervoor geweigerd en niet vermeld: 500" in details_text(DUTCH, after_the_pause)


@pytest.mark.parametrize(("age", "kept"), [(KEPT_DAYS - 1, True), (KEPT_DAYS + 1, False)])
def test_a_line_is_dropped_once_it_is_older_than_it_is_kept(
    records: Records, age: int, *, kept: bool
) -> None:
    AuditLog(records, clock=lambda: time.time() - age * DAY).add(AuditEvent.SIGN_IN, ANNA)
    AuditLog(records).add(AuditEvent.SIGN_OUT, ANNA)
    events = [line.event for line in AuditLog(records).lines()]
    assert (AuditEvent.SIGN_IN in events) is kept
    assert AuditEvent.SIGN_OUT in events


def test_several_processes_and_threads_add_lines_and_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb.access"
    logs = [AuditLog(Records.open(path)) for _ in range(4)]

    def add(log: AuditLog) -> None:
        for _ in range(25):
            log.add(AuditEvent.COMMIT, ANNA)

    threads = [threading.Thread(target=add, args=(log,)) for log in logs for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line.number for line in logs[0].lines()] == list(range(200, 0, -1))
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in tmp_path.iterdir())


@pytest.mark.parametrize("end", SessionEnd)
def test_a_session_that_ends_is_told_once_with_why(records: Records, end: SessionEnd) -> None:
    log = AuditLog(records)
    sessions = Sessions(records, on_end=log.session_ended)
    sessions.start(Identity("1", "Anna", Role.ANALYST), Proof({"sub": "1"}, "token"))
    (session,) = sessions.lasting()
    sessions.end(session.id, end)
    sessions.end(session.id, end)
    (line,) = log.lines()
    if end is SessionEnd.SIGNED_OUT:
        assert (line.event, line.details) == (AuditEvent.SIGN_OUT, {})
    else:
        assert (line.event, line.details) == (AuditEvent.SESSION_ENDED, {"reason": end.value})


@pytest.mark.parametrize(
    ("hours", "used", "reason"), [(1.1, False, "idle"), (10.1, True, "too-long")]
)
def test_a_session_that_reaches_a_limit_is_told_when_somebody_looks(
    records: Records, hours: float, *, used: bool, reason: str
) -> None:
    now = [1_800_000_000.0]
    log = AuditLog(records, clock=lambda: now[0])
    sessions = Sessions(records, clock=lambda: now[0], on_end=log.session_ended)
    sessions.start(Identity("1", "Anna", Role.ANALYST), Proof({"sub": "1"}, "token"))
    (session,) = sessions.lasting()
    while now[0] - 1_800_000_000 < hours * 3600:
        now[0] += 1800
        if used:
            sessions.use(session.id)
    assert sessions.look_up(session.id) is None
    assert sessions.lasting() == ()
    assert [line.details for line in log.lines()] == [{"reason": reason}]


def test_what_the_store_refuses_is_witnessed() -> None:
    heard: list[tuple[Act, dict[str, str]]] = []
    permission = Permission(
        frozenset({Right.EXPLORE}), "Vera", lambda act, details: heard.append((act, {**details}))
    )
    with Store.open() as store, pytest.raises(RefusedError):
        store.on_behalf_of(permission).permission.require(Right.CHANGE_DATA)
    assert heard == [(Act.REFUSED, {"right": "change-data"})]


@pytest.mark.parametrize("act", Act)
def test_every_act_that_a_store_tells_has_its_event(records: Records, act: Act) -> None:
    log = AuditLog(records)
    log.witness(ANNA)(act, {"revision": "1"})
    assert [line.event.value for line in log.lines()] == [act.value]


@pytest.mark.parametrize("words", [DUTCH, ENGLISH])
def test_every_event_has_words_of_its_own(words: Words) -> None:
    names = {event_name(words, event) for event in AuditEvent}
    assert len(names) == len(AuditEvent)
    assert not any("{" in name for name in names)


def test_a_script_gets_one_json_document_a_line_and_people_the_newest_first(
    tmp_path: Path,
) -> None:
    database = tmp_path / "store.duckdb"
    empty = CliRunner().invoke(main, ["--database", str(database), "audit"])
    assert empty.output == "Het toegangslogboek is leeg.\n"
    log = AuditLog(Records.open(access_path(database)))
    log.add(AuditEvent.SIGN_IN, ANNA)
    log.add(AuditEvent.SIGN_IN_REFUSED, AuditActor(address="10.0.0.8"), reason="no-role")
    lines = CliRunner().invoke(main, ["--database", str(database), "audit", "--json"]).output
    documents = [json.loads(line) for line in lines.splitlines()]
    assert [document["event"] for document in documents] == ["sign-in", "sign-in-refused"]
    assert documents[0]["name"] == "Anna"
    assert documents[1]["details"] == {"reason": "no-role"}
    asked = ["--database", str(database), "audit", "--event", "sign-in-refused"]
    told = CliRunner().invoke(main, asked).output
    assert "aanmelding geweigerd · onbekend · 10.0.0.8 · reden: geen rol" in told
    assert "Anna" not in told
