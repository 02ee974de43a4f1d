"""What a director takes away: Word, a workbook that comes back, a calendar file, an e-mail."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from PIL import Image

from dashboard.documents.briefing import briefing, sector_bars
from dashboard.documents.calendar_file import calendar_file
from dashboard.documents.email_text import invitation_email
from dashboard.documents.invitation_workbook import (
    invitation_workbook,
    without_reading_sheet_warnings,
)
from dashboard.documents.meeting_facts import (
    agenda_with_chosen_themes,
    saved_and_proposed_invitations,
    saved_or_planned_meeting,
)
from dashboard.documents.meeting_pack import meeting_pack, prepare_meeting
from dashboard.documents.report_form import report_form
from dashboard.documents.word_document import WordDocument, xml_text
from dashboard.snapshot import Snapshot
from dashboard.wording.meetings.naming import sectors_by_name
from dashboard.words import Language, Words
from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, KORTRIJK, Upload, uploads_from
from data.model import (
    AgendaItem,
    Capacity,
    Invitation,
    InvitationStatus,
    Meeting,
    MeetingStatus,
)
from data.store import Store
from graph.meetings import Preparation

DUTCH, ENGLISH = Words(Language.DUTCH), Words(Language.ENGLISH)
TODAY = date(2026, 11, 23)
DAY = date(2026, 12, 10)
HELD = date(2026, 10, 8)
PERSON = "Yasmine Helmgras"
PROPOSED = "hogeschool-kouterland"  # asked in any case; only its sector speaks for it


def loaded(folder: Any) -> tuple[Store, Snapshot]:
    store = Store.open()
    accept(store, propose(store, uploads_from([folder]), replace=False), author="t", message="m")
    return store, Snapshot(store.revision, queries.facts(store))


@pytest.fixture(scope="module")
def example() -> Snapshot:
    return loaded(EXAMPLE)[1]


@pytest.fixture(scope="module")
def kortrijk() -> Snapshot:
    return loaded(KORTRIJK)[1]


@pytest.fixture(scope="module")
def council(example: Snapshot) -> Preparation:
    """A council that asks one guest more than are noted, who is proposed and not invited yet."""
    return prepare_meeting(example, "woonraad", DAY, today=TODAY, locked=[PROPOSED])


@pytest.fixture(scope="module")
def unnamed(kortrijk: Snapshot) -> Preparation:
    themes = ("belangenverdediging-huurders", "premie")
    return prepare_meeting(kortrijk, "lokale-woonraad", DAY, themes, today=TODAY)


def text_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def headings(content: bytes) -> list[str]:
    document = Document(io.BytesIO(content))
    return [
        paragraph.text
        for paragraph in document.paragraphs
        if str(getattr(paragraph.style, "name", "")) == "Heading 1"
    ]


# Word


def test_the_briefing_has_all_that_leads_a_meeting(example: Snapshot, council: Preparation) -> None:
    content = briefing(DUTCH, example, council)
    assert headings(content) == [
        "Doel en agenda",
        "Uitnodigingen",
        "Evenwicht aan tafel",
        "Punt per punt",
        "Staat nog open",
        "Zittingen in 2026",
        "Wat we niet weten",
        "Bronnen",
    ]
    text = text_of(content)
    for expected in (
        "Briefing: Woonraad Zwaluwdam",
        "10 december 2026, 19:30 tot 22:00, Raadzaal, stadhuis",
        "Geen lid dat we bij naam kennen, komt uit de sector Zorg.",
        "Zorgagentschap, buitendienst Kouterland: Komt pas als er een aanvraag",
        "Nachtopvang Onderdam: € 48.000",
        "Een vertegenwoordiger van de zorgsector zoeken voor de woonraad",
        "Was er de laatste 4 zittingen niet.",
    ):
        assert expected in text


def test_the_briefing_is_a_page_of_a4_in_the_language_of_the_reader(
    example: Snapshot, council: Preparation
) -> None:
    document = Document(io.BytesIO(briefing(DUTCH, example, council)))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.core_properties.language == "nl-BE"
    assert headings(briefing(ENGLISH, example, council))[0] == "Purpose and agenda"


def test_the_balance_is_a_picture_that_is_told_in_words_too(
    example: Snapshot, council: Preparation
) -> None:
    document = Document(io.BytesIO(briefing(DUTCH, example, council)))
    told = [picture.get("descr") for picture in document.element.xpath("//wp:docPr")]
    assert "Zorg: 0 leden, 1 met gasten" in told
    assert len(told) == len(council.balance.sectors)


def test_a_bar_is_as_long_as_what_it_counts() -> None:
    image = Image.open(io.BytesIO(sector_bars(1, 4, 4, "#0072B2"))).convert("RGB")
    full = (0x00, 0x72, 0xB2)
    lower = [image.getpixel((x, 40)) == full for x in range(image.width)]
    upper = [image.getpixel((x, 10)) != (255, 255, 255) for x in range(image.width)]
    assert sum(lower) == pytest.approx(4 * sum(upper), rel=0.05)


def test_the_bars_of_all_sectors_share_one_scale_up_to_the_largest(
    example: Snapshot, council: Preparation
) -> None:
    counts = [sector.after for sector in sectors_by_name(example, council)]
    assert min(counts) < max(counts)
    document = Document(io.BytesIO(briefing(DUTCH, example, council)))
    ids = re.findall(r'<a:blip[^>]* r:embed="(rId\d+)"', document.element.xml)
    lengths = []
    for id_ in ids[: len(counts)]:
        image = Image.open(io.BytesIO(document.part.related_parts[id_].blob)).convert("RGB")
        row = [image.getpixel((x, 40)) for x in range(image.width)]
        lengths.append(sum(colour != (255, 255, 255) for colour in row))
    assert len(lengths) == len(counts)
    scale = max(lengths) / max(counts)
    assert lengths == pytest.approx([count * scale for count in counts], abs=2)


def test_on_kortrijk_the_briefing_says_that_no_member_is_known_and_what_to_find_out(
    kortrijk: Snapshot, unnamed: Preparation
) -> None:
    text = text_of(briefing(DUTCH, kortrijk, unnamed))
    assert "Van dit overleg is geen enkel lid bij naam bekend." in text
    assert "Wie komt er voor Woonactoren?" in text
    assert "De gegevens bevatten geen zitting van dit overleg in 2026." in text
    assert "regel 60: “de belangen verdedigt van huurders van particuliere woningen”" in text


@pytest.mark.parametrize("made", [briefing, report_form])
def test_people_are_named_only_when_asked(
    example: Snapshot, council: Preparation, made: Any
) -> None:
    assert PERSON not in text_of(made(DUTCH, example, council))
    assert PERSON in text_of(made(DUTCH, example, council, personal=True))


def test_the_report_to_fill_in_has_a_row_for_everybody_and_a_place_for_advice(
    example: Snapshot, council: Preparation
) -> None:
    content = report_form(DUTCH, example, council)
    document = Document(io.BytesIO(content))
    names = [row.cells[0].text for row in document.tables[0].rows[1:]]
    assert "Woonmaatschappij Dammerlee" in names
    assert "Zorgbedrijf Zwaluwdam (als gast)" in names
    assert all("Zorgagentschap" not in name for name in names)
    assert all("Hogeschool" not in name for name in names)
    text = text_of(content)
    proposed = "Voorgesteld als gast en nog niet uitgenodigd: Hogeschool Kouterland."
    assert proposed in text
    assert text.count("Tekst van het advies: ") == 1
    assert "Nog open: wat is ervan geworden?" in text


def test_what_is_recorded_of_a_meeting_stands_in_its_report_and_is_not_told_as_open_from_before(
    example: Snapshot,
) -> None:
    day = date(2026, 10, 8)
    prepared = prepare_meeting(example, "woonraad", day, today=TODAY)
    document = Document(io.BytesIO(report_form(DUTCH, example, prepared)))
    there, advice, actions, still_open = document.tables
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in there.rows}
    assert rows["Dienst Wonen"] == ["☒", "☐", "☐", "☐"]
    assert rows["Notarissenkring Kouterland"] == ["☐", "☐", "☐", "☒"]
    recorded = example.facts
    own = [row.text for row in recorded.advice if row.meeting == "woonraad-2026-10-08"]
    done = [action.what for action in recorded.actions if action.meeting == "woonraad-2026-10-08"]
    assert [row.cells[0].text for row in advice.rows[1:]] == own
    assert [row.cells[0].text for row in actions.rows[1:]] == [*done, "", "", "", ""]
    before = "".join(row.cells[0].text for row in still_open.rows)
    assert own
    assert done
    assert not any(text_of_it in before for text_of_it in (*own, *done))


def held(example: Snapshot, **given: tuple[object, ...]) -> tuple[Snapshot, Preparation, bytes]:
    """A report of the woonraad of October, which was held, with other facts beside those noted."""
    facts = example.facts
    more = {name: (*facts.table(name), *rows) for name, rows in given.items()}
    now = Snapshot(example.revision, replace(facts, **more))  # type: ignore[arg-type]
    prepared = prepare_meeting(now, "woonraad", HELD, ("woonwagens",), today=TODAY)
    return now, prepared, report_form(DUTCH, now, prepared)


def in_report(content: bytes) -> list[str]:
    return [row.cells[0].text for row in Document(io.BytesIO(content)).tables[0].rows[1:]]


def test_the_report_of_a_meeting_that_was_held_holds_only_who_was_invited_and_who_came(
    example: Snapshot,
) -> None:
    meeting = "woonraad-2026-10-08"
    invited = Invitation(meeting=meeting, actor="nachtopvang-onderdam", capacity=Capacity.GUEST)
    left_out = Invitation(
        meeting=meeting, actor="thuiszorg-oeverloper", status=InvitationStatus.LEFT_OUT
    )
    now, prepared, content = held(example, invitations=(invited, left_out))
    came = {now.name(row.actor) for row in now.facts.attendance if row.meeting == meeting}
    assert {*in_report(content)} == {*came, "Nachtopvang Onderdam (als gast)"}
    assert prepared.proposed.chosen
    proposed = {*prepared.proposed.chosen} - {invited.actor}
    assert proposed
    text = text_of(content)
    assert not any(now.name(actor) in text for actor in proposed)
    assert "Voorgesteld" not in text
    assert "(voorstel)" not in text


def test_of_a_held_meeting_ticked_guests_are_not_in_the_report_until_they_are_saved(
    example: Snapshot,
) -> None:
    ticked = prepare_meeting(
        example, "woonraad", HELD, today=TODAY, guests=["thuiszorg-oeverloper"]
    )
    assert ticked.invited == ("thuiszorg-oeverloper",)
    assert "Thuiszorg" not in text_of(report_form(DUTCH, example, ticked))


def test_of_a_held_meeting_of_which_nothing_is_noted_the_members_can_be_ticked(
    example: Snapshot,
) -> None:
    facts = example.facts
    attendance = tuple(e for e in facts.attendance if e.meeting != "woonraad-2026-10-08")
    now = Snapshot(example.revision, replace(facts, attendance=attendance))
    prepared = prepare_meeting(now, "woonraad", HELD, today=TODAY)
    names = in_report(report_form(DUTCH, now, prepared))
    members = [member.actor for member in prepared.members if member.named]
    assert {*names} == {now.name(member) for member in members if member not in prepared.not_needed}


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2026, 12, 9), True), (DAY, True), (date(2026, 12, 11), False)],
)
def test_who_is_only_proposed_is_told_until_the_day_of_the_meeting_is_past(
    example: Snapshot, today: date, told: bool
) -> None:
    prepared = prepare_meeting(example, "woonraad", DAY, today=today, locked=[PROPOSED])
    text = text_of(report_form(DUTCH, example, prepared))
    assert ("Hogeschool Kouterland" in text) is told
    assert "Zorgbedrijf Zwaluwdam (als gast)" in text


def test_characters_that_word_cannot_hold_do_not_break_a_document() -> None:
    paper = WordDocument(DUTCH, "a\x00b", "c")
    paper.paragraph("d\x0b<e>&")
    assert "d?<e>&" in text_of(paper.bytes())
    assert xml_text("a\x00b\x0b<c>&") == "a?b?<c>&"


# The workbook


def test_the_workbook_comes_back_as_invitations_with_their_reasons() -> None:
    store, now = loaded(EXAMPLE)
    prepared = prepare_meeting(now, "woonraad", DAY, today=TODAY, locked=[PROPOSED])
    upload = Upload("uitnodigingen.xlsx", invitation_workbook(DUTCH, now, prepared))
    found = propose(store, [upload], replace=False)
    assert {problem.code for problem in found.problems} == {"unknown-sheet"}
    assert without_reading_sheet_warnings(found).problems == ()
    assert {change.table for change in found.changes} == {"invitations"}
    accept(store, found, author="t", message="m")
    again = Snapshot(store.revision, queries.facts(store))
    kept = {
        invitation.actor: invitation
        for invitation in again.facts.invitations
        if invitation.meeting == "woonraad-2026-12-10"
    }
    assert kept["huurdershuis"].capacity is Capacity.MEMBER
    assert kept["hogeschool-kouterland"].capacity is Capacity.GUEST
    assert "Studentenhuisvesting" in (kept["hogeschool-kouterland"].reason or "")
    assert kept["zorgagentschap"].status is InvitationStatus.LEFT_OUT
    once_more = prepare_meeting(again, "woonraad", DAY, today=TODAY)
    assert {*once_more.invited} == {*prepared.invited}
    told = "Als u dit werkboek oplaadt, staat het als beslist in de gegevens"
    before, after = (
        load_workbook(io.BytesIO(invitation_workbook(DUTCH, *case))).worksheets[0]
        for case in ((now, prepared), (again, once_more))
    )
    assert any(told in str(row[0]) for row in before.iter_rows(values_only=True))
    assert not any(told in str(row[0]) for row in after.iter_rows(values_only=True))


def test_a_meeting_that_is_not_planned_yet_comes_back_with_its_agenda(
    kortrijk: Snapshot, unnamed: Preparation
) -> None:
    store, _ = loaded(KORTRIJK)
    upload = Upload("x.xlsx", invitation_workbook(ENGLISH, kortrijk, unnamed))
    after = propose(store, [upload], replace=False).after
    assert after.meetings == (
        Meeting(id="lokale-woonraad-2026-12-10", body="lokale-woonraad", date=DAY),
    )
    assert [(item.number, item.theme) for item in after.agenda_items] == [
        (1, "belangenverdediging-huurders"),
        (2, "premie"),
    ]
    assert {invitation.actor for invitation in after.invitations} == {*unnamed.invited}


def test_the_lists_to_read_name_people_only_when_asked(
    example: Snapshot, council: Preparation
) -> None:
    def cells(content: bytes) -> set[object]:
        book = load_workbook(io.BytesIO(content))
        return {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}

    assert PERSON not in cells(invitation_workbook(DUTCH, example, council))
    assert PERSON in cells(invitation_workbook(DUTCH, example, council, personal=True))


# As facts


def test_what_is_noted_of_a_meeting_stays_and_the_rest_is_added(
    example: Snapshot, council: Preparation
) -> None:
    assert saved_or_planned_meeting(example, council) == council.meeting
    assert agenda_with_chosen_themes(example, council) == council.items
    found = saved_and_proposed_invitations(DUTCH, example, council)
    assert {*council.invitations} <= {*found}
    assert Invitation(meeting="woonraad-2026-12-10", actor="huurdershuis") in found


def test_a_theme_that_no_item_has_becomes_an_item(example: Snapshot) -> None:
    prepared = prepare_meeting(example, "woonraad", DAY, ("leegstand",), today=TODAY)
    assert agenda_with_chosen_themes(example, prepared)[-1] == AgendaItem(
        meeting="woonraad-2026-12-10", number=5, title="Leegstand", theme="leegstand"
    )


def test_a_new_meeting_gets_an_id_that_is_free(example: Snapshot) -> None:
    day = date(2025, 11, 13)  # the lokaal woonoverleg of that day was cancelled
    prepared = prepare_meeting(example, "lokaal-woonoverleg", day, today=TODAY)
    assert saved_or_planned_meeting(example, prepared).id == "lokaal-woonoverleg-2025-11-13-2"


# The calendar


def calendar_of(now: Snapshot, prepared: Preparation, made: datetime | None = None) -> bytes:
    meeting, agenda = (
        saved_or_planned_meeting(now, prepared),
        agenda_with_chosen_themes(now, prepared),
    )
    return calendar_file(DUTCH, now, meeting, agenda, made=made)


def event(content: bytes) -> Any:
    calendar = Calendar.from_ical(content)
    assert "METHOD" not in calendar  # it asks nobody anything, so it needs no organizer
    (found,) = calendar.walk("VEVENT")
    return found


def test_the_calendar_file_is_in_the_time_of_brussels_with_an_identity_that_stays(
    example: Snapshot, council: Preparation
) -> None:
    made = datetime(2026, 11, 23, 8, tzinfo=UTC)
    content = calendar_of(example, council, made)
    found = event(content)
    assert content == calendar_of(example, council, made)
    assert found["UID"] == "woonraad-2026-12-10@woonnetwerk"
    assert found["DTSTAMP"].dt == made
    assert found["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert found["DTSTART"].dt.astimezone(UTC) == datetime(2026, 12, 10, 18, 30, tzinfo=UTC)
    assert found["DTEND"].dt.astimezone(UTC) == datetime(2026, 12, 10, 21, 0, tzinfo=UTC)
    assert "3. Noodwoningen: antwoord van het OCMW" in found["DESCRIPTION"]
    assert found["LOCATION"] == "Raadzaal, stadhuis"
    assert found["STATUS"] == "CONFIRMED"


def test_a_meeting_that_was_moved_or_cancelled_outdoes_what_stands_in_the_calendar(
    example: Snapshot, council: Preparation
) -> None:
    before = event(calendar_of(example, council))
    later = replace(example, revision=example.revision + 1)
    moved = replace(saved_or_planned_meeting(example, council), date=date(2026, 12, 17))
    after = event(calendar_file(DUTCH, later, moved))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt.date() == date(2026, 12, 17)
    cancelled = event(calendar_file(DUTCH, later, replace(moved, status=MeetingStatus.CANCELLED)))
    assert cancelled["UID"] == before["UID"]
    assert cancelled["STATUS"] == "CANCELLED"
    assert cancelled["TRANSP"] == "TRANSPARENT"
    assert cancelled["SUMMARY"] == "Geannuleerd: Woonraad Zwaluwdam"


def test_the_time_zone_stands_in_rules_and_lines_are_short_enough_for_outlook(
    example: Snapshot, council: Preparation
) -> None:
    meeting = replace(
        saved_or_planned_meeting(example, council), place="Zaal “Édouard”; " + "é" * 200
    )
    content = calendar_file(DUTCH, example, meeting, agenda_with_chosen_themes(example, council))
    assert content.count(b"BEGIN:STANDARD") == content.count(b"BEGIN:DAYLIGHT") == 1
    assert b"RDATE" not in content
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert event(content)["LOCATION"] == meeting.place


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2026, 3, 28), 18),  # the evening before the clock goes forward
        (date(2026, 3, 29), 17),
        (date(2026, 10, 24), 17),  # the evening before it goes back
        (date(2026, 10, 25), 18),
    ],
)
def test_the_clock_of_brussels_holds_before_and_after_it_is_changed(
    example: Snapshot, council: Preparation, day: date, hour: int
) -> None:
    meeting = replace(saved_or_planned_meeting(example, council), date=day, start="19:00", end=None)
    found = event(calendar_file(DUTCH, example, meeting))
    assert found["DTSTART"].dt.astimezone(UTC).hour == hour
    assert found["DTEND"].dt.astimezone(UTC).hour == hour + 2


def test_without_an_hour_it_takes_the_whole_day_and_says_so(
    kortrijk: Snapshot, unnamed: Preparation
) -> None:
    found = event(calendar_of(kortrijk, unnamed))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (DAY, date(2026, 12, 11))
    assert "Het uur is nog niet bekend." in found["DESCRIPTION"]


# The e-mail, and all together


def test_the_email_asks_for_an_answer_and_names_the_guests(
    example: Snapshot, council: Preparation
) -> None:
    email = invitation_email(DUTCH, example, council)
    assert email.subject == "Uitnodiging: Woonraad Zwaluwdam, 10 december 2026"
    assert "Uur: 19:30 tot 22:00" in email.text
    assert (
        "4. Thuis oud worden in elke wijk (bespreken)\n   Stukken: Nota van de Seniorenraad"
        in email.text
    )
    assert (
        "Wij nodigen ook deze gasten uit: Nachtopvang Onderdam en Zorgbedrijf Zwaluwdam."
        in email.text
    )
    assert "Zorgagentschap" not in email.text


def test_a_guest_that_is_only_proposed_is_a_proposal_everywhere_and_not_in_the_email(
    example: Snapshot, council: Preparation
) -> None:
    guest = "Hogeschool Kouterland"
    assert PROPOSED in council.invited
    assert guest not in invitation_email(DUTCH, example, council).text
    tables = Document(io.BytesIO(briefing(DUTCH, example, council))).tables
    rows = {row.cells[0].text: row.cells[2].text for table in tables for row in table.rows}
    assert rows[guest] == "Voorstel"
    assert rows["Zorgbedrijf Zwaluwdam"] == "Komt"
    assert rows["Nachtopvang Onderdam"] == "Uitgenodigd"
    assert f"nog niet uitgenodigd: {guest}" in text_of(briefing(DUTCH, example, council))
    listed = load_workbook(io.BytesIO(invitation_workbook(DUTCH, example, council)))
    status = {row[0]: row[3] for row in listed.worksheets[0].iter_rows(values_only=True)}
    assert status[guest] == "Voorstel"
    assert status["Zorgbedrijf Zwaluwdam"] == "Komt"


def test_a_guest_that_is_saved_is_invited_also_when_it_is_ticked_no_longer(
    example: Snapshot,
) -> None:
    ticked = prepare_meeting(
        example, "woonraad", DAY, today=TODAY, guests=["hogeschool-kouterland"]
    )
    assert "nachtopvang-onderdam" not in ticked.invited
    assert "Nachtopvang Onderdam" in invitation_email(DUTCH, example, ticked).text
    assert "Nachtopvang Onderdam (als gast)" in in_report(report_form(DUTCH, example, ticked))


def test_a_guest_that_excused_itself_is_not_told_to_others_as_invited(example: Snapshot) -> None:
    invitations = tuple(
        replace(invitation, status=InvitationStatus.EXCUSED)
        if invitation.actor == "nachtopvang-onderdam"
        else invitation
        for invitation in example.facts.invitations
    )
    now = Snapshot(example.revision, replace(example.facts, invitations=invitations))
    prepared = prepare_meeting(now, "woonraad", DAY, today=TODAY)
    assert "Nachtopvang" not in invitation_email(DUTCH, now, prepared).text
    tables = Document(io.BytesIO(briefing(DUTCH, now, prepared))).tables
    rows = {row.cells[0].text: row.cells[2].text for table in tables for row in table.rows}
    assert rows["Nachtopvang Onderdam"] == "Verontschuldigd"


def test_a_meeting_that_is_not_saved_is_a_proposal_in_all_that_is_taken_away(
    kortrijk: Snapshot, unnamed: Preparation
) -> None:
    email = invitation_email(DUTCH, kortrijk, unnamed)
    assert email.subject == "Voorstel voor een zitting: Lokale woonraad, 10 december 2026"
    assert "Wij stellen deze zitting voor: Lokale woonraad." in email.text
    assert "Voorstel van agenda:\n1. " in email.text
    assert "gasten" not in email.text
    found = event(calendar_of(kortrijk, unnamed))
    assert found["STATUS"] == "TENTATIVE"
    assert found["SUMMARY"] == "Voorstel: Lokale woonraad"
    assert found["DESCRIPTION"].startswith("Voorstel van agenda")
    text = text_of(briefing(DUTCH, kortrijk, unnamed))
    assert "10 december 2026, nog niet gepland" in text
    assert text.count("(voorstel)") == len(unnamed.themes)
    assert "(voorstel)" in text_of(report_form(DUTCH, kortrijk, unnamed))


def test_an_item_of_a_chosen_theme_is_a_proposal_beside_those_that_are_saved(
    example: Snapshot,
) -> None:
    prepared = prepare_meeting(example, "woonraad", DAY, ("leegstand",), today=TODAY)
    assert "Voorstel van agenda:" in invitation_email(DUTCH, example, prepared).text
    assert "Voorstel van agenda" in event(calendar_of(example, prepared))["DESCRIPTION"]
    items = [
        row.cells[1].text
        for row in Document(io.BytesIO(briefing(DUTCH, example, prepared))).tables[0].rows
    ]
    assert [item for item in items if item.endswith("(voorstel)")] == ["Leegstand (voorstel)"]


def test_all_files_of_a_meeting_have_names_that_tell_which_it_is(
    example: Snapshot, council: Preparation
) -> None:
    assert {*meeting_pack(DUTCH, example, council)} == {
        "woonraad-2026-12-10-briefing.docx",
        "woonraad-2026-12-10-verslag.docx",
        "woonraad-2026-12-10-uitnodigingen.xlsx",
        "woonraad-2026-12-10.ics",
        "woonraad-2026-12-10-e-mail.txt",
    }
