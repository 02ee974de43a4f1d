"""Analysts in a real browser: two at once, much that would go, and somebody else's export."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.words import Language, Words
from tests.both_languages import in_dutch
from tests.browsing import choose, finished

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]

Visit = Callable[..., Page]
DUTCH = Words(Language.DUTCH)
COMMIT = DUTCH("Commit this change")
WHY = DUTCH("Why this change")

# As an export of the Flemish register has it: two kinds of organisations and their tie in a row,
# with names that are missing, and a KBO number with a wrong check.
MEMBERSHIPS = """member_kbo,member_name,member_class,org_kbo,org_name,org_class
0204212714,IOK,Dienstverlenende vereniging,0222947570,Welzijnszorg Kempen,Welzijnsvereniging
0206561993,Steenokkerzeel,Gemeente,0200881951,Haviland,Dienstverlenende vereniging
0680397589,Zorgpunt,OCMW,0200881951,Haviland,Dienstverlenende vereniging
0207460432,Ronse,Gemeente,0778279401,,
0207505368,,Gemeente,0200881951,Haviland,Dienstverlenende vereniging
"""


def upload(page: Page, name: str, text: str) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    )
    expect(page.get_by_text(DUTCH("What was understood of your files"))).to_be_visible()
    finished(page)


def commit(page: Page, why: str) -> None:
    page.get_by_label(WHY).fill(why)
    page.get_by_role("button", name=COMMIT).click()
    finished(page)


def alert(page: Page, text: str) -> Locator:
    return page.get_by_role("alert").filter(has_text=text)


def done(page: Page, version: int) -> Locator:
    return page.get_by_text(f"Klaar: dit is nu versie {version}")


def pick(page: Page, label: str, place: int, option: str) -> None:
    """Choose in one of the boxes of the same name, counted from the top of the page."""
    choose(page, page.get_by_role("combobox", name=label).nth(place), option)


def put_before(page: Page, label: str, place: int, text: str) -> None:
    box = page.get_by_role("textbox", name=label).nth(place)
    box.fill(text)
    box.press("Enter")
    finished(page)


def test_of_two_analysts_at_once_the_second_is_told_which_rows_clash(
    visit: Visit, own: str
) -> None:
    first, second = visit(f"{own}/bijwerken"), visit(f"{own}/bijwerken")
    upload(first, "actoren.csv", "id,naam\ncaw,CAW van de eerste\n")
    upload(second, "actoren.csv", "id,naam\ncaw,CAW van de tweede\nextra,Extra vereniging\n")
    commit(first, "de eerste")
    expect(done(first, 2)).to_be_visible()
    commit(second, "de tweede")
    refusal = alert(second, in_dutch("Somebody else changed the data in the meantime."))
    expect(refusal).to_contain_text("Actoren: caw")
    expect(refusal).not_to_contain_text("extra")
    second.get_by_role("button", name=DUTCH("Compare again with the newest data")).click()
    finished(second)
    expect(second.get_by_test_id("stMetric").filter(has_text=DUTCH("Added"))).to_contain_text("1")
    commit(second, "de tweede, met de eerste gezien")
    expect(done(second, 3)).to_be_visible()


def test_of_two_analysts_at_once_both_are_done_where_no_row_clashes(visit: Visit, own: str) -> None:
    first, second = visit(f"{own}/bijwerken"), visit(f"{own}/bijwerken")
    upload(first, "actoren.csv", "id,naam\ncaw,CAW van de eerste\n")
    upload(second, "actoren.csv", "id,naam\nextra,Extra vereniging\n")
    commit(first, "de eerste")
    expect(done(first, 2)).to_be_visible()
    commit(second, "de tweede")
    expect(done(second, 3)).to_be_visible()


def test_when_much_would_go_a_second_tick_is_needed(visit: Visit, own: str) -> None:
    page = visit(f"{own}/bijwerken")
    page.get_by_text(
        DUTCH("Replace: each table in my file becomes exactly what is in my file")
    ).click()
    upload(page, "zetels.csv", "overleg,actor\nlwo-kerngroep,stad-kortrijk\n")
    commit(page, "alleen de stad")
    expect(
        alert(page, DUTCH("Much would go. Tick above that this is meant, and commit again."))
    ).to_be_visible()
    sure = page.get_by_role("checkbox", name="van de 39 rijen van “Zetels” verdwijnen")
    page.locator("label").filter(has=sure).click()
    commit(page, "alleen de stad")
    expect(done(page, 2)).to_be_visible()


def test_the_export_of_another_register_goes_in_by_its_own_headers(visit: Visit, own: str) -> None:
    page = visit(f"{own}/bijwerken")
    upload(page, "memberships.csv", MEMBERSHIPS)
    for table in ("Actoren", "Overleggen", "Zetels"):
        pick(page, DUTCH("Which tables are in this sheet"), 0, table)
    page.keyboard.press("Escape")
    pick(page, "id *", 0, "member_kbo")
    pick(page, "naam *", 0, "member_name")
    page.get_by_text(DUTCH("Other columns of this table")).first.click()
    pick(page, "KBO-nummer", 0, "member_kbo")
    pick(page, "id *", 1, "org_kbo")
    put_before(page, "id: zet ervoor", 1, "v-")
    pick(page, "naam *", 1, "org_name")
    pick(page, "laag: hetzelfde in elke rij", 0, "samenwerkingsverband")
    pick(page, "overleg *", 0, "org_kbo")
    put_before(page, "overleg: zet ervoor", 0, "v-")
    pick(page, "actor *", 0, "member_kbo")
    page.get_by_role("button", name=DUTCH("Read the sheet this way")).click()
    finished(page)
    expect(page.get_by_text("0680397589").first).to_be_visible()
    page.get_by_text("Verdergaan zonder de 2 rijen met een fout").click()
    finished(page)
    expect(page.get_by_text("2 rijen van uw bestanden worden overgeslagen")).to_be_visible()
    # Three members, two associations, three memberships.
    expect(page.get_by_test_id("stMetric").filter(has_text=DUTCH("Added"))).to_contain_text("8")
    commit(page, "lidmaatschappen")
    expect(done(page, 2)).to_be_visible()
