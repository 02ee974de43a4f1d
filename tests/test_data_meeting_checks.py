"""Meetings, invitations, attendance, advice and actions: what is odd about them is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import duckdb
import pytest

from data import queries
from data.errors import Problem, RefusedError
from data.intake.checking.check import check
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose, propose_facts
from data.intake.sandbox.read_uploads import read
from data.intake.uploaded_files import EXAMPLE, Upload, uploads_from
from data.model import (
    ActionStatus,
    AgendaItem,
    Attendance,
    Capacity,
    Facts,
    Invitation,
    InvitationStatus,
    Meeting,
    MeetingStatus,
    Presence,
    Role,
)
from data.periods import time_of_day
from data.store import Store

TODAY = date(2026, 11, 23)
RAAD = {
    "actors.csv": "id,name,part_of\nstad,Stad,\ndienst,Dienst,stad\ncaw,CAW,\n",
    "bodies.csv": "id,name,layer,part_of\nraad,Raad,woonraad,\ngroep,Groep,kerngroep,raad\n",
    "seats.csv": "body,actor,active_until\nraad,stad,\ngroep,caw,2026-06\n",
}


def problems(**files: str) -> list[Problem]:
    given = RAAD | {f"{name}.csv": text for name, text in files.items()}
    uploads = [Upload(name, text.encode()) for name, text in given.items()]
    return list(check(read(uploads), Facts(), today=TODAY).problems)


def codes(**files: str) -> list[tuple[str, int | None, bool]]:
    return [(problem.code, problem.row, problem.warning) for problem in problems(**files)]


def test_two_meetings_of_a_body_on_one_day_are_told_at_each_of_them() -> None:
    found = problems(
        meetings="id,body,date\na,raad,2026-12-01\nb,raad,2026-12-01\nc,groep,2026-12-01\n"
    )
    assert [(problem.code, problem.row, problem.values["others"]) for problem in found] == [
        ("two-meetings-one-day", 2, "b"),
        ("two-meetings-one-day", 3, "a"),
    ]
    assert all(problem.warning for problem in found)


def test_a_cancelled_meeting_does_not_stand_in_the_way_of_another() -> None:
    meetings = "id,body,date,status\na,raad,2026-12-01,cancelled\nb,raad,2026-12-01,planned\n"
    assert codes(meetings=meetings) == []


def test_a_meeting_on_the_day_of_one_that_is_known_is_told_too() -> None:
    with Store.open() as store:
        files = RAAD | {"meetings.csv": "id,body,date\na,raad,2026-12-01\n"}
        uploads = [Upload(name, text.encode()) for name, text in files.items()]
        accept(store, propose(store, uploads, replace=False), author="a", message="m")
        later = [Upload("meetings.csv", b"id,body,date\nb,raad,2026-12-01\n")]
        problems = propose(store, later, replace=False, today=TODAY).problems
        assert [problem.code for problem in problems] == ["two-meetings-one-day"]
        assert propose(store, later, replace=True, today=TODAY).problems == ()


def test_a_meeting_of_tomorrow_cannot_have_been_held() -> None:
    meetings = "id,body,date,status\na,raad,2026-11-23,held\nb,raad,2026-11-24,held\n"
    assert codes(meetings=meetings) == [("held-in-future", 3, False)]


def test_a_meeting_that_is_planned_on_a_past_day_is_told_once() -> None:
    meetings = "id,body,date,status\na,raad,2026-11-22,planned\nb,raad,2026-11-23,planned\n"
    assert codes(meetings=meetings) == [("planned-in-past", 2, True)]
    past = Meeting(id="z", body="raad", date=date(2026, 11, 22))
    with with_raad() as store:
        accept(store, propose_facts(store, [past], today=TODAY), author="a", message="m")
        again = propose_facts(store, [replace(past, place="Kapel")], today=TODAY)
        assert again.problems == ()


def test_a_report_that_was_read_later_outdoes_a_clock_that_is_behind() -> None:
    sources = "id,title,checked\nverslag,Verslag,2027-01-05\noud,Oud,2026-12-31\n"
    meetings = (
        "id,body,date,status,source\na,raad,2027-01-04,held,verslag\nb,raad,2027-02-04,held,oud\n"
    )
    assert codes(sources=sources, meetings=meetings) == [("held-in-future", 3, False)]


@pytest.mark.parametrize(
    ("checked", "expected"), [("2027-01-03", 1), ("2027-01-04", 0), ("2027-01-05", 0)]
)
def test_a_report_that_was_read_on_the_day_of_its_meeting_outdoes_the_clock(
    checked: str, expected: int
) -> None:
    sources = f"id,title,checked\nverslag,Verslag,{checked}\n"
    meetings = "id,body,date,status,source\na,raad,2027-01-04,held,verslag\n"
    found = codes(sources=sources, meetings=meetings)
    assert found == [("held-in-future", 2, False)] * expected


def attendance(*actors: str, invitations: str = "") -> list[tuple[str, int | None, bool]]:
    rows = "".join(f"z,{actor},present\n" for actor in actors)
    return codes(
        meetings="id,body,date,status\nz,raad,2026-05-01,held\n",
        attendance=f"meeting,actor,presence\n{rows}",
        **({"invitations": invitations} if invitations else {}),
    )


def test_whoever_has_a_seat_in_the_body_or_a_part_of_it_is_expected() -> None:
    assert attendance("stad") == []
    assert attendance("caw") == []


def test_a_seat_of_the_whole_counts_for_the_part() -> None:
    assert attendance("dienst") == []


def test_attendance_without_seat_or_invitation_is_told_once() -> None:
    found = codes(
        actors="id,name\nx,X\n",
        meetings="id,body,date,status\na,raad,2026-05-01,held\nb,raad,2026-05-08,held\n",
        attendance="meeting,actor,presence\na,x,present\nb,x,present\n",
        seats="body,actor\n",
    )
    assert found == [("attended-uninvited", 2, True)]


def test_a_seat_that_ended_before_the_meeting_does_not_count() -> None:
    found = codes(
        meetings="id,body,date,status\nz,groep,2026-07-01,held\n",
        attendance="meeting,actor,presence\nz,caw,present\n",
    )
    assert found == [("attended-uninvited", 2, True)]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-05-01,", 0),
        ("2026-05-02,", 1),
        (",2026-04-30", 1),
        (",2026-05-01", 0),
        ("2026-05,2026-05", 0),
        ("2026-06,", 1),
        (",2026-04", 1),
    ],
)
def test_a_seat_counts_from_its_first_day_to_its_last(period: str, expected: int) -> None:
    found = codes(
        seats=f"body,actor,active_from,active_until\nraad,caw,{period}\n",
        meetings="id,body,date,status\nz,raad,2026-05-01,held\n",
        attendance="meeting,actor,presence\nz,caw,present\n",
    )
    assert found == [("attended-uninvited", 2, True)] * expected


@pytest.mark.parametrize(("status", "expected"), [("invited", 0), ("left-out", 1)])
def test_a_guest_is_expected_when_invited_and_not_when_left_out(status: str, expected: int) -> None:
    found = codes(
        meetings="id,body,date,status\nz,groep,2026-07-01,held\n",
        invitations=f"meeting,actor,capacity,status\nz,caw,guest,{status}\n",
        attendance="meeting,actor,presence\nz,caw,present\n",
    )
    assert len(found) == expected


def test_advice_without_addressee_is_told() -> None:
    advice = (
        "id,body,given,text,addressee\na,raad,2026-05-01,Doe het,\nb,raad,2026-05-01,Doe,stad\n"
    )
    assert codes(advice=advice) == [("advice-without-addressee", 2, True)]


def test_choices_that_share_a_value_keep_their_own_dutch_word() -> None:
    assert Role.INVITED.dutch == "genodigde"
    assert InvitationStatus.INVITED.dutch == "uitgenodigd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:30", time(19, 30)),
        ("19.30 uur", time(19, 30)),
        ("19u30", time(19, 30)),
        ("9 u.", time(9)),
        ("14h", time(14)),
        ("25:00", None),
        ("'s avonds", None),
        (None, None),
    ],
)
def test_hours_are_read_as_people_write_them(text: str | None, expected: time | None) -> None:
    assert time_of_day(text) == expected


def test_an_hour_that_cannot_be_read_or_an_end_before_the_begin_is_told() -> None:
    meetings = (
        "id,body,date,start,end\na,raad,2026-12-01,'s avonds,\nb,raad,2026-12-02,19:30,18:00\n"
        "c,raad,2026-12-03,9u,\nd,raad,2026-12-04,,12.30 uur\n"
    )
    found = problems(meetings=meetings)
    assert [(problem.code, problem.row, problem.column, problem.warning) for problem in found] == [
        ("unclear-hour", 2, "start", True),
        ("hours-reversed", 3, "end", True),
    ]


@pytest.mark.parametrize(("end", "expected"), [("19:29", 1), ("19:30", 1), ("19:31", 0)])
def test_a_meeting_that_ends_when_it_begins_is_told_and_one_of_a_minute_is_not(
    end: str, expected: int
) -> None:
    meetings = f"id,body,date,start,end\na,raad,2026-12-01,19:30,{end}\n"
    assert codes(meetings=meetings) == [("hours-reversed", 2, True)] * expected


def test_invitations_and_actions_are_read_in_dutch() -> None:
    given = RAAD | {
        "zittingen.csv": "id;overleg;datum;uur;einduur\nz;raad;1/12/2026;19:30;22:00\n",
        "uitnodigingen.csv": (
            "zitting;actor;hoedanigheid;status;reden\nz;caw;gast;niet uitgenodigd;Te vroeg\n"
        ),
        "acties.csv": "id;overleg;wat;eigenaar;tegen;status\nx;raad;Kaart maken;stad;1/2/2027;gedaan\n",
    }
    uploads = [Upload(name, text.encode()) for name, text in given.items()]
    checked = check(read(uploads), Facts(), today=TODAY)
    assert checked.problems == ()
    assert checked.facts["invitations"] == [
        Invitation(
            meeting="z",
            actor="caw",
            capacity=Capacity.GUEST,
            status=InvitationStatus.LEFT_OUT,
            reason="Te vroeg",
        )
    ]
    (action,) = checked.facts["actions"]
    assert getattr(action, "status", None) is ActionStatus.DONE
    assert getattr(action, "due", None) == date(2027, 2, 1)


def with_raad() -> Store:
    store = Store.open()
    uploads = [Upload(name, text.encode()) for name, text in RAAD.items()]
    accept(store, propose(store, uploads, replace=False), author="a", message="m")
    return store


MEETING = Meeting(id="z", body="raad", date=date(2026, 12, 1), start="19:30")


def test_what_is_entered_by_hand_becomes_a_revision_with_every_value_as_it_was_given() -> None:
    guest = Invitation(meeting="z", actor="caw", capacity=Capacity.GUEST, reason="=1+1; ‘ja’\nnee")
    with with_raad() as store:
        found = propose_facts(store, [guest, MEETING], today=TODAY)
        assert found.problems == ()
        accept(store, found, author="a", message="m")
        facts = queries.facts(store)
    assert facts.meetings == (MEETING,)
    assert facts.invitations == (guest,)


def test_a_value_that_is_emptied_by_hand_is_empty_afterwards() -> None:
    with with_raad() as store:
        accept(store, propose_facts(store, [MEETING]), author="a", message="m")
        emptied = replace(MEETING, start=None)
        (change,) = propose_facts(store, [emptied]).changes
    assert change.after == emptied


def test_what_is_entered_by_hand_passes_the_checks_of_files() -> None:
    held = replace(MEETING, status=MeetingStatus.HELD)
    nobody = Attendance(meeting="z", actor="niemand", presence=Presence.PRESENT)
    with with_raad() as store:
        found = propose_facts(store, [held, nobody], today=TODAY)
    assert not found.ok
    assert found.changes == ()
    assert {
        (problem.code, problem.sheet, problem.row, problem.column) for problem in found.problems
    } == {
        ("held-in-future", "meetings", 1, "date"),
        ("unknown-reference", "attendance", 1, "actor"),
    }


def test_a_meeting_with_an_agenda_is_not_removed_by_itself() -> None:
    item = AgendaItem(meeting="z", number=1, title="Begin")
    with with_raad() as store:
        accept(store, propose_facts(store, [MEETING, item]), author="a", message="m")
        alone = propose_facts(store, [], removed=[MEETING])
        both = propose_facts(store, [], removed=[MEETING, item])
        assert [problem.code for problem in alone.problems] == ["still-referenced"]
        assert len(both.changes) == 2
        accept(store, both, author="a", message="m")
        assert queries.facts(store).agenda_items == ()


def test_what_was_entered_against_an_older_revision_is_refused() -> None:
    with with_raad() as store:
        base = store.revision
        accept(store, propose_facts(store, [MEETING], base=base), author="a", message="m")
        late = propose_facts(store, [replace(MEETING, place="Stadhuis")], base=base)
        with pytest.raises(RefusedError, match="committed-in-between"):
            accept(store, late, author="b", message="m")


def test_a_file_of_this_version_without_the_newest_tables_gets_them_and_keeps_its_facts(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.duckdb"
    with Store.open(path) as store:
        accept(
            store, propose(store, uploads_from([EXAMPLE]), replace=False), author="a", message="m"
        )
        before = queries.facts(store)
    with duckdb.connect(str(path)) as file:
        file.execute("drop table invitations")
        file.execute("drop table actions")
        file.execute('alter table agenda_items drop column "papers"')
    with Store.open(path) as store:
        after = queries.facts(store)
    assert after.invitations == ()
    assert after.meetings == before.meetings
    assert len(after.agenda_items) == len(before.agenda_items)
