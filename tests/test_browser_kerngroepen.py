"""Forming kerngroepen in a real browser: proposed, moved, kept, put into the data, and undone."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.words import Language, Words
from tests.browsing import choose, finished

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("kerngroepen")]

Visit = Callable[..., Page]
DUTCH = Words(Language.DUTCH)
OWN = "Kerngroep van Samenhuizers"


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=DUTCH(label), exact=True).click()
    finished(page)


def test_groups_are_proposed_moved_kept_put_into_the_data_and_undone(
    visit: Visit, serve: Callable[..., str], tmp_path: Path
) -> None:
    command = [Path(sys.executable).parent / "woonnetwerk", "--database", tmp_path / "city.duckdb"]
    city = serve(*command, "run", "--example", "--no-browser", "--port", "{port}")
    page = visit(f"{city}/kerngroepen?body=woonraad")
    finished(page)
    for label, option in (
        ("Move an actor", "Samenhuizers Rietgors"),
        ("To", DUTCH("A new group")),
    ):
        choose(page, page.get_by_role("combobox", name=DUTCH(label), exact=True), option)
    press(page, "Move")
    name = page.get_by_label(DUTCH("Name of group {number}", number=5))
    name.fill(OWN)
    name.press("Enter")
    finished(page)
    press(page, "Keep as a scenario")
    page.get_by_role("link", name=DUTCH("See what they would change")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DUTCH("What if"))
    finished(page)
    expect(page.get_by_text(re.compile(OWN)).first).to_be_visible()

    page.get_by_role("link", name=DUTCH("Form kerngroepen"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DUTCH("Form kerngroepen"))
    finished(page)
    press(page, "Open it again")
    expect(name).to_have_value(OWN)
    press(page, "Put them into the data")
    told = DUTCH("Tick that these groups are decided.")
    expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    page.get_by_text(DUTCH("These groups are decided"), exact=True).click()
    press(page, "Put them into the data")
    expect(page.get_by_text(re.compile("versie 2"))).to_be_visible()

    body = visit(f"{city}/overleg?body=kerngroep-van-samenhuizers")
    finished(body)
    expect(body.get_by_text("via Samenhuizers Rietgors").first).to_be_visible()
    history = visit(f"{city}/versies?version=1")
    finished(history)
    press(history, "Go back to this version")
    done = DUTCH("Done: version {number} holds what version {old} held.", number=3, old=1)
    expect(history.get_by_text(done)).to_be_visible()
    body = visit(f"{city}/overleg?body=kerngroep-van-samenhuizers")
    expect(body.get_by_role("alert")).to_contain_text("kerngroep-van-samenhuizers")
