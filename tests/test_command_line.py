"""The command line: the same operations as the pages, in shapes that scripts rely on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import requests
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from dashboard.cli import main
from dashboard.server.launch import fill_database
from dashboard.server.running_dashboard import (
    BACKUP_PATH,
    SECRET_VARIABLE,
    remove_note,
    request_backup_or_restore,
    write_instance_file,
)
from dashboard.wording.columns import table_name
from dashboard.words import Language, Words
from data.errors import StoreError
from data.store import Store
from data.tables import TABLES

pytestmark = pytest.mark.slow

ACTORS = "id,naam,sector\nstad,Stad,bestuur\nhuis,Huis vzw,zorg\n"
BODIES = "id,naam,laag\ntafel,Ronde tafel,overleg\n"
SEATS = "overleg,actor,bewijs\ntafel,stad,\ntafel,huis,afgeleid\n"


class Terminal:
    """Runs commands on one store, as somebody at a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "store.duckdb"

    def run(self, *words: str | Path) -> Result:
        return CliRunner().invoke(main, ["--database", str(self.database), *map(str, words)])

    def json(self, *words: str | Path) -> Any:
        result = self.run(*words, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> list[Path]:
        return [
            self.file("actoren.csv", ACTORS),
            self.file("overleggen.csv", BODIES),
            self.file("zetels.csv", SEATS),
        ]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture(scope="session")
def kortrijk(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A store with the Kortrijk data set, which no test changes."""
    terminal = Terminal(tmp_path_factory.mktemp("kortrijk"))
    fill_database(terminal.database, Words(Language.DUTCH), example=False)
    return terminal


def test_an_empty_store_has_its_counts_and_no_density(terminal: Terminal) -> None:
    told = terminal.json("status")
    assert told["revision"] == 0
    assert told["counts"] == {table.name: 0 for table in TABLES}
    assert told["network"] == {
        "actors": 0,
        "bodies": 0,
        "ties": 0,
        "components": 0,
        "density": None,
    }


def test_files_are_checked_compared_imported_and_told(terminal: Terminal) -> None:
    files = terminal.files()
    checked = terminal.json("check", *files)
    assert checked["ok"] is True
    assert {problem["code"] for problem in checked["problems"]} == {
        "unknown-word",
        "open-list-empty",
    }
    difference = terminal.json("diff", *files)
    assert (difference["added"], difference["changed"], difference["removed"]) == (5, 0, 0)
    row = difference["rows"][-1]
    assert (row["table"], row["change"], row["before"]) == ("seats", "added", None)
    assert row["after"]["evidence"] == "explicit"
    assert terminal.json("status")["revision"] == 0
    made = terminal.json("import", *files, "-m", "eerste lijst", "--author", "An")
    assert made == {"revision": 1, "added": 5, "changed": 0, "removed": 0}
    assert terminal.json("status")["network"] == {
        "actors": 2,
        "bodies": 1,
        "ties": 1,
        "components": 1,
        "density": 1.0,
    }
    (told,) = terminal.json("history")["revisions"]
    assert (told["number"], told["author"], told["message"]) == (1, "An", "eerste lijst")
    assert (told["added"], told["changed"], told["removed"]) == (5, 0, 0)
    assert [file["name"] for file in told["files"]] == [file.name for file in files]


def test_without_replace_rows_stay_and_with_it_they_go(terminal: Terminal) -> None:
    terminal.json("import", *terminal.files(), "-m", "eerste")
    one = terminal.file("zetels.csv", "overleg,actor\ntafel,stad\n")
    assert terminal.json("diff", one)["rows"] == []
    (row,) = terminal.json("diff", one, "--replace")["rows"]
    assert (row["key"], row["change"], row["after"]) == ("tafel / huis / 1", "removed", None)
    assert terminal.json("import", one, "--replace", "-m", "korter", "--allow-removals") == {
        "revision": 2,
        "added": 0,
        "changed": 0,
        "removed": 1,
    }
    assert terminal.json("status")["counts"]["seats"] == 1


def test_more_than_a_fifth_of_a_table_goes_only_when_that_is_said(terminal: Terminal) -> None:
    terminal.json("import", *terminal.files(), "-m", "eerste")
    one = terminal.file("zetels.csv", "overleg,actor\ntafel,stad\n")
    large = terminal.json("diff", one, "--replace")["large_removals"]
    assert large == [{"table": "seats", "removed": 1, "of": 2}]
    assert (
        f"{table_name(Words(Language.DUTCH), 'seats')}: 1 van 2"
        in terminal.run("diff", one, "--replace").stdout
    )
    refused = terminal.run("import", one, "--replace", "-m", "korter")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert f"{table_name(Words(Language.DUTCH), 'seats')}: 1 van 2" in refused.stderr
    assert "--allow-removals" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert terminal.json("status")["revision"] == 1


def test_files_that_change_nothing_are_done_without_a_new_version(terminal: Terminal) -> None:
    terminal.json("import", *terminal.files(), "-m", "eerste")
    again = terminal.json("import", *terminal.files(), "-m", "elke nacht", "--replace")
    assert again == {"revision": 1, "added": 0, "changed": 0, "removed": 0}
    assert "Versie 1" in terminal.run("import", *terminal.files(), "-m", "elke nacht").stdout


def test_what_is_doubtful_about_an_import_is_told_apart_from_its_answer(terminal: Terminal) -> None:
    doubtful = terminal.file("actoren.csv", "id,naam,kbo\nstad,Stad,0680397589\n")
    done = terminal.run("import", doubtful, "-m", "eerste", "--json")
    assert (done.exit_code, json.loads(done.stdout)["added"]) == (0, 1)
    assert "0680397589" in done.stderr


def test_rows_that_are_wrong_are_left_out_when_that_is_said_and_each_is_named(
    terminal: Terminal,
) -> None:
    wrong = terminal.file("actoren.csv", "id,naam\nstad,Stad\nhuis,\n")
    assert terminal.run("import", wrong, "-m", "eerste").exit_code == 1
    assert terminal.json("diff", wrong, "--skip-wrong-rows")["added"] == 1
    done = terminal.run("import", wrong, "-m", "eerste", "--skip-wrong-rows", "--json")
    assert (done.exit_code, json.loads(done.stdout)["added"]) == (0, 1)
    assert "rij 3, kolom naam" in done.stderr


def test_a_fifth_of_a_table_or_less_goes_without_more_ado(terminal: Terminal) -> None:
    rows = [f"a{number},A{number}\n" for number in range(5)]
    every = terminal.file("actoren.csv", "id,naam\n" + "".join(rows))
    terminal.json("import", every, "-m", "vijf")
    four = terminal.file("actoren.csv", "id,naam\n" + "".join(rows[1:]))
    assert terminal.json("import", four, "--replace", "-m", "vier")["removed"] == 1


def test_restore_is_a_new_revision_and_show_tells_what_changed(terminal: Terminal) -> None:
    terminal.json("import", *terminal.files(), "-m", "eerste")
    renamed = terminal.file("actors.csv", "id,name\nstad,Stad K.\n")
    terminal.json("import", renamed, "-m", "nieuwe naam")
    (row,) = terminal.json("show", "2")["rows"]
    assert (row["before"]["name"], row["after"]["name"]) == ("Stad", "Stad K.")
    assert row["after"]["sector"] == "bestuur"
    assert terminal.json("restore", "1") == {"revision": 3, "added": 0, "changed": 1, "removed": 0}
    assert [revision["number"] for revision in terminal.json("history")["revisions"]] == [3, 2, 1]


def test_a_file_with_mistakes_is_refused_with_each_named_and_changes_nothing(
    terminal: Terminal,
) -> None:
    terminal.json("import", *terminal.files(), "-m", "eerste")
    wrong = terminal.file(
        "zetels.csv", "overleg,actor,bewijs\ntafel,niemand,\ntafel,stad,misschien\n"
    )
    result = terminal.run("check", wrong, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["ok"] is False
    places = {(text["file"], text["row"], text["column"]) for text in told["problems"]}
    assert places == {("zetels.csv", 2, "actor"), ("zetels.csv", 3, "bewijs")}
    assert all(text["message"] for text in told["problems"])
    refused = terminal.run("import", wrong, "-m", "fout")
    assert refused.exit_code == 1
    assert "Traceback" not in refused.stderr
    assert "niemand" in refused.stderr
    assert "misschien" in refused.stderr
    assert terminal.json("status")["revision"] == 1


def test_a_store_that_is_no_database_exits_with_3_and_one_line(terminal: Terminal) -> None:
    terminal.database.write_text("geen databank" * 100)
    result = terminal.run("status")
    assert result.exit_code == 3
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_store_that_another_process_has_open_exits_with_3_and_one_line(
    terminal: Terminal,
) -> None:
    with Store.open(terminal.database):
        other = subprocess.run(
            [
                *(sys.executable, "-c", "from dashboard.cli import main; main()"),
                *("--database", str(terminal.database), "status"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    assert other.returncode == 3
    assert len(other.stderr.strip().splitlines()) == 1
    assert other.stdout == ""


def test_the_template_can_be_uploaded_unchanged(terminal: Terminal) -> None:
    terminal.json("import", *terminal.files(), "-m", "eerste")
    workbook = terminal.folder / "sjabloon.xlsx"
    assert terminal.run("template", workbook).exit_code == 0
    assert terminal.json("diff", workbook, "--replace")["rows"] == []


def test_every_export_can_be_read_back(terminal: Terminal) -> None:
    terminal.json("import", *terminal.files(), "-m", "eerste")
    workbook, folder = terminal.folder / "alles.xlsx", terminal.folder / "alles.csv"
    for path in (workbook, folder):
        assert terminal.run("export", path).exit_code == 0
        assert terminal.json("diff", path, "--replace")["rows"] == []
    graph = terminal.folder / "net.graphml"
    assert terminal.run("export", graph).exit_code == 0
    read = nx.read_graphml(graph)
    assert set(read.nodes) == {"stad", "huis", "tafel"}
    assert read.edges["huis", "tafel"]["evidence"] == "derived"
    assert terminal.run("export", terminal.folder / "net.docx").exit_code == 2


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (["explicit"], (20, 5, 22, 3, 75, 0.3947, 0.0468, 0.0468)),
        (["explicit", "derived"], (21, 6, 30, 1, 94, 0.4476, 0.5895, 0.1895)),
        (["explicit", "derived", "conditional"], (24, 6, 33, 1, 112, 0.4058, 0.6324, 0.1660)),
        ([], (29, 9, 39, 4, 115, 0.2833, 0.4233, 0.1111)),
    ],
)
def test_the_measures_of_kortrijk_are_those_of_its_text(
    kortrijk: Terminal, levels: list[str], expected: tuple[float, ...]
) -> None:
    told = kortrijk.json("measures", *(word for level in levels for word in ("--evidence", level)))
    network = told["network"]
    actors = {actor["id"]: actor for actor in told["actors"]}
    assert (
        network["actors"],
        network["bodies"],
        network["seats"],
        network["components"],
        network["ties"],
        round(network["density"], 4),
        round(actors["ocmw-kortrijk"]["betweenness"], 4),
        round(actors["stad-kortrijk"]["betweenness"], 4),
    ) == expected
    cut = {identity for identity, actor in actors.items() if actor["cut_point"]}
    assert cut == {"ocmw-kortrijk", "stad-kortrijk"}


def test_kortrijk_is_loaded_whole(kortrijk: Terminal) -> None:
    counts = kortrijk.json("status")["counts"]
    expected = {"actors": 36, "bodies": 11, "seats": 39, "ties": 22, "themes": 22, "figures": 11}
    assert {name: counts[name] for name in expected} == expected


def test_the_rows_of_a_table_and_what_is_in_the_network_are_told_apart(kortrijk: Terminal) -> None:
    told = kortrijk.run("status").stdout.splitlines()
    assert {
        *("Actoren: 36", "Relaties: 22"),
        *("Actoren met een zetel: 29", "Paren die elkaar ontmoeten: 115"),
    } <= set(told)


def test_a_reader_that_stops_early_is_no_error(kortrijk: Terminal) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = Path(sys.executable).parent / "woonnetwerk"
    result = subprocess.run(
        [command, "--database", kortrijk.database, "history"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert result.stderr == b""


def test_the_gaps_of_kortrijk_have_a_reason_a_remedy_and_sources(kortrijk: Terminal) -> None:
    gaps = kortrijk.json("gaps")["gaps"]
    assert {gap["status"] for gap in gaps} == {"confirmed", "unknown"}
    assert all(gap["reason"] and gap["remedy"] for gap in gaps)
    partnership = {
        subject for gap in gaps if gap["rule"] == "partnership-only" for subject in gap["subjects"]
    }
    assert partnership == {"caw", "samenlevingsopbouw", "huurdersbond"}
    unnamed = {
        "lokale-woonraad",
        "woonraad-kerngroepen",
        "lst-kortrijk",
        "stuurgroep-thuisloosheid",
    }
    confirmed = {
        subject for gap in gaps if gap["status"] == "confirmed" for subject in gap["subjects"]
    }
    assert not confirmed & unnamed
    unknown = {subject for gap in gaps if gap["status"] == "unknown" for subject in gap["subjects"]}
    assert unnamed <= unknown
    assert {"source", "locator", "quote"} <= gaps[0]["sources"][0].keys()
    assert len(kortrijk.json("gaps", "--all")["gaps"]) > len(gaps)


def test_a_backup_is_made_verified_and_comes_back(terminal: Terminal) -> None:
    terminal.json("import", *terminal.files(), "-m", "eerste lijst")
    copy = terminal.folder / "kopie.duckdb"
    assert terminal.json("backup", copy)["revision"] == 1
    less = terminal.file("actoren.csv", "id,naam\nstad,Stad aan de Leie\n")
    terminal.json("import", less, "-m", "nieuwe naam")
    restored = terminal.json("restore-backup", copy)
    assert restored["revision"] == terminal.json("status")["revision"] == 1
    with Store.open(Path(restored["kept"])) as kept:
        assert kept.revision == 2


def test_a_mistyped_database_is_not_copied_as_an_empty_one(terminal: Terminal) -> None:
    told = terminal.run("backup", terminal.folder / "back-up.duckdb")
    assert told.exit_code == 3
    assert "Er zijn geen gegevens om te kopiëren." in told.stderr
    assert list(terminal.folder.iterdir()) == []


def test_a_backup_that_is_not_there_is_refused_in_one_line(terminal: Terminal) -> None:
    told = terminal.run("restore-backup", terminal.folder / "weg.duckdb")
    assert told.exit_code == 3
    assert len(told.stderr.splitlines()) == 1


def test_a_backup_while_the_dashboard_runs_is_made_by_the_dashboard(
    own: str, tmp_path: Path
) -> None:
    del own  # it only has to run
    terminal = Terminal(tmp_path)
    assert request_backup_or_restore(terminal.database, "backup", tmp_path / "eerste.duckdb") == 1
    with pytest.raises(StoreError, match="database-locked"), Store.open(terminal.database):
        pass
    assert terminal.json("backup", tmp_path / "kopie.duckdb")["revision"] == 1
    with Store.open(tmp_path / "kopie.duckdb") as copy:
        assert copy.revision == 1
    assert terminal.json("restore-backup", tmp_path / "kopie.duckdb")["revision"] == 1
    refused = terminal.run("restore-backup", tmp_path / "weg.duckdb")
    assert (refused.exit_code, "weg.duckdb" in refused.stderr) == (3, True)


class _Unclear(BaseHTTPRequestHandler):
    """Answers every question with what is no answer."""

    def do_POST(self) -> None:  # what http.server calls
        self.send_response(500)
        self.end_headers()
        self.wfile.write(b"Internal Server Error")

    def log_message(self, *_: object) -> None:
        """Say nothing of it."""


def test_when_nobody_can_tell_whether_the_dashboard_did_it_that_is_said(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    with Store.open(terminal.database), HTTPServer(("127.0.0.1", 0), _Unclear) as server:
        write_instance_file(terminal.database, address="127.0.0.1", port=server.server_port)
        answering = threading.Thread(target=server.handle_request)
        answering.start()
        with pytest.raises(StoreError, match="answer-unreadable"):
            request_backup_or_restore(terminal.database, "backup", tmp_path / "kopie.duckdb")
        answering.join()
        server.server_close()
        with pytest.raises(StoreError, match="database-locked"):
            request_backup_or_restore(terminal.database, "backup", tmp_path / "kopie.duckdb")


def test_the_note_of_a_dashboard_is_taken_away_by_itself_alone(tmp_path: Path) -> None:
    database = tmp_path / "store.duckdb"
    note = write_instance_file(database, address="127.0.0.1", port=8501)
    remove_note(database, {SECRET_VARIABLE: "of another"})
    assert (tmp_path / "store.duckdb.running").exists()
    remove_note(database, {SECRET_VARIABLE: note.secret})
    assert not (tmp_path / "store.duckdb.running").exists()
    remove_note(database, {SECRET_VARIABLE: note.secret})


def test_an_import_while_the_dashboard_runs_is_done_by_the_dashboard(
    own: str, tmp_path: Path
) -> None:
    del own  # it only has to run
    terminal = Terminal(tmp_path)
    actors = terminal.file("actoren.csv", "id,naam,kbo\nclub,Club,0680397589\nhuis,,\n")
    refused = terminal.run("import", actors, "-m", "elke nacht")
    assert (refused.exit_code, "rij 3, kolom naam" in refused.stderr) == (1, True)
    skipping = ("import", actors, "-m", "elke nacht", "--author", "nacht", "--skip-wrong-rows")
    done = terminal.run(*skipping, "--json")
    assert json.loads(done.stdout) == {"revision": 2, "added": 1, "changed": 0, "removed": 0}
    assert "0680397589" in done.stderr
    assert "rij 3, kolom naam" in done.stderr
    assert json.loads(terminal.run(*skipping, "--json").stdout)["revision"] == 2
    none = terminal.file("zetels.csv", "overleg,actor\n")
    much = terminal.run("import", none, "-m", "leeg", "--replace")
    assert (much.exit_code, "--allow-removals" in much.stderr) == (1, True)


def test_the_dashboard_makes_no_backup_for_who_does_not_know_its_secret(
    own: str, tmp_path: Path
) -> None:
    path = tmp_path / "kopie.duckdb"
    for shown in ("", "Bearer ", "Bearer x"):
        answer = requests.post(
            f"{own}{BACKUP_PATH}",
            json={"operation": "backup", "path": str(path)},
            headers={"Authorization": shown},
            timeout=20,
        )
        assert answer.status_code == 403
    assert not path.exists()
    assert (tmp_path / "store.duckdb.running").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("ending", [".xlsx", ".graphml", ".gexf", ".json", ".ttl", ".html"])
def test_the_ending_of_a_file_says_how_the_data_is_written(
    kortrijk: Terminal, tmp_path: Path, ending: str
) -> None:
    assert kortrijk.run("export", tmp_path / f"uit{ending}").exit_code == 0
    assert (tmp_path / f"uit{ending}").stat().st_size > 1000


def test_kumu_and_parquet_have_their_own_ways_out(kortrijk: Terminal, tmp_path: Path) -> None:
    assert kortrijk.run("export", tmp_path / "uit.xlsx", "--kumu").exit_code == 0
    assert "Connections" in load_workbook(tmp_path / "uit.xlsx").sheetnames
    assert kortrijk.run("export", tmp_path / "uit.parquet").exit_code == 0
    assert (tmp_path / "uit.parquet" / "actors.parquet").is_file()
    assert kortrijk.run("export", tmp_path / "uit.json", "--kumu").exit_code == 2
