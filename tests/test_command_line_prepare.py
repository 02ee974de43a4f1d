"""`woonnetwerk prepare`: the meeting pack without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.server.launch import fill_database
from dashboard.words import Language, Words

ASKED = ("woonraad", "--date", "2026-12-10")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("prepare") / "store.duckdb"
    fill_database(path, Words(Language.DUTCH), example=True)
    return path


def prepare(database: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["--database", str(database), "prepare", *map(str, words)])


def document(database: Path, *words: str | Path) -> Any:
    result = prepare(database, *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_it_tells_whom_to_ask_and_why_in_the_shape_that_scripts_rely_on(database: Path) -> None:
    found = document(database, *ASKED)
    assert (found["body"], found["date"], found["files"]) == ("woonraad", "2026-12-10", [])
    assert found["themes"] == ["nieuwbouw", "noodwoningen", "levenslang-wonen"]
    assert all(item["reasons"] for item in found["invitations"])
    guest = next(item for item in found["invitations"] if item["actor"] == "zorgbedrijf-zwaluwdam")
    assert "sector-missing" in guest["keys"]
    assert "Geen lid dat we bij naam kennen, komt uit de sector Zorg." in guest["reasons"]
    assert {source["quote"] for source in guest["sources"]} >= {
        "Iedereen moet thuis oud kunnen worden"
    }
    assert found["balance"]["missing_before"] == ["onderwijs", "zorg"]
    assert found["balance"]["quorum"]["needed"] == 10
    assert found["unknowns"]


def test_bodies_and_themes_may_be_given_by_name(database: Path) -> None:
    asked = (
        "Woonraad Zwaluwdam",
        "--date",
        "10/12/2026",
        "--theme",
        "Leegstand",
        "--theme",
        "energie",
    )
    found = document(database, *asked)
    assert found["body"] == "woonraad"
    on_agenda = ["nieuwbouw", "noodwoningen", "levenslang-wonen"]
    assert found["themes"] == [*on_agenda, "leegstand", "energie"]


def test_the_files_are_written_and_named(database: Path, tmp_path: Path) -> None:
    found = document(database, *ASKED, "--output", tmp_path / "new" / "folder")
    assert len(found["files"]) == 5
    for name in found["files"]:
        assert Path(name).parent == tmp_path / "new" / "folder"
        assert Path(name).stat().st_size > 0


def test_a_person_reads_it_line_by_line(database: Path) -> None:
    result = prepare(database, *ASKED)
    assert result.exit_code == 0
    assert result.stdout.startswith("Woonraad Zwaluwdam, 10 december 2026\n")
    assert "- Zorgbedrijf Zwaluwdam (komt): Is bezig met Levenslang wonen (" in result.stdout
    assert "Vervangen door Bouwbedrijf Zandhaver." in result.stdout
    assert "\nStaat nog open\n- Open advies: " in result.stdout
    assert "\nWat we niet weten\n- " in result.stdout
    assert "Yasmine Helmgras" not in result.stdout


def test_guests_may_be_chosen_kept_and_left_out_as_on_the_page(database: Path) -> None:
    def guests(*asked: str) -> set[str]:
        themes = ("--theme", "mantelzorg", "--theme", "woonwagens")
        found = document(database, "woonraad", "--date", "2027-02-04", *themes, *asked)
        return {item["actor"] for item in found["invitations"] if item["capacity"] == "guest"}

    proposed = guests()
    assert len(guests("--at-most", "1")) == 1 < len(proposed)
    one = min(proposed)
    assert one not in guests("--never", one)
    assert "thuiszorg-oeverloper" in guests("--always", "Thuiszorg Oeverloper")
    assert guests("--guest", "thuiszorg-oeverloper") == {"thuiszorg-oeverloper"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("woonrad", "--date", "2026-12-10"), "Misschien bedoelt u woonraad."),
        (("woonraad", "--date", "2026-02-30"), "“2026-02-30” is geen dag die bestaat."),
        (("woonraad", "--date", "morgen"), "“morgen” is geen dag die bestaat."),
        ((*ASKED, "--theme", "legstand"), "Misschien bedoelt u Leegstand."),
        ((*ASKED, "--guest", "thuiszorg"), "Geef de id of de naam van een actor"),
        (("woonraad", "--date", "2020-12-10"), "Kies een andere dag."),
    ],
)
def test_what_is_not_there_is_told_in_one_line(
    database: Path, asked: tuple[str, ...], told: str
) -> None:
    result = prepare(database, *asked, "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert told in result.stderr


def test_a_folder_that_cannot_be_made_is_told(database: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    result = prepare(database, *ASKED, "--output", blocked / "folder")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert str(blocked) in result.stderr


def test_a_day_that_is_past_or_has_a_cancelled_meeting_is_prepared_and_told(
    database: Path,
) -> None:
    notes = document(database, "lokaal-woonoverleg", "--date", "2025-11-13")["notes"]
    assert notes == [
        (
            "Deze dag is voorbij. U ziet wat de gegevens over die dag zeggen. "
            "Kies een latere dag om een zitting te plannen."
        ),
        "De zitting van dit overleg op deze dag is geannuleerd.",
    ]


def test_without_a_day_it_is_wrong_usage(database: Path) -> None:
    assert prepare(database, "woonraad").exit_code == 2


def test_on_kortrijk_it_says_that_no_member_is_known(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    fill_database(path, Words(Language.DUTCH), example=False)
    asked = ("lokale-woonraad", "--date", "2026-12-10", "--theme", "premie")
    found = document(path, *asked, "--output", tmp_path)
    assert {item["capacity"] for item in found["invitations"]} == {"guest"}
    assert found["balance"]["votes"] == {"yes": [], "no": [], "unknown": ["woonactoren"]}
    assert found["notes"][0].startswith("Van dit overleg is geen enkel lid bij naam bekend.")
    assert "Onbekend: de bron spreekt van Woonactoren en noemt geen enkel lid." in found["unknowns"]
