"""The gaps in a real browser: a mark that stays, and the page for paper."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.words import Language, Words
from tests.both_languages import in_dutch
from tests.browsing import finished

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("gaps")]

Visit = Callable[..., Page]
DUTCH = Words(Language.DUTCH)
POORT = "De Poort heeft in geen enkel overleg bij naam een zetel"


@pytest.fixture(scope="module")
def kortrijk(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dashboard in which these tests may mark gaps."""
    store = tmp_path_factory.mktemp("gaps") / "store.duckdb"
    command = [Path(sys.executable).parent / "woonnetwerk", "--database", store]
    return serve(*command, "run", "--no-browser", "--port", "{port}")


def count(page: Page, title: str) -> str:
    metric = page.get_by_test_id("stMetric").filter(has_text=title)
    return metric.get_by_test_id("stMetricValue").inner_text()


def test_a_marked_gap_stands_apart_after_a_reload_and_the_mark_can_be_taken_away(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/hiaten?finding=no-seat:de-poort")
    finished(page)
    confirmed = int(count(page, in_dutch("confirmed").capitalize()))
    page.get_by_role("button", name=DUTCH("Mark this gap")).first.click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name=DUTCH("Save the mark")).click()
    expect(form.get_by_role("alert")).to_have_text(
        DUTCH("Write why, so that others can follow the decision.")
    )
    form.get_by_text(in_dutch("remedy planned").capitalize()).click()
    why = form.get_by_label(DUTCH("Why"), exact=True)
    why.fill("Uitgenodigd in januari.")
    why.press("Tab")
    finished(page)
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    page.get_by_role("button", name=DUTCH("Mark this gap")).first.click()
    expect(why).to_have_value("Uitgenodigd in januari.")
    form.get_by_role("button", name=DUTCH("Save the mark")).click()
    expect(page.get_by_text(re.compile(f": {POORT}$"))).to_be_visible()

    page = visit(f"{kortrijk}/hiaten")
    finished(page)
    assert count(page, DUTCH("Marked")) == "1"
    assert count(page, in_dutch("confirmed").capitalize()) == str(confirmed - 1)
    expect(page.get_by_role("heading", name=f"{DUTCH('Marked')} (1)")).to_be_visible()
    page.get_by_text(POORT).click()
    expect(page.get_by_text("Uitgenodigd in januari.")).to_be_visible()
    finished(page)
    page.get_by_role("button", name=DUTCH("Change the mark")).click()
    page.get_by_role("dialog").get_by_role("button", name=DUTCH("Take the mark away")).click()
    expect(page.get_by_role("heading", name=DUTCH("Marked"))).to_have_count(0)
    page.goto(f"{kortrijk}/versies")
    expect(page.get_by_role("cell", name=re.compile(POORT))).to_have_count(2)


def test_the_page_for_paper_is_unfolded_and_holds_nothing_to_click(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/hiaten?status=confirmed&rule=no-seat&rule=partnership-only")
    finished(page)
    page.get_by_role("link", name=DUTCH("For printing")).click()
    expect(page).to_have_url(re.compile("print=1"))
    expect(page.get_by_role("button", name=DUTCH("Print this page"))).to_be_visible()
    finished(page)
    page.emulate_media(media="print")
    main = page.get_by_test_id("stMain")
    for quote in ("De Poort of een andere bouwmaatschappij", "Samenwerking Huurdersbond"):
        expect(main.get_by_text(quote).first).to_be_visible()
    for role in ("button", "combobox", "radio", "link"):
        expect(main.get_by_role(role).filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("navigation").filter(visible=True)).to_have_count(0)


def test_the_course_and_two_dates_are_shown_with_their_tables(visit: Visit, kortrijk: str) -> None:
    page = visit(f"{kortrijk}/versies?view=course")
    finished(page)
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader", name=DUTCH("Density"))).to_be_visible()
    first = table.get_by_role("row").last
    expect(first.get_by_role("cell", name="0,283")).to_be_visible()
    page = visit(f"{kortrijk}/versies?view=compare&between=dates&then_on=2020-01-01")
    finished(page)
    same = DUTCH("Actors, bodies and seats are the same.")
    expect(page.get_by_text(same)).to_be_visible()
