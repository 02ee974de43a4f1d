"""What if, in a real browser: from a gap to the seat that closes it, and no word in the data."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.words import Language, Words
from tests.browsing import choose, finished

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("scenario")]

Visit = Callable[..., Page]
DUTCH = Words(Language.DUTCH)
CLOSED = "CAW zit in een samenwerkingsverband, maar in geen ander overleg bij naam"


@pytest.fixture(scope="module")
def kortrijk(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    store = tmp_path_factory.mktemp("scenario") / "store.duckdb"
    command = [Path(sys.executable).parent / "woonnetwerk", "--database", store]
    return serve(*command, "run", "--no-browser", "--port", "{port}")


def test_a_seat_for_caw_in_the_lokaal_woonoverleg_closes_its_gap_and_stores_nothing(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/hiaten?finding=partnership-only:caw")
    page.get_by_role("link", name=DUTCH("Take to What if")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DUTCH("What if"))
    expect(page.get_by_text(re.compile(r"^1\. CAW in "))).to_be_visible()
    for label, name in (("Actor", "CAW"), ("Body", "Lokaal woonoverleg")):
        choose(page, page.get_by_role("combobox", name=re.compile(f"{DUTCH(label)}$")), name)
    page.get_by_role("button", name=DUTCH("Add this change")).click()
    sentence = DUTCH("This scenario closes the gap: {title}.", title=CLOSED)
    expect(page.get_by_text(sentence)).to_be_visible()
    expect(page).to_have_url(re.compile("step=.*seat.*caw.*lokaal-woonoverleg"))
    measures = page.get_by_role("table").filter(has_text=DUTCH("Seats"))
    row = measures.get_by_role("row").filter(has_text=re.compile(f"^{DUTCH('Seats')}"))
    expect(row.get_by_role("cell").nth(1)).to_have_text("39")
    expect(row.get_by_role("cell").nth(2)).to_have_text("40")
    for key in ("before", "after"):
        expect(page.locator(f".st-key-scenario-{key}").get_by_role("application")).to_be_visible()

    link = visit(page.url)
    expect(link.get_by_text(sentence)).to_be_visible()
    stored = visit(f"{kortrijk}/hiaten?finding=partnership-only:caw")
    expect(stored.get_by_role("heading", name=re.compile(CLOSED))).to_be_visible()
    history = visit(f"{kortrijk}/versies")
    expect(history.get_by_role("row")).to_have_count(2)  # the head and the first


def test_kept_scenarios_stand_beside_each_other_and_survive_a_look_elsewhere(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/wat-als?step=%2Bseat:caw:lokaal-woonoverleg")
    name = page.get_by_label(DUTCH("Name of the scenario"))
    name.fill("CAW erbij")
    name.press("Enter")
    page.get_by_role("button", name=DUTCH("Keep, to compare")).click()
    kept = page.get_by_role("heading", name=DUTCH("Kept scenarios"))
    expect(kept).to_be_visible()
    table = page.get_by_role("table").filter(has_text="CAW erbij")
    expect(table.get_by_role("columnheader", name="CAW erbij")).to_be_visible()
    page.get_by_role("link", name=DUTCH("Gaps"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DUTCH("Gaps"))
    page.get_by_role("link", name=DUTCH("What if"), exact=True).click()
    expect(kept).to_be_visible()
    expect(page.get_by_text("CAW krijgt een zetel in Lokaal woonoverleg")).to_be_visible()
    expect(name).to_have_value(DUTCH("Scenario {number}", number=1))
    page.get_by_role("button", name=DUTCH("Open it again")).click()
    expect(name).to_have_value("CAW erbij")
    with page.expect_download() as download:
        page.get_by_role("button", name=DUTCH("As a file to upload")).click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_what_somebody_keeps_is_there_after_a_reload_and_for_somebody_else(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/wat-als?step=%2Bseat:caw:lokaal-woonoverleg")
    for label, value in (("Name of the scenario", "Voor iedereen"), ("Your name", "Bo")):
        box = page.get_by_label(DUTCH(label))
        box.fill(value)
        box.press("Enter")
        finished(page)
    page.get_by_role("button", name=DUTCH("Keep, to compare")).click()
    told = DUTCH("Kept as a scenario: {name}.", name="Voor iedereen")
    expect(page.get_by_text(told)).to_be_visible()
    page.reload()
    other = visit(f"{kortrijk}/wat-als")
    for each in (page, other):
        kept = each.locator(".st-key-kept-scenarios")
        expect(kept.get_by_text("Voor iedereen", exact=True).first).to_be_visible()
        expect(kept.get_by_text(re.compile("^Bewaard door Bo op .*versie 1 "))).to_be_visible()
    other.get_by_role("button", name=DUTCH("Open it again")).first.click()
    expect(other.get_by_label(DUTCH("Name of the scenario"))).to_have_value("Voor iedereen")
    expect(other).to_have_url(re.compile("step=.*seat.*caw.*lokaal-woonoverleg"))
