"""Streamlit's own words in a real browser: Dutch, English when asked, and never the data's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.words import Language, Words
from tests.both_languages import in_dutch

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("words")]

Visit = Callable[..., Page]
DUTCH, ENGLISH = Words(Language.DUTCH), Words(Language.ENGLISH)
ALIKE = ("Upload", "No results", "Select all", "Search")  # actors named as Streamlit's own words


@pytest.fixture(scope="session")
def address(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dashboard whose actors are named as Streamlit's own words."""
    folder = tmp_path_factory.mktemp("words")
    rows = [f"actor-{number},{name}" for number, name in enumerate(ALIKE)]
    (folder / "actors.csv").write_text("\n".join(["id,name", *rows]), encoding="utf-8")
    command = [
        str(Path(sys.executable).parent / "woonnetwerk"),
        "--database",
        str(folder / "store.duckdb"),
    ]
    take_in = [*command, "import", str(folder / "actors.csv"), "--message", "Names"]
    subprocess.run(take_in, check=True, capture_output=True)
    return serve(*command, "run", "--no-browser", "--port", "{port}")


@pytest.fixture
def opened(visit: Visit, address: str) -> Visit:
    """Open a page of that dashboard, and wait until it is drawn."""

    def drawn(path: str, **options: str) -> Page:
        page = visit(f"{address}/{path}", **options)
        page.get_by_role("heading", level=1).wait_for()
        return page

    return drawn


def streamlit_says(words: Words, english: str, **values: str) -> str:
    """What stands in place of Streamlit's own words."""
    dutch = words.language is Language.DUTCH
    return in_dutch(english, **values) if dutch else english.format(**values)


def uploader(page: Page) -> Locator:
    return page.get_by_test_id("stFileUploaderDropzone")


def upload_button(page: Page, words: Words) -> Locator:
    return uploader(page).get_by_role("button", name=streamlit_says(words, "Upload"), exact=True)


@pytest.mark.parametrize("words", [DUTCH, ENGLISH], ids=["dutch", "english"])
def test_the_uploader_speaks_the_language_of_the_page(opened: Visit, words: Words) -> None:
    page = opened(f"bijwerken?lang={words.language}")
    expect(upload_button(page, words)).to_be_visible()
    size = "100\u00a0MB" if words is DUTCH else "100MB"
    expect(
        uploader(page).get_by_text(streamlit_says(words, "{size} per file", size=size))
    ).to_be_visible()
    uploader(page).locator("input").set_input_files(
        {"name": "Upload", "mimeType": "text/plain", "buffer": b"?"}
    )
    name = page.get_by_test_id("stFileChipName")
    expect(name).to_have_text("Upload")
    remove = streamlit_says(words, "Remove {label}", label="Upload")
    expect(page.get_by_role("button", name=remove, exact=True)).to_be_visible()
    refused = streamlit_says(words, "{label} files are not allowed.", label="text/plain")
    expect(page.get_by_role("alert").filter(has_text=refused)).to_have_count(1)


def test_a_calendar_has_dutch_months_and_starts_on_monday(opened: Visit) -> None:
    page = opened("zitting-voorbereiden?date=2026-11-23", locale="en-US")
    expect(page.get_by_role("spinbutton", name=f"maand, {DUTCH('Date')}")).to_have_attribute(
        "aria-valuetext", "11 – november"
    )
    page.get_by_role("button", name=streamlit_says(DUTCH, "Choose date"), exact=True).click()
    calendar = page.get_by_role("dialog", name=streamlit_says(DUTCH, "Choose date"))
    expect(calendar.locator("th").first).to_have_text("M")
    expect(calendar.get_by_role("button", name="zondag 1 november 2026")).to_be_visible()
    calendar.get_by_role("button", name=streamlit_says(DUTCH, "Previous month")).click()
    expect(calendar.get_by_role("button", name="zaterdag 31 oktober 2026")).to_be_visible()


def test_a_calendar_is_english_when_the_page_is(opened: Visit) -> None:
    page = opened("zitting-voorbereiden?date=2026-11-23&lang=en", locale="nl-BE")
    page.get_by_role("button", name="Choose date", exact=True).click()
    calendar = page.get_by_role("dialog", name="Choose date")
    expect(calendar.get_by_role("button", name="Sunday, 1 November 2026")).to_be_visible()


def test_actors_named_as_a_word_of_streamlit_keep_their_names(opened: Visit) -> None:
    page = opened("actor")
    box = page.get_by_role("combobox", name=DUTCH("Choose an actor"))
    box.click()
    for name in ALIKE:
        expect(page.get_by_role("option", name=name, exact=True)).to_be_visible()
    box.fill("onbestaand")
    expect(page.get_by_role("option")).to_have_text([streamlit_says(DUTCH, "No results")])
    for number, name in enumerate(ALIKE):
        page = opened(f"actor?actor=actor-{number}")
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        expect(page.get_by_role("combobox").first).to_have_value(name)


def test_the_words_follow_the_choice_at_the_foot_of_the_navigation(
    opened: Visit,
) -> None:
    page = opened("bijwerken")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(upload_button(page, DUTCH)).to_be_visible()
    page.get_by_role("radio", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(upload_button(page, ENGLISH)).to_be_visible()
    expect(page.get_by_role("navigation", name="App pages")).to_be_visible()
    page.get_by_role("radio", name="Nederlands").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(upload_button(page, DUTCH)).to_be_visible()
    expect(page.get_by_role("navigation", name=streamlit_says(DUTCH, "App pages"))).to_be_visible()


def test_an_unknown_address_is_told_in_dutch_and_closed_to_other_hosts(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    answer = page.goto(f"{address}/onbekend")
    assert answer is not None
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    dialog = page.get_by_role("dialog", name=streamlit_says(DUTCH, "Page not found"))
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name=streamlit_says(DUTCH, "Close"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.context.close()
