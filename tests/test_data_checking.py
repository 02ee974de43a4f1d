"""Rows become facts, or problems that each have their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.intake.checking.check import check
from data.intake.reading.grid import RawRow, Rows
from data.intake.sandbox.read_uploads import read
from data.intake.understanding.raw_tables import RawTable, ReadResult
from data.intake.uploaded_files import Upload
from data.model import (
    Actor,
    Facts,
    Seat,
)
from tests.checks import KNOWN, checked, only_problem, place_of


def test_headers_are_known_in_english_and_dutch_in_any_case_with_any_separator() -> None:
    result = checked({"Actoren": "ID;Naam;Deel van;ACTIVE-FROM\nc;C;a;2026\n"})
    assert result.ok
    assert result.problems == ()
    assert result.facts == {"actors": [Actor(id="c", name="C", part_of="a", active_from="2026")]}


@pytest.mark.parametrize("header", ["kbo", "KBO-nummer", "KBO number", "Ondernemingsnummer"])
def test_a_column_is_known_by_the_other_headers_that_files_have_for_it(header: str) -> None:
    result = checked({"Actoren": f"id;naam;{header}\nc;C;BE 0204.212.714\n"})
    assert (result.problems, result.facts["actors"][0]) == (
        (),
        Actor(id="c", name="C", kbo="0204212714"),
    )


def test_headers_and_choices_are_known_with_spaces_too_many_or_too_few() -> None:
    result = checked({"seats": 'overleg,actor,"stem\nrecht",bewijs\nraad,a,x,uit drukkelijk\n'})
    assert result.problems == ()
    assert result.facts["seats"] == [Seat(body="raad", actor="a", voting=True)]


def test_a_sheet_of_another_name_is_known_by_its_headers_and_that_is_told() -> None:
    result = checked({"ledenlijst": "Overleg;Actor;Rol\nraad;a;lid\n"})
    assert result.facts == {"seats": [Seat(body="raad", actor="a")]}
    [problem] = result.problems
    assert (problem.code, problem.values["table"]) == ("table-by-headers", "seats")
    assert problem.warning


@pytest.mark.parametrize("headers", ["id,naam,nota", "id,naam", "naam,laag,kleur,vorm,gewicht"])
def test_headers_that_more_than_one_table_has_or_none_tell_no_table(headers: str) -> None:
    assert "unknown-table" in {
        problem.code for problem in checked({"lijst": f"{headers}\n"}).problems
    }


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("meeting,actor,presence,x,y,z", 0),  # three of six
        ("meeting,actor,presence,x,y,z,w", 1),  # three of seven
    ],
)
def test_headers_tell_a_table_that_knows_half_of_them(headers: str, expected: int) -> None:
    found = [problem.code for problem in checked({"lijst": f"{headers}\n"}).problems]
    assert found.count("unknown-table") == expected


@pytest.mark.parametrize("name", ["themes", "Thema's", "THEMAS", "2026 themas (2)", "thema’s"])
def test_a_file_is_known_by_its_name_in_either_language(name: str) -> None:
    assert list(checked({name: "id,name\nt,T\n"}).facts) == ["themes"]


def test_every_problem_is_told_at_once_in_the_order_of_the_files() -> None:
    result = checked(
        {
            "actors": "id,name,part_of,tot\nc,,x,2026\nd,D,,gisteren\n",
            "seats": "body,actor,evidence\nraad,c,\nraad,zz,zeker\n",
        }
    )
    assert [(p.file, p.code, p.row) for p in result.problems] == [
        ("actors.csv", "value-missing", 2),
        ("actors.csv", "unknown-reference", 2),
        ("actors.csv", "bad-period", 3),
        ("seats.csv", "bad-choice", 3),
        ("seats.csv", "unknown-reference", 3),
    ]
    assert not result.ok
    assert [seat.actor for seat in result.facts["seats"] if isinstance(seat, Seat)] == ["c"]


def test_a_problem_says_what_was_found_and_what_was_expected() -> None:
    problem = only_problem({"bodies": "id,name,layer\nx,X,laag\n"})
    assert problem.values["found"] == "laag"
    assert problem.values["expected_nl"] == "kerngroep, woonraad, overleg, samenwerkingsverband"


def test_a_mistyped_reference_comes_with_what_may_be_meant() -> None:
    known = Facts(actors=(Actor(id="sint-jozef", name="Sint-Jozef"), Actor(id="y", name="Y")))
    problem = only_problem({"actors": "id,name,part_of\nc,C,sint-jozeff\n"}, known)
    assert problem.values["candidates"] == "sint-jozef"


def test_a_row_may_refer_to_another_row_that_comes_later_or_from_another_file() -> None:
    result = checked(
        {
            "seats": "body,actor\nx,c\n",
            "actors": "id,name,part_of\nc,C,d\nd,D,\n",
            "bodies": "id,name,layer,convenor\nx,X,overleg,d\n",
        },
        Facts(),
    )
    assert result.problems == ()
    assert list(result.facts) == ["actors", "bodies", "seats"]


def test_an_unknown_word_of_a_growing_list_is_only_a_warning() -> None:
    result = checked({"actors": "id,name,kind,sector\nc,C,nieuw,zorgg\nd,D,nieuw,\n"})
    assert result.ok
    assert [(p.code, p.column, p.warning) for p in result.problems] == [
        ("unknown-word", "kind", True),
        ("unknown-word", "sector", True),
    ]
    assert result.problems[1].values["candidates"] == "zorg"
    assert result.facts["actors"] == [
        Actor(id="c", name="C", kind="nieuw", sector="zorgg"),
        Actor(id="d", name="D", kind="nieuw"),
    ]


def test_an_unknown_column_is_a_warning_and_kept_out() -> None:
    result = checked({"actors": "id,name,telefoon\nc,C,056\n"})
    assert result.ok
    assert [place_of(p) for p in result.problems] == [("unknown-column", 1, "telefoon")]
    assert result.facts["actors"] == [Actor(id="c", name="C")]


def test_cells_beyond_the_headers_are_a_warning() -> None:
    result = checked({"actors": "id,name\nc,C\nd,D,los\n"})
    assert [place_of(p) for p in result.problems] == [("column-without-header", 3, "C")]
    assert result.ok


def test_a_column_that_the_file_lacks_keeps_what_is_known() -> None:
    result = checked({"actors": "id,name\nb,Beter\n"})
    assert result.facts["actors"] == [Actor(id="b", name="Beter", website="https://b.be")]


def test_an_empty_cell_takes_away_what_is_known() -> None:
    result = checked({"actors": "id,name,website\nb,Actor B,\n"})
    assert result.facts["actors"] == [Actor(id="b", name="Actor B")]


def test_a_period_is_checked_with_the_beginning_that_is_known() -> None:
    known = Facts(actors=(Actor(id="a", name="A", active_from="2026"),))
    problem = only_problem({"actors": "id,name,active_until\na,A,2025\n"}, known)
    assert place_of(problem) == ("period-reversed", 2, "active_until")


def test_when_a_table_is_replaced_its_known_facts_cannot_be_referred_to() -> None:
    files = {"actors": "id,name\nc,C\n", "seats": "body,actor\nraad,a\n"}
    assert checked(files).ok
    replaced = checked(files, replace=True)
    assert [place_of(p) for p in replaced.problems] == [("unknown-reference", 2, "actor")]


def test_an_id_cannot_name_both_an_actor_and_a_body_of_the_same_upload() -> None:
    result = checked(
        {"actors": "id,name\nx,X\n", "bodies": "id,name,layer\nx,X,woonraad\n"}, Facts()
    )
    assert {(p.code, p.file) for p in result.problems} == {
        ("id-in-use", "actors.csv"),
        ("id-in-use", "bodies.csv"),
    }


def test_a_sheet_that_is_no_table_is_a_warning_as_long_as_another_is() -> None:
    themes = RawTable("x.xlsx", "themas", 1, ["id", "naam"], Rows.of([RawRow(2, ["t", "T"])]))
    notes = RawTable("x.xlsx", "Notities", 1, ["van alles"], Rows.of([]))
    result = check(ReadResult((themes, notes), ()), KNOWN)
    assert [(p.code, p.sheet, p.warning) for p in result.problems] == [
        ("unknown-sheet", "Notities", True)
    ]
    assert not check(ReadResult((notes,), ()), KNOWN).ok


def test_a_table_without_rows_is_given_all_the_same() -> None:
    assert checked({"actors": "id,name\n"}).facts == {"actors": []}


def test_the_data_set_of_kortrijk_is_right() -> None:
    folder = Path(__file__).parents[1] / "data" / "kortrijk"
    uploads = [Upload(path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv"))]
    result = check(read(uploads), Facts())
    assert result.problems == ()
    counts = {name: len(rows) for name, rows in result.facts.items()}
    assert (counts["actors"], counts["bodies"], counts["seats"], counts["ties"]) == (36, 11, 39, 22)
