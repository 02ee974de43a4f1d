"""What is downloaded can be uploaded unchanged, and no cell of it is ever calculated."""

from __future__ import annotations

import csv
import io
import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyarrow import parquet

from data.exports import (
    csv_folder,
    csv_text,
    kumu_workbook,
    marked_workbook,
    parquet_folder,
    workbook,
)
from data.intake.checking.check import check
from data.intake.limits import LIMITS
from data.intake.proposing.proposed_changes import proposed_changes
from data.intake.reading.delimited import delimited_grid
from data.intake.reading.grid import Grid, Rows
from data.intake.reading.network_sheets import split_network
from data.intake.reading.xlsx import xlsx_sheets
from data.intake.sandbox.read_uploads import read
from data.intake.understanding.raw_tables import ReadResult, raw_table
from data.intake.uploaded_files import Upload
from data.model import (
    Actor,
    Body,
    Fact,
    Facts,
    Layer,
    Meeting,
    Seat,
    Source,
    Tie,
)
from data.tables import TABLES
from tests.any_facts import ANY_FACTS, facts_of

# What random meetings may well be; it stops nothing.
ODD_MEETINGS = {
    "planned-in-past",
    "two-meetings-one-day",
    "unclear-hour",
    "hours-reversed",
    "attended-uninvited",
    "advice-without-addressee",
}


def difference(files: list[Upload], facts: Facts) -> object:
    return compared(read(files), facts)


def compared(reading: ReadResult, facts: Facts) -> object:
    checked = check(reading, facts, today=date.max)
    assert {problem.code for problem in checked.problems} <= ODD_MEETINGS
    return proposed_changes(checked.facts, facts, replace=True)


def reading_of(packed: bytes) -> ReadResult:
    """A workbook of our own making, read without a process of its own."""
    return reading_of_grids(
        [Grid("x.xlsx", name, Rows.of(rows)) for name, rows in xlsx_sheets(packed, LIMITS)]
    )


def reading_of_grids(grids: list[Grid]) -> ReadResult:
    rest, typed = split_network([grid for grid in grids if grid.rows])
    tables = [raw_table(grid) for grid in rest]
    tables += [raw_table(part.grid, part.table) for part in typed]
    return ReadResult(tuple(tables), ())


def kortrijk() -> Facts:
    folder = Path(__file__).parents[1] / "data" / "kortrijk"
    uploads = [Upload(path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv"))]
    return facts_of(check(read(uploads), Facts()).facts)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_kortrijk_downloaded_and_uploaded_unchanged_is_no_difference(
    tmp_path: Path, language: str
) -> None:
    facts = kortrijk()
    assert difference([Upload("x.xlsx", workbook(facts, language=language))], facts) == ()
    paths = csv_folder(facts, tmp_path, language=language)
    assert difference([Upload(path.name, path.read_bytes()) for path in paths], facts) == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_list_that_is_open_closed_or_not_said_to_be_either_stays_so(
    tmp_path: Path, language: str
) -> None:
    bodies = tuple(
        Body(id=str(said), name=str(said), layer=Layer.WOONRAAD, open_list=said)
        for said in (True, False, None)
    )
    facts = Facts(bodies=bodies)
    packed = workbook(facts, language=language)
    assert set(checked_bodies(Upload("x.xlsx", packed))) == set(bodies)
    assert set(checked_bodies(Upload("x.xlsx", kumu_workbook(facts)))) == set(bodies)
    (path,) = csv_folder(facts, tmp_path, language=language)
    assert set(checked_bodies(Upload(path.name, path.read_bytes()))) == set(bodies)
    (table,) = parquet_folder(facts, tmp_path / "parquet")
    rows = parquet.read_table(table).to_pylist()
    assert {row["id"]: row["open_list"] for row in rows} == {
        "True": True,
        "False": False,
        "None": None,
    }


def checked_bodies(upload: Upload) -> list[Fact]:
    """The bodies that a file gives to an empty store."""
    return check(read([upload]), Facts()).facts["bodies"]


@settings(max_examples=25, deadline=None)  # a workbook takes tens of milliseconds
@given(facts=ANY_FACTS, language=st.sampled_from(["nl", "en"]))
def test_any_facts_survive_a_workbook(facts: Facts, language: str) -> None:
    packed = workbook(facts, language=language, personal=True)
    assert compared(reading_of(packed), facts) == ()


@settings(max_examples=25, deadline=None)
@given(facts=ANY_FACTS)
def test_any_facts_survive_a_workbook_for_kumu(facts: Facts) -> None:
    assert compared(reading_of(kumu_workbook(facts, personal=True)), facts) == ()


@settings(max_examples=60, deadline=None)
@given(facts=ANY_FACTS, language=st.sampled_from(["nl", "en"]))
def test_any_facts_survive_csv_files(facts: Facts, language: str) -> None:
    grids = [
        delimited_grid(
            f"{table.name}.csv",
            csv_text(table, facts.table(table.name), language, personal=True).encode(),
            LIMITS,
        )
        for table in TABLES
    ]
    read_well = [grid for grid in grids if isinstance(grid, Grid)]
    assert len(read_well) == len(grids)
    assert compared(reading_of_grids(read_well), facts) == ()


FACTS = Facts(
    actors=(Actor(id="=cmd", name="=1+1", note="@x"), Actor(id="a", name="A", kbo="0204212714")),
    bodies=(Body(id="raad", name="Raad", layer=Layer.WOONRAAD, open_list=True),),
    seats=(Seat(body="raad", actor="a", representative="Jan Peeters"),),
    ties=(Tie(from_id="a", to_id="raad", kind="x", amount=18000.0),),
    meetings=(Meeting(id="m", body="raad", date=date(2026, 11, 23)),),
)


def test_the_workbook_is_in_dutch_with_a_bold_frozen_header_and_choices_to_pick() -> None:
    book = load_workbook(io.BytesIO(workbook(FACTS)))
    assert book.sheetnames == [table.dutch for table in TABLES]
    sheet = book["overleggen"]
    assert [cell.value for cell in sheet[1]][:3] == ["id", "naam", "laag"]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet["C2"].value == "woonraad"
    choices = {
        str(choice.sqref).split(":")[0]: choice.formula1
        for choice in sheet.data_validations.dataValidation
    }
    assert choices["C2"] == '"kerngroep,woonraad,overleg,samenwerkingsverband"'
    assert choices["I2"] == '"ja,nee"'


def test_text_that_looks_like_a_formula_is_text_in_the_workbook() -> None:
    sheet = load_workbook(io.BytesIO(workbook(FACTS)))["actoren"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=cmd", "s")
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert sheet["G3"].number_format == "@"


def test_dates_and_numbers_are_dates_and_numbers_in_the_workbook() -> None:
    book = load_workbook(io.BytesIO(workbook(FACTS)))
    assert book["zittingen"]["C2"].number_format == "dd/mm/yyyy"
    assert book["relaties"]["E2"].value == 18000


def test_csv_text_that_looks_like_a_formula_gets_an_apostrophe(tmp_path: Path) -> None:
    csv_folder(FACTS, tmp_path)
    rows = list(csv.DictReader((tmp_path / "actors.csv").open(encoding="utf-8", newline="")))
    assert (rows[0]["id"], rows[0]["name"], rows[0]["note"]) == ("'=cmd", "'=1+1", "'@x")
    assert rows[1]["kbo"] == "0204212714"


def test_only_tables_with_facts_become_csv_files(tmp_path: Path) -> None:
    names = [path.name for path in csv_folder(FACTS, tmp_path / "new")]
    assert names == ["actors.csv", "bodies.csv", "seats.csv", "ties.csv", "meetings.csv"]


def test_names_of_people_stay_out_unless_asked_for() -> None:
    without = load_workbook(io.BytesIO(workbook(FACTS)))["zetels"]
    assert "vertegenwoordiger" not in [cell.value for cell in without[1]]
    with_names = load_workbook(io.BytesIO(workbook(FACTS, personal=True)))["zetels"]
    assert "Jan Peeters" in [cell.value for cell in with_names[2]]


def test_names_of_people_survive_an_upload_without_them() -> None:
    facts = Facts(actors=FACTS.actors, bodies=FACTS.bodies, seats=FACTS.seats)
    assert difference([Upload("x.xlsx", workbook(facts))], facts) == ()


def test_the_template_can_be_empty_or_hold_some_tables_only() -> None:
    empty = load_workbook(io.BytesIO(workbook(FACTS, empty=True)))
    assert [sheet.max_row for sheet in empty.worksheets] == [1] * len(TABLES)
    some = load_workbook(io.BytesIO(workbook(FACTS, tables=["seats", "actors"])))
    assert some.sheetnames == ["actoren", "zetels"]


@pytest.mark.parametrize(("day", "is_date"), [(date(1900, 3, 1), True), (date(1900, 2, 28), False)])
def test_a_day_that_excel_counts_wrongly_is_written_as_text(day: date, *, is_date: bool) -> None:
    facts = Facts(sources=(Source(id="akte", title="Akte", checked=day),))
    packed = workbook(facts)
    sheet = load_workbook(io.BytesIO(packed))["bronnen"]
    place = [cell.value for cell in sheet[1]].index("nagekeken")
    assert isinstance(sheet[2][place].value, date) is is_date
    assert difference([Upload("x.xlsx", packed)], facts) == ()


def test_letters_and_digits_are_never_touched() -> None:
    facts = Facts(actors=(Actor(id="a", name=string.printable.strip()[:94], kbo="0204212714"),))
    assert difference([Upload("x.xlsx", workbook(facts))], facts) == ()


def test_the_workbook_for_kumu_has_its_elements_and_connections() -> None:
    book = load_workbook(io.BytesIO(kumu_workbook(FACTS)))
    assert book.sheetnames == ["Elements", "Connections", "meetings"]
    elements = list(book["Elements"].values)
    assert elements[0][:3] == ("Type", "ID", "Label")
    assert ("body", "raad", "Raad") in {row[:3] for row in elements}
    links = list(book["Connections"].values)
    assert links[0][:4] == ("From", "To", "Direction", "Type")
    assert [row[:4] for row in links[1:]] == [
        ("a", "raad", "undirected", "seat"),
        ("a", "raad", "directed", "tie"),
    ]
    assert "representative" not in links[0]


def test_parquet_files_keep_dates_numbers_and_truth_values(tmp_path: Path) -> None:
    paths = {path.stem: path for path in parquet_folder(FACTS, tmp_path)}
    assert parquet.read_table(paths["meetings"]).to_pylist()[0]["date"] == date(2026, 11, 23)
    (body,) = parquet.read_table(paths["bodies"]).to_pylist()
    assert (body["layer"], body["open_list"], body["active_from"]) == ("woonraad", True, None)
    assert parquet.read_table(paths["ties"]).to_pylist()[0]["amount"] == 18000.0
    assert "representative" not in parquet.read_table(paths["seats"]).column_names


def test_bad_cells_are_coloured_and_explained_where_they_stand() -> None:
    content = b"Ledenlijst\n\nid,name,kind,tot\n=x,,nieuw\ny,Y,,gisteren\n"
    reading = read([Upload("actors.csv", content)])
    problems = check(reading, Facts()).problems
    packed = marked_workbook(reading, problems, lambda problem: f"[{problem.code}]")
    sheet = load_workbook(io.BytesIO(packed))["actors"]
    assert [cell.value for cell in sheet[3]] == ["id", "name", "kind", "tot"]
    assert (sheet["A4"].value, sheet["A4"].data_type, sheet["A4"].comment) == ("=x", "s", None)
    comments = {
        cell.coordinate: (cell.comment.text, cell.fill.fgColor.rgb)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert comments == {
        "B4": ("[value-missing]", "00F4B183"),
        "C4": ("[unknown-word]", "00FFE699"),
        "D5": ("[bad-period]", "00F4B183"),
    }


def test_sheets_of_the_same_name_are_marked_each_on_its_own() -> None:
    reading = read([Upload("a/actors.csv", b"id,name\nx,X\n"), Upload("actors.csv", b"id,name\n")])
    packed = marked_workbook(reading, [], lambda problem: problem.code)
    assert load_workbook(io.BytesIO(packed)).sheetnames == ["actors", "actors 2"]
