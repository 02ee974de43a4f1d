"""Every event of the audit comes about: on a real server what is asked of it, else in its store."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.access.audit_log import COMMAND_LINE, AuditActor, AuditEvent, AuditLine, AuditLog
from dashboard.access.records import Records
from dashboard.roles import RIGHTS_OF, Role
from data.backup import backup, restore_backup
from data.restore import restore
from data.rights import Permission
from data.saved_scenarios import SavedScenario, delete_scenario, save_scenario
from data.store import Store
from data.store_files import access_path
from tests.city_hall import (
    BIN,
    CityHall,
    address_of_download,
    city_hall,
    drawn_messages,
    live_page,
    offered_downloads,
    session_of,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

QUERY = "q=what-somebody-looked-for"
ELSEWHERE = {AuditEvent.ERASURE}  # has a test of its own, beside what it erases
IN_STORE = {
    AuditEvent.RESTORE,
    AuditEvent.SCENARIO_SAVED,
    AuditEvent.SCENARIO_DELETED,
    AuditEvent.BACKUP_RESTORED,
}
BERT = AuditActor("4", "Bert", Role.ADMIN)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def command(hall: CityHall, *words: str) -> str:
    done = subprocess.run(
        [BIN / "woonnetwerk", "--database", hall.database, *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def audited(hall: CityHall) -> list[dict[str, Any]]:
    return [json.loads(line) for line in command(hall, "audit", "--json").splitlines()]


def do_everything(hall: CityHall, folder: Path) -> list[str]:
    """What people, machines and commands do at a dashboard; the secrets that none may tell."""
    dirk, anna = hall.sign_in("dirk"), hall.sign_in("anna", f"/?{QUERY}")
    hall.sign_in("nobody")
    viewer = hall.sign_in("vera")
    assert hall.get("/_stcore/metrics", cookie=viewer.cookie).status_code == 403
    with live_page(hall, anna.cookie, **{"X-Forwarded-For": "198.51.100.7"}) as page:
        messages = drawn_messages(page, "bijwerken")
        label, file = next(iter(offered_downloads(messages).items()))
        assert label == "De huidige gegevens"
        address_of_download(page, session_of(messages), file)
    headers = {"Origin": hall.url}
    assert hall.ask("POST", "/afmelden", cookie=dirk.cookie, headers=headers).ok
    command(hall, "sessions", "end", "Vera Kijker")
    secret = command(hall, "token", "new", "nightly", "--may", "import", "--days", "1")
    shown = {"Authorization": f"Bearer {secret}"}
    files = [("file", ("actoren.csv", "id;naam\nnieuw;Nieuwe vzw\n"))]
    data = {"message": "each night"}
    assert hall.ask("POST", "/api/import", files=files, data=data, headers=shown).ok
    assert hall.ask("POST", "/api/backup", headers=shown).status_code == 403
    command(hall, "backup", str(folder / "copy.duckdb"))
    command(hall, "token", "end", "nightly")
    return [secret, dirk.cookie, anna.cookie, viewer.cookie]


def test_each_event_is_there_with_who_from_where_and_no_secret(
    hall: CityHall, tmp_path: Path
) -> None:
    secrets = do_everything(hall, tmp_path)
    lines = audited(hall)
    found = {line["event"]: line for line in lines}
    assert set(found) == {event.value for event in AuditEvent} - ELSEWHERE - IN_STORE
    assert [line["number"] for line in lines] == sorted(line["number"] for line in lines)
    assert all(datetime.fromisoformat(line["at"]).tzinfo for line in lines)
    signed_in = [line for line in lines if line["event"] == "sign-in"]
    assert {(line["name"], line["role"]) for line in signed_in} == {
        ("Dirk Regisseur", "director"),
        ("Anna Analist", "analyst"),
        ("Vera Kijker", "viewer"),
    }
    assert {line["address"] for line in signed_in} == {"127.0.0.1"}
    assert found["sign-in-refused"]["details"] == {"reason": "no-role"}
    assert (found["download"]["name"], found["download"]["address"]) == (
        "Anna Analist",
        "198.51.100.7",
    )
    assert found["commit"]["name"] == found["upload"]["name"] == "token nightly"
    assert found["backup"]["subject"] == COMMAND_LINE
    assert found["session-ended"]["details"] == {"reason": "administrator"}
    assert found["refused"]["details"] == {"path": "/_stcore/metrics"}
    text = json.dumps(lines)
    assert not [secret for secret in [*secrets, "what-somebody-looked-for"] if secret in text]


def test_the_lines_are_there_after_the_server_was_killed(hall: CityHall) -> None:
    hall.sign_in("bert")
    before = audited(hall)
    os.kill(hall.process, signal.SIGKILL)
    assert audited(hall) == before


def test_what_is_done_in_a_store_is_told_by_who_did_it(city: Path, tmp_path: Path) -> None:
    with Store.open(city) as store:
        lines = do_in_store(store, tmp_path)
    assert {line.event for line in lines} >= IN_STORE
    assert {line.actor for line in lines} == {BERT}
    told = {line.event: line.details for line in lines}
    assert told[AuditEvent.SCENARIO_SAVED] == {"scenario": "Meer zorg"}
    assert told[AuditEvent.BACKUP_RESTORED] == told[AuditEvent.BACKUP]
    restored = int(told[AuditEvent.BACKUP]["revision"]) + 1
    assert told[AuditEvent.RESTORE] == {"revision": str(restored)}


def do_in_store(store: Store, tmp_path: Path) -> tuple[AuditLine, ...]:
    """What an administrator does; the lines that say so."""
    log = AuditLog(Records.open(access_path(tmp_path / "beside.duckdb")))
    permission = Permission(RIGHTS_OF[Role.ADMIN], "Bert", witness=log.witness(BERT))
    own = store.on_behalf_of(permission)
    scenario = SavedScenario("Meer zorg", (), own.revision, "Bert", datetime(2026, 12, 1))  # noqa: DTZ001
    save_scenario(own, scenario)
    delete_scenario(own, "Meer zorg")
    backup(own, tmp_path / "copy.duckdb")
    restore_backup(own, tmp_path / "copy.duckdb")
    restore(own, own.revision - 1, author="", message="terug")
    return log.lines()
