"""The product in a real browser: what a person sees, clicks, uploads and takes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from dashboard.app_pages import PAGES
from dashboard.words import Language, Words
from tests.browsing import click_node, drawn, finished

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]

Visit = Callable[..., Page]
DUTCH, ENGLISH = Words(Language.DUTCH), Words(Language.ENGLISH)
ATTACK = "<img src=x onerror=alert(1)>"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def upload(page: Page, name: str, content: bytes) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": XLSX, "buffer": content}
    )


def saved(book: Workbook, path: Path) -> bytes:
    book.save(path)
    return path.read_bytes()


def current_workbook(page: Page, path: Path) -> Workbook:
    with page.expect_download() as download:
        page.get_by_role("button", name=DUTCH("The current data")).click()
    download.value.save_as(path)
    return load_workbook(path)


def commit(page: Page, why: str) -> None:
    page.get_by_label(DUTCH("Why this change")).fill(why)
    page.get_by_role("button", name=DUTCH("Commit this change")).click()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_page_opens_in_both_languages(
    visit: Visit, kortrijk: str, entry: object, language: Language
) -> None:
    address = getattr(entry, "address")  # noqa: B009  # parametrize hands it over untyped
    title = getattr(entry, "title")  # noqa: B009
    page = visit(f"{kortrijk}/{address}?lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name=Words(language)(title), exact=True)).to_be_visible()
    finished(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_pages_of_every_kind_keep_nobody_out(visit: Visit, kortrijk: str) -> None:
    # The list of pages is Streamlit's own, and has its headings between its items.
    rules = {"list": {"enabled": False}, "listitem": {"enabled": False}}
    for address in ("", "wie-met-wie", "actor?actor=ocmw-kortrijk", "bijwerken"):
        page = visit(f"{kortrijk}/{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        finished(page)
        for chart in page.get_by_test_id("stVegaLiteChart").all():
            expect(chart.locator("canvas, svg").first).to_be_visible()
        found = Axe().run(page, options={"rules": rules}).response["violations"]
        grave = [each for each in found if each["impact"] in {"serious", "critical"}]
        assert grave == [], address


def test_the_address_of_an_actor_opens_that_actor(visit: Visit, kortrijk: str) -> None:
    page = visit(f"{kortrijk}/actor?actor=caw")
    expect(page.get_by_role("heading", name="CAW", exact=True)).to_be_visible()
    expect(page.get_by_text("Samenwerking stad-CAW-Samenlevingsopbouw.").first).to_be_visible()


def test_an_address_with_an_unknown_actor_says_so(visit: Visit, kortrijk: str) -> None:
    page = visit(f"{kortrijk}/actor?actor=niemand")
    expect(page.get_by_role("alert").filter(has_text="niemand")).to_be_visible()


def test_a_click_on_an_actor_in_the_picture_shows_its_profile_and_stays_in_the_address(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/netwerk")
    click_node(page, "ocmw-kortrijk")
    expect(page.get_by_role("heading", name="OCMW Kortrijk", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("selected=ocmw-kortrijk"))
    page.get_by_role("link", name=DUTCH("Open the full profile")).click()
    expect(page).to_have_url(re.compile("/actor.*actor=ocmw-kortrijk"))
    expect(page.get_by_role("heading", name=DUTCH("Ties and money"))).to_be_visible()


def test_a_choice_narrows_the_network_and_stands_in_the_address(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/netwerk?evidence=explicit")
    sentence = DUTCH(
        "{actors} of {all_actors} actors and {bodies} of {all_bodies} bodies with a seat",
        actors="20",
        all_actors="29",
        bodies="5",
        all_bodies="9",
    )
    expect(page.get_by_text(sentence).filter(visible=True)).to_be_visible()
    page.get_by_text(DUTCH("Choices"), exact=True).click()
    page.get_by_role("button", name=DUTCH("Clear choices")).click()
    expect(page).not_to_have_url(re.compile("evidence"))
    expect(page.get_by_text(sentence)).to_have_count(0)


def test_the_language_can_be_switched(visit: Visit, kortrijk: str) -> None:
    page = visit(kortrijk)
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie overlegt met wie over wonen")
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who consults with whom on housing")
    page.get_by_role("link", name="Gaps", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gaps")


def test_the_bodies_without_names_are_shown_as_unknown(visit: Visit, kortrijk: str) -> None:
    for body in (
        "lokale-woonraad",
        "woonraad-kerngroepen",
        "lst-kortrijk",
        "stuurgroep-thuisloosheid",
    ):
        page = visit(f"{kortrijk}/overleg?body={body}")
        expect(page.get_by_text(re.compile(f"^{DUTCH('unknown')}:", re.IGNORECASE))).to_be_visible()
        expect(page.get_by_role("heading", name=DUTCH("Gaps"))).to_be_visible()
        expect(page.get_by_text(re.compile("^(?!.*on)Bevestigd", re.IGNORECASE))).to_have_count(0)


def test_a_changed_workbook_is_uploaded_compared_committed_and_taken_back(
    visit: Visit, own: str, tmp_path: Path
) -> None:
    page = visit(f"{own}/bijwerken")
    book = current_workbook(page, tmp_path / "nu.xlsx")
    book["zetels"].append(["stuurgroep-thuisloosheid", "caw"])
    upload(page, "nieuw.xlsx", saved(book, tmp_path / "nieuw.xlsx"))
    expect(page.get_by_text(DUTCH("What changes, row by row"))).to_have_count(0)
    commit(page, "CAW zit in de stuurgroep")
    done = DUTCH("Done: this is now version {number}. It can be undone under Versions.", number=2)
    expect(page.get_by_text(done)).to_be_visible()
    seat = visit(f"{own}/netwerk?selected=caw")
    drawn(seat)
    expect(seat.get_by_text(re.compile("Stuurgroep thuisloosheid — "))).to_be_visible()
    page = visit(f"{own}/versies?version=1")
    page.get_by_role("button", name=DUTCH("Go back to this version")).click()
    back = DUTCH("Done: version {number} holds what version {old} held.", number=3, old=1)
    expect(page.get_by_text(back)).to_be_visible()
    seat = visit(f"{own}/netwerk?selected=caw")
    drawn(seat)
    expect(seat.get_by_text(re.compile("Woonclub — "))).to_be_visible()
    expect(seat.get_by_text(re.compile("Stuurgroep thuisloosheid — "))).to_have_count(0)


def test_a_workbook_with_five_kinds_of_mistakes_is_refused_with_all_five_named(
    visit: Visit, own: str, tmp_path: Path
) -> None:
    book = Workbook()
    actors = book.active
    assert actors is not None
    actors.title = "actoren"
    for line in (["id", "naam", "van"], ["een", "Een", "32/13/2026"], ["een", "Twee", ""]):
        actors.append(line)
    bodies = book.create_sheet("overleggen")
    bodies.append(["id", "naam", "laag", "zittingen_per_jaar"])
    bodies.append(["tafel", "Tafel", "kelder", "vaak"])
    seats = book.create_sheet("zetels")
    seats.append(["overleg", "actor"])
    seats.append(["tafel", "niemand"])
    page = visit(f"{own}/bijwerken")
    upload(page, "fout.xlsx", saved(book, tmp_path / "fout.xlsx"))
    expect(page.get_by_role("alert").filter(has_text="5")).to_be_visible()
    table = page.get_by_role("table")
    for sheet, row, column in (
        ("actoren", 2, "van"),
        ("actoren", 3, "id"),
        ("overleggen", 2, "laag"),
        ("overleggen", 2, "zittingen_per_jaar"),
        ("zetels", 2, "actor"),
    ):
        where = f"{sheet}, rij {row}, kolom {column}"
        expect(table.get_by_role("cell", name=re.compile(f"{where}$"))).to_have_count(1)
    expect(page.get_by_role("button", name=DUTCH("Commit this change"))).to_have_count(0)


def test_names_and_quotes_from_the_data_stay_text_everywhere(
    visit: Visit, own: str, tmp_path: Path
) -> None:
    book = Workbook()
    actors = book.active
    assert actors is not None
    actors.title = "actoren"
    actors.append(["id", "naam", "citaat", "bron"])
    actors.append(["aanval", ATTACK, '<a href="javascript:alert(1)">href=', "beleidstekst"])
    seats = book.create_sheet("zetels")
    seats.append(["overleg", "actor", "citaat", "bron"])
    seats.append(["woonclub", "aanval", "href=x ![](http://elders.example/x.png)", "beleidstekst"])
    page = visit(f"{own}/bijwerken")
    upload(page, "aanval.xlsx", saved(book, tmp_path / "aanval.xlsx"))
    commit(page, ATTACK)
    expect(page.get_by_role("link", name=DUTCH("See the network"))).to_be_visible()
    for address in (
        "?",
        "netwerk?selected=aanval",
        "wie-met-wie?one=aanval&other=caw",
        "hiaten?about=aanval",
        "actor?actor=aanval",
        "overleg?body=woonclub",
        "zitting-voorbereiden?body=woonclub",
        "versies?version=2",
    ):
        page = visit(f"{own}/{address}")
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        finished(page)
        expect(page.get_by_test_id("stMain").locator("img")).to_have_count(0)
    page = visit(f"{own}/actor?actor=aanval")
    expect(page.get_by_role("heading", name=ATTACK)).to_be_visible()


def test_an_activity_opens_from_whoever_started_it_and_has_an_address(
    visit: Visit, kortrijk: str
) -> None:
    page = visit(f"{kortrijk}/overleg?body=stuurgroep-thuisloosheid")
    page.get_by_text("Stuurgroep thuisloosheid stond aan de start van Huis Inclusief").click()
    page.get_by_role("link", name="Huis Inclusief").click()
    expect(page.get_by_role("heading", name="Huis Inclusief", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("/activiteit\\?activity=huis-inclusief"))
    expect(page.get_by_text("De tekst zegt niet of 2014 het begin is.")).to_be_visible()
    again = visit(page.url)
    expect(again.get_by_role("heading", name="Huis Inclusief", exact=True)).to_be_visible()
