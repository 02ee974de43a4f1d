"""The page that records meetings, run without a browser."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cache
from dashboard.roles import Role
from dashboard.words import Language, Words
from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose_facts
from data.model import (
    Action,
    ActionStatus,
    Advice,
    AdviceStatus,
    AgendaItem,
    Attendance,
    Capacity,
    Fact,
    Invitation,
    Meeting,
    MeetingStatus,
    Presence,
    Reaction,
)
from data.store import Store
from tests import cities
from tests.both_languages import in_dutch
from tests.visiting import TODAY, visited

DUTCH = Words(Language.DUTCH)
NEXT = "woonraad-2026-12-10"
KEPT = DUTCH("Nothing is saved yet; what you filled in is still there.")


def opened(city: Path, meeting: str, part: str, *, today: date = TODAY) -> AppTest:
    year = meeting.removeprefix("woonraad-")[:4]
    address = {"body": "woonraad", "year": year, "meeting": meeting, "part": part}
    page = visited("meetings", city, address, today=today).run()
    assert not page.exception
    return page


def field(page: AppTest, kind: str, label: str) -> object:
    """The last with that label: the form of a part stands below that of the meeting."""
    return [element for element in page.get(kind) if getattr(element, "label", "") == DUTCH(label)][
        -1
    ]


def fill(page: AppTest, kind: str, label: str, value: object) -> None:
    field(page, kind, label).set_value(value)  # type: ignore[attr-defined]


def press(page: AppTest, label: str) -> AppTest:
    field(page, "button", label).click()  # type: ignore[attr-defined]
    page.run()
    assert not page.exception
    return page


def told(page: AppTest) -> str:
    found = [*page.error, *page.warning, *page.success, *page.info]
    return "\n".join(element.value for element in found).replace("\\", "")


def somebody_else_saves(city: Path, *facts: Fact) -> None:
    store = cache.store(str(city))
    found = propose_facts(store, facts, today=TODAY)
    accept(store, found, author="Somebody else", message="meanwhile")


def invitations(city: Path) -> dict[str, Invitation]:
    facts = queries.facts(cache.store(str(city)))
    return {
        invitation.actor: invitation
        for invitation in facts.invitations
        if invitation.meeting == NEXT
    }


def test_what_somebody_else_changed_while_a_form_was_open_is_not_overwritten(city: Path) -> None:
    page = opened(city, NEXT, "agenda")
    fill(page, "text_input", "Place", "Buurthuis")
    meeting = next(
        meeting for meeting in queries.facts(cache.store(str(city))).meetings if meeting.id == NEXT
    )
    somebody_else_saves(city, replace(meeting, place="Kapel", source=None))
    press(page, "Save the meeting")
    assert KEPT in told(page)
    assert NEXT in told(page)
    (kept,) = (
        meeting for meeting in queries.facts(cache.store(str(city))).meetings if meeting.id == NEXT
    )
    assert kept.place == "Kapel"
    assert field(page, "text_input", "Place").value == "Buurthuis"  # type: ignore[attr-defined]
    press(page, "Save the meeting")
    (kept,) = (
        meeting for meeting in queries.facts(cache.store(str(city))).meetings if meeting.id == NEXT
    )
    assert kept.place == "Buurthuis"


def test_what_somebody_else_changed_elsewhere_does_not_stop_a_form(city: Path) -> None:
    page = opened(city, NEXT, "agenda")
    fill(page, "text_input", "Place", "Buurthuis")
    somebody_else_saves(city, Meeting(id="x", body="woonraad", date=date(2027, 3, 1)))
    press(page, "Save the meeting")
    (kept,) = (
        meeting for meeting in queries.facts(cache.store(str(city))).meetings if meeting.id == NEXT
    )
    assert kept.place == "Buurthuis"


def test_a_replacement_says_whose_place_it_takes_and_the_seat_who_its_people_are(
    city: Path,
) -> None:
    page = opened(city, NEXT, "invitations")
    fill(page, "selectbox", "Actor", "thuiszorg-oeverloper")
    fill(page, "selectbox", "Invited as", Capacity.REPLACEMENT)
    press(page, "Save the invitation")
    assert KEPT in told(page)
    fill(page, "selectbox", "In the place of", "seniorenraad")
    press(page, "Save the invitation")
    assert invitations(city)["thuiszorg-oeverloper"].replaces == "seniorenraad"
    fill(page, "selectbox", "Change an invitation", "seniorenraad")
    page.run()
    fill(page, "text_input", "Deputy", "Wies Waterland")
    press(page, "Save the invitation")
    (seat,) = (
        seat
        for seat in queries.facts(cache.store(str(city))).seats
        if (seat.body, seat.actor) == ("woonraad", "seniorenraad")
    )
    assert seat.deputy == "Wies Waterland"
    page = visited("preparation", city, {"body": "woonraad"}).run()
    page.checkbox[0].check().run()
    members = next(table.value for table in page.table if DUTCH("Representative") in table.value)
    row = members[members[DUTCH("Actor")] == "Seniorenraad Zwaluwdam"].iloc[0]
    assert DUTCH("Replaced by {names}.", names="Thuiszorg Oeverloper") in row[
        DUTCH("Answer")
    ].replace("\\", "")
    assert "Wies Waterland" in row[DUTCH("Representative")]


def test_answers_to_the_invitations_are_ticked_in_the_attendance_beforehand(city: Path) -> None:
    page = opened(city, NEXT, "attendance", today=date(2026, 12, 11))
    found = {control.label.replace("\\", ""): control.value for control in page.button_group}
    assert found["Architectenkring Zwaluwdam"] == Presence.REPLACED
    assert not found["Dienst Wonen"]
    press(page, "Save the attendance")
    facts = queries.facts(cache.store(str(city)))
    assert [attendance for attendance in facts.attendance if attendance.meeting == NEXT] == [
        Attendance(meeting=NEXT, actor="architectenkring", presence=Presence.REPLACED)
    ]


def test_what_is_doubtful_is_told_with_names_and_can_be_saved_all_the_same(city: Path) -> None:
    page = opened(city, "woonraad-2026-10-08", "attendance")
    fill(page, "multiselect", "Who else was there", ["thuiszorg-oeverloper"])
    press(page, "Save the attendance")
    who = in_dutch(
        "{found} has no seat in {body} on {date}, and no invitation to this meeting.",
        found="Thuiszorg Oeverloper",
        body="Woonraad Zwaluwdam",
        date="8 oktober 2026",
    )
    assert who in told(page)
    press(page, "Save it all the same")
    kept = queries.facts(cache.store(str(city))).attendance
    assert ("woonraad-2026-10-08", "thuiszorg-oeverloper") in {
        (attendance.meeting, attendance.actor) for attendance in kept
    }


def test_hours_that_no_calendar_understands_and_a_day_that_is_taken_are_told_before_saving(
    city: Path,
) -> None:
    page = visited("meetings", city, {"body": "woonraad"}).run()
    page.date_input[0].set_value(date(2026, 12, 10))
    page.text_input[0].set_value("half acht")
    press(page, "Plan this meeting")
    found = told(page)
    for sentence in (
        in_dutch("We cannot read “{found}” as an hour.", found="half acht"),
        in_dutch(
            "{body} already has a meeting on {found}.",
            body="Woonraad Zwaluwdam",
            found="10 december 2026",
        ),
    ):
        assert sentence in found
    assert NEXT not in found
    press(page, "Change it first")
    assert page.text_input[0].value == "half acht"


def test_attendance_of_many_members_at_many_meetings_is_leafed_through(tmp_path: Path) -> None:
    members = [f"m{number:02}" for number in range(31)]
    days = [date(2025, 1, 1) + timedelta(days=30 * number) for number in range(14)]
    facts = replace(
        cities.city({"raad": " ".join(members)}),
        meetings=tuple(
            Meeting(id=f"{day}", body="raad", date=day, status=MeetingStatus.HELD) for day in days
        ),
        attendance=tuple(
            Attendance(meeting=f"{day}", actor=actor, presence=Presence.PRESENT)
            for day in days
            for actor in members
        ),
    )
    path = tmp_path / "store.duckdb"
    with Store.open(path) as store:
        rows = [row for table in fields(facts) for row in facts.table(table.name)]
        accept(store, propose_facts(store, rows, today=TODAY), author="a", message="m")
    page = visited("meetings", path, {"body": "raad", "year": "2026"}).run()
    first = page.table[-1].value
    assert len(first) == 30
    assert [*first][2:] == [DUTCH.short_date(day) for day in days[2:]]
    assert {*first[DUTCH("Was there, of all meetings")]} == {"14 van 14"}
    page.query_params["meetings"] = ["2"]
    page.query_params["members"] = ["2"]
    page.run()
    second = page.table[-1].value
    assert len(second) == 1
    assert [*second][2:] == [DUTCH.short_date(day) for day in days[:2]]


def test_the_meetings_of_a_year_show_their_agenda_where_it_is_known(tmp_path: Path) -> None:
    days = ("2026-03-01", "2026-05-30")
    facts = replace(
        cities.city({"raad": "a b"}),
        meetings=tuple(
            Meeting(id=day, body="raad", date=date.fromisoformat(day), status=MeetingStatus.HELD)
            for day in days
        ),
        agenda_items=(
            AgendaItem(meeting=days[1], number=2, title="Huur"),
            AgendaItem(meeting=days[1], number=1, title="Leegstand"),
        ),
    )
    path = tmp_path / "store.duckdb"
    with Store.open(path) as store:
        rows = [row for table in fields(facts) for row in facts.table(table.name)]
        accept(store, propose_facts(store, rows, today=TODAY), author="a", message="m")
    page = visited("meetings", path, {"body": "raad", "year": "2026"}).run()
    shown = next(table.value for table in page.table if DUTCH("Agenda") in table.value)
    assert [*shown[DUTCH("Agenda")]] == [DUTCH("unknown"), "Leegstand; Huur"]
    assert [*shown[DUTCH("Days since the one before")]] == [DUTCH("unknown"), "90"]


@pytest.mark.parametrize(
    ("part", "nothing", "fact"),
    [
        (
            "agenda",
            "Nothing is on the agenda yet.",
            AgendaItem(meeting=NEXT, number=1, title="Huur"),
        ),
        (
            "advice",
            "No advice of this meeting is noted.",
            Advice(id="raad", body="woonraad", meeting=NEXT, given=TODAY, text="Huur"),
        ),
        (
            "actions",
            "No action is noted.",
            Action(id="doe", body="woonraad", meeting=NEXT, what="Huur"),
        ),
    ],
)
def test_a_part_of_a_meeting_says_that_it_is_empty_exactly_when_nothing_is_noted(
    tmp_path: Path, part: str, nothing: str, fact: Fact
) -> None:
    path = tmp_path / "store.duckdb"
    meeting = Meeting(id=NEXT, body="woonraad", date=TODAY, status=MeetingStatus.PLANNED)
    facts = replace(cities.city({"woonraad": "a b"}), meetings=(meeting,))
    with Store.open(path) as store:
        rows = [row for table in fields(facts) for row in facts.table(table.name)]
        accept(store, propose_facts(store, rows, today=TODAY), author="a", message="m")
    for noted in (False, True):
        if noted:
            somebody_else_saves(path, fact)
        page = opened(path, NEXT, part)
        shown = [text.value for text in page.markdown]
        assert (DUTCH(nothing) in shown) is not noted
        text = "".join([*shown, *(table.value.to_string() for table in page.table)])
        assert ("Huur" in text) is noted


@pytest.mark.parametrize(("part", "known"), [("advice", "Raad"), ("actions", "Doe")])
def test_of_earlier_meetings_only_what_is_open_of_the_same_body_comes_back(
    tmp_path: Path, part: str, known: str
) -> None:
    path = tmp_path / "store.duckdb"
    days = {NEXT: TODAY, "before": TODAY - timedelta(days=90)}
    facts = replace(
        cities.city({"woonraad": "a b", "forum": "a"}),
        meetings=tuple(
            Meeting(id=meeting, body="woonraad", date=day, status=MeetingStatus.HELD)
            for meeting, day in days.items()
        ),
        advice=tuple(
            Advice(id=f"a-{text}", body=body, given=days["before"], text=f"Raad {text}", **more)
            for body, text, more in (
                ("woonraad", "eigen", {"meeting": NEXT}),
                ("woonraad", "open", {"meeting": "before"}),
                ("woonraad", "klaar", {"status": AdviceStatus.CLOSED}),
                ("forum", "elders", {}),
            )
        ),
        actions=tuple(
            Action(id=f"d-{text}", body=body, what=f"Doe {text}", **more)  # type: ignore[arg-type]
            for body, text, more in (
                ("woonraad", "eigen", {"meeting": NEXT, "status": ActionStatus.DONE}),
                ("woonraad", "open", {"meeting": "before"}),
                ("woonraad", "klaar", {"meeting": "before", "status": ActionStatus.DONE}),
                ("forum", "elders", {}),
            )
        ),
    )
    with Store.open(path) as store:
        rows = [row for table in fields(facts) for row in facts.table(table.name)]
        accept(store, propose_facts(store, rows, today=TODAY), author="a", message="m")
    page = opened(path, NEXT, part)
    shown = [*(text.value for text in page.markdown)]
    text = "".join([*shown, *(table.value.to_string() for table in page.table)])
    named = [word for word in ("eigen", "open", "klaar", "elders") if f"{known} {word}" in text]
    assert named == ["eigen", "open"]
    assert text.count(f"{known} eigen") == text.count(f"{known} open") == 1


def test_a_cancelled_meeting_offers_what_takes_it_out_of_a_calendar(city: Path) -> None:
    meeting = "lokaal-woonoverleg-2025-11-13"
    address = {"body": "lokaal-woonoverleg", "year": "2025", "meeting": meeting}
    page = visited("meetings", city, address).run()
    offered = [button.proto.label for button in page.get("download_button")]
    assert offered == [DUTCH("Calendar file that cancels it")]


def test_attendance_that_is_saved_again_keeps_who_came_in_person(city: Path) -> None:
    page = opened(city, "woonraad-2026-10-08", "attendance")
    held = cache.store(str(city)).revision
    press(page, "Save the attendance")
    told_once = DUTCH("This is what the data already holds. There is nothing to save.")
    assert told_once in told(page)
    assert cache.store(str(city)).revision == held


def test_whoever_may_not_record_sees_no_forms_and_no_names_of_people(city: Path) -> None:
    meeting = "woonraad-2026-10-08"
    address = {"body": "woonraad", "year": "2026", "meeting": meeting, "part": "attendance"}
    page = visited("meetings", city, address, role=Role.VIEWER).run()
    shown = "".join(table.value.to_string() for table in page.table)
    assert "Dienst Wonen" in shown
    assert DUTCH("no seat") in page.table[-1].value.to_string()
    assert "Tibo Kwelder" not in shown
    assert not page.text_input


def test_advice_with_what_came_of_it_is_kept_as_it_was_filled_in(city: Path) -> None:
    page = opened(city, "woonraad-2026-10-08", "advice")
    fill(page, "text_area", "What was advised", "  Maak een plan.  ")
    fill(page, "selectbox", "To whom", "ocmw-zwaluwdam")
    fill(page, "text_input", "Minority view", "De makelaars willen wachten.")
    fill(page, "selectbox", "Reaction", Reaction.PARTLY)
    fill(page, "text_input", "Reasons", "Pas in 2028.")
    press(page, "Save the advice")
    kept = queries.facts(cache.store(str(city))).advice
    assert (
        Advice(
            id="advies-woonraad-2026-10-08-1",
            body="woonraad",
            meeting="woonraad-2026-10-08",
            given=date(2026, 10, 8),
            text="Maak een plan.",
            addressee="ocmw-zwaluwdam",
            minority="De makelaars willen wachten.",
            reaction=Reaction.PARTLY,
            reasons="Pas in 2028.",
        )
        in kept
    )
