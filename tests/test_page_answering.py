"""What is wrong with an upload comes with the place where it can be answered, if there is one."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from dashboard.cli import main
from dashboard.wording.problems import problem_sentence
from dashboard.wording.problems.remedies import upload_problem_sentence
from dashboard.words import Language, Words
from data.errors import Problem
from data.intake.checking.check import check
from data.intake.sandbox.read_uploads import read
from data.intake.uploaded_files import Upload
from data.model import Actor, Facts

DUTCH = Words(Language.DUTCH)
KNOWN = Facts(actors=(Actor(id="jozef", name="Sint-Jozef"), Actor(id="caw", name="CAW")))


def problems_of(text: str) -> dict[str, Problem]:
    found = check(read([Upload("actoren.csv", text.encode())]), KNOWN)
    return {problem.code: problem for problem in found.problems}


def test_a_column_and_a_name_that_are_not_known_say_where_on_the_page_to_answer() -> None:
    found = problems_of("id;naam;kleur\nj;Sint-Jozeff;rood\nk;CAW;rood\n")
    assert DUTCH("Say what a sheet or column is") in upload_problem_sentence(
        DUTCH, found["unknown-column"]
    )
    assert DUTCH("Did you mean …?") in upload_problem_sentence(DUTCH, found["similar-name"])
    assert DUTCH("Did you mean …?") in upload_problem_sentence(DUTCH, found["same-name"])


def test_what_can_be_mended_in_the_file_alone_names_no_place_on_the_page() -> None:
    found = problems_of("id;naam;kbo\nx;Xylofoon;12\n;;\n")
    assert upload_problem_sentence(DUTCH, found["bad-kbo"]) == problem_sentence(
        DUTCH, found["bad-kbo"]
    )


def test_a_command_says_once_what_can_be_done_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "actoren.csv").write_text("id;naam;kleur;vorm\nj;J;rood;rond\n", encoding="utf-8")
    store = ["--database", str(tmp_path / "store.duckdb")]
    told = CliRunner().invoke(main, [*store, "check", str(tmp_path / "actoren.csv")])
    assert told.stdout.count("kolomkoppen") == 1
    assert f"“{DUTCH('Update')}”" in told.stdout
