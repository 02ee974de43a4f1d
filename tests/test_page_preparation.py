"""The page that prepares a meeting, run without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.visit import PersonRole
from dashboard.words import Language, Words
from tests.visiting import visited

DUTCH = Words(Language.DUTCH)


def text_of(page: AppTest) -> str:
    found = [*page.title, *page.header, *page.subheader, *page.markdown, *page.caption]
    return "\n".join(each.value for each in found).replace("\\", "")


def test_the_page_for_paper_is_the_briefing_that_the_address_asks_for_with_nothing_to_choose(
    city: Path,
) -> None:
    page = visited(
        "preparation",
        city,
        {
            "body": "woonraad",
            "date": "2027-02-04",
            "theme": ["leegstand"],
            "guest": ["thuiszorg-oeverloper"],
            "print": "1",
        },
    ).run()
    assert not page.exception
    told = text_of(page)
    assert DUTCH("Briefing: {body}", body="Woonraad Zwaluwdam") in told
    assert "4 februari 2027" in told
    assert [each.value for each in page.header] == [
        DUTCH(heading)
        for heading in (
            "Purpose and agenda",
            "Invitations",
            "Balance at the table",
            "Item by item",
            "Still open",
            "This year",
            "What we do not know",
            "Sources",
        )
    ]
    assert [*page.table[0].value[DUTCH("Item")]] == ["Leegstand"]
    assert [*page.table[1].value[DUTCH("Actor")]] == ["Thuiszorg Oeverloper"]
    assert not page.selectbox
    assert not page.multiselect


def test_people_are_named_on_paper_only_when_somebody_who_may_see_them_asks(city: Path) -> None:
    page = visited("preparation", city, {"body": "woonraad", "print": "1"}).run()
    assert "Tibo Kwelder" not in str([table.value for table in page.table])
    page.checkbox[0].check().run()
    assert "Tibo Kwelder" in str([table.value for table in page.table])
    page = visited(
        "preparation", city, {"body": "woonraad", "print": "1"}, role=PersonRole.MANAGEMENT
    )
    assert not page.run().checkbox
