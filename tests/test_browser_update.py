"""An analyst at work in a real browser: a foreign file, a row left out, a cell changed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from dashboard.wording.choices import choice_name
from dashboard.words import Language, Words
from data.progress import ImportStep
from data.store import Store
from tests.browsing import choose, finished, opened_cell, wait_for_the_server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]

Visit = Callable[..., Page]
DUTCH = Words(Language.DUTCH)
FOREIGN = b"nummer;organisatie\n1;Eerste vereniging\n2;Tweede vereniging\n"
ACTORS = b"id,naam\neen,Eerste vereniging\ntwee,Tweede vereniging\n"


def upload(page: Page, name: str, content: bytes) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )


def actors_in(path: Path) -> list[object]:
    return [row[1] for row in load_workbook(io.BytesIO(path.read_bytes()))["actoren"].values]


def commit(page: Page, why: str) -> None:
    page.get_by_label(DUTCH("Why this change")).fill(why)
    page.get_by_role("button", name=DUTCH("Commit this change")).click()
    expect(page.get_by_text(re.compile("Klaar: dit is nu versie 2"))).to_be_visible()
    # The page is done when what stood below the message is gone: only then is there a new place
    # to drop files.
    expect(page.get_by_label(DUTCH("Why this change"))).to_have_count(0)


def pick(page: Page, label: str, option: str) -> None:
    choose(page, page.get_by_role("combobox", name=label), option)


def test_a_file_with_other_headers_is_taken_in_by_saying_what_they_are_and_then_by_itself(
    visit: Visit, own: str
) -> None:
    page = visit(f"{own}/bijwerken")
    upload(page, "leden.csv", FOREIGN)
    pick(page, DUTCH("Which tables are in this sheet"), "Actoren")
    page.keyboard.press("Escape")
    pick(page, "id *", "nummer")
    pick(page, "naam", "organisatie")
    page.get_by_role("button", name=DUTCH("Read the sheet this way")).click()
    expect(page.get_by_test_id("stMetric").filter(has_text=DUTCH("Added"))).to_contain_text("2")
    commit(page, "ledenlijst")
    upload(page, "nieuwe leden.csv", FOREIGN + b"3;Derde vereniging\n")
    expect(page.get_by_test_id("stMetric").filter(has_text=DUTCH("Added"))).to_contain_text("1")


def test_a_row_that_loses_its_tick_is_not_taken_over(visit: Visit, own: str) -> None:
    page = visit(f"{own}/bijwerken")
    upload(page, "actoren.csv", ACTORS)
    grid = page.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    effect = page.get_by_role("row").filter(has_text=DUTCH("Actors"))
    expect(effect).to_contain_text("38")
    finished(page)
    grid.click(position={"x": 65, "y": 35 + 17})  # the tick of the first row under the header
    # A run may show what was there beside what comes.
    expect(effect.filter(has_text="37")).to_have_count(1)
    commit(page, "alleen de tweede")
    page.goto(f"{own}/actor?actor=twee")
    expect(page.get_by_role("heading", name="Tweede vereniging")).to_be_visible()
    page.goto(f"{own}/actor?actor=een")
    expect(page.get_by_role("alert").filter(has_text="een")).to_be_visible()


def test_a_cell_is_changed_on_the_page_itself(visit: Visit, own: str) -> None:
    page = visit(f"{own}/bijwerken")
    finished(page)
    page.get_by_text(DUTCH("Change a few cells here, without a file")).click()
    search = page.get_by_label(DUTCH("Only rows with this text"))
    search.fill("CAW")
    search.press("Enter")
    grid = page.get_by_test_id("stDataFrame")
    expect(grid).to_have_count(1)  # the one from before the search has gone
    # A header, two rows that are found, and one to add.
    expect(grid.get_by_role("grid", include_hidden=True)).to_have_attribute("aria-rowcount", "4")
    cell = opened_cell(page, grid, {"x": 200, "y": 35 + 17})  # the name in the first row
    cell.fill("CAW Zuid")
    cell.press("Enter")
    expect(page.get_by_test_id("stMetric").filter(has_text=DUTCH("Changed"))).to_contain_text("1")
    commit(page, "een cel")
    page.goto(f"{own}/versies?version=2")
    expect(page.get_by_text("CAW Zuid").first).to_be_visible()


def test_the_file_of_a_version_can_be_fetched_again_and_so_can_a_backup(
    visit: Visit, own: str
) -> None:
    page = visit(f"{own}/bijwerken")
    upload(page, "actoren.csv", ACTORS)
    commit(page, "twee verenigingen")
    page.goto(f"{own}/versies?version=2")
    page.get_by_text(DUTCH("The files, with the mark that identifies each")).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=DUTCH("Fetch {name}", name="actoren.csv")).click()
    assert download.value.path().read_bytes() == ACTORS
    page.get_by_role("button", name=DUTCH("Make a backup")).click()
    with page.expect_download() as download:
        name = DUTCH("Fetch the verified backup of version {number}", number=2)
        page.get_by_role("button", name=name).click()
    with Store.open(download.value.path()) as copy:
        assert copy.revision == 2


def test_an_earlier_version_is_opened_and_compared_row_by_row(visit: Visit, own: str) -> None:
    page = visit(f"{own}/bijwerken")
    upload(page, "actoren.csv", b"id,naam\ncaw,CAW Zuid\n")
    commit(page, "een naam")
    page.goto(f"{own}/versies?version=1")
    with page.expect_download() as download:
        page.get_by_role("button", name=DUTCH("The data as they were then (workbook)")).click()
    assert "CAW" in actors_in(download.value.path())
    page.get_by_role("link", name=DUTCH("Compare it with the newest version")).click()
    page.get_by_text(DUTCH("Every row that differs")).click()
    expect(page.get_by_text("naam: CAW → CAW Zuid")).to_be_visible()
    page.goto(f"{own}/actor?actor=caw")
    page.get_by_text(DUTCH("History of this fact")).click()
    expect(page.get_by_text("“een naam”: gewijzigd: naam: CAW → CAW Zuid")).to_be_visible()


def test_an_import_that_takes_long_shows_its_steps_and_is_left_with_nothing_changed(
    visit: Visit, own: str, tmp_path: Path
) -> None:
    # In quotes, for that takes longest to read: the button stands there for seconds.
    many = "".join(f'"a{number}","Vereniging, {number}"\n' for number in range(1_000_000))
    path = tmp_path / "actoren.csv"
    path.write_text(f"id,naam\n{many}", encoding="utf-8")
    page = visit(f"{own}/bijwerken", patient=False)
    page.locator('input[type="file"]').set_input_files(path)
    stop = page.get_by_role("button", name=DUTCH("Stop, and change nothing"))
    expect(stop).to_be_visible(timeout=20_000)
    for step in (ImportStep.READING, ImportStep.CHECKING, ImportStep.COMPARING):
        expect(page.get_by_text(choice_name(DUTCH, step))).to_be_visible()
    stop.click()
    expect(page.get_by_text(DUTCH("Stopped. Nothing has changed."))).to_be_visible()
    expect(stop).to_have_count(0)
    wait_for_the_server(page)
    # What was dropped before has gone: only the new place to drop files is left.
    expect(page.locator('input[type="file"]')).to_have_count(1)
    upload(page, "actoren.csv", ACTORS)
    expect(page.get_by_test_id("stMetric").filter(has_text=DUTCH("Added"))).to_contain_text("2")
    commit(page, "dan twee")


def test_whether_everybody_is_on_the_lists_is_one_question_that_fills_the_cells(
    visit: Visit, own: str
) -> None:
    page = visit(f"{own}/bijwerken")
    rows = b"id,naam,laag\nplein,Plein,overleg\nhoek,Hoek,overleg\nzaal,Zaal,overleg\n"
    upload(page, "overleggen.csv", rows)
    question = page.get_by_test_id("stForm").filter(has_text=DUTCH("Is everybody on this list?"))
    expect(question).to_be_visible()
    groups = question.get_by_test_id("stButtonGroup")
    unknown = DUTCH("I do not know: the list counts as open")
    for label, answer in (
        (DUTCH("The same for all new bodies"), DUTCH("Yes, everybody")),
        ("Hoek", unknown),
    ):
        group = groups.filter(has_text=label)
        group.get_by_role("radio", name=answer).click()
    question.get_by_role("button", name=DUTCH("Use these answers")).click()
    expect(page.get_by_text(re.compile("open lijst: ja"))).to_have_count(1)
    expect(page.get_by_text(re.compile("open lijst: nee"))).to_have_count(2)
    commit(page, "drie overleggen")
