"""Who must be invited to the lokaal woonoverleg, in each answer of the rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Attendance,
    Capacity,
    Evidence,
    Facts,
    Invitation,
    InvitationStatus,
    MeetingStatus,
    Presence,
    Seat,
)
from tests.gap_answers import actor, answers, body, meeting, seat
from tests.woonoverleg_town import WOONOVERLEG, asked_on, of_part


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (of_part(*WOONOVERLEG.seats), ("none", "met")),
        (of_part(WOONOVERLEG.seats[0], asked="caw agency"), ("none", "met")),
        (of_part(WOONOVERLEG.seats[0], there="caw agency"), ("none", "met")),
        (of_part(WOONOVERLEG.seats[0]), ("unknown", "invited-not-known")),
        (of_part(WOONOVERLEG.seats[0], asked="caw"), ("confirmed", "too-few")),
        (
            of_part(*WOONOVERLEG.seats[:2], seat("core", "agency", evidence=Evidence.CONDITIONAL)),
            ("unknown", "invited-not-known"),
        ),
        (
            of_part(*WOONOVERLEG.seats[:2], seat("core", "agency", evidence=Evidence.DERIVED)),
            ("none", "met"),
        ),
    ],
)
def test_a_meeting_of_a_part_counts_only_when_all_were_asked_whom_the_decree_invites(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "woonoverleg-meetings")["lwo",] == answer


def invited(*seats: Seat, open_list: bool = False) -> dict[tuple[str, ...], tuple[str, str]]:
    bodies = (WOONOVERLEG.bodies[0], body("core", part_of="lwo", open_list=open_list))
    return answers(replace(WOONOVERLEG, bodies=bodies, seats=seats), "woonoverleg-invited")


def test_the_three_kinds_of_partners_that_have_a_seat_are_invited() -> None:
    results = invited(*WOONOVERLEG.seats)
    assert results == {
        ("lwo", "huisvesting"): ("none", "invited"),
        ("lwo", "welzijn"): ("none", "invited"),
        ("lwo", "vlaamse-overheid"): ("none", "invited"),
    }


def test_a_kind_of_partner_without_a_seat_is_a_gap_when_all_members_are_known() -> None:
    results = invited(seat("core", "caw"), seat("core", "agency"))
    assert results["lwo", "huisvesting"] == ("confirmed", "not-invited")


@pytest.mark.parametrize(
    ("seats", "partner", "reason"),
    [
        ((seat("core", "shm", evidence=Evidence.CONDITIONAL),), "huisvesting", "only-conditional"),
        ((seat("core", "shm", evidence=Evidence.GROUP),), "huisvesting", "only-as-group"),
        ((seat("core", "shm", evidence=Evidence.SUPPOSED),), "huisvesting", "only-supposed"),
        ((seat("core", "ocmw-stad"),), "welzijn", "through-stand-in"),
    ],
)
def test_a_partner_that_comes_at_need_as_a_group_or_through_another_is_unknown(
    seats: tuple[Seat, ...], partner: str, reason: str
) -> None:
    assert invited(*seats)["lwo", partner] == ("unknown", reason)


@pytest.mark.parametrize(
    ("day", "status", "answer"),
    [
        ("2025-11-22", MeetingStatus.HELD, ("confirmed", "not-invited")),
        ("2025-11-23", MeetingStatus.HELD, ("none", "asked")),
        ("2025-11-24", MeetingStatus.HELD, ("none", "asked")),
        ("2026-11-23", MeetingStatus.PLANNED, ("none", "asked")),
        ("2027-02-01", MeetingStatus.PLANNED, ("none", "asked")),
        ("2026-06-01", MeetingStatus.CANCELLED, ("none", "asked")),
    ],
)
def test_an_invitation_of_the_last_twelve_months_or_to_a_meeting_to_come_is_one(
    day: str, status: MeetingStatus, answer: tuple[str, str]
) -> None:
    results = answers(asked_on(day, "shm", status), "woonoverleg-invited")
    assert results["lwo", "huisvesting"] == answer


@pytest.mark.parametrize("actor_", ["unit", "holding", "branch"])
def test_an_invitation_of_a_unit_or_of_the_whole_suffices(actor_: str) -> None:
    results = answers(asked_on("2026-06-01", actor_), "woonoverleg-invited")
    assert results["lwo", "huisvesting"] == ("none", "asked")


def test_an_invitation_to_an_unnamed_group_leaves_it_unknown() -> None:
    results = answers(asked_on("2026-06-01", "landlords"), "woonoverleg-invited")
    assert results["lwo", "huisvesting"] == ("unknown", "only-as-group")


def test_an_invitation_that_was_left_out_on_purpose_is_none() -> None:
    facts = asked_on("2026-06-01", "shm")
    (row,) = facts.invitations
    facts = replace(facts, invitations=(replace(row, status=InvitationStatus.LEFT_OUT),))
    assert answers(facts, "woonoverleg-invited")["lwo", "huisvesting"][0] == "confirmed"


@pytest.mark.parametrize(
    ("presence", "answer"),
    [
        (Presence.PRESENT, "asked"),
        (Presence.REPLACED, "asked"),
        (Presence.EXCUSED, "asked"),
        (Presence.ABSENT, "not-invited"),
    ],
)
def test_an_attendance_or_an_excuse_shows_an_invitation(presence: Presence, answer: str) -> None:
    facts = asked_on("2026-06-01", "caw")
    row = Attendance(meeting=facts.meetings[0].id, actor="shm", presence=presence)
    facts = replace(facts, attendance=(row,))
    assert answers(facts, "woonoverleg-invited")["lwo", "huisvesting"][1] == answer


def test_the_agency_that_was_asked_to_both_meetings_of_a_year_without_a_seat_is_invited() -> None:
    days = ("2026-03-01", "2026-09-01")
    facts = Facts(
        actors=(
            actor("city", sector="lokaal-bestuur"),
            actor("landlord", sector="huisvesting"),
            actor("agency", sector="vlaamse-overheid", kind="vlaamse-overheid"),
        ),
        bodies=(body("lwo", kind="lokaal-woonoverleg"),),
        seats=(seat("lwo", "city"), seat("lwo", "landlord")),
        meetings=tuple(meeting("lwo", day) for day in days),
        invitations=tuple(
            Invitation(
                meeting=f"lwo-{day}",
                actor="agency",
                capacity=Capacity.GUEST,
                status=InvitationStatus.CONFIRMED,
            )
            for day in days
        ),
        attendance=tuple(
            Attendance(meeting=f"lwo-{day}", actor="agency", presence=Presence.PRESENT)
            for day in days
        ),
    )
    results = answers(facts, "woonoverleg-invited", on=date(2026, 11, 30))
    assert results["lwo", "vlaamse-overheid"] == ("none", "asked")


def test_a_seat_that_is_derived_is_told_as_such() -> None:
    results = invited(seat("core", "shm", evidence=Evidence.DERIVED))
    assert results["lwo", "huisvesting"] == ("none", "invited-derived")


def test_a_partner_may_sit_unseen_in_a_woonoverleg_with_an_open_list() -> None:
    results = invited(seat("core", "caw"), open_list=True)
    assert results["lwo", "huisvesting"] == ("unknown", "may-sit-unseen")


def test_a_member_without_a_sector_may_be_the_partner() -> None:
    facts = replace(
        WOONOVERLEG, actors=(*WOONOVERLEG.actors, actor("z")), seats=(seat("core", "z"),)
    )
    results = answers(facts, "woonoverleg-invited")
    assert results["lwo", "huisvesting"] == ("unknown", "perhaps-without-sector")
