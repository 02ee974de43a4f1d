"""What files would change, and what a removal leaves behind."""

from __future__ import annotations

from data.change import Change, ChangeKind
from data.intake.checking.key_checks import dangling_reference_problems
from data.intake.proposing.proposed_changes import large_removals, proposed_changes
from data.model import Actor, Body, Fact, Facts, Layer, Seat

A = Actor(id="a", name="A")
B = Actor(id="b", name="B")
RAAD = Body(id="raad", name="Raad", layer=Layer.WOONRAAD)
SEAT = Seat(body="raad", actor="b")
KNOWN = Facts(actors=(A, B), bodies=(RAAD,), seats=(SEAT,))


def test_what_is_known_already_is_no_change() -> None:
    assert proposed_changes({"actors": [B, A], "seats": [SEAT]}, KNOWN, replace=True) == ()


def test_facts_are_added_and_updated_and_nothing_else_is_touched() -> None:
    better = Actor(id="b", name="Beter")
    new = Actor(id="0", name="Nieuw")
    found = proposed_changes({"actors": [better, new]}, KNOWN, replace=False)
    assert found == (Change("actors", ("0",), None, new), Change("actors", ("b",), B, better))
    assert [change.kind for change in found] == [ChangeKind.ADDED, ChangeKind.CHANGED]


def test_a_replaced_table_becomes_what_was_given_and_other_tables_stay() -> None:
    found = proposed_changes({"actors": [B]}, KNOWN, replace=True)
    assert found == (Change("actors", ("a",), A, None),)
    assert found[0].kind is ChangeKind.REMOVED


def test_changes_come_in_the_order_of_tables_then_keys() -> None:
    given: dict[str, list[Fact]] = {
        "seats": [Seat(body="raad", actor="a"), Seat(body="raad", actor="b", number=2)],
        "bodies": [Body(id="kern", name="Kern", layer=Layer.KERNGROEP)],
    }
    assert [
        (change.table, change.key) for change in proposed_changes(given, KNOWN, replace=False)
    ] == [
        ("bodies", ("kern",)),
        ("seats", ("raad", "a", "1")),
        ("seats", ("raad", "b", "2")),
    ]


def test_losing_more_than_a_fifth_of_a_table_is_told() -> None:
    actors = tuple(Actor(id=f"{place}", name="A") for place in range(10))
    known = Facts(actors=actors)
    two_gone = proposed_changes({"actors": actors[2:]}, known, replace=True)
    three_gone = proposed_changes({"actors": actors[3:]}, known, replace=True)
    assert large_removals(two_gone, known) == {}
    assert large_removals(three_gone, known) == {"actors": (3, 10)}


def test_complete_facts_leave_nothing_dangling() -> None:
    assert dangling_reference_problems(KNOWN) == ()


def test_a_removed_actor_is_still_referred_to_by_its_seat_and_its_parts() -> None:
    part = Actor(id="part", name="Part", part_of="b")
    problems = dangling_reference_problems(Facts(actors=(A, part), bodies=(RAAD,), seats=(SEAT,)))
    assert [(p.code, p.column, p.values) for p in problems] == [
        ("still-referenced", "part_of", {"found": "b", "table": "actors", "key": "part"}),
        ("still-referenced", "actor", {"found": "b", "table": "seats", "key": "raad, b, 1"}),
    ]


def test_a_word_of_a_growing_list_is_never_dangling() -> None:
    assert (
        dangling_reference_problems(
            Facts(actors=(Actor(id="a", name="A", kind="nieuw", sector="nieuw"),))
        )
        == ()
    )
