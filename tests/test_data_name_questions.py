"""Names that are merely close mean what an analyst says; nothing is merged unasked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import Proposal, propose
from data.intake.understanding.name_questions import NameQuestion, candidate_names, name_questions
from data.intake.uploaded_files import Upload
from data.model import Actor, Seat
from data.store import Store

KNOWN = (
    Upload("actors.csv", b"id,name\njozef,Sint-Jozef\nstad,Stad\n"),
    Upload("bodies.csv", b"id,name,layer\ntafel,Tafel,consultation\n"),
)
SEATS = Upload("seats.csv", b"actor,body,evidence\nSt. Jozef,tafel,explicit\nStad,tafel,explicit\n")
NEW = (
    Upload("actors.csv", b"id,name,website\njozef-2,St. Jozef,https://jozef.be\n"),
    Upload("seats.csv", b"actor,body,evidence\njozef-2,tafel,explicit\n"),
)
IN_SEATS, IN_ACTORS = ("seats", "actor", "St. Jozef"), ("actors", "name", "St. Jozef")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        accept(opened, propose(opened, KNOWN, replace=False), author="An", message="eerst")
        yield opened


def after(proposal: Proposal) -> list[object]:
    return [change.after for change in proposal.changes]


def test_a_close_name_in_a_reference_is_one_question_however_many_rows_have_it(
    store: Store,
) -> None:
    twice = Upload("seats.csv", SEATS.content + b"St. Jozef,raad,explicit\n")
    bodies = Upload("bodies.csv", b"id,name,layer\nraad,Raad,consultation\n")
    found = propose(store, [bodies, twice], replace=False)
    assert not found.ok
    [question] = name_questions(found.problems)
    assert question == NameQuestion(IN_SEATS, ("jozef",), blocking=True)
    assert candidate_names(question, found.known) == {"jozef": "Sint-Jozef"}
    answered = propose(store, [bodies, twice], replace=False, answers={IN_SEATS: "jozef"})
    assert [(seat.actor, seat.body) for seat in after(answered) if isinstance(seat, Seat)] == [
        ("jozef", "raad"),
        ("jozef", "tafel"),
        ("stad", "tafel"),
    ]


def test_a_new_actor_with_a_close_name_is_not_merged_until_it_is_answered(store: Store) -> None:
    found = propose(store, NEW, replace=False)
    assert name_questions(found.problems) == [NameQuestion(IN_ACTORS, ("jozef",), blocking=False)]
    assert {actor.id for actor in found.after.actors} == {"jozef", "jozef-2", "stad"}


def test_an_answered_new_actor_adds_to_the_known_one_which_keeps_its_name(store: Store) -> None:
    found = propose(store, NEW, replace=False, answers={IN_ACTORS: "jozef"})
    assert name_questions(found.problems) == []
    assert after(found) == [
        Actor(id="jozef", name="Sint-Jozef", website="https://jozef.be"),
        *found.after.seats,
    ]
    assert [seat.actor for seat in found.after.seats] == ["jozef"]


def test_seats_that_name_an_answered_new_actor_follow_it(store: Store) -> None:
    seats = Upload("seats.csv", b"actor,body,evidence\nSt. Jozef,tafel,explicit\n")
    found = propose(store, [NEW[0], seats], replace=False, answers={IN_ACTORS: "jozef"})
    assert [seat.actor for seat in found.after.seats] == ["jozef"]


def test_a_row_without_an_id_gets_the_id_that_is_answered(store: Store) -> None:
    upload = Upload("actors.csv", b"name,website\nSt. Jozef,https://jozef.be\n")
    found = propose(store, [upload], replace=False)
    assert name_questions(found.problems) == [NameQuestion(IN_ACTORS, ("jozef",), blocking=True)]
    answered = propose(store, [upload], replace=False, answers={IN_ACTORS: "jozef"})
    assert after(answered) == [Actor(id="jozef", name="Sint-Jozef", website="https://jozef.be")]


def test_of_a_name_that_several_have_the_answered_one_is_meant(store: Store) -> None:
    other = Upload("actors.csv", b"id,name\nstad-2,Stad\n")
    accept(store, propose(store, [other], replace=False), author="An", message="nog een")
    seats = Upload("seats.csv", b"actor,body,evidence\nStad,tafel,explicit\n")
    asked = ("seats", "actor", "Stad")
    [question] = name_questions(propose(store, [seats], replace=False).problems)
    assert question == NameQuestion(asked, ("stad", "stad-2"), blocking=True)
    answered = propose(store, [seats], replace=False, answers={asked: "stad-2"})
    assert [seat.actor for seat in answered.after.seats] == ["stad-2"]


def test_an_actor_that_stands_in_the_file_itself_is_not_offered_for_another_row(
    store: Store,
) -> None:
    both = Upload("actors.csv", b"id,name\njozef,Sint-Jozef\njozef-2,St. Jozef\n")
    found = propose(store, [both], replace=False)
    assert [problem.code for problem in found.problems] == ["same-name"]
    assert name_questions(found.problems) == []


def test_a_row_with_an_id_that_is_known_is_never_moved_by_an_answer(store: Store) -> None:
    renamed = Upload("actors.csv", b"id,name\nstad,St. Jozef\n")
    found = propose(store, [renamed], replace=False, answers={IN_ACTORS: "jozef"})
    assert after(found) == [Actor(id="stad", name="St. Jozef")]


def test_an_answer_that_no_longer_exists_changes_nothing_and_is_asked_again(store: Store) -> None:
    found = propose(store, NEW, replace=False, answers={IN_ACTORS: "weg"})
    assert [question.key for question in name_questions(found.problems)] == [IN_ACTORS]
