"""What several browser tests do: wait for a page, and work with the picture of a network."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import (
    Locator,
    Page,
    Position,
    TimeoutError,  # noqa: A004  # Playwright's own
    expect,
)

Place = dict[str, float]

RUNS = Path(__file__).parent / "page_runs.js"
PATIENCE = 60_000  # milliseconds; a busy machine is slow, not wrong
WAITING = "html[data-waiting]"  # as page_runs.js marks it


def wait_for_the_server(page: Page) -> None:
    """From now on the page does nothing, and is not looked at, while it waits for the server."""
    page.add_locator_handler(page.locator(WAITING), lambda _: None)


def finished(page: Page) -> None:
    """Wait until the page has heard and drawn all that it asked of the server."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator(WAITING)).to_have_count(0)


def drawn(page: Page) -> Locator:
    """The picture of a network, once it stands where it will stay."""
    finished(page)
    page.locator('[aria-busy="false"]').wait_for()
    return page.get_by_role("application")


def places(page: Page, *nodes: str) -> list[Place]:
    """Where nodes stand on screen, all at the same moment."""
    found: list[Place] = drawn(page).evaluate(
        "(picture, nodes) => nodes.map(node => picture.whereIs(node))", list(nodes)
    )
    return found


def click_node(page: Page, node: str) -> None:
    drawn(page).scroll_into_view_if_needed()
    (place,) = places(page, node)
    page.mouse.click(place["x"], place["y"])


def opened_cell(page: Page, grid: Locator, place: Position) -> Locator:
    """Open the cell at a place in a grid, to type in.

    A grid is a drawing that measures itself anew when its rows change, and is deaf meanwhile: a
    click counts when it says that the cell is selected.
    """
    for _ in range(10):
        grid.click(position=place)
        try:
            grid.locator('[role="gridcell"][aria-selected="true"]').wait_for(
                state="attached", timeout=PATIENCE / 20
            )
        except TimeoutError:
            continue
        break
    page.keyboard.press("Enter")
    return page.locator("textarea:focus")


def choose(page: Page, box: Locator, option: str) -> None:
    """Choose the first of the options that begin with this text, from a list that can be searched.

    With the keyboard: the list is drawn anew while it is filtered, and a click may land beside it.
    An open list hides all other boxes, and so changes which is the second of a name.
    """
    box.click()
    page.locator("input:focus").fill(option)
    expect(page.get_by_role("option").first).to_have_text(re.compile(f"^{re.escape(option)}"))
    page.keyboard.press("Enter")
    finished(page)
