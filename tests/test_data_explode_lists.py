"""Several names in one cell, and columns that name things of another table."""

from __future__ import annotations

import pytest

from data.intake.checking.check import CheckResult, check
from data.intake.proposing.proposed_changes import proposed_changes
from data.intake.sandbox.read_uploads import read
from data.intake.understanding.raw_tables import ReadResult
from data.intake.understanding.sheet_mappings import SheetMapping, mapping_headers
from data.intake.uploaded_files import Upload
from data.model import Actor, Body, Facts, Layer, Role, Seat, Theme, ThemeLink

KNOWN = Facts(
    actors=(
        Actor(id="stad", name="Stad"),
        Actor(id="caw", name="CAW"),
        Actor(id="samen", name="Stad; Haven"),
        Actor(id="hulp", name="Zorg, Stad"),
    ),
    bodies=(Body(id="raad", name="Raad", layer=Layer.WOONRAAD),),
    themes=(Theme(id="wonen", name="Wonen"), Theme(id="zorg", name="Zorg")),
    theme_links=(ThemeLink(theme="zorg", subject="raad"),),
)


def checked(files: dict[str, str], *, replace: bool = False) -> CheckResult:
    uploads = [Upload(f"{name}.csv", text.encode()) for name, text in files.items()]
    return check(read(uploads), KNOWN, replace=replace)


def actors(result: CheckResult) -> list[str]:
    return [seat.actor for seat in result.facts["seats"] if isinstance(seat, Seat)]


@pytest.mark.parametrize(
    "cell", ["stad; caw", "Stad|CAW", '"stad\ncaw"', '"stad, CAW"', "stad/caw"]
)
def test_a_seat_that_names_several_actors_is_a_seat_for_each(cell: str) -> None:
    result = checked({"seats": f"body,actor,role\nraad,{cell},observer\n"})
    assert result.facts["seats"] == [
        Seat(body="raad", actor=actor, role=Role.OBSERVER) for actor in ("stad", "caw")
    ]
    warning = next(problem for problem in result.problems if problem.code == "several-in-one-cell")
    assert (warning.row, warning.column, warning.warning, warning.values["count"]) == (
        2,
        "actor",
        True,
        "1",
    )


def test_a_name_that_holds_a_separator_is_never_taken_apart_when_it_is_known() -> None:
    assert actors(checked({"seats": "body,actor\nraad,Stad; Haven\n"})) == ["samen"]
    assert actors(checked({"seats": 'body,actor\nraad,"Zorg, Stad"\n'})) == ["hulp"]
    assert actors(checked({"seats": 'body,actor\nraad,"Zorg, Stad; caw"\n'})) == ["hulp", "caw"]


def test_a_comma_divides_only_when_all_that_it_divides_is_known() -> None:
    [problem] = checked({"seats": 'body,actor\nraad,"stad, nog iemand"\n'}).problems
    assert (problem.code, problem.values["found"]) == ("unknown-reference", "stad, nog iemand")


def test_of_a_list_each_name_that_is_not_known_is_told_at_its_row() -> None:
    result = checked({"seats": "body,actor\nraad,stad; cav; niemand\n"})
    errors = [problem for problem in result.problems if not problem.warning]
    assert [(problem.code, problem.row, problem.values["found"]) for problem in errors] == [
        ("unknown-reference", 2, "cav"),
        ("unknown-reference", 2, "niemand"),
    ]


def test_a_name_that_a_list_repeats_is_a_duplicate_only_in_another_row() -> None:
    assert actors(checked({"seats": "body,actor\nraad,stad; stad; caw\n"})) == ["stad", "caw"]
    twice = checked({"seats": "body,actor\nraad,stad; caw\nraad,caw\n"})
    assert ("duplicate-key", 3) in {(problem.code, problem.row) for problem in twice.problems}


def test_where_one_thing_belongs_a_list_is_an_error() -> None:
    [problem] = checked({"actors": "id,name,part_of\nx,X,stad; caw\n"}).problems
    assert (problem.code, problem.column, problem.warning) == ("one-expected", "part_of", False)


def test_a_column_of_themes_beside_actors_becomes_links_and_empty_cells_none() -> None:
    result = checked({"actoren": "id,naam,thema's\nx,X,Wonen; zorg\ny,Y,\n"})
    assert result.ok
    assert result.facts["theme_links"] == [
        ThemeLink(theme="wonen", subject="x"),
        ThemeLink(theme="zorg", subject="x"),
    ]
    assert [sheet.table for sheet in result.interpretations] == ["actors", "theme_links"]
    assert "column-of-links" in {problem.code for problem in result.problems}


def test_a_column_of_members_beside_bodies_becomes_seats_also_of_rows_known_by_name() -> None:
    result = checked({"overleggen": 'naam,laag,leden\nRaad,woonraad,"stad\ncaw"\n'})
    assert result.ok
    assert actors(result) == ["stad", "caw"]


def test_a_mapping_of_such_a_column_passes_over_its_empty_cells_too() -> None:
    text = "nr,wie,waarover\nx,X,Wonen; zorg\ny,Y,\n"
    [raw] = read([Upload("lijst.csv", text.encode())]).tables
    headers = mapping_headers(raw)
    mappings = [
        SheetMapping(headers=headers, table="actors", columns={"id": "nr", "name": "wie"}),
        SheetMapping(
            headers=headers, table="theme_links", columns={"subject": "nr", "theme": "waarover"}
        ),
    ]
    result = check(ReadResult((raw,), ()), KNOWN, mappings=mappings)
    assert result.ok
    assert result.facts["theme_links"] == [
        ThemeLink(theme="wonen", subject="x"),
        ThemeLink(theme="zorg", subject="x"),
    ]


def test_a_sheet_of_its_own_may_say_more_of_what_such_a_column_names() -> None:
    files = {"bodies": "id,name,layer,members\nraad,Raad,woonraad,stad; caw\n"}
    result = checked(files | {"seats": "body,actor,role\nraad,stad,chair\n"})
    assert result.ok
    assert result.facts["seats"] == [
        Seat(body="raad", actor="stad", role=Role.CHAIR),
        Seat(body="raad", actor="caw"),
    ]


def test_replacing_a_table_leaves_the_links_that_stand_only_beside_others() -> None:
    given = {"themes": "id,name\nwonen,Wonen\nzorg,Zorg\n", "bodies": "id,name,layer,theme\n"}
    given["bodies"] += "raad,Raad,woonraad,wonen\n"
    found = proposed_changes(checked(given, replace=True).facts, KNOWN, replace=True)
    assert [change.after for change in found] == [ThemeLink(theme="wonen", subject="raad")]
