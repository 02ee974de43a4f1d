"""The picture of a network in a real browser: seen, clicked, walked and searched."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from defusedxml.ElementTree import fromstring
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.components.network_view.delivery import ENTRY, read_scripts
from dashboard.words import Language, Words
from tests.browsing import Place, finished

pytestmark = pytest.mark.browser

APP = Path(__file__).parent / "examples" / "network_view_app.py"
SVG = "{http://www.w3.org/2000/svg}"
ATTACK = "<img src=x onerror=alert(1)>"

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def address(serve: Callable[..., str]) -> str:
    return serve(APP)


@pytest.fixture
def page(visit: Visit, address: str) -> Page:
    return drawn(visit(address))


def drawn(page: Page) -> Page:
    finished(page)
    page.locator('[aria-busy="false"]').wait_for()
    return page


def picture(page: Page) -> Locator:
    return page.get_by_role("application", name="Network, picture")


def where(page: Page, node: str) -> Place:
    finished(page)
    place: Place = picture(page).evaluate("(picture, node) => picture.whereIs(node)", node)
    return place


def click(page: Page, node: str, modifier: str | None = None) -> None:
    place = where(page, node)
    if modifier:
        page.keyboard.down(modifier)
    page.mouse.click(place["x"], place["y"])
    if modifier:
        page.keyboard.up(modifier)


def expect_known(page: Page, selected: str | None, second: str | None = None) -> None:
    expect(page.get_by_text(f"Python knows: {selected}, {second}, ")).to_be_visible()


def apart(one: Place, other: Place) -> float:
    return float(abs(one["x"] - other["x"]) + abs(one["y"] - other["y"]))


def test_a_click_on_a_sign_tells_python_which(page: Page) -> None:
    click(page, "care")
    expect_known(page, "care")
    click(page, "council")
    expect_known(page, "council")


def test_a_click_beside_all_signs_clears_the_choice(page: Page) -> None:
    click(page, "care")
    expect_known(page, "care")
    frame = picture(page).bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + 8, frame["y"] + 8)
    expect_known(page, None)


def test_a_click_with_shift_chooses_a_second_one(page: Page) -> None:
    click(page, "care")
    expect_known(page, "care")
    click(page, "agency", modifier="Shift")
    expect_known(page, "care", "agency")


def test_the_page_can_choose_and_the_picture_says_so(page: Page) -> None:
    click(page, "care")
    expect_known(page, "care")
    page.get_by_role("button", name="Choose the agency").click()
    expect_known(page, "agency")
    click(page, "care")
    expect_known(page, "care")
    page.get_by_role("button", name="Choose the agency").click()
    expect_known(page, "agency")


def test_zoom_place_and_choice_survive_a_change_of_data(page: Page) -> None:
    click(page, "city")
    expect_known(page, "city")
    page.get_by_role("button", name="Zoom in").click()
    before = {node: where(page, node) for node in ("city", "council", "project")}
    page.get_by_text("Leave out care").click()
    expect(page.get_by_role("button", name="Consultation")).to_have_count(0)
    assert {node: where(page, node) for node in before} == before
    expect_known(page, "city")


def test_search_suggests_centres_and_chooses(page: Page) -> None:
    box = page.get_by_role("combobox", name="Search in the picture")
    box.fill("cou")
    page.get_by_role("option", name="Housing council").click()
    expect_known(page, "council")
    frame = picture(page).bounding_box()
    assert frame is not None
    middle = {"x": frame["x"] + frame["width"] / 2, "y": frame["y"] + frame["height"] / 2}
    assert apart(where(page, "council"), middle) < 5


def test_search_works_from_the_keyboard_and_says_when_it_finds_nothing(page: Page) -> None:
    box = page.get_by_role("combobox", name="Search in the picture")
    box.fill("c")
    box.press("ArrowDown")
    expect(page.get_by_role("option", name="Care home")).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect_known(page, "care")
    box.fill("zzz")
    expect(page.get_by_text("Nothing found")).to_be_visible()


def test_typing_in_the_search_box_does_not_start_commands_of_the_page(page: Page) -> None:
    box = page.get_by_role("combobox", name="Search in the picture")
    box.press_sequentially("cr")
    expect(box).to_have_value("cr")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_arrow_keys_walk_enter_chooses_and_escape_clears(page: Page) -> None:
    picture(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("status").filter(has_text="City of Testham")).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect_known(page, "council")
    expect(page.get_by_role("status").filter(has_text="Chosen: Housing council")).to_have_count(1)
    page.keyboard.press("Escape")
    expect_known(page, None)


def test_what_was_dragged_stays_until_it_is_put_back(page: Page) -> None:
    def beside_city() -> Place:
        one, other = where(page, "director"), where(page, "city")
        return {"x": one["x"] - other["x"], "y": one["y"] - other["y"]}

    before, start = beside_city(), where(page, "director")
    page.mouse.move(start["x"], start["y"])
    page.mouse.down()
    page.mouse.move(start["x"] - 60, start["y"] - 30, steps=5)
    page.mouse.up()
    put_back = page.get_by_role("button", name="Put back what was dragged")
    expect(put_back).to_be_visible()
    assert apart(where(page, "director"), {"x": start["x"] - 60, "y": start["y"] - 30}) < 4
    page.get_by_text("Leave out care").click()
    expect(page.get_by_role("button", name="Consultation")).to_have_count(0)
    assert apart(beside_city(), before) > 80
    page.reload()
    drawn(page)
    assert apart(beside_city(), before) > 60
    put_back.click()
    expect(put_back).to_be_hidden()
    assert apart(beside_city(), before) < 8


def test_a_sign_in_the_legend_fades_and_shows_again(page: Page) -> None:
    care = page.get_by_role("button", name="Care 2")
    expect(care).to_have_attribute("aria-pressed", "true")
    care.click()
    expect(care).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_text("['colour:care']")).to_be_visible()
    page.get_by_role("button", name="Show all signs").click()
    expect(care).to_have_attribute("aria-pressed", "true")
    expect_known(page, None)


def test_a_name_that_looks_like_a_script_stays_text(page: Page) -> None:
    box = page.get_by_role("combobox", name="Search in the picture")
    box.fill("img")
    page.get_by_role("option", name=ATTACK).click()
    expect_known(page, "attack")
    expect(page.get_by_role("status").filter(has_text=ATTACK)).to_have_count(1)
    expect(page.locator("img[src='x']")).to_have_count(0)


def test_a_title_that_looks_like_a_link_stays_text(page: Page) -> None:
    place = where(page, "care")
    page.mouse.move(place["x"] + 30, place["y"] + 30)
    page.mouse.move(place["x"], place["y"])
    expect(page.get_by_text('<a href="https://elsewhere.test">Two</a> seats')).to_be_visible()
    expect(page.get_by_role("link", name="Two")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_outlines_are_dark_in_the_light_theme_and_light_in_the_dark_one(
    visit: Visit, address: str, theme: str
) -> None:
    page = drawn(visit(address, theme=theme))
    outline = picture(page).evaluate(
        """picture => {
          const canvas = picture.querySelector('canvas')
          const { left, top } = canvas.getBoundingClientRect()
          const { x, y } = picture.whereIs('council')
          const ratio = canvas.width / canvas.clientWidth
          const [from, height] = [(x - left - 60) * ratio, (y - top) * ratio]
          const row = canvas.getContext('2d').getImageData(from, height, 60 * ratio, 1).data
          const solid = row.findIndex((value, at) => at % 4 === 3 && value === 255)
          return row[solid - 1]
        }"""
    )
    assert (outline < 128) == (theme == "light")


def test_nothing_sticks_out_on_a_phone(visit: Visit, address: str) -> None:
    page = drawn(visit(address, width=400))
    frame = picture(page).bounding_box()
    assert frame is not None
    for node in ("project", "care", "attack", "director"):
        place = where(page, node)
        assert frame["x"] < place["x"] < frame["x"] + frame["width"]
        assert frame["y"] < place["y"] < frame["y"] + frame["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_the_picture_is_no_higher_than_it_needs(visit: Visit, address: str) -> None:
    heights = []
    for width in (1280, 400):
        frame = picture(drawn(visit(address, width=width))).bounding_box()
        assert frame is not None
        heights.append(frame["height"])
    assert heights[1] < heights[0] < 562


def test_a_second_visit_does_not_fetch_the_scripts_again(page: Page, address: str) -> None:
    page.goto(address)
    drawn(page)
    sent = page.evaluate(
        """() => performance.getEntriesByType('resource')
             .filter(entry => entry.name.includes('/network-view/'))
             .map(entry => entry.transferSize)"""
    )
    assert len(sent) > 5
    assert sum(sent) == 0


@pytest.mark.parametrize("name", [ENTRY, "vis-network.min.js"])
def test_the_scripts_are_served_to_be_kept(address: str, name: str) -> None:
    answer = requests.get(address + read_scripts().address(name), timeout=10)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("name", ["look.py", "..%2flook.py", "view.css", "nothing.js"])
def test_nothing_but_the_scripts_is_served(address: str, name: str) -> None:
    answer = requests.get(f"{address}/network-view/{read_scripts().digest}/{name}", timeout=10)
    assert answer.status_code in {400, 404}


def test_a_script_of_another_version_is_not_served_under_this_address(address: str) -> None:
    answer = requests.get(f"{address}/network-view/0123456789abcdef/{ENTRY}", timeout=10)
    assert answer.status_code == 404


def taken_away(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as SVG drawing").click()
    assert download.value.suggested_filename == "Testham-23-November-2026.svg"
    return Path(download.value.path()).read_text(encoding="utf-8")


def said(drawing: str) -> str:
    return " ".join(text.text or "" for text in fromstring(drawing).iter(f"{SVG}text"))


def named(page: Page) -> set[str]:
    """The names in the drawing, without those of the heading and the legend."""
    middle = [
        text.text or ""
        for text in fromstring(taken_away(page)).iter(f"{SVG}text")
        if text.get("paint-order") == "stroke"
    ]
    return set(middle)


def test_the_drawing_to_take_away_says_what_it_shows(page: Page) -> None:
    page.get_by_role("button", name="Care 2").click()
    words = said(taken_away(page))
    for expected in (
        "Testham",
        "23 November 2026 · No filters",
        "Housing council",
        "Care (2), Faded",
        "Derived (1)",
        "Missing link (1)",
    ):
        assert expected in words


def test_the_drawing_to_take_away_holds_no_script(page: Page) -> None:
    drawing = fromstring(taken_away(page))
    tags = {part.tag.removeprefix(SVG) for part in drawing.iter()}
    assert tags <= {"svg", "g", "title", "rect", "circle", "line", "text"}
    assert any(title.text == ATTACK for title in drawing.iter(f"{SVG}title"))


def test_the_picture_to_take_away_is_a_large_png(page: Page) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as PNG picture").click()
    picture_file = Path(download.value.path()).read_bytes()
    assert picture_file.startswith(b"\x89PNG")
    assert int.from_bytes(picture_file[16:20], "big") >= 1800


def test_names_do_not_overlap_at_first_sight(page: Page) -> None:
    drawing = taken_away(page)
    page.goto("about:blank")
    page.set_content(drawing)
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('text[paint-order]')].map(text => {
             const { left, right, top, bottom } = text.getBoundingClientRect()
             return { left, right, top: top + 3, bottom: bottom - 3 }
           })"""
    )
    assert len(boxes) >= 11
    for one, other in combinations(boxes, 2):
        assert (
            one["right"] <= other["left"]
            or other["right"] <= one["left"]
            or one["bottom"] <= other["top"]
            or other["bottom"] <= one["top"]
        )


def test_around_a_chosen_actor_stand_its_bodies_and_whom_it_meets_there(page: Page) -> None:
    click(page, "director")
    expect_known(page, "director")
    assert named(page) == {"Director", "Core group", "City of Testham"}


def test_around_a_chosen_body_stand_those_who_sit_in_it(page: Page) -> None:
    click(page, "project")
    expect_known(page, "project")
    assert named(page) == {"Joint project", "Housing agency", "Tenants' union"}


def test_between_two_chosen_actors_stand_the_ways_of_at_most_two_bodies(page: Page) -> None:
    click(page, "care")
    expect_known(page, "care")
    click(page, "neighbours", modifier="Shift")
    expect_known(page, "care", "neighbours")
    assert named(page) == {
        "Care home",
        "Care table",
        "City of Testham",
        "Housing council",
        "Neighbours",
    }


def test_a_second_one_can_be_chosen_from_the_keyboard(page: Page) -> None:
    click(page, "council")
    expect_known(page, "council")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+Enter")
    expect_known(page, "council", "city")


def test_the_wheel_scrolls_the_page_until_somebody_works_in_the_picture(page: Page) -> None:
    def width() -> float:
        return apart(where(page, "director"), where(page, "project"))

    before = width()
    place = where(page, "director")
    page.mouse.move(place["x"], place["y"])
    page.mouse.wheel(0, -240)
    click(page, "city")
    expect_known(page, "city")
    assert width() == pytest.approx(before)
    page.mouse.wheel(0, -240)
    page.wait_for_function(
        """([picture, before]) => {
          const [one, other] = ['director', 'project'].map(picture.whereIs)
          return Math.abs(one.x - other.x) + Math.abs(one.y - other.y) > before * 1.05
        }""",
        arg=[picture(page).element_handle(), before],
    )


def test_the_scripts_are_asked_for_before_streamlit_needs_them(address: str) -> None:
    links = requests.get(address, timeout=10).headers["link"]
    assert f"<{read_scripts().address(ENTRY)}>; rel=modulepreload" in links
    assert "link" not in requests.get(address + read_scripts().address(ENTRY), timeout=10).headers


def test_nothing_stands_in_the_way_of_people_who_use_other_means(
    visit: Visit, address: str
) -> None:
    for theme in ("light", "dark"):
        page = drawn(visit(address, theme=theme))
        click(page, "care")
        expect_known(page, "care")
        assert Axe().run(page).response["violations"] == []


def test_the_text_on_hover_goes_when_the_mouse_leaves(page: Page) -> None:
    place = where(page, "city")
    page.mouse.move(place["x"] + 40, place["y"] + 40)
    page.mouse.move(place["x"], place["y"])
    tip = picture(page).get_by_text("City of Testham")
    expect(tip).to_be_visible()
    page.mouse.move(2, 2)
    expect(tip).to_be_hidden()


def test_a_picture_that_cannot_be_drawn_says_so(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.route("**/view.js", lambda route: route.abort())
    page.goto(address)
    expect(page.get_by_role("alert")).to_have_text(
        "The picture could not be drawn. The table shows the same."
    )
    page.context.close()


def test_the_picture_changes_language_in_its_place(page: Page) -> None:
    click(page, "city")
    expect_known(page, "city")
    page.get_by_role("button", name="Zoom in").click()
    before = {node: where(page, node) for node in ("city", "council")}
    page.get_by_text("In Dutch").click()
    dutch = page.get_by_role("application", name=Words(Language.DUTCH)("Network, picture"))
    expect(dutch).to_be_visible()
    expect(page.get_by_role("button", name=Words(Language.DUTCH)("Zoom in"))).to_be_visible()
    expect(page.get_by_role("application")).to_have_count(1)
    after = {
        node: dutch.evaluate("(picture, node) => picture.whereIs(node)", node) for node in before
    }
    for node, place in before.items():
        assert apart(after[node], place) < 3
    expect_known(page, "city")
