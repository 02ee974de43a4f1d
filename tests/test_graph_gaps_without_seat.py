"""Who has no seat but was at a meeting: it is not missing everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.model import Attendance, Facts, Presence
from tests.gap_answers import TODAY, actor, answers, meeting, seat
from tests.gap_networks import city


def with_guest(day: date, presence: Presence = Presence.PRESENT, who: str = "guest") -> Facts:
    held = meeting("table", day.isoformat())
    return replace(
        city({"table": "a b"}, actor("guest"), actor("desk", part_of="guest")),
        meetings=(held,),
        attendance=(Attendance(meeting=held.id, actor=who, presence=presence),),
    )


@pytest.mark.parametrize(
    ("days_ago", "told"),
    [
        (-1, ("confirmed", "nowhere-by-name")),
        (0, ("none", "attends")),
        (364, ("none", "attends")),
        (365, ("confirmed", "nowhere-by-name")),
    ],
)
def test_who_was_at_a_meeting_of_the_last_year_is_not_missing_everywhere(
    days_ago: int, told: tuple[str, str]
) -> None:
    facts = with_guest(TODAY - timedelta(days=days_ago))
    assert answers(facts, "no-seat")["guest",] == told


@pytest.mark.parametrize(("until", "told"), [("2026-11-22", "attends"), ("2026-11", "seated")])
def test_only_a_meeting_after_its_last_seat_counts(until: str, told: str) -> None:
    facts = with_guest(TODAY)
    left = seat("table", "guest", active_until=until)
    assert answers(replace(facts, seats=(*facts.seats, left)), "no-seat")["guest",][1] == told


def test_of_who_was_there_as_a_member_it_is_told_that_it_sits_there_no_longer() -> None:
    facts = with_guest(TODAY - timedelta(days=30))
    left = seat("table", "guest", active_until=(TODAY - timedelta(days=30)).isoformat())
    told = answers(replace(facts, seats=(*facts.seats, left)), "no-seat")["guest",]
    assert told == ("confirmed", "no-longer")


def test_a_unit_that_was_there_counts_for_its_whole_and_who_stayed_away_for_nobody() -> None:
    assert answers(with_guest(TODAY, who="desk"), "no-seat")["guest",] == ("none", "attends")
    absent = answers(with_guest(TODAY, Presence.EXCUSED), "no-seat")
    assert absent["guest",] == ("confirmed", "nowhere-by-name")
