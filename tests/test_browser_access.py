"""Signing in with a real browser, through TLS and the provider, in each of the four roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from dashboard.access.access_page import ACCESS_PAGE
from dashboard.access.records import Records
from dashboard.access.sessions import SessionEnd, Sessions
from dashboard.app_pages import PAGES
from dashboard.roles import RIGHTS_OF, Role
from dashboard.words import Language, Words
from data.store_files import access_path
from tests.browsing import finished
from tests.city_hall import BY_ROLE, PEOPLE, CityHall, live_page
from tests.city_hall_visitors import Visitor, city_hall_behind_proxy, visitor_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("city hall")]
SERVED_PAGES = (*PAGES, ACCESS_PAGE)
DUTCH = Words(Language.DUTCH)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall_behind_proxy(tmp_path_factory.mktemp("hall")) as running:
        yield running


@pytest.fixture
def visitor(chromium: Browser, hall: CityHall) -> Iterator[Visitor]:
    with visitor_of(hall, chromium) as somebody:
        yield somebody


@pytest.mark.parametrize("role", Role)
def test_each_role_signs_in_by_a_deep_link_sees_its_menu_and_is_out_in_all_tabs(
    visitor: Visitor, role: Role
) -> None:
    page = visitor.sign_in(role, "/overleg?body=woonraad")
    expect(page).to_have_url(re.compile(r"/overleg\?body=woonraad$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    menu = page.get_by_test_id("stSidebarNav")
    for entry in SERVED_PAGES:
        link = menu.get_by_role("link", name=DUTCH(entry.title), exact=False)
        shown = entry.right in RIGHTS_OF[role]
        expect(link.filter(has_text=re.compile(f"{DUTCH(entry.title)}$"))).to_have_count(
            1 if shown else 0
        )
    name = PEOPLE[BY_ROLE[role]]["name"]
    expect(page.get_by_text(re.compile(f"^{name} · "))).to_be_visible()

    other = visitor.tab("/netwerk")
    finished(other)
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="Yes, sign me out").click()  # the provider asks
    expect(page.get_by_role("heading", name="U bent afgemeld")).to_be_visible()
    other.reload()
    expect(other).to_have_url(re.compile(re.escape(visitor.hall.provider.issuer)))


def test_signing_out_at_the_provider_signs_out_here(visitor: Visitor) -> None:
    page = visitor.sign_in(Role.ANALYST)
    there = visitor.context.new_page()
    there.goto(f"{visitor.hall.provider.issuer}/session/end")
    there.get_by_role("button", name="Yes, sign me out").click()
    expect(there.get_by_text("Sign-out Success")).to_be_visible()
    page.goto(visitor.hall.url)
    expect(page).to_have_url(re.compile(re.escape(visitor.hall.provider.issuer)))


def end_sessions(hall: CityHall, login: str) -> None:
    """What the provider or an administrator does meanwhile."""
    Sessions(Records.open(access_path(hall.database))).end_all_of(login, SessionEnd.ADMINISTRATOR)


def test_a_form_outlives_the_session_and_is_saved_under_the_right_name(visitor: Visitor) -> None:
    page = visitor.sign_in(Role.DIRECTOR, "/hiaten")
    page.get_by_role("button", name=DUTCH("Mark this gap")).first.click()
    form = page.get_by_role("dialog")
    why = form.get_by_label(DUTCH("Why"))
    why.fill("afgesproken met de schepen")
    end_sessions(visitor.hall, "dirk")
    notice = page.locator("#connection-notice")
    expect(notice).to_contain_text("uw sessie is afgelopen")
    expect(why).to_have_value("afgesproken met de schepen")
    expect(page.get_by_text("Connection error")).to_have_count(0)

    with page.expect_popup() as popup:
        notice.get_by_role("button", name="Opnieuw aanmelden").click()
    expect(notice).to_have_count(0)  # the provider knows who it is
    expect(why).to_be_enabled()
    expect(why).to_have_value("afgesproken met de schepen")
    why.press("End")
    why.press_sequentially(", op 1 december")
    assert popup.value.is_closed()
    form.get_by_role("button", name=DUTCH("Save the mark")).click()
    expect(form).to_have_count(0)
    page.goto(f"{visitor.hall.url}/versies")
    finished(page)
    expect(page.get_by_text("afgesproken met de schepen, op 1 december").first).to_be_visible()
    page.goto(visitor.hall.url)
    finished(page)
    expect(page.get_by_text(re.compile("door Dirk Regisseur: "))).to_be_visible()


def session_cookie(visitor: Visitor) -> str:
    """The session of a visitor, as a browser sends it."""
    name = visitor.hall.cookie_name
    (value,) = (cookie["value"] for cookie in visitor.context.cookies() if cookie["name"] == name)
    return f"{name}={value}"


def test_one_tab_too_many_says_so_and_goes_on_when_another_is_closed(visitor: Visitor) -> None:
    page = visitor.sign_in(Role.VIEWER)
    page.close()
    with ExitStack() as tabs:
        for _ in range(20):
            tabs.enter_context(live_page(visitor.hall, session_cookie(visitor)))
        page = visitor.context.new_page()
        page.goto(f"{visitor.hall.url}/versies")
        notice = page.locator("#connection-notice")
        expect(notice).to_contain_text("in te veel tabbladen van deze browser open")
        expect(page.get_by_text("Connection error")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(notice).to_have_count(0)


def test_a_file_is_downloaded_by_who_clicks(visitor: Visitor) -> None:
    page = visitor.sign_in(Role.ANALYST, "/bijwerken")
    with page.expect_download() as downloaded:
        page.get_by_role("button", name=DUTCH("An empty template")).click()
    assert downloaded.value.failure() is None
    assert downloaded.value.path().stat().st_size > 1_000


def test_an_administrator_sees_who_is_signed_in_and_signs_somebody_out(
    visitor: Visitor, chromium: Browser
) -> None:
    with visitor_of(visitor.hall, chromium) as other:
        page = other.sign_in(Role.VIEWER, "/versies")
        own = visitor.sign_in(Role.ADMIN, "/toegang")
        expect(own.get_by_role("heading", name="Toegang")).to_be_visible()
        signed_in = own.get_by_role("table").first
        expect(signed_in.get_by_text("Vera Kijker").first).to_be_visible()
        own.get_by_label("Iemand overal afmelden").fill("Vera")
        own.get_by_role("option", name="Vera Kijker · lezer").click()
        own.get_by_role("main").get_by_role("button", name="Afmelden").click()
        expect(own.get_by_text("Vera Kijker is overal afgemeld.")).to_be_visible()
        expect(own.get_by_text("reden: beëindigd door een beheerder").first).to_be_visible()
        expect(page.locator("#connection-notice")).to_contain_text("uw sessie is afgelopen")
