"""Who has fallen silent: one answer for the gap rule, the page with attendance and the briefing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import (
    Actor,
    Attendance,
    Body,
    Capacity,
    Evidence,
    Facts,
    Invitation,
    Layer,
    Meeting,
    MeetingStatus,
    Naming,
    Presence,
    Role,
    Seat,
)
from graph.gaps import RuleSetting, Status, find_gaps
from graph.meetings import attendance_record_of
from graph.situation.situation import Situation
from tests.gap_answers import TABLE, actor, answers, body, meeting, met, seat

DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)
DAYS = ("2026-03-01", "2026-05-01", "2026-07-01")


def away(*rows: Presence | None, **fields: object) -> Facts:
    """Three meetings of a and b; how a was there, and b always was."""
    meetings = tuple(meeting("table", day) for day in DAYS)
    of_a = zip(meetings, rows or (Presence.ABSENT,) * len(DAYS), strict=True)
    return replace(
        TABLE,
        seats=(seat("table", "a", **fields), TABLE.seats[1]),
        meetings=meetings,
        attendance=(
            *(
                Attendance(meeting=meeting.id, actor="a", presence=row)
                for meeting, row in of_a
                if row
            ),
            *(
                Attendance(meeting=meeting.id, actor="b", presence=Presence.PRESENT)
                for meeting in meetings
            ),
        ),
    )


def status_and_reason(facts: Facts, on: date = TODAY) -> tuple[str, str] | None:
    return answers(facts, "silent-member", on=on).get(("a",))


def test_who_was_noted_as_absent_three_times_is_silent() -> None:
    assert status_and_reason(away()) == ("confirmed", "absent")


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("presence", [Presence.EXCUSED, Presence.PRESENT, Presence.REPLACED])
def test_who_came_was_replaced_or_excused_itself_once_is_not_silent(
    at: int, presence: Presence
) -> None:
    rows: list[Presence | None] = [Presence.ABSENT] * 3
    rows[at] = presence
    assert status_and_reason(away(*rows)) == ("none", "present")


@pytest.mark.parametrize("at", range(3))
def test_an_absence_that_is_not_noted_leaves_it_unknown(at: int) -> None:
    rows: list[Presence | None] = [Presence.ABSENT] * 3
    rows[at] = None
    assert status_and_reason(away(*rows)) == ("unknown", "presence-not-recorded")


def test_a_later_meeting_without_any_attendance_leaves_it_unknown() -> None:
    facts = away()
    later = replace(facts, meetings=(*facts.meetings, meeting("table", "2026-09-01")))
    assert status_and_reason(later) == ("unknown", "presence-not-recorded")


def test_a_group_without_names_cannot_be_silent() -> None:
    crowd = replace(away(), actors=(actor("a", named=Naming.GROUP), actor("b")))
    assert status_and_reason(crowd) is None
    assert status_and_reason(away(evidence=Evidence.GROUP)) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"role": Role.INVITED},
        {"role": Role.OBSERVER},
        {"evidence": Evidence.CONDITIONAL},
        {"active_from": "2026-12"},
        {"active_until": "2026-10"},
    ],
)
def test_only_a_seat_that_holds_and_asks_to_come_every_time_can_stay_empty(
    fields: dict[str, object],
) -> None:
    assert status_and_reason(away(**fields)) is None


@pytest.mark.parametrize("evidence", [Evidence.EXPLICIT, Evidence.DERIVED])
def test_a_derived_seat_is_expected_like_an_explicit_one(evidence: Evidence) -> None:
    assert status_and_reason(away(evidence=evidence)) == ("confirmed", "absent")


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2026, 6, 30), ("unknown", "presence-not-recorded")),
        (date(2026, 7, 1), ("confirmed", "absent")),
        (date(2026, 7, 2), ("confirmed", "absent")),
    ],
)
def test_the_meeting_of_the_day_itself_counts(on: date, answer: tuple[str, str]) -> None:
    facts = away()
    assert status_and_reason(facts, on) == answer
    silent = attendance_record_of(Situation(facts, on), "table", missed_threshold=3).silent_members
    assert bool(silent) is (answer[0] == "confirmed")


@pytest.mark.parametrize(
    ("begin", "answer"),
    [("2026-02-28", "absent"), ("2026-03-01", "absent"), ("2026-03-02", "presence-not-recorded")],
)
def test_a_meeting_counts_from_the_day_on_which_the_seat_begins(begin: str, answer: str) -> None:
    found = status_and_reason(away(active_from=begin))
    assert found is not None
    assert found[1] == answer


@pytest.mark.parametrize(("one", "whole"), [("unit", "a"), ("a", "unit")])
def test_a_unit_or_the_whole_was_there_for_it(one: str, whole: str) -> None:
    facts = away()
    others = {"a": actor("a"), "unit": actor("unit")}
    others[one] = replace(others[one], part_of=whole)
    row = Attendance(meeting=facts.meetings[1].id, actor="unit", presence=Presence.PRESENT)
    facts = replace(
        facts, actors=(*others.values(), actor("b")), attendance=(*facts.attendance, row)
    )
    assert status_and_reason(facts) == ("none", "present")


def test_in_a_body_known_through_its_parts_only_meetings_of_its_own_part_are_missed() -> None:
    bodies = (body("whole"), body("table", part_of="whole"), body("hall", part_of="whole"))
    facts = away()
    elsewhere = tuple(meeting("hall", f"2026-08-0{day}") for day in (1, 2, 3))
    rows = tuple(
        Attendance(meeting=meeting.id, actor="b", presence=Presence.PRESENT)
        for meeting in elsewhere
    )
    facts = replace(
        facts,
        bodies=bodies,
        seats=(*facts.seats, seat("hall", "b")),
        meetings=(*facts.meetings, *elsewhere),
        attendance=(*facts.attendance, *rows),
    )
    (silent,) = attendance_record_of(
        Situation(facts, TODAY), "whole", missed_threshold=3
    ).silent_members
    assert (silent.actor, silent.missed, silent.seated) == ("a", 3, (True,) * 3 + (False,) * 3)


# The rule and the record never disagree

ACTORS, BODIES, MEETINGS = ("a", "b", "c"), ("p", "q", "r"), tuple("123456")


def some(row: st.SearchStrategy[Any], *key: str, most: int) -> st.SearchStrategy[Any]:
    return st.lists(
        row, max_size=most, unique_by=lambda fact: tuple(getattr(fact, name) for name in key)
    ).map(tuple)


an_actor, a_body, a_meeting = map(st.sampled_from, (ACTORS, BODIES, MEETINGS))
when = st.sampled_from((None, "2026", "2026-02", "2026-04-01"))
attended = st.builds(
    Facts,
    actors=st.tuples(
        *(
            st.builds(
                Actor,
                id=st.just(actor),
                name=st.just(actor),
                named=st.sampled_from((Naming.ORGANISATION, *Naming)),
                part_of=st.sampled_from((None, None, *ACTORS)),
            )
            for actor in ACTORS
        )
    ),
    bodies=st.tuples(
        *(
            st.builds(
                Body,
                id=st.just(body),
                name=st.just(body),
                layer=st.sampled_from(Layer),
                part_of=st.sampled_from((None, *BODIES)),
            )
            for body in BODIES
        )
    ),
    seats=some(
        st.builds(
            Seat,
            body=a_body,
            actor=an_actor,
            number=st.sampled_from((1, 2)),
            role=st.sampled_from((Role.MEMBER, *Role)),
            evidence=st.sampled_from((Evidence.EXPLICIT, *Evidence)),
            active_from=when,
            active_until=st.sampled_from((None, None, "2026-03", "2027")),
        ),
        "body",
        "actor",
        "number",
        most=8,
    ),
    meetings=some(
        st.builds(
            Meeting,
            id=a_meeting,
            body=a_body,
            date=st.dates(date(2026, 1, 1), date(2026, 6, 30)),
            status=st.sampled_from((MeetingStatus.HELD, *MeetingStatus)),
        ),
        "id",
        most=6,
    ),
    attendance=some(
        st.builds(
            Attendance,
            meeting=a_meeting,
            actor=an_actor,
            presence=st.sampled_from((Presence.ABSENT, Presence.ABSENT, *Presence)),
        ),
        "meeting",
        "actor",
        most=18,
    ),
    invitations=some(
        st.builds(
            Invitation,
            meeting=a_meeting,
            actor=an_actor,
            capacity=st.just(Capacity.REPLACEMENT),
            replaces=an_actor,
        ),
        "meeting",
        "actor",
        most=3,
    ),
)


@settings(max_examples=300, deadline=None)
@given(attended, st.dates(date(2026, 1, 1), date(2026, 7, 31)), st.integers(1, 3))
def test_the_rule_and_the_record_of_attendance_never_disagree(
    facts: Facts, on: date, number: int
) -> None:
    setting = {"silent-member": RuleSetting(thresholds={"meetings": number})}
    by_rule = {
        (finding.subjects[0], silent_in)
        for finding in find_gaps(facts, on=on, settings=setting)
        if finding.rule == "silent-member" and finding.status is Status.CONFIRMED
        for silent_in in (finding.values["bodies"] or ())  # type: ignore[union-attr]
    }
    situation = Situation(facts, on)
    by_record = {
        (member.actor, body)
        for body in situation.bodies
        for member in attendance_record_of(situation, body, missed_threshold=number).silent_members
    }
    assert by_rule == by_record
    for actor_, in_body in by_record:
        (member,) = [
            member
            for member in attendance_record_of(situation, in_body, missed_threshold=number).members
            if member.actor == actor_
        ]
        assert member.missed >= number


def three_meetings(*presences: str, **fields: object) -> Facts:
    """Three meetings; who was at each: p present, r replaced, e excused, a absent, - no row."""
    by_letter = {presence.value[0]: presence for presence in Presence}
    days = ("2026-03-01", "2026-05-01", "2026-07-01", "2026-09-01")[-len(presences) :]
    rows = [
        Attendance(meeting=f"table-{day}", actor=name, presence=by_letter[letter])
        for day, letter in zip(days, presences, strict=True)
        for name, letter in (("a", letter), ("b", "p"))
        if letter != "-"
    ]
    facts = met(*days, facts=replace(TABLE, seats=(seat("table", "a", **fields), TABLE.seats[1])))
    return replace(facts, attendance=tuple(rows))


@pytest.mark.parametrize(
    ("presences", "answer"),
    [
        ("aaa", ("confirmed", "absent")),
        ("aea", ("none", "present")),
        ("eee", ("none", "present")),
        ("eaaa", ("confirmed", "absent")),
        ("paaa", ("confirmed", "absent")),
        ("ara", ("none", "present")),
        ("app", ("none", "present")),
        ("a-a", ("unknown", "presence-not-recorded")),
        ("aa", ("unknown", "presence-not-recorded")),
    ],
)
def test_a_member_that_missed_the_last_three_meetings_is_silent(
    presences: str, answer: tuple[str, str]
) -> None:
    assert answers(three_meetings(*presences), "silent-member")["a",] == answer


def test_meetings_before_a_member_took_its_seat_do_not_count() -> None:
    results = answers(three_meetings("a", "a", "a", active_from="2026-06"), "silent-member")
    assert results["a",] == ("unknown", "presence-not-recorded")


@pytest.mark.parametrize(
    "fields", [{"role": Role.INVITED}, {"role": Role.OBSERVER}, {"evidence": Evidence.CONDITIONAL}]
)
def test_guests_observers_and_who_comes_at_need_are_not_missed(fields: dict[str, object]) -> None:
    assert ("a",) not in answers(three_meetings("a", "a", "a", **fields), "silent-member")


def test_a_whole_is_there_when_a_part_of_it_is() -> None:
    facts = three_meetings("a", "a", "a")
    part = actor("unit", part_of="a")
    row = Attendance(meeting="table-2026-09-01", actor="unit", presence=Presence.PRESENT)
    facts = replace(facts, actors=(*facts.actors, part), attendance=(*facts.attendance, row))
    assert answers(facts, "silent-member")["a",] == ("none", "present")


def test_without_any_attendance_it_is_asked_once_per_body() -> None:
    assert answers(TABLE, "silent-member") == {("table",): ("unknown", "no-attendance-known")}
