"""The end of a session, as people see it: told before and after, and nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.access.records import Records
from dashboard.access.sessions import SessionEnd, Sessions
from dashboard.roles import Role
from dashboard.words import Language, Words
from data.store_files import access_path
from tests.browsing import finished
from tests.city_hall import BY_ROLE, PEOPLE, CityHall
from tests.city_hall_visitors import Visitor, city_hall_behind_proxy, visitor_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("city hall")]
DUTCH = Words(Language.DUTCH)
TYPED = "afgesproken met de schepen"
MINUTE = 60


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall_behind_proxy(tmp_path_factory.mktemp("hall")) as running:
        yield running


@pytest.fixture
def visitor(hall: CityHall, chromium: Browser) -> Iterator[Visitor]:
    with visitor_of(hall, chromium) as somebody:
        yield somebody


def records(hall: CityHall) -> Records:
    return Records.open(access_path(hall.database))


def pass_time(hall: CityHall, *, unused: int = 0, since_start: int = 0) -> None:
    """For the server every session is so much older: seconds without use, seconds in all."""
    with records(hall).transaction() as connection:
        connection.execute(
            "update sessions set seen = seen - ?, started = started - ?", (unused, since_start)
        )


def pass_time_everywhere(hall: CityHall, minutes: int, *pages: Page) -> None:
    """Let time pass for the server and for pages, without any use."""
    pass_time(hall, unused=minutes * MINUTE, since_start=minutes * MINUTE)
    for page in pages:
        page.clock.fast_forward(minutes * MINUTE * 1000)


def come_back_to(page: Page) -> None:
    """What a browser says of a tab that is shown again."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def end_sessions(hall: CityHall, role: Role) -> None:
    """What an administrator does meanwhile."""
    Sessions(records(hall)).end_all_of(BY_ROLE[role], SessionEnd.ADMINISTRATOR)


def warning(page: Page) -> Locator:
    return page.locator("#session-notice")


def connection_notice(page: Page) -> Locator:
    return page.locator("#connection-notice")


def form_with_text(visitor: Visitor, role: Role = Role.DIRECTOR) -> tuple[Page, Locator]:
    """A form that somebody is filling in, and its box of text."""
    page = visitor.sign_in(role, "/hiaten")
    page.get_by_role("button", name=DUTCH("Mark this gap")).first.click()
    why = page.get_by_role("dialog").get_by_label(DUTCH("Why"))
    why.fill(TYPED)
    return page, why


def sign_in_at_provider(small: Page, role: Role) -> None:
    small.get_by_placeholder("Enter any login").fill(BY_ROLE[role])
    small.get_by_placeholder("and password").fill("any")
    small.get_by_role("button", name="Sign-in").click()


def test_five_minutes_before_it_ends_unused_every_tab_says_so_and_one_goes_on(
    visitor: Visitor,
) -> None:
    visitor.context.clock.install()
    page, why = form_with_text(visitor)
    other = visitor.tab("/netwerk")
    finished(other)
    page.bring_to_front()
    why.focus()
    pass_time_everywhere(visitor.hall, 54, page, other)
    expect(warning(page)).to_have_count(0)
    pass_time_everywhere(visitor.hall, 1, page, other)
    for tab in (page, other):
        expect(warning(tab)).to_contain_text(re.compile(r"Uw sessie eindigt om \d\d:\d\d uur"))
        expect(warning(tab)).to_have_attribute("role", "status")
    expect(why).to_be_focused()
    expect(why).to_have_value(TYPED)

    warning(page).get_by_role("button", name="Verder werken").click()
    expect(warning(page)).to_have_count(0)
    other.clock.fast_forward(MINUTE * 1000)
    expect(warning(other)).to_have_count(0)
    expect(connection_notice(page)).to_have_count(0)
    expect(why).to_have_value(TYPED)


def test_a_tab_in_which_somebody_works_keeps_the_others_from_warning(visitor: Visitor) -> None:
    visitor.context.clock.install()
    page = visitor.sign_in(Role.VIEWER, "/netwerk")
    other = visitor.tab("/hiaten")
    finished(other)
    pass_time_everywhere(visitor.hall, 40, page, other)
    other.get_by_role("link", name=DUTCH("Explanation")).click()
    finished(other)
    pass_time_everywhere(visitor.hall, 20, page, other)
    expect(warning(page)).to_have_count(0)
    expect(warning(other)).to_have_count(0)
    expect(connection_notice(page)).to_have_count(0)


def test_an_open_page_that_nobody_uses_is_signed_out_after_an_hour(visitor: Visitor) -> None:
    visitor.context.clock.install()
    page = visitor.sign_in(Role.VIEWER, "/netwerk")
    pass_time_everywhere(visitor.hall, 56, page)
    expect(warning(page)).to_be_visible()
    pass_time_everywhere(visitor.hall, 5, page)
    expect(connection_notice(page)).to_contain_text("uw sessie is afgelopen")
    expect(warning(page)).to_have_count(0)


def test_before_the_ten_hours_are_over_one_saves_and_signs_in_again_after(
    visitor: Visitor,
) -> None:
    page, why = form_with_text(visitor)
    pass_time(visitor.hall, since_start=(9 * 60 + 56) * MINUTE)
    come_back_to(page)
    expect(warning(page)).to_contain_text("na tien uur. Bewaar wat u invulde")
    expect(warning(page).get_by_role("button")).to_have_count(0)
    pass_time(visitor.hall, since_start=5 * MINUTE)
    connection_notice(page).get_by_role("button", name="Opnieuw aanmelden").click()
    expect(connection_notice(page)).to_have_count(0)
    expect(warning(page)).to_have_count(0)
    expect(why).to_be_enabled()
    expect(why).to_have_value(TYPED)


def test_what_one_person_typed_is_never_saved_in_the_name_of_another(visitor: Visitor) -> None:
    page, why = form_with_text(visitor)
    end_sessions(visitor.hall, Role.DIRECTOR)
    expect(connection_notice(page)).to_contain_text("uw sessie is afgelopen")
    visitor.context.clear_cookies(domain="127.0.0.1")  # the provider has forgotten who it was
    with page.expect_popup() as popup:
        connection_notice(page).get_by_role("button", name="Opnieuw aanmelden").click()
    sign_in_at_provider(popup.value, Role.ANALYST)

    expect(connection_notice(page)).to_contain_text("is nu iemand anders aangemeld")
    expect(connection_notice(page)).to_contain_text("niet onder een andere naam bewaard")
    save = page.get_by_role("dialog").get_by_role("button", name=DUTCH("Save the mark"))
    expect(save).to_be_disabled()
    versions = visitor.tab("/versies")
    finished(versions)
    expect(versions.get_by_text(re.compile(f"^{PEOPLE['anna']['name']} · "))).to_be_visible()
    expect(versions.get_by_text(TYPED)).to_have_count(0)

    with page.expect_popup() as popup:
        connection_notice(page).get_by_role("button", name="Opnieuw aanmelden").click()
    sign_in_at_provider(popup.value, Role.DIRECTOR)  # who is asked, though the provider knows one
    expect(connection_notice(page)).to_have_count(0)
    expect(why).to_be_enabled()
    expect(why).to_have_value(TYPED)
    save.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.goto(visitor.hall.url)
    finished(page)
    expect(page.get_by_text(re.compile("door Dirk Regisseur: "))).to_be_visible()


def test_the_other_person_opens_the_page_anew_and_it_is_empty(visitor: Visitor) -> None:
    page, _ = form_with_text(visitor)
    end_sessions(visitor.hall, Role.DIRECTOR)
    visitor.context.clear_cookies(domain="127.0.0.1")
    visitor.sign_in(Role.ANALYST, "/netwerk")
    expect(connection_notice(page)).to_contain_text("is nu iemand anders aangemeld")
    connection_notice(page).get_by_role("button", name="Pagina opnieuw openen").click()
    finished(page)
    expect(connection_notice(page)).to_have_count(0)
    expect(page.get_by_text(re.compile(f"^{PEOPLE['anna']['name']} · "))).to_be_visible()
    expect(page.get_by_text(TYPED)).to_have_count(0)


def test_a_small_window_that_the_browser_holds_back_becomes_a_link(visitor: Visitor) -> None:
    page, why = form_with_text(visitor)
    page.evaluate("window.open = () => null")
    end_sessions(visitor.hall, Role.DIRECTOR)
    notice = connection_notice(page)
    notice.get_by_role("button", name="Opnieuw aanmelden").click()
    expect(notice).to_contain_text("Uw browser hield het kleine venster tegen")
    with page.expect_popup() as popup:
        notice.get_by_role("link", name="Aanmelden in een nieuw tabblad").click()
    expect(notice).to_have_count(0)  # the provider knows who it is
    expect(why).to_be_enabled()
    expect(why).to_have_value(TYPED)
    assert popup.value.is_closed()


def test_who_lost_the_right_meanwhile_saves_nothing_from_a_form_that_was_open(
    visitor: Visitor,
) -> None:
    page, _ = form_with_text(visitor)
    visitor.hall.provider.change("dirk", {"name": "Dirk Regisseur", "roles": ["lezer"]})
    try:
        end_sessions(visitor.hall, Role.DIRECTOR)
        connection_notice(page).get_by_role("button", name="Opnieuw aanmelden").click()
        expect(connection_notice(page)).to_have_count(0)
        save = page.get_by_role("dialog").get_by_role("button", name=DUTCH("Save the mark"))
        expect(save).to_be_enabled()
        save.click()
        finished(page)
        page.goto(f"{visitor.hall.url}/hiaten")
        finished(page)
        expect(page.get_by_text("Dirk Regisseur · lezer")).to_be_visible()
        expect(page.get_by_role("button", name=DUTCH("Mark this gap"))).to_have_count(0)
        expect(page.get_by_text(TYPED)).to_have_count(0)
    finally:
        visitor.hall.provider.change("dirk", PEOPLE["dirk"])
