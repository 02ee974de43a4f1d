"""The command that erases a person: shown first, confirmed, and then everywhere at once."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dashboard.access.audit_log import AuditEvent, AuditLog
from dashboard.access.identity import Identity, Proof
from dashboard.access.records import Records
from dashboard.access.sessions import Sessions
from dashboard.cli import main
from dashboard.roles import Role
from data import queries
from data.erasure.erase_person import ErasureRequest, find_person
from data.store import Store
from data.store_files import access_path
from tests.conftest import Serve
from tests.erased_town import all_values, fill, raw_bytes

pytestmark = pytest.mark.slow

JAN = ErasureRequest(name="Jan Peeters", other_spellings=("jpeeters",))
ERASE = ("erase", "Jan Peeters", "--also", "jpeeters")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("town") / "store.duckdb"
    with Store.open(path) as store:
        fill(store)
    return path


@pytest.fixture
def database(town: Path, tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return Path(shutil.copy(town, tmp_path / "data" / "store.duckdb"))


def run(database: Path, *words: str, **more: Any) -> Result:
    arguments = ["--language", "en", "--database", str(database), *words]
    return CliRunner().invoke(main, arguments, **more)


def values_of(database: Path) -> list[str]:
    with Store.open(database) as store:
        return all_values(store)


def test_a_dry_run_shows_every_row_and_changes_nothing(database: Path) -> None:
    before = values_of(database)
    done = run(database, *ERASE, "--dry-run")
    assert done.exit_code == 0
    assert "Seats raad / huis / 1, deputy: Ján Peeters" in done.output
    assert "Seats raad / stad / 1 (before version 5), representative: Jan Peeters" in done.output
    assert "Columns that name people: 3" in done.output
    assert "Files as they were uploaded: 4" in done.output
    assert values_of(database) == before


def test_without_a_terminal_nothing_is_erased_unless_that_is_said(database: Path) -> None:
    before = values_of(database)
    assert run(database, *ERASE).exit_code == 2
    assert values_of(database) == before
    done = run(database, *ERASE, "--yes", "--author", "Els")
    assert done.exit_code == 0, done.output
    assert "This cannot be undone." in done.output
    assert "By hand: backups elsewhere" in done.output
    with Store.open(database) as store:
        newest = queries.history(store)[0]
        assert find_person(store, JAN).erased == ()
    assert (newest.author, newest.message) == ("Els", "A person was erased, from 21 places")
    assert b"jan peeters" not in raw_bytes(database.parent).lower()


def test_on_a_terminal_the_name_is_typed_once_more(database: Path) -> None:
    script = "import sys; from dashboard.cli import main; main(sys.argv[1:])"
    words = [sys.executable, "-c", script, "--language", "en", "--database", str(database), *ERASE]

    def typed(answer: str) -> str:
        command = " ".join(f"'{word}'" for word in words)
        done = subprocess.run(
            ["script", "-qec", command, "/dev/null"],
            input=f"{answer}\n",
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    assert "Nothing was erased." in typed("Jan")
    with Store.open(database) as store:
        assert find_person(store, JAN).erased
    assert "The person was erased." in typed("Jan Peeters")
    with Store.open(database) as store:
        assert find_person(store, JAN).erased == ()


def test_a_name_that_stands_nowhere_is_told_and_changes_nothing(database: Path) -> None:
    before = values_of(database)
    done = run(database, "erase", "Bert Vermeulen", "--yes")
    assert (done.exit_code, "stands nowhere" in done.output) == (1, True)
    assert values_of(database) == before


@pytest.mark.parametrize("words", [("J",), ("",), ("Jan Peeters", "--also", "x"), ("x" * 300,)])
def test_what_is_no_name_is_refused_with_a_sentence(database: Path, words: tuple[str, ...]) -> None:
    done = run(database, "erase", *words, "--yes")
    assert done.exit_code == 1
    assert "Nothing has changed." in done.output


def test_data_that_are_not_there_are_not_made(tmp_path: Path) -> None:
    assert run(tmp_path / "none.duckdb", *ERASE, "--yes").exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_as_json_it_says_what_was_found_and_what_was_done(database: Path) -> None:
    looked = json.loads(run(database, *ERASE, "--dry-run", "--json").stdout)
    assert (looked["found"], looked["revision"], len(looked["trace"]["erased"])) == (True, None, 21)
    done = json.loads(run(database, *ERASE, "--yes", "--json").stdout)
    assert done["revision"] == 7
    done_again = run(database, *ERASE, "--yes", "--json")
    assert done_again.exit_code == 1
    assert json.loads(done_again.stdout)["found"] is False


def test_backups_that_were_kept_beside_the_data_are_erased_from_too(
    database: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    assert run(database, "backup", str(copy)).exit_code == 0
    assert run(database, "restore-backup", str(copy)).exit_code == 0
    (database.parent / "store-20260101-000000.duckdb").write_bytes(b"this is no database")
    (database.parent / "store-mine.duckdb").write_bytes(b"and this is no kept backup")
    done = run(database, *ERASE, "--yes")
    assert done.exit_code == 0, done.output
    assert "a backup that was kept: 21" in done.output
    assert "the backup store-20260101-000000.duckdb could not be erased from" in done.output
    assert b"jan peeters" not in raw_bytes(database.parent).lower()
    [kept] = [path for path in database.parent.glob("store-2*") if "20260101" not in path.name]
    with Store.open(kept) as store:
        assert find_person(store, JAN).erased == ()
        assert store.revision == 7
    with Store.open(copy) as store:
        assert find_person(store, JAN).erased


def signed_in(database: Path, subject: str, name: str) -> None:
    records = Records.open(access_path(database))
    Sessions(records).start(
        Identity(subject, name, Role.ANALYST), Proof({"sub": subject}, f"token of {name}")
    )
    records.close()


def test_sessions_of_the_person_end_and_leave_no_byte_and_the_audit_names_nobody(
    database: Path,
) -> None:
    signed_in(database, "17", "Jan Peeters")
    signed_in(database, "jpeeters", "Jan")
    signed_in(database, "18", "An Claes")
    assert b"Jan Peeters" in raw_bytes(database.parent)
    done = run(database, *ERASE, "--yes")
    assert done.exit_code == 0, done.output
    assert "Sessions, which end: 2" in done.output
    assert "audit" not in done.output
    records = Records.open(access_path(database))
    assert [session.name for session in Sessions(records).lasting()] == ["An Claes"]
    [line] = AuditLog(records).lines()
    assert (line.event, line.details) == (AuditEvent.ERASURE, {"revision": "7", "places": "21"})
    records.close()
    assert b"Jan Peeters" not in raw_bytes(database.parent)
    assert b"jpeeters" not in raw_bytes(database.parent)


def test_the_audit_keeps_its_lines_and_says_until_when(database: Path) -> None:
    signed_in(database, "17", "Jan Peeters")
    records = Records.open(access_path(database))
    with records.transaction() as connection:
        connection.execute(
            "insert into audit (at, event, subject, name, role, address, details)"
            " values (unixepoch('now'), 'sign-in', '17', 'Jan Peeters', 'analyst', '', '{}')"
        )
    records.close()
    done = run(database, *ERASE, "--yes")
    assert "The audit keeps 1 lines with the name, the last until" in done.output
    with sqlite3.connect(access_path(database)) as connection:
        rows = connection.execute("select name from audit order by number").fetchall()
    assert rows[0] == ("Jan Peeters",)


def test_an_older_store_is_brought_up_to_date_first(database: Path) -> None:
    with Store.open(database) as store, store.writing() as cursor:
        cursor.execute("update woonnetwerk set schema_version = 4")
        cursor.execute("drop table erasures")
    done = run(database, *ERASE, "--yes")
    assert done.exit_code == 0, done.output
    with Store.open(database) as store:
        assert find_person(store, JAN).erased == ()


def test_while_the_dashboard_runs_it_does_the_work_and_goes_on(
    serve: Serve, database: Path, tmp_path: Path
) -> None:
    command = [Path(sys.executable).parent / "woonnetwerk", "--database", database, "run"]
    serve(*command, "--no-browser", "--port", "{port}")
    looked = run(database, *ERASE, "--dry-run", "--json")
    assert len(json.loads(looked.stdout)["trace"]["erased"]) == 21
    done = run(database, *ERASE, "--yes", "--author", "Els")
    assert done.exit_code == 0, done.output
    actors = tmp_path / "actoren.csv"
    actors.write_text("id,naam\nnieuw,Nieuw\n", encoding="utf-8")
    assert run(database, "import", str(actors), "-m", "daarna").exit_code == 0
    copy = tmp_path / "copy.duckdb"
    assert run(database, "backup", str(copy)).exit_code == 0
    with Store.open(copy) as store:
        assert find_person(store, JAN).erased == ()
        assert [made.message for made in queries.history(store)][:2] == [
            "daarna",
            "A person was erased, from 21 places",
        ]
    assert run(database, *ERASE, "--yes").exit_code == 1
