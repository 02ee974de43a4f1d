# ruff: noqa: T201  # it prints what it measured
"""How fast the picture is: ratios in one run, in a real browser. Not part of `make test`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import pyvis.network
from playwright.sync_api import Browser, Page, expect

from dashboard.components.network_view.component import pack_network
from dashboard.palette import colours
from dashboard.pictures import PictureAppearance, describe_network, make_legend
from dashboard.words import Language, Words
from graph.layout.force_directed import force_directed_layout
from graph.network import two_mode_network
from tests.generated_city import SECTORS, city

pytestmark = pytest.mark.browser

APP = Path(__file__).parent / "examples" / "network_view_app.py"
PATIENCE = 900_000  # milliseconds that pyvis may take


@pytest.fixture(scope="session")
def address(serve: Callable[..., str]) -> str:
    return serve(APP, env={"PAGE": "network_view_city.py"})


def opened(chromium: Browser, address: str) -> Page:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    return page


def first_draw(chromium: Browser, address: str) -> float:
    """Seconds from the moment that the page has the network to the picture.

    The scripts come before that, while Streamlit starts, or count too where they are late.
    """
    page = opened(chromium, address)
    page.locator('[aria-busy="false"]').wait_for(timeout=PATIENCE)
    milliseconds: float = page.evaluate("performance.getEntriesByName('network drawn')[0].duration")
    page.context.close()
    return milliseconds / 1000


def first_draw_of_pyvis(chromium: Browser, size: int, folder: Path) -> float:
    """Seconds that the page of pyvis itself takes, from its first line of drawing."""
    network = two_mode_network(city(size))
    plain = pyvis.network.Network(cdn_resources="in_line")
    for node in network:
        plain.add_node(node)
    for one, other in network.edges:
        plain.add_edge(one, other)
    begin = "performance.mark('begin'); drawGraph();"
    end = "network.once('afterDrawing', () => performance.measure('drawn', 'begin'));"
    page_of_pyvis = folder / f"{size}.html"
    html = plain.generate_html().replace("drawGraph();", begin + end)
    page_of_pyvis.write_text(html, encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.route(lambda url: url.startswith("http"), lambda route: route.abort())
    page.goto(page_of_pyvis.as_uri())
    page.wait_for_function("performance.getEntriesByName('drawn').length", timeout=PATIENCE)
    milliseconds: float = page.evaluate("performance.getEntriesByName('drawn')[0].duration")
    page.context.close()
    return milliseconds / 1000


@pytest.mark.parametrize(("size", "least"), [(300, 50), (1_000, 150)])
def test_the_first_draw_against_pyvis(
    chromium: Browser, address: str, tmp_path: Path, size: int, least: float
) -> None:
    first_draw(chromium, f"{address}/?size={size}")
    ours = min(first_draw(chromium, f"{address}/?size={size}") for _ in range(3))
    theirs = first_draw_of_pyvis(chromium, size, tmp_path)
    print(f"\n{size} actors: {ours:.2f} s, pyvis {theirs:.1f} s, {theirs / ours:.0f} × faster")
    assert theirs / ours >= least


def test_3000_actors_are_drawn_within_two_seconds(chromium: Browser, address: str) -> None:
    first_draw(chromium, f"{address}/?size=3000")
    ours = first_draw(chromium, f"{address}/?size=3000")
    print(f"\n3000 actors: {ours:.2f} s")
    assert ours <= 2


def test_a_small_network_costs_little_on_top_of_an_empty_page(
    chromium: Browser, address: str
) -> None:
    def empty() -> float:
        begin = time.perf_counter()
        page = opened(chromium, address)
        expect(page.get_by_text("The page is there.")).to_be_visible()
        page.context.close()
        return time.perf_counter() - begin

    def drawn() -> float:
        begin = time.perf_counter()
        page = opened(chromium, f"{address}/?size=40")
        page.locator('[aria-busy="false"]').wait_for()
        page.context.close()
        return time.perf_counter() - begin

    drawn()
    least_empty, least_drawn = min(empty() for _ in range(5)), min(drawn() for _ in range(5))
    ratio = least_drawn / least_empty
    print(f"\nempty page {least_empty:.2f} s, with 40 actors {least_drawn:.2f} s: × {ratio:.2f}")
    assert ratio <= 1.5


def test_panning_1000_actors_is_smooth(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}/?size=1000")
    page.locator('[aria-busy="false"]').wait_for()
    frame = page.get_by_role("application").bounding_box()
    assert frame is not None
    page.evaluate(
        """() => {
          window.frames_seen = 0
          const count = () => { window.frames_seen += 1; requestAnimationFrame(count) }
          requestAnimationFrame(count)
        }"""
    )
    page.mouse.move(frame["x"] + 20, frame["y"] + 20)
    page.mouse.down()
    before, begin = page.evaluate("window.frames_seen"), time.perf_counter()
    page.mouse.move(frame["x"] + 320, frame["y"] + 220, steps=120)
    seconds = time.perf_counter() - begin
    rate = (page.evaluate("window.frames_seen") - before) / seconds
    page.mouse.up()
    page.context.close()
    print(f"\npanning 1000 actors: {rate:.0f} frames a second")
    assert rate >= 20


def test_describing_3000_actors_again_takes_a_quarter_of_a_second_of_server_time() -> None:
    network = two_mode_network(city(3_000))
    positions = force_directed_layout(network)
    look = PictureAppearance(colours=colours(SECTORS))
    begin = time.process_time()
    description = describe_network(network, positions=positions, appearance=look)
    make_legend(description, appearance=look, words=Words(Language.ENGLISH), names=SECTORS)
    packed = json.dumps(pack_network(description))
    seconds = time.process_time() - begin
    each = len(packed) / (network.number_of_nodes() + network.number_of_edges())
    print(f"\n3000 actors: {seconds * 1000:.0f} ms of server time, {each:.0f} bytes each")
    assert seconds <= 0.25
    assert each <= 300
