"""The network page in a real browser: each of its parts, clicked in the real picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import dist
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.words import Language, Words
from tests.browsing import click_node, drawn, places

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("network")]

Visit = Callable[..., Page]
_ = Words(Language.DUTCH)


def expect_left(page: Page, actors: int, bodies: int) -> None:
    sentence = _(
        "{actors} of {all_actors} actors and {bodies} of {all_bodies} bodies with a seat",
        actors=actors,
        all_actors=29,
        bodies=bodies,
        all_bodies=9,
    )
    expect(page.get_by_text(sentence)).to_be_visible()


def saved(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=_(label)).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_views_of_one_selection_are_a_click_apart_and_keep_the_choices(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/netwerk?evidence=explicit&selected=stad-kortrijk")
    expect_left(page, 20, 5)
    for view, asked in (("Actors only", "meetings"), ("Bodies only", "bodies")):
        page.get_by_role("radio", name=_(view), exact=True).click()
        expect(page).to_have_url(re.compile(f"view={asked}"))
        drawn(page)
        expect_left(page, 20, 5)
        expect(page.get_by_role("heading", name="Stad Kortrijk", exact=True)).to_be_visible()
    page.get_by_role("radio", name=_("Table"), exact=True).click()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(23)
    page.get_by_role("radio", name=_("Matrix"), exact=True).click()
    expect(page.get_by_role("heading", name=_("A pair"))).to_be_visible()
    expect_left(page, 20, 5)


def test_a_choice_leaves_the_others_where_they_stood(visit: Visit, kortrijk: str) -> None:
    """However the picture is fitted into its frame, its shape stays the same."""

    def shape(page: Page) -> float:
        caw, city, helpers = places(page, "caw", "stad-kortrijk", "woonclub")
        one = dist((caw["x"], caw["y"]), (city["x"], city["y"]))
        return one / dist((caw["x"], caw["y"]), (helpers["x"], helpers["y"]))

    whole = shape(visit(f"{kortrijk}/netwerk"))
    page = visit(f"{kortrijk}/netwerk?around=woonclub")
    expect_left(page, 3, 1)
    assert shape(page) == pytest.approx(whole, rel=0.01)


def test_two_actors_show_the_ways_between_them(visit: Visit, kortrijk: str) -> None:
    page = visit(f"{kortrijk}/netwerk")
    click_node(page, "caw")
    expect(page.get_by_role("heading", name="CAW", exact=True)).to_be_visible()
    page.keyboard.down("Shift")
    click_node(page, "huurdersbond")
    page.keyboard.up("Shift")
    expect(page.get_by_role("heading", name="CAW en Huurdersbond")).to_be_visible()
    expect(page.get_by_text(re.compile("Stad Kortrijk: .*Woonclub"))).to_be_visible()
    expect(page).to_have_url(re.compile("second=huurdersbond"))


def test_what_falls_apart_without_an_actor_is_a_click_away(visit: Visit, kortrijk: str) -> None:
    page = visit(f"{kortrijk}/netwerk?selected=ocmw-kortrijk")
    drawn(page)
    page.get_by_text(_("What falls apart without this actor")).click()
    expect(page.get_by_text(re.compile("Zorg \\(12")).first).to_be_visible()


def test_a_sector_is_drawn_as_one_and_opened_again(visit: Visit, kortrijk: str) -> None:
    page = visit(f"{kortrijk}/netwerk?together=sector")
    click_node(page, "collapsed:zorg")
    expect(page.get_by_role("heading", name="Zorg", exact=True)).to_be_visible()
    page.get_by_role("button", name=_("Show each of them")).click()
    expect(page).to_have_url(re.compile("opened=zorg"))
    expect(page.get_by_role("button", name=_("Take together again"))).to_be_visible()
    click_node(page, "wzc-ter-melle")
    expect(page.get_by_role("heading", name="Ter Melle", exact=True)).to_be_visible()


def test_colours_are_named_in_the_legend(visit: Visit, kortrijk: str) -> None:
    page = visit(f"{kortrijk}/netwerk?colour=gaps&size=betweenness&arrangement=columns")
    drawn(page)
    legend = page.get_by_role("region", name=_("Legend"))
    expect(legend.get_by_role("button", name=re.compile(_("Confirmed gap")))).to_be_visible()
    expect(legend.get_by_text(re.compile("betweenness"))).to_be_visible()


def test_what_the_address_asks_for_in_vain_is_said_and_the_rest_holds(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/netwerk?evidence=onzin&evidence=explicit&size=dikte&selected=caw")
    expect(page.get_by_role("alert").filter(has_text="onzin")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="dikte")).to_be_visible()
    expect_left(page, 20, 5)
    expect(page.get_by_role("heading", name="CAW", exact=True)).to_be_visible()


def test_nothing_left_explains_itself_and_offers_the_way_back(visit: Visit, kortrijk: str) -> None:
    page = visit(f"{kortrijk}/netwerk?evidence=conditional&layer=woonraad")
    nothing = _("Nothing is left with these choices. Clear a choice to see more.")
    expect(page.get_by_text(nothing)).to_be_visible()
    page.get_by_role("button", name=_("Clear choices")).filter(visible=True).click()
    drawn(page)
    expect(page.get_by_text(nothing)).to_have_count(0)


def test_the_page_that_is_taken_away_opens_without_any_network(
    visit: Visit, kortrijk: str, chromium: Browser, tmp_path: Path
) -> None:
    page = visit(f"{kortrijk}/netwerk")
    drawn(page)
    page.get_by_text(_("Take away"), exact=True).click()
    path = saved(page, "Page that opens offline (HTML)", tmp_path)
    context = chromium.new_context(offline=True)
    asked: list[str] = []
    errors: list[str] = []
    alone = context.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("pageerror", lambda error: errors.append(str(error)))
    alone.goto(path.as_uri())
    expect(alone.locator("canvas")).to_be_visible()
    expect(alone.get_by_text(_("Version {number}", number=1))).to_be_visible()
    assert alone.evaluate("nodes.get().length") == 38
    assert asked == [path.as_uri()]
    assert errors == []
    context.close()


def test_the_files_hold_exactly_what_is_drawn(visit: Visit, kortrijk: str, tmp_path: Path) -> None:
    page = visit(f"{kortrijk}/netwerk?evidence=explicit&view=meetings")
    drawn(page)
    page.get_by_text(_("Take away"), exact=True).click()
    gexf = nx.read_gexf(saved(page, "For Gephi (GEXF)", tmp_path))
    graphml = nx.read_graphml(saved(page, "For other programs (GraphML)", tmp_path))
    assert len(graphml) == len(gexf) == 20
    assert graphml.number_of_edges() == gexf.number_of_edges() == 75
    assert set(map(frozenset, graphml.edges)) == set(map(frozenset, gexf.edges))
    for one, other, about in graphml.edges(data=True):
        assert gexf.edges[one, other]["weight"] == about["weight"]
        assert gexf.edges[one, other]["bodies"] == about["bodies"]
    for node, about in graphml.nodes(data=True):
        assert gexf.nodes[node]["name"] == about["name"]
    assert "uitdrukkelijk" in graphml.graph["about"]
    lines = saved(page, "Lines (CSV)", tmp_path).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 76
