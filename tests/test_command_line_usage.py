"""How the command line refuses wrong usage, and tells what it can do."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.commands.dutch_help import LANGUAGE_VARIABLE
from dashboard.words import Language, Words


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def test_a_port_that_is_taken_is_refused_before_anything_starts(tmp_path: Path) -> None:
    database = tmp_path / "store.duckdb"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("--database", str(database), "run", "--port", str(port))
    assert result.exit_code == 2
    assert f"Poort {port} van deze computer is bezet" in result.stderr
    assert not database.exists()


def test_a_folder_in_which_nothing_can_be_written_is_refused_before_anything_starts(
    tmp_path: Path,
) -> None:
    database = tmp_path / "store.duckdb"
    (tmp_path / "store.duckdb.running").mkdir()  # the note of the dashboard cannot stand there
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    result = run("--database", str(database), "run", "--port", str(port))
    assert result.exit_code == 3
    assert "De databank kan niet worden geopend." in result.stderr
    assert result.stdout == ""


def test_any_address_but_this_computer_is_refused() -> None:
    result = run("run", "--address", "0.0.0.0")  # noqa: S104  # that is what is refused
    assert result.exit_code == 2
    assert "0.0.0.0" in result.stderr  # noqa: S104


def test_an_unknown_command_is_wrong_usage() -> None:
    result = run("statuss")
    assert result.exit_code == 2
    assert "De opdracht statuss bestaat niet. Bedoelde u status?" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["status", "--jsn"], "De optie --jsn bestaat niet. Bedoelde u --json of --on?"),
        (["status", "meer"], "U geeft meer dan deze opdracht aankan."),
        (["show"], "'REVISION' ontbreekt."),
        (["show", "x"], "'REVISION': geef een geheel getal, 1 of meer."),
        (["run", "--port", "0"], "'--port': geef een geheel getal van 1 tot en met 65535."),
        (["export"], "'PATH' ontbreekt."),
        (["check", "weg.csv"], "weg.csv bestaat niet"),
        (["measures", "--layer", "x"], "kies kerngroep, woonraad, consultation of partnership."),
        (["history", "--json=x"], "Achter --json staat te veel of te weinig."),
        (["template", "x.csv"], "geef een naam op .xlsx."),
    ],
)
def test_wrong_usage_is_told_in_dutch_with_how_it_is_used(words: list[str], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("Gebruik: ")
    assert told in result.stderr


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])
def test_the_help_of_every_command_is_in_dutch_and_in_english(command: str | None) -> None:
    words = [command] if command else []
    what_for = " ".join(str((main.commands[command] if command else main).help).split())
    dutch = run(*words, "--help").output
    assert Words(Language.DUTCH)(what_for) in " ".join(dutch.split())
    assert "Toon deze uitleg." in dutch
    english = CliRunner().invoke(main, ["--language", "en", *words, "--help"]).output
    assert what_for in " ".join(english.split())
    assert "Show this message and exit." in english
    here = CliRunner().invoke(main, [*words, "--help"], env={LANGUAGE_VARIABLE: "en"}).output
    assert here == english
