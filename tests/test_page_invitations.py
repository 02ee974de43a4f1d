"""Whom to invite, the same on the page, in the briefing, in the workbook and for scripts."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard import cache
from dashboard.cli import main
from dashboard.documents.briefing import briefing
from dashboard.documents.invitation_workbook import invitation_workbook
from dashboard.documents.meeting_pack import prepare_meeting
from dashboard.server.launch import fill_database
from dashboard.snapshot import Snapshot
from dashboard.wording.meetings import coverage_text
from dashboard.words import Language, Words
from data import queries
from tests.visiting import TODAY, visited

DUTCH = Words(Language.DUTCH)
DAY = date(2026, 12, 10)
HOMELESSNESS = "dak-en-thuisloosheid"
FIRST = ["CAW", "Samenlevingsopbouw", "Stad Kortrijk"]


@pytest.fixture(scope="module")
def kortrijk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kortrijk") / "store.duckdb"
    fill_database(path, DUTCH, example=False)
    return path


@pytest.fixture(scope="module")
def for_scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of its own: the pages keep theirs open."""
    path = tmp_path_factory.mktemp("scripts") / "store.duckdb"
    fill_database(path, DUTCH, example=False)
    return path


def page_of(database: Path, *themes: str) -> AppTest:
    asked: dict[str, str | list[str]] = {"body": "lokale-woonraad", "date": DAY.isoformat()}
    page = visited("preparation", database, asked | {"theme": [*themes]}, today=TODAY).run()
    assert not page.exception
    return page


def boxes(page: AppTest) -> dict[str, bool]:
    """The guests on the page, and whether they are ticked."""
    keys = [tick for tick in page.checkbox if (tick.key or "").startswith("guest:")]
    return {tick.label.replace("\\", ""): bool(tick.value) for tick in keys}


def text_of(page: AppTest) -> str:
    return "\n".join(text.value for text in [*page.markdown, *page.caption]).replace("\\", "")


def document(database: Path, theme: str) -> Any:
    asked = ("prepare", "lokale-woonraad", "--date", DAY.isoformat(), "--theme", theme, "--json")
    result = CliRunner().invoke(main, ["--database", str(database), *asked])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_for_homelessness_the_partners_of_the_woonclub_come_first_everywhere(
    kortrijk: Path,
) -> None:
    theme = HOMELESSNESS
    page = page_of(kortrijk, theme)
    assert [*boxes(page)][:3] == FIRST
    assert [name for name, ticked in boxes(page).items() if ticked] == FIRST
    store = cache.store(str(kortrijk))
    now = Snapshot(store.revision, queries.facts(store))
    prepared = prepare_meeting(now, "lokale-woonraad", DAY, (theme,), today=TODAY)
    told = coverage_text(DUTCH, now, prepared)
    steps = (
        "Stuurgroep thuisloosheid is bezig met Dak- en thuisloosheid (regel 43). "
        "Stuurgroep thuisloosheid stond aan de start van Woonclub (regel 43). "
        "CAW zit in Woonclub (regel 52)."
    )
    assert told in text_of(page)
    assert steps in text_of(page)
    paper = Document(io.BytesIO(briefing(DUTCH, now, prepared)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert told in [paragraph.text for paragraph in paper.paragraphs]
    assert any(steps in cell for cell in cells)
    book = load_workbook(io.BytesIO(invitation_workbook(DUTCH, now, prepared)))
    rows = [row for row in book.worksheets[0].iter_rows(values_only=True) if row[0]]
    assert rows[1][0] == told
    assert "Als u dit werkboek oplaadt" in str(rows[2][0])
    assert [row[0] for row in rows[4:7]] == FIRST
    assert steps in str(rows[4][4])


def test_a_script_gets_each_step_with_its_line(for_scripts: Path) -> None:
    found = document(for_scripts, "dak-en-thuisloosheid")
    assert [invitation["name"] for invitation in found["invitations"]] == FIRST
    assert found["proposal"].startswith("De gegevens noemen niemand bij naam die rechtstreeks")
    for invitation in found["invitations"]:
        (path,) = invitation["paths"]
        assert [step["locator"] for step in path] == ["regel 43", "regel 43", "regel 52"]
        assert all(step["source"] and step["quote"] for step in path)
        assert path[-1]["to"] == invitation["actor"]
        assert len(invitation["equals"]) == 2
    assert found["invitations"][0]["difference"].startswith("Niets in de gegevens")
    assert "Huurdersbond" in found["invitations"][2]["difference"]


def test_twelve_care_homes_are_one_choice_that_nobody_made(kortrijk: Path) -> None:
    page = page_of(kortrijk, "serviceflats")
    title = (
        "Een van de 12 met even goede redenen: privaat woonzorgcentrum (7) en woonzorgcentrum "
        "van het OCMW (5)"
    )
    assert text_of(page).count(title) == 1
    ticked = [name for name, on in boxes(page).items() if on]
    assert ticked == ["OCMW Kortrijk"]
    assert {"Biezenheem", "Ter Melle", "Sint Jozef"} <= boxes(page).keys()
    page.checkbox(key="guest:wzc-ter-melle").check().run()
    assert not page.exception
    assert boxes(page)["Ter Melle"]
    assert not boxes(page)["Biezenheem"]


def test_where_the_data_name_nobody_that_is_said_first(kortrijk: Path, for_scripts: Path) -> None:
    page = page_of(kortrijk, "woonstad")
    assert not any(boxes(page).values())
    first = "De gegevens noemen niemand die met Woonstad bezig is."
    assert any(text.value.replace("\\", "").startswith(first) for text in page.markdown)
    assert document(for_scripts, "woonstad")["proposal"].startswith(first)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("0", 0),
        ("2", 2),
        ("3", 3),
        ("200", 200),
        ("201", 200),
        ("9" * 5000, 200),
        ("-1", None),
        ("²", None),
    ],
)
def test_guests_at_most_in_an_address_are_kept_within_what_can_be_asked(
    kortrijk: Path, given: str, shown: int | None
) -> None:
    proposed = sum(boxes(page_of(kortrijk, HOMELESSNESS)).values())
    assert proposed == len(FIRST)
    asked: dict[str, str | list[str]] = {"body": "lokale-woonraad", "date": DAY.isoformat()}
    asked |= {"theme": HOMELESSNESS, "max": given}
    page = visited("preparation", kortrijk, asked, today=TODAY).run()
    assert not page.exception
    assert page.number_input(key="guests-at-most").value == shown
    # The three rank alike: where there is no room for all of them, somebody must choose.
    assert sum(boxes(page).values()) == (proposed if shown is None or shown >= proposed else 0)


def test_no_guests_at_all_can_be_asked_for(kortrijk: Path) -> None:
    page = page_of(kortrijk, HOMELESSNESS)
    assert any(boxes(page).values())
    page.number_input(key="guests-at-most").set_value(0).run()
    assert not page.exception
    assert not any(boxes(page).values())
