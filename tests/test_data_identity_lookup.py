"""Rows and references find what they mean: by id, KBO number or name; and rules over all facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import (
    Actor,
    Body,
    Facts,
    Layer,
    Seat,
    Succession,
)
from tests.checks import checked, only_problem, place_of

CITY = Facts(
    actors=(
        Actor(id="stad", name="Stad Kortrijk", kbo="0207494678"),
        Actor(id="jozef-1", name="Sint-Jozef"),
        Actor(id="jozef-2", name="Sint Jozef"),
    ),
    bodies=(
        Body(
            id="raad",
            name="Raad",
            layer=Layer.WOONRAAD,
            active_from="2020",
            active_until="2025",
        ),
    ),
)


@pytest.mark.parametrize("written", ["0204.212.714", "BE 0204.212.714", "204212714", "0204212714"])
def test_a_kbo_number_is_known_however_it_is_written(written: str) -> None:
    result = checked({"actors": f"id,name,kbo\nc,C,{written}\n"})
    assert result.problems == ()
    assert result.facts["actors"] == [Actor(id="c", name="C", kbo="0204212714")]


def test_a_kbo_number_with_a_wrong_check_is_doubtful_and_one_that_is_none_is_refused() -> None:
    result = checked({"actors": "id,name,kbo\nc,C,0680397589\nd,D,12345\n"})
    assert [(p.code, p.row, p.warning) for p in result.problems] == [
        ("doubtful-kbo", 2, True),
        ("bad-kbo", 3, False),
    ]
    assert result.facts["actors"] == [Actor(id="c", name="C", kbo="0680397589")]


def test_a_row_without_an_id_is_the_known_one_with_its_kbo_number_or_else_its_name() -> None:
    result = checked(
        {"actors": "naam,kbo,website\nDe Stad,BE0207494678,x\nstad  KORTRIJK,,y\n"}, CITY
    )
    assert [(p.code, p.row, p.values["id"]) for p in result.problems if p.warning] == [
        ("matched-by-name", 2, "stad"),
        ("matched-by-name", 3, "stad"),
    ]
    assert [p.code for p in result.problems if not p.warning] == ["duplicate-key"]


def test_a_kbo_number_goes_before_a_name_that_another_has() -> None:
    known = Facts(
        actors=(
            Actor(id="stad", name="Stad Kortrijk", kbo="0207494678"),
            Actor(id="gent", name="Stad Gent", kbo="0207451227"),
        )
    )
    result = checked({"actors": "naam,kbo\nStad Gent,0207494678\n"}, known)
    assert [(p.code, p.values["id"]) for p in result.problems] == [("matched-by-name", "stad")]
    assert result.facts["actors"] == [Actor(id="stad", name="Stad Gent", kbo="0207494678")]


def test_a_row_whose_name_nobody_or_more_than_one_has_needs_an_id() -> None:
    result = checked({"actors": "id,naam\n,Stad Kortrik\n,sint jozef\n"}, CITY)
    assert [(p.code, p.row, p.column, p.values["candidates"]) for p in result.problems] == [
        ("id-missing", 2, "id", "stad"),
        ("ambiguous-name", 3, "id", "jozef-1, jozef-2"),
    ]


def test_a_reference_may_be_a_name_when_only_one_thing_has_it() -> None:
    result = checked({"zetels": "overleg,actor\nRAAD,Stad Kortrijk\nraad,Sint-Jozef\n"}, CITY)
    assert result.facts["seats"] == [Seat(body="raad", actor="stad")]
    assert [(p.code, p.row, p.warning) for p in result.problems] == [
        ("matched-by-name", 2, True),
        ("matched-by-name", 2, True),
        ("ambiguous-name", 3, False),
    ]


def test_nothing_is_part_of_itself_whether_by_the_file_or_by_what_is_known() -> None:
    known = Facts(actors=(Actor(id="a", name="A", part_of="b"), Actor(id="b", name="B")))
    (problem,) = checked({"actors": "id,name,part_of\nb,B,a\nc,C,a\n"}, known).problems
    assert place_of(problem) == ("part-of-itself", 2, "part_of")
    assert problem.values["found"] == "b → a → b"


def test_no_actor_succeeds_itself_whether_by_the_file_or_by_what_is_known() -> None:
    known = Facts(
        actors=tuple(Actor(id=id_, name=id_.upper()) for id_ in "abcd"),
        succession=(
            Succession(id="1", predecessor="a", event="fusie", successor="b", happened="2020"),
            Succession(id="2", predecessor="b", event="naam", successor="c"),
        ),
    )
    rows = "id,predecessor,event,successor\n3,c,fusie,d\n4,c,fusie,a\n5,d,naam,d\n6,b,naam,a\n"
    result = checked({"succession": rows}, known)
    assert [(*place_of(p), p.values["found"]) for p in result.problems] == [
        ("successor-of-itself", 3, "successor", "c → a → b → c"),
        ("successor-of-itself", 4, "successor", "d → d"),
        ("successor-of-itself", 5, "successor", "b → a → b"),
    ]
    assert not result.ok
    assert checked({"succession": rows[: rows.index("4,")]}, known).ok


def test_a_seat_outside_the_period_of_its_body_is_a_warning() -> None:
    seats = "body,actor,active_from,active_until\nraad,stad,2019,2026\nraad,jozef-1,2020-01,2025\n"
    result = checked({"seats": seats}, CITY)
    assert [(*place_of(p), p.values["limit"]) for p in result.problems] == [
        ("outside-period", 2, "active_from", "2020"),
        ("outside-period", 2, "active_until", "2025"),
    ]
    assert result.ok


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("2019-12-31", "", ["active_from"]),
        ("2019-12", "", ["active_from"]),
        ("2020-01-01", "", []),
        ("2020", "", []),
        ("", "2025-12-31", []),
        ("", "2025", []),
        ("", "2026-01-01", ["active_until"]),
        ("", "2026-01", ["active_until"]),
    ],
)
def test_a_seat_may_begin_and_end_on_the_first_and_the_last_day_of_its_body(
    begin: str, end: str, expected: list[str]
) -> None:
    known = replace(
        CITY,
        bodies=(replace(CITY.bodies[0], active_from="2020-01-01", active_until="2025-12-31"),),
    )
    seats = f"body,actor,active_from,active_until\nraad,stad,{begin},{end}\n"
    assert [problem.column for problem in checked({"seats": seats}, known).problems] == expected


def test_a_period_that_leaves_known_seats_outside_of_it_is_a_warning_at_the_body() -> None:
    facts = replace(
        CITY,
        seats=(
            Seat(body="raad", actor="stad", active_from="2021", active_until="2024"),
            Seat(body="raad", actor="jozef-1", active_from="2023"),
            Seat(body="raad", actor="jozef-2"),
        ),
    )
    bodies = "id,name,layer,active_from,active_until\nraad,Raad,woonraad,2022,2023\n"
    result = checked({"bodies": bodies}, facts)
    assert [(*place_of(p), p.values["found"], p.values["limit"]) for p in result.problems] == [
        ("seats-left-outside", 2, "active_from", "stad", "2022"),
        ("seats-left-outside", 2, "active_until", "stad", "2023"),
    ]
    assert result.ok


def test_seats_are_left_outside_a_period_only_where_it_changes_and_they_stay() -> None:
    facts = replace(CITY, seats=(Seat(body="raad", actor="stad", active_from="2019"),))
    same = {"bodies": "id,name,layer,active_from\nraad,Raad,woonraad,2020\n"}
    assert checked(same, facts).problems == ()
    later = {"bodies": "id,name,layer,active_from\nraad,Raad,woonraad,2021\n"}
    moved = {"seats": "body,actor,active_from\nraad,stad,2022\n"}
    assert checked({**later, **moved}, facts).problems == ()
    none = {"seats": "body,actor\n"}
    assert checked({**later, **none}, facts, replace=True).problems == ()


def test_a_new_actor_with_the_name_of_another_is_told_and_not_merged() -> None:
    result = checked({"actors": "id,name\nnieuw,St.-Jozef vzw\njozef-1,Sint-Jozef\n"}, CITY)
    assert [(*place_of(p), p.values["candidates"]) for p in result.problems] == [
        ("same-name", 2, "name", "jozef-2")
    ]
    assert result.ok
    assert len(result.facts["actors"]) == 2


def test_a_new_actor_with_nearly_the_name_of_another_is_asked_about() -> None:
    result = checked({"actors": "id,name\nnieuw,Stad Kortrijck\nander,Stad Gent\n"}, CITY)
    assert [(*place_of(p), p.values["candidates"]) for p in result.problems] == [
        ("similar-name", 2, "name", "stad")
    ]
    assert result.ok


@pytest.mark.parametrize(
    ("known", "given", "expected"),
    [
        ("vzwab", "vzwac", 0),  # five letters: each of them tells
        ("abcdef", "abcdeg", 1),  # six: one may differ
        ("abcdefghijk", "abcdefghixx", 0),  # eleven: still one
        ("abcdefghijkl", "abcdefghijxx", 1),  # twelve: two may
        ("abcdefghijkl", "abcdefghixxx", 0),
    ],
)
def test_a_longer_name_may_have_more_slips_of_the_pen(
    known: str, given: str, expected: int
) -> None:
    facts = Facts(actors=(Actor(id="old", name=known),))
    found = checked({"actors": f"id,name\nnew,{given}\n"}, facts).problems
    assert [problem.code for problem in found] == ["similar-name"] * expected


def test_duplicate_rows_say_in_which_columns_they_contradict_each_other() -> None:
    problem = only_problem({"actors": "id,name,website\nc,C,x\nc,C,y\n"})
    assert problem.values["differing"] == "website"
    assert problem.values["first_row"] == "2"
