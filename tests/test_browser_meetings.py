"""A meeting in a real browser: planned, prepared, held, recorded, and followed up the next time."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from dashboard.words import Language, Words
from data.periods import today
from tests.both_languages import in_dutch
from tests.browsing import choose, finished

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("meetings")]

Visit = Callable[..., Page]
DUTCH = Words(Language.DUTCH)
TODAY = today()  # the server's: in Brussels, where a day may begin before it does on this clock
KEPT = DUTCH("Nothing is saved yet; what you filled in is still there.")
SAVED = "Saved as version {number}: {what}. It can be undone under Versions."
GUEST = "Mantelzorgkring Zwaluwdam"  # of the care that is missing, and the only one for that theme
ADVICE = "Maak een plan tegen leegstand."
PRESSED = 200  # milliseconds
NEWCOMER = "Thuiszorg Oeverloper"  # in the data, with no seat in the woonraad and no invitation


def example_city(serve: Callable[..., str], folder: Path) -> str:
    command = [Path(sys.executable).parent / "woonnetwerk", "--database", folder / "city.duckdb"]
    return serve(*command, "run", "--example", "--no-browser", "--port", "{port}")


@pytest.fixture
def city(serve: Callable[..., str], tmp_path: Path) -> str:
    """The fictional city in a store of its own, to record meetings in."""
    return example_city(serve, tmp_path)


def opened(visit: Visit, address: str) -> Page:
    page = visit(address)
    finished(page)
    return page


def capital(choice: str) -> str:
    return in_dutch(choice).capitalize()


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=DUTCH(label), exact=True).click()


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=DUTCH(label), exact=True).last


def presence(page: Page, actor: str, found: str) -> None:
    choice = page.get_by_role("radiogroup", name=actor)
    choice.get_by_role("radio", name=capital(found), exact=True).click()


def part(page: Page, name: str) -> None:
    page.get_by_role("radiogroup", name=DUTCH("Part")).get_by_role(
        "radio", name=DUTCH(name)
    ).click()
    finished(page)


def type_day(form: Locator, day: date) -> None:
    for name, value in (("dag", f"{day:%d}"), ("maand", f"{day:%m}"), ("jaar", f"{day:%Y}")):
        field = form.get_by_role("spinbutton", name=re.compile(f"^{name},")).first
        field.click()
        field.press_sequentially(value)


def plan_form(page: Page) -> Locator:
    return page.get_by_test_id("stExpander").filter(has_text=DUTCH("Plan a meeting"))


def saved(page: Page, number: int) -> None:
    told = DUTCH(SAVED, number=number, what="…").split("…")[0]
    expect(page.get_by_text(told)).to_be_visible()
    finished(page)


def downloaded(page: Page, label: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        press(page, label)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_meeting_is_planned_prepared_held_and_recorded_and_its_advice_is_open_the_next_time(
    visit: Visit, city: str
) -> None:
    address = f"{city}/zitting-voorbereiden?body=woonraad"
    page = opened(visit, f"{address}&date={TODAY.isoformat()}&theme=leegstand&theme=mantelzorg")
    tick(page)
    press(page, "Plan this meeting with these invitations")
    saved(page, 2)
    take_along(page)
    page.get_by_role("link", name=DUTCH("Open this meeting: agenda, attendance, advice")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DUTCH("Meetings"))
    finished(page)
    record_attendance(page)
    record_advice(page)
    part(page, "Actions")
    page.get_by_label(DUTCH("What has to be done")).fill("Cijfers over leegstand vragen")
    press(page, "Save the action")
    saved(page, 5)

    later = (TODAY + timedelta(days=45)).isoformat()
    page = opened(visit, f"{address}&date={later}")
    expect(page.get_by_text(ADVICE).first).to_be_visible()
    expect(page.get_by_text("Cijfers over leegstand vragen").first).to_be_visible()
    page = opened(visit, f"{city}/versies")
    expect(page.get_by_role("cell", name=re.compile("^Advies van Woonraad"))).to_be_visible()


def tick(page: Page) -> None:
    """Untick a guest, see the figures follow, and go back to what was proposed."""
    guest = page.get_by_role("checkbox", name=GUEST)
    expect(guest).to_be_checked()
    expect(page.get_by_text(re.compile("Nieuw aan tafel.*Zorg"))).to_be_visible()
    guest.locator("xpath=ancestor::label").click()
    expect(page.get_by_text(re.compile("Niemand bij naam aan tafel uit: .*Zorg"))).to_be_visible()
    finished(page)
    expect(guest).not_to_be_checked()
    expect(page).to_have_url(re.compile("guest="))
    press(page, "Back to the proposed list")
    expect(guest).to_be_checked()


def take_along(page: Page) -> None:
    name, briefing = downloaded(page, "Briefing (Word)")
    assert name == f"briefing-woonraad-{TODAY.isoformat()}.docx"
    told = "\n".join(each.text for each in Document(io.BytesIO(briefing)).paragraphs)
    assert "Leegstand" in told
    _, workbook = downloaded(page, "Invitations (workbook)")
    assert "uitnodigingen" in load_workbook(io.BytesIO(workbook)).sheetnames
    _, calendar = downloaded(page, "Calendar file")
    assert calendar.startswith(b"BEGIN:VCALENDAR")


def record_attendance(page: Page) -> None:
    """Tick who was there, with somebody whom nobody invited: told, and saved when confirmed."""
    part(page, "Attendance")
    presence(page, "Huurdershuis Kouterland", "present")
    presence(page, "Notarissenkring Kouterland", "absent")
    choose(page, box(page, "Who else was there"), NEWCOMER)
    page.keyboard.press("Escape")
    press(page, "Save the attendance")
    expect(page.get_by_role("alert").filter(has_text=NEWCOMER)).to_be_visible()
    press(page, "Save it all the same")
    saved(page, 3)
    found = page.get_by_role("radiogroup", name=NEWCOMER)
    expect(found.get_by_role("radio", name=capital("present"), exact=True)).to_be_checked()


def record_advice(page: Page) -> None:
    """Advice to nobody is told, and what was written stays until there is an addressee."""
    part(page, "Advice")
    text = page.get_by_label(DUTCH("What was advised"))
    text.fill(ADVICE)
    press(page, "Save the advice")
    doubt = in_dutch("Fill in for whom it is meant, or save it as it is.")
    expect(page.get_by_role("alert").filter(has_text=doubt)).to_be_visible()
    press(page, "Change it first")
    expect(page.get_by_role("alert").filter(has_text=doubt)).to_have_count(0)
    expect(text).to_have_value(ADVICE)
    choose(page, box(page, "To whom"), "OCMW Zwaluwdam")
    press(page, "Save the advice")
    saved(page, 4)


def test_a_meeting_on_a_past_day_or_on_the_day_of_another_is_told_and_nothing_is_lost(
    visit: Visit, city: str
) -> None:
    page = opened(visit, f"{city}/zittingen?body=woonraad")
    page.get_by_text(DUTCH("Plan a meeting"), exact=True).click()
    form = plan_form(page)
    form.get_by_label(DUTCH("Place")).fill("Buurthuis")
    press(page, "Plan this meeting")
    expect(
        page.get_by_role("alert").filter(has_text=DUTCH("Choose the day of the meeting."))
    ).to_be_visible()
    yesterday = TODAY - timedelta(days=1)
    type_day(form, yesterday)
    press(page, "Plan this meeting")
    alert = page.get_by_role("alert").filter(has_text=DUTCH.date(yesterday))
    expect(alert).to_contain_text(KEPT)
    expect(form.get_by_label(DUTCH("Place"))).to_have_value("Buurthuis")
    type_day(form, TODAY + timedelta(days=30))
    press(page, "Plan this meeting")
    saved(page, 2)
    page = opened(visit, f"{city}/zittingen?body=woonraad")
    page.get_by_text(DUTCH("Plan a meeting"), exact=True).click()
    form = plan_form(page)
    type_day(form, TODAY + timedelta(days=30))
    press(page, "Plan this meeting")
    same = in_dutch("If this is the same one, change that one and do not save this.")
    expect(page.get_by_role("alert").filter(has_text=same)).to_be_visible()
    press(page, "Change it first")
    expect(page.get_by_role("alert").filter(has_text=same)).to_have_count(0)
    page = opened(visit, f"{city}/versies")
    expect(page.get_by_role("cell", name="3", exact=True)).to_have_count(0)


def test_text_that_is_typed_stays_when_another_part_and_another_page_are_looked_at(
    visit: Visit, city: str
) -> None:
    page = opened(visit, f"{city}/zittingen?body=woonraad&year={TODAY.year}")
    choose(page, box(page, "Meeting"), "8 oktober 2026")
    part(page, "Agenda")
    title = page.get_by_role("textbox", name=DUTCH("Title"), exact=True)
    title.fill("Leegstand in het centrum")
    part(page, "Actions")  # at once: nothing was pressed after the last letter
    page.get_by_label(DUTCH("What has to be done")).fill("Cijfers vragen")
    # A finger stays down for a moment; what was typed goes out when it comes down.
    page.get_by_role("link", name=DUTCH("Overview"), exact=True).click(delay=PRESSED)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        DUTCH("Who consults with whom on housing")
    )
    finished(page)
    page.get_by_role("link", name=DUTCH("Meetings"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DUTCH("Meetings"))
    finished(page)
    expect(page.get_by_text(DUTCH("Not saved yet"), exact=True)).to_be_visible()
    actions = page.get_by_role("button", name=re.compile(f": {DUTCH('Actions')}$"))
    expect(actions).to_be_visible()
    page.get_by_role("button", name=re.compile(f": {DUTCH('Agenda')}$")).click()
    finished(page)
    expect(title).to_have_value("Leegstand in het centrum")
    press(page, "Save the item")
    saved(page, 2)
    expect(page.get_by_role("cell", name="Leegstand in het centrum")).to_be_visible()
    expect(title).to_have_value("")
    actions.click()
    finished(page)
    expect(page.get_by_label(DUTCH("What has to be done"))).to_have_value("Cijfers vragen")
    press(page, "Discard the unsaved changes")
    finished(page)
    expect(page.get_by_label(DUTCH("What has to be done"))).to_have_value("")
    expect(page.get_by_text(DUTCH("Not saved yet"), exact=True)).to_have_count(0)


def test_on_kortrijk_no_member_is_known_and_the_page_proposes_from_a_theme_and_says_what_to_ask(
    visit: Visit, kortrijk: str
) -> None:
    address = f"{kortrijk}/zitting-voorbereiden?body=lokale-woonraad"
    page = opened(visit, f"{address}&theme=dak-en-thuisloosheid")
    expect(page.get_by_text(DUTCH("No member of this body is known by name."))).to_be_visible()
    for guest in ("CAW", "Samenlevingsopbouw", "Stad Kortrijk"):
        expect(page.get_by_role("checkbox", name=guest)).to_be_checked()
    expect(
        page.get_by_text(in_dutch("No quorum is known. Look it up in the rules of this body."))
    ).to_be_visible()
    page.get_by_role("link", name=DUTCH("For printing")).click()
    title = DUTCH("Briefing: {body}", body="Lokale woonraad")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    finished(page)
    page.emulate_media(media="print")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("table").filter(has_text="Samenlevingsopbouw")).to_be_visible()
    for role in ("button", "checkbox", "combobox", "link"):
        expect(main.get_by_role(role).filter(visible=True)).to_have_count(0)
    page = opened(visit, f"{kortrijk}/zittingen")
    expect(
        page.get_by_text(DUTCH("Of no meeting of this body it is noted who was there."))
    ).to_be_visible()
