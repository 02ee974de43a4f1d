"""The whole dashboard under a path of a site that has other programs, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request, Response, expect

from dashboard.access.records import Records
from dashboard.access.sessions import SessionEnd, Sessions
from dashboard.roles import Role
from dashboard.words import Language, Words
from data.store_files import access_path
from tests.browsing import drawn, finished
from tests.city_hall import CityHall
from tests.city_hall_visitors import Visitor, city_hall_behind_proxy, visitor_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("city hall")]
DUTCH = Words(Language.DUTCH)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    folder = tmp_path_factory.mktemp("hall")
    with city_hall_behind_proxy(
        folder, path="/woonnetwerk", example="nginx-under-path.conf"
    ) as running:
        yield running


@pytest.fixture
def visitor(chromium: Browser, hall: CityHall) -> Iterator[Visitor]:
    with visitor_of(hall, chromium) as somebody:
        yield somebody


def test_pages_pictures_and_files_are_found_under_the_path_and_nothing_is_asked_outside_it(
    visitor: Visitor,
) -> None:
    asked: list[str] = []
    failed: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    def note(response: Response) -> None:
        if response.status >= 400:
            failed.append(f"{response.status} {response.url}")

    visitor.context.on("request", ask)
    visitor.context.on("response", note)
    page = visitor.sign_in(Role.ANALYST, "/netwerk?actor=stad")
    expect(page).to_have_url(f"{visitor.hall.url}/netwerk?actor=stad")
    drawn(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=DUTCH("Update")).click()
    expect(page).to_have_url(f"{visitor.hall.url}/bijwerken")
    finished(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=DUTCH("An empty template")).click()
    assert download.value.path().stat().st_size > 1000
    page.go_back()
    expect(page).to_have_url(f"{visitor.hall.url}/netwerk?actor=stad")
    drawn(page)
    page.reload()
    drawn(page)

    site = urlsplit(visitor.hall.url)
    outside = [
        url
        for url in asked
        if urlsplit(url).netloc == site.netloc
        and not urlsplit(url).path.startswith("/woonnetwerk/")
    ]
    assert outside == []
    assert failed == []


def test_the_path_without_a_slash_and_an_unknown_page_lead_to_the_first_page(
    visitor: Visitor,
) -> None:
    page = visitor.sign_in(Role.VIEWER, "")
    expect(page).to_have_url(f"{visitor.hall.url}/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.goto(f"{visitor.hall.url}/bestaat-niet")
    expect(page.get_by_role("dialog")).to_contain_text("bestaat niet")


def test_signing_out_in_one_tab_signs_out_in_the_other(visitor: Visitor) -> None:
    page = visitor.sign_in(Role.DIRECTOR)
    other = visitor.tab("/hiaten")
    finished(other)
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="Yes, sign me out").click()  # the provider asks
    expect(page.get_by_role("heading", name="U bent afgemeld")).to_be_visible()
    expect(page).to_have_url(re.compile(f"^{visitor.hall.url}/afgemeld\\b"))
    expect(other.locator("#connection-notice")).to_contain_text("uw sessie is afgelopen")
    page.get_by_role("link", name="Aanmelden").click()
    expect(page.get_by_placeholder("Enter any login")).to_be_visible()


def test_a_session_that_ended_goes_on_in_place_after_signing_in_in_a_small_window(
    visitor: Visitor,
) -> None:
    page = visitor.sign_in(Role.DIRECTOR, "/kerngroepen?body=woonraad")
    name = page.get_by_label(DUTCH("Name of the scenario"))
    name.fill("Vier groepen")
    Sessions(Records.open(access_path(visitor.hall.database))).end_all_of(
        "dirk", SessionEnd.ADMINISTRATOR
    )
    notice = page.locator("#connection-notice")
    expect(notice).to_contain_text("uw sessie is afgelopen")
    with page.expect_popup() as popup:
        notice.get_by_role("button", name="Opnieuw aanmelden").click()
    popup.value.wait_for_event("close")
    expect(notice).to_have_count(0)
    expect(name).to_have_value("Vier groepen")
