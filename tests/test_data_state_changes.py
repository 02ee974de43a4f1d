"""What differs between two states: worked out on columns, and the same as fact by fact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.change import Change
from data.changes import Changes, state_changes
from data.intake.proposing.proposed_changes import proposed_changes
from data.model import Actor, Body, Fact, Facts, Layer, Meeting, MeetingStatus, Seat
from data.state import State, to_facts, to_rows
from data.table_changes import TableChanges, table_changes
from data.tables import table_named

SEATS = table_named("seats")
CITY = Actor(id="stad", name="Stad")
LEAVES = Seat(body="raad", actor="stad", quote="is lid")
LEFT = Seat(body="raad", actor="stad", quote="is lid", active_until="2026")

few = settings(max_examples=30, deadline=None)
# Few keys and few values, so that facts stay, change, come and go.
seats = st.lists(
    st.builds(
        Seat,
        body=st.sampled_from(["a", "b"]),
        actor=st.sampled_from(["a", "b"]),
        number=st.sampled_from([1, 2, 10]),
        voting=st.sampled_from([None, True, False]),
        note=st.sampled_from([None, "één"]),
    ),
    unique_by=SEATS.key_of,
)


def by_key(facts: list[Seat]) -> dict[tuple[str, ...], Seat]:
    return {SEATS.key_of(fact): fact for fact in facts}


def from_to(before: list[Seat], after: list[Seat]) -> TableChanges:
    return table_changes(SEATS, to_rows(SEATS, before), to_rows(SEATS, after))


def keyed(facts: tuple[Fact, ...]) -> dict[tuple[str, ...], Fact]:
    return {SEATS.key_of(fact): fact for fact in facts}


@few
@given(seats, seats)
def test_the_difference_is_that_of_every_fact_by_its_key(
    before: list[Seat], after: list[Seat]
) -> None:
    old, new = by_key(before), by_key(after)
    expected = [
        Change("seats", key, old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]
    part = from_to(before, after)
    found = Changes([part])
    assert list(found) == expected
    assert [found[place] for place in range(len(found))] == expected
    assert list(found[1:3]) == expected[1:3]
    assert found == Changes.of(expected)
    assert found.counts == Changes.of(expected).counts
    assert keyed(to_facts(SEATS, part.table_after())) == new
    assert list(found.inverse()) == [change.inverse() for change in expected]


@few
@given(seats, seats, st.data())
def test_changes_without_some_facts_are_all_the_others(
    before: list[Seat], after: list[Seat], data: st.DataObject
) -> None:
    part = from_to(before, after)
    left_out = data.draw(st.sets(st.sampled_from(part.keys()))) if len(part) else set()
    others = [change for change in Changes([part]) if change.key not in left_out]
    assert list(Changes([part.without(left_out)])) == others


@few
@given(seats, seats)
def test_in_lots_the_changes_are_the_same(before: list[Seat], after: list[Seat]) -> None:
    part = from_to(before, after)
    lots = [change for lot in part.batches(2) for change in Changes([lot])]
    assert sorted(lots, key=lambda change: change.key) == list(Changes([part]))


@few
@given(seats, seats, st.integers(-5, 5), st.integers(-5, 5))
def test_a_range_of_the_changes_is_that_of_a_list_of_them(
    before: list[Seat], after: list[Seat], start: int, stop: int
) -> None:
    found = Changes([from_to(before, after)])
    assert found[start:stop] == list(found)[start:stop]


def test_every_type_of_value_comes_back_from_columns_as_it_was() -> None:
    meeting = Meeting(id="m", body="raad", date=date(2026, 3, 5), status=MeetingStatus.HELD)
    body = Body(id="raad", name="Raad", layer=Layer.WOONRAAD, meetings_per_year=4.5, open_list=True)
    facts = Facts(actors=(CITY,), bodies=(body,), meetings=(meeting,), seats=(LEAVES,))
    assert State.of(facts).facts() == facts


def test_only_tables_with_other_rows_differ() -> None:
    before = State.of(Facts(actors=(CITY,), seats=(LEAVES,)))
    after = before.with_rows({"seats": to_rows(SEATS, [LEFT])})
    found = state_changes(before, after)
    assert [part.table.name for part in found.parts] == ["seats"]
    assert (found.counts, found.ended_count) == ((0, 1, 0), 1)
    assert found.in_tables(["actors"]) == []


def test_a_value_that_is_no_choice_is_never_passed_over() -> None:
    rows = to_rows(SEATS, [LEAVES])
    place = rows.column_names.index("role")
    wrong = rows.set_column(place, "role", [["keizer"]])
    with pytest.raises(KeyError):
        to_facts(SEATS, wrong)


def test_facts_taken_in_again_change_nothing_however_they_are_ordered() -> None:
    facts = Facts(actors=(CITY, Actor(id="ander", name="Ander")))
    assert proposed_changes({"actors": facts.actors}, facts, replace=True) == ()
