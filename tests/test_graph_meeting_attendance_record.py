"""Attendance over time: per member and per sector, and who has fallen silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.model import (
    Attendance,
    Capacity,
    Evidence,
    Facts,
    Invitation,
    Presence,
)
from graph.gaps import Status, find_gaps
from graph.gaps.rule import RuleSetting
from graph.meetings import (
    attendance_record_of,
)
from graph.situation.situation import Situation
from tests.council_town import DAY, meetings, town


def test_attendance_over_time_per_member_and_sector_shows_who_fell_silent() -> None:
    days = ("2026-01-10", "2026-02-10", "2026-03-10")
    marks = {"a": "pxx", "b": "p-x", "c": "xxp"}
    presences = {"p": Presence.PRESENT, "x": Presence.ABSENT}
    facts = replace(
        town(),
        meetings=meetings(*days),
        attendance=tuple(
            Attendance(meeting=day, actor=actor, presence=presences[mark])
            for actor, row in marks.items()
            for day, mark in zip(days, row, strict=True)
            if mark != "-"
        ),
    )
    found = attendance_record_of(Situation(facts, DAY), "raad", missed_threshold=2)
    assert [
        (member.actor, member.there, member.recorded, member.missed) for member in found.members
    ] == [
        ("a", 1, 3, 2),
        ("b", 1, 2, 1),
        ("c", 1, 3, 0),
    ]
    assert [(member.actor, member.last) for member in found.silent_members] == [
        ("a", date(2026, 1, 10))
    ]
    homes = next(sector_count for sector_count in found.sectors if sector_count.sector == "homes")
    assert (homes.there, homes.recorded) == ((1, 0, 1), (2, 1, 2))


def test_a_member_whose_replacement_came_was_there_and_is_not_silent() -> None:
    facts = replace(
        town(),
        meetings=meetings("2026-01-10"),
        invitations=(
            Invitation(
                meeting="2026-01-10", actor="f", capacity=Capacity.REPLACEMENT, replaces="a"
            ),
        ),
        attendance=(
            Attendance(meeting="2026-01-10", actor="a", presence=Presence.EXCUSED),
            Attendance(meeting="2026-01-10", actor="f", presence=Presence.PRESENT),
        ),
    )
    setting = {"silent-member": RuleSetting(thresholds={"meetings": 1})}

    def of_a(given: Facts) -> tuple[tuple[Presence | None, ...], bool, bool]:
        situation = Situation(given, DAY)
        member = attendance_record_of(situation, "raad", missed_threshold=1).members[0]
        gaps = find_gaps(given, settings=setting, on=DAY)
        silent = any(
            finding.rule == "silent-member" and finding.status is Status.CONFIRMED
            for finding in gaps
            if finding.subjects == ("a",)
        )
        return member.presences, member.silent, silent

    assert of_a(facts) == ((Presence.REPLACED,), False, False)
    assert of_a(replace(facts, invitations=())) == ((Presence.EXCUSED,), False, False)


def test_meetings_before_a_seat_began_do_not_count() -> None:
    days = ("2026-01-10", "2026-02-10")
    facts = town()
    seats = tuple(
        replace(seat, active_from="2026-02") if seat.actor == "a" else seat for seat in facts.seats
    )
    facts = replace(
        facts,
        seats=seats,
        meetings=meetings(*days),
        attendance=tuple(
            Attendance(meeting=day, actor="a", presence=Presence.ABSENT) for day in days
        ),
    )
    member = attendance_record_of(Situation(facts, DAY), "raad", missed_threshold=2).members[0]
    assert (member.presences, member.missed, member.silent) == ((None, Presence.ABSENT), 1, False)
    assert member.seated == (False, True)


def test_whoever_comes_at_need_does_not_fall_silent() -> None:
    facts = town()
    seats = tuple(
        replace(seat, evidence=Evidence.CONDITIONAL) if seat.actor == "a" else seat
        for seat in facts.seats
    )
    facts = replace(
        facts,
        seats=seats,
        meetings=meetings("2026-01-10"),
        attendance=(Attendance(meeting="2026-01-10", actor="a", presence=Presence.ABSENT),),
    )
    assert (
        attendance_record_of(Situation(facts, DAY), "raad", missed_threshold=1).silent_members == ()
    )
