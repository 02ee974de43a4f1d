"""The page that prepares a meeting, run without a browser."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from docx import Document
from streamlit.testing.v1 import AppTest

from dashboard import cache
from dashboard.documents.briefing import briefing
from dashboard.documents.meeting_pack import prepare_meeting
from dashboard.roles import Role
from dashboard.snapshot import Snapshot
from dashboard.wording.meetings import balance_sentences, unknown_sentences, year_sentences
from dashboard.wording.profile import membership_sentence
from dashboard.words import Language, Words
from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose_facts
from data.model import Body, Layer, Meeting
from tests.visiting import TODAY, visited

DUTCH = Words(Language.DUTCH)


def text_of(page: AppTest) -> str:
    found = [*page.title, *page.header, *page.subheader, *page.markdown, *page.caption]
    return "\n".join(element.value for element in found).replace("\\", "")


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
    assert [heading.value for heading in page.header] == [
        DUTCH(heading, year=2027)
        for heading in (
            "Purpose and agenda",
            "Invitations",
            "Balance at the table",
            "Item by item",
            "Still open",
            "Meetings in {year}",
            "What we do not know",
            "Sources",
        )
    ]
    (item,) = page.table[0].value[DUTCH("Item")]
    assert item.replace("\\", "") == "Leegstand (voorstel)"
    assert [*page.table[1].value[DUTCH("Actor")]] == ["Thuiszorg Oeverloper"]
    assert not page.selectbox
    assert not page.multiselect


def test_the_briefing_in_word_has_the_figures_of_the_page(city: Path) -> None:
    page = visited("preparation", city, {"body": "woonraad", "date": "2026-12-10"}).run()
    store = cache.store(str(city))
    now = Snapshot(store.revision, queries.facts(store))
    prepared = prepare_meeting(now, "woonraad", date(2026, 12, 10), today=TODAY)
    document = Document(io.BytesIO(briefing(DUTCH, now, prepared)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
    ]

    def table(*head: str) -> list[list[str]]:
        heads = [DUTCH(title) for title in head]
        return next(table[1:] for table in tables if table[0][: len(heads)] == heads)

    ticked = {tick.label.replace("\\", "") for tick in page.checkbox[1:] if tick.value}
    assert {row[0] for row in table("Actor", "Sector", "Status", "Why")} == ticked
    sectors = next(
        table.value for table in page.table if next(iter(table.value)) == DUTCH("Sector")
    )
    shown = [[str(cell).replace("\\", "") for cell in row] for row in sectors.to_numpy()]
    assert [row[:3] for row in table("Sector", "Members", "With guests")] == shown
    members = [row[0] for row in table("Actor", "Sector", "As what")]
    by_name = DUTCH.plural("{count} member by name", "{count} members by name", len(members))
    assert not prepared.not_needed
    assert by_name in [fold.label for fold in page.expander]
    for sentence in (
        membership_sentence(DUTCH, now, prepared.membership),
        *balance_sentences(DUTCH, now, prepared),
        *unknown_sentences(DUTCH, now, prepared),
        *year_sentences(DUTCH, now, prepared.year),
    ):
        assert sentence in text
        assert sentence in text_of(page)


def test_without_an_agenda_and_a_theme_the_page_asks_for_themes_and_with_one_it_does_not(
    city: Path,
) -> None:
    nothing = DUTCH("There is no agenda yet. Choose themes to see what the data tells of them.")
    for theme, asked in (({}, True), ({"theme": "leegstand"}, False)):
        page = visited("preparation", city, {"body": "woonraad", "date": "2027-02-04", **theme})
        page.run()
        assert not page.exception
        assert (nothing in text_of(page)) is asked


def test_people_are_named_on_paper_only_when_somebody_who_may_see_them_asks(city: Path) -> None:
    page = visited("preparation", city, {"body": "woonraad", "print": "1"}).run()
    assert "Tibo Kwelder" not in str([table.value for table in page.table])
    page.checkbox[0].check().run()
    assert "Tibo Kwelder" in str([table.value for table in page.table])
    page = visited("preparation", city, {"body": "woonraad", "print": "1"}, role=Role.VIEWER)
    assert not page.run().checkbox


def pressed(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == DUTCH(label)).click()
    page.run()
    assert not page.exception


def warned(page: AppTest) -> str:
    return "\n".join(message.value for message in page.warning).replace("\\", "")


def test_what_is_odd_about_what_was_asked_is_said_and_the_rest_is_shown(city: Path) -> None:
    store = cache.store(str(city))
    body = Body(id="leeg", name="Leeg overleg", layer=Layer.CONSULTATION)
    same_day = Meeting(id="again", body="woonraad", date=date(2026, 12, 10))
    odd = propose_facts(store, [body, same_day], today=TODAY)
    assert {problem.code for problem in odd.problems} == {"two-meetings-one-day"}
    accept(store, odd, author="a", message="m")

    page = visited("preparation", city, {"body": "leeg", "date": "2026-11-20"}).run()
    assert DUTCH("No member of this body is known by name.") in warned(page)
    past = "This day is past. You see what the data tell of that day. "
    assert DUTCH(past + "Choose a later day to plan a meeting.") in warned(page)
    page.button[-1].click().run()
    told = DUTCH("This day is past, so no meeting can be planned on it.")
    assert told in page.error[0].value.replace("\\", "")

    page = visited(
        "preparation",
        city,
        {"body": "woonraad", "date": "2026-12-10", "theme": ["onzin", "leegstand"]},
    ).run()
    assert "onzin" in warned(page)
    assert "leegstand" not in warned(page)
    assert DUTCH.plural(
        "This body has {count} meeting on this day; here the first of them counts.",
        "This body has {count} meetings on this day; here the first of them counts.",
        2,
    ) in warned(page)
    assert page.checkbox


def test_a_meeting_that_is_planned_here_is_the_one_that_is_chosen(city: Path) -> None:
    address = {"body": "woonraad", "meeting": "new", "date": "2027-05-20", "theme": "leegstand"}
    page = visited("preparation", city, address).run()
    assert page.selectbox("meeting").value == "new"
    pressed(page, "Plan this meeting with these invitations")
    assert page.selectbox("meeting").value == "woonraad-2027-05-20"
    assert "date" not in page.query_params
    assert not page.date_input


def test_a_day_on_which_a_meeting_is_planned_chooses_that_meeting(city: Path) -> None:
    page = visited("preparation", city, {"body": "woonraad", "date": "2027-03-19"}).run()
    assert page.selectbox("meeting").value == "new"
    page.date_input[0].set_value(date(2026, 12, 10)).run()
    assert page.selectbox("meeting").value == "woonraad-2026-12-10"
    assert not page.date_input


def test_of_two_meetings_on_one_day_the_one_that_is_prepared_is_offered(city: Path) -> None:
    store = cache.store(str(city))
    other = Meeting(id="a-first", body="woonraad", date=date(2026, 12, 10))
    accept(store, propose_facts(store, [other], today=TODAY), author="a", message="m")
    page = visited("preparation", city, {"body": "woonraad"}).run()
    days = [day for day in page.selectbox("meeting").options if day == "10 december 2026"]
    assert len(days) == 1
    assert page.selectbox("meeting").value == "a-first"


def test_a_body_that_is_not_there_on_the_day_is_said(city: Path) -> None:
    page = visited("preparation", city, {"body": "woonraad", "date": "2020-12-10"}).run()
    assert "Woonraad Zwaluwdam" in page.error[0].value
    assert not page.exception


def test_why_somebody_is_left_out_is_noted_and_told_at_the_next_meeting(city: Path) -> None:
    address = {"body": "woonraad", "date": "2026-12-10", "out": "hogeschool-kouterland"}
    page = visited("preparation", city, address).run()
    assert "woonraad-2026-12-10" in [box.value for box in page.selectbox]  # planned for that day
    page.text_input("why-not-box:hogeschool-kouterland").set_value("Komt in maart.").run()
    pressed(page, "Save these invitations")
    assert "hogeschool-kouterland" not in [box.key for box in page.checkbox]
    page = visited("preparation", city, {"body": "woonraad", "date": "2027-03-18"}).run()
    told = DUTCH("Left out of the meeting of {day}.", day=DUTCH.date(date(2026, 12, 10)))
    assert f"{told} Komt in maart." in text_of(page)


def test_a_reason_that_is_saved_with_an_invitation_is_told_once(city: Path) -> None:
    page = visited("preparation", city, {"body": "woonraad", "date": "2026-12-10"}).run()
    reason = "Geen lid dat we bij naam kennen, komt uit de sector Onderwijs."
    told = text_of(page).count(reason)
    assert told > 0
    pressed(page, "Save these invitations")
    assert DUTCH("On the list: {status}.", status="uitgenodigd") in text_of(page)
    assert text_of(page).count(reason) == told


def looked_elsewhere(page: AppTest) -> None:
    """Open another page by the menu, which clears the address, and come back."""
    for name in ("explanation", "preparation"):
        for key in [*page.query_params]:
            del page.query_params[key]
        page.session_state["page"] = name
        page.run()
        assert not page.exception


def ticked(page: AppTest) -> set[str]:
    return {str(tick.key) for tick in page.checkbox if tick.value}


def test_ticks_themes_and_text_are_there_again_after_a_look_at_another_page(city: Path) -> None:
    address = {"body": "woonraad", "meeting": "new", "date": "2027-05-20", "theme": "leegstand"}
    page = visited("preparation", city, address).run()
    page.checkbox("guest:dienstencentrum-meerkoet").uncheck().run()
    page.multiselect("out").set_value(["hogeschool-kouterland"]).run()
    before = ticked(page)
    field = next(field for field in page.text_input if field.label == DUTCH("Place"))
    field.set_value("Buurthuis").run()
    looked_elsewhere(page)
    assert page.query_params["date"] == "2027-05-20"
    assert page.multiselect("theme").value == ["leegstand"]
    assert page.multiselect("out").value == ["hogeschool-kouterland"]
    assert ticked(page) == before
    assert "guest:dienstencentrum-meerkoet" not in before
    assert "Buurthuis" in [field.value for field in page.text_input]
    pressed(page, "Plan this meeting with these invitations")
    facts = queries.facts(cache.store(str(city)))
    (planned,) = (meeting for meeting in facts.meetings if meeting.id == "woonraad-2027-05-20")
    assert planned.place == "Buurthuis"


def test_ticks_belong_to_one_meeting_and_are_there_when_it_is_chosen_again(city: Path) -> None:
    page = visited("preparation", city, {"body": "woonraad", "date": "2026-12-10"}).run()
    proposed = ticked(page)
    page.checkbox("guest:nachtopvang-onderdam").uncheck().run()
    unticked = ticked(page)
    assert unticked == proposed - {"guest:nachtopvang-onderdam"}
    page.selectbox("meeting").set_value("new").run()
    page.date_input[0].set_value(date(2027, 5, 20)).run()
    assert "guest" not in page.query_params
    page.selectbox("meeting").set_value("woonraad-2026-12-10").run()
    assert ticked(page) == unticked
    pressed(page, "Back to the proposed list")
    assert ticked(page) == proposed
    looked_elsewhere(page)
    assert ticked(page) == proposed
