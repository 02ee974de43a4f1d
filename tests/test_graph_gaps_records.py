"""The gap rules about members, money, attendance and successions, in each of their answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Attendance,
    Evidence,
    Facts,
    Presence,
    Role,
    Source,
    Tie,
)
from tests.gap_answers import TABLE, actor, answers, body, found, met, seat

# A body known only by unnamed groups, or with an open list


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (TABLE, ("none", "named")),
        (replace(TABLE, seats=(seat("table", "crowd"),)), ("unknown", "only-groups")),
        (
            replace(TABLE, seats=(seat("table", "a", evidence=Evidence.GROUP),)),
            ("unknown", "only-groups"),
        ),
        (replace(TABLE, seats=(*TABLE.seats, seat("table", "crowd"))), ("none", "partly-named")),
        (replace(TABLE, bodies=(body("table", open_list=True),)), ("unknown", "open-list")),
        (replace(TABLE, seats=()), ("unknown", "no-members")),
    ],
)
def test_members_are_unknown_when_nobody_has_a_name_or_the_list_is_open(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "members-unknown") == {("table",): answer}


def test_a_body_whose_members_sit_in_its_parts_is_known_through_them() -> None:
    facts = replace(TABLE, bodies=(body("table", part_of="whole"), body("whole")))
    assert answers(facts, "members-unknown")["whole",] == ("none", "through-parts")


# Who pays and who is paid

PAID = replace(TABLE, ties=(Tie(from_id="a", to_id="b", kind="betaalt", amount=5.0, unit="EUR"),))


def test_a_funder_and_its_beneficiary_at_one_table_are_told_with_the_amount() -> None:
    finding = found(PAID, "funder-at-table")["a", "b"]
    assert (finding.status.value, finding.reason) == ("confirmed", "together")
    assert (finding.values["amount"], finding.values["bodies"]) == (5.0, ("table",))


def test_they_may_sit_together_where_one_is_unnamed_or_supposed_or_a_body_is_open() -> None:
    group = replace(PAID, seats=(seat("table", "a"), seat("table", "b", evidence=Evidence.GROUP)))
    assert answers(group, "funder-at-table")["a", "b"] == ("unknown", "together-doubtful")
    assert found(group, "funder-at-table")["a", "b"].values["evidence"] == "group"
    tried = replace(
        PAID, seats=(seat("table", "a"), seat("table", "b", evidence=Evidence.SUPPOSED))
    )
    assert answers(tried, "funder-at-table")["a", "b"] == ("unknown", "together-doubtful")
    assert found(tried, "funder-at-table")["a", "b"].values["evidence"] == "supposed"
    unseen = replace(PAID, bodies=(body("table", open_list=True),), seats=PAID.seats[:1])
    assert answers(unseen, "funder-at-table")["a", "b"] == ("unknown", "may-meet-unseen")


def test_a_funder_that_never_sits_with_its_beneficiary_is_no_finding() -> None:
    apart = replace(PAID, bodies=(body("table"), body("other")))
    apart = replace(apart, seats=(seat("table", "a"), seat("other", "b")))
    assert answers(apart, "funder-at-table") == {("a", "b"): ("none", "apart")}


def test_other_ties_are_no_money() -> None:
    assert not answers(
        replace(PAID, ties=(Tie(from_id="a", to_id="b", kind="helps"),)), "funder-at-table"
    )


# Members who stay away


def attended(*presences: str, **fields: object) -> Facts:
    """Three meetings; who was at each: p present, r replaced, e excused, a absent, - no row."""
    by_letter = {each.value[0]: each for each in Presence}
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
    assert answers(attended(*presences), "silent-member")["a",] == answer


def test_meetings_before_a_member_took_its_seat_do_not_count() -> None:
    told = answers(attended("a", "a", "a", active_from="2026-06"), "silent-member")
    assert told["a",] == ("unknown", "presence-not-recorded")


@pytest.mark.parametrize(
    "fields", [{"role": Role.INVITED}, {"role": Role.OBSERVER}, {"evidence": Evidence.CONDITIONAL}]
)
def test_guests_observers_and_who_comes_at_need_are_not_missed(fields: dict[str, object]) -> None:
    assert ("a",) not in answers(attended("a", "a", "a", **fields), "silent-member")


def test_a_whole_is_there_when_a_part_of_it_is() -> None:
    facts = attended("a", "a", "a")
    part = actor("unit", part_of="a")
    row = Attendance(meeting="table-2026-09-01", actor="unit", presence=Presence.PRESENT)
    facts = replace(facts, actors=(*facts.actors, part), attendance=(*facts.attendance, row))
    assert answers(facts, "silent-member")["a",] == ("none", "present")


def test_without_any_attendance_it_is_asked_once_per_body() -> None:
    assert answers(TABLE, "silent-member") == {("table",): ("unknown", "no-attendance-known")}


# Sources


@pytest.mark.parametrize(
    ("checked", "answer"),
    [
        (date(2025, 11, 22), ("confirmed", "checked-long-ago")),
        (date(2025, 11, 23), ("none", "checked-lately")),
        (None, ("unknown", "never-checked")),
    ],
)
def test_a_source_is_checked_within_twelve_months(
    checked: date | None, answer: tuple[str, str]
) -> None:
    facts = Facts(
        sources=(Source(id="text", title="T", checked=checked), Source(id="unused", title="U")),
        actors=(actor("a", source="text"),),
    )
    assert answers(facts, "source-age") == {("text",): answer}


def test_facts_without_a_source_are_counted() -> None:
    finding = found(TABLE, "source-age")[()]
    assert (finding.reason, finding.values["number"]) == ("without-source", 6)
