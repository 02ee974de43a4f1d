"""What several browser tests do: wait for a page, and work with the picture of a network."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def finished(page: Page) -> None:
    """Wait until the page has finished its run."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def drawn(page: Page) -> Locator:
    page.locator('[aria-busy="false"]').wait_for()
    return page.get_by_role("application")


def click_node(page: Page, node: str) -> None:
    picture = drawn(page)
    picture.scroll_into_view_if_needed()
    place = picture.evaluate("(picture, node) => picture.whereIs(node)", node)
    page.mouse.click(place["x"], place["y"])


def where(page: Page, node: str) -> dict[str, float]:
    """Where a node stands on screen."""
    place: dict[str, float] = drawn(page).evaluate("(picture, node) => picture.whereIs(node)", node)
    return place
