"""What a first visit weighs on the line, and how soon it shows something on a slow one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from dashboard.server.light_fonts import ICON_NAMES, font_of_icons, font_of_letters
from dashboard.words import Language, Words
from tests.browsing import PATIENCE, RUNS, drawn, finished, wait_for_the_server
from tests.light_fonts import named_icons

pytestmark = pytest.mark.browser

MOST = 850_000  # bytes over the line
MOST_AGAIN = 30_000
DUTCH = Words(Language.DUTCH)


@dataclass
class Line:
    """What came over the line of one page: bytes by address."""

    page: Page
    weights: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(self.weights.values())


@contextmanager
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    context.add_init_script(path=RUNS)
    yield context
    context.close()


def weighed(context: BrowserContext) -> Line:
    """A new page, of which all that comes is weighed."""
    page = context.new_page()
    wait_for_the_server(page)
    line, found = context.new_cdp_session(page), Line(page)
    line.send("Network.enable")
    files: dict[str, str] = {}
    line.on(
        "Network.responseReceived",
        lambda told: files.update({told["requestId"]: told["response"]["url"]}),
    )
    line.on(
        "Network.loadingFinished",
        lambda told: found.weights.update(
            {files.get(told["requestId"], ""): told["encodedDataLength"]}
        ),
    )
    return found


def test_a_first_visit_of_the_network_is_light_and_a_second_one_nothing(
    chromium: Browser, kortrijk: str
) -> None:
    with visitor(chromium) as context:
        first = weighed(context)
        first.page.goto(f"{kortrijk}/netwerk")
        drawn(first.page)
        heaviest = sorted(((bytes_, name) for name, bytes_ in first.weights.items()), reverse=True)
        assert first.total <= MOST, heaviest[:10]
        assert not [name for name in first.weights if name.endswith("?whole")]
        again = weighed(context)
        again.page.goto(f"{kortrijk}/netwerk")
        drawn(again.page)
        assert again.total <= MOST_AGAIN, again.weights


def test_the_frame_is_painted_before_any_script_and_goes_when_the_page_comes(
    chromium: Browser, kortrijk: str
) -> None:
    with visitor(chromium) as context:
        page = context.new_page()
        scripts = threading.Event()

        def hold(route: Route) -> None:
            if scripts.is_set():
                route.continue_()
            else:
                held.append(route)

        held: list[Route] = []
        page.route("**/static/**", hold)
        page.goto(f"{kortrijk}/netwerk", wait_until="commit")
        loading = page.get_by_text(
            DUTCH("The page is being loaded. On a slow line this takes a moment.")
        )
        expect(loading).to_be_visible()
        scripts.set()
        for route in held:
            route.continue_()
        finished(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("#first-frame")).to_have_count(0)


def test_every_icon_that_pages_name_is_in_the_light_font(chromium: Browser, kortrijk: str) -> None:
    names = ICON_NAMES.read_text(encoding="ascii").split()
    assert set(names) == named_icons(), "`python -m tests.light_fonts` draws them anew"
    with visitor(chromium) as context:
        page = context.new_page()
        wait_for_the_server(page)
        page.goto(f"{kortrijk}/uitleg")
        finished(page)
        assert spelt_out(page, names) == []
        assert spelt_out(page, ["no_icon_of_this_name"]) == ["no_icon_of_this_name"]


def spelt_out(page: Page, names: list[str]) -> list[str]:
    """Which names the font of icons draws letter by letter, and not as one square sign."""
    found: list[str] = page.evaluate(
        """async names => {
            await document.fonts.load('20px "Material Symbols Rounded"')
            return names.filter(name => {
                const icon = document.createElement('span')
                icon.style = 'font: 20px "Material Symbols Rounded"; position: fixed'
                icon.textContent = name
                document.body.append(icon)
                const width = icon.getBoundingClientRect().width
                icon.remove()
                return Math.abs(width - 20) > 1
            })
        }""",
        names,
    )
    return found


def test_another_icon_or_letter_is_drawn_with_the_whole_font(
    chromium: Browser, kortrijk: str
) -> None:
    with visitor(chromium) as context:
        page = context.new_page()
        wait_for_the_server(page)
        page.goto(f"{kortrijk}/uitleg")
        finished(page)
        icon, heading = page.get_by_test_id("stIconMaterial").first, page.locator("h1")
        for font, at, change in (
            (font_of_icons(), icon, "icon => icon.firstChild.nodeValue = 'sailing'"),
            (font_of_letters(), heading, "heading => heading.append('Жилищна')"),
        ):
            with page.expect_response(f"**/{font.name}?whole") as asked:
                at.evaluate(change)
            assert asked.value.ok


def test_a_light_font_is_asked_for_anew_and_answered_shortly(kortrijk: str) -> None:
    for font in (font_of_icons(), font_of_letters()):
        address = f"{kortrijk}/static/media/{font.name}"
        light = requests.get(address, timeout=10)
        assert light.headers["Cache-Control"] == "no-cache"
        assert len(light.content) < 40_000
        again = requests.get(address, headers={"If-None-Match": light.headers["ETag"]}, timeout=10)
        assert (again.status_code, again.content) == (304, b"")
        assert requests.get(f"{address}?whole", timeout=10).content == font.read_bytes()


def test_text_is_compressed_for_who_takes_it(kortrijk: str) -> None:
    for headers, encoding in (({"Accept-Encoding": "gzip"}, "gzip"), ({"Accept-Encoding": ""}, "")):
        answer = requests.get(f"{kortrijk}/", headers=headers, timeout=10)
        assert answer.headers.get("Content-Encoding", "") == encoding
        assert "Woonnetwerk" in answer.text
