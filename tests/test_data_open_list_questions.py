"""Whether a list of members is complete is asked once for all new bodies, and answered by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data import queries
from data.errors import Problem
from data.intake.checking.open_list_questions import CLOSED, OPEN
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import Proposal, propose
from data.intake.understanding.name_questions import UploadAnswers
from data.intake.uploaded_files import Upload
from data.store import Store

HEAD = "id,name,layer,open_list\n"
KNOWN = f"{HEAD}tafel,Tafel,consultation,\n"


def bodies(rows: str) -> Upload:
    return Upload("bodies.csv", rows.encode())


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        first = propose(opened, [bodies(KNOWN)], replace=False)
        accept(opened, first, author="An", message="eerst")
        yield opened


def asked(proposal: Proposal) -> list[Problem]:
    return [problem for problem in proposal.problems if problem.code == "open-list-empty"]


def lists(store: Store) -> dict[str, bool | None]:
    return {body.id: body.open_list for body in queries.facts(store).bodies}


def test_new_bodies_whose_list_may_be_open_are_one_warning_at_the_first(store: Store) -> None:
    rows = f"{HEAD}a,Aa,consultation,no\nb,Bé,consultation,\nc,Cee,woonraad,\n"
    found = propose(store, [bodies(rows)], replace=False)
    [problem] = asked(found)
    assert (problem.row, problem.column, problem.warning) == (3, "open_list", True)
    assert problem.values == {"found": "Bé, Cee"}
    assert [question.body for question in found.list_questions] == ["b", "c"]
    assert found.ok


@pytest.mark.parametrize("rows", [KNOWN, f"{HEAD}a,A,consultation,yes\nb,B,consultation,no\n"])
def test_known_bodies_and_those_of_which_somebody_says_it_are_not_asked_about(
    store: Store, rows: str
) -> None:
    assert asked(propose(store, [bodies(rows)], replace=False)) == []


def test_of_many_new_bodies_the_first_are_named_and_the_others_counted(store: Store) -> None:
    rows = HEAD + "".join(f"b{at},B{at},consultation,\n" for at in range(12))
    [problem] = asked(propose(store, [bodies(rows)], replace=False))
    assert problem.values["found"].endswith("B9 (+2)")


@pytest.mark.parametrize(("answer", "becomes"), [(OPEN, True), (CLOSED, False)])
@pytest.mark.parametrize("head", [HEAD, "id,name,layer\n"], ids=["a column", "no column"])
def test_an_answer_fills_the_cell_of_that_body_alone(
    store: Store, answer: str, becomes: bool, head: str
) -> None:
    comma = "," if head == HEAD else ""
    rows = f"{head}a,A,consultation{comma}\nb,B,consultation{comma}\ntafel,Tafel,woonraad{comma}\n"
    answers: UploadAnswers = {("bodies", "open_list", "a"): answer}
    found = propose(store, [bodies(rows)], replace=False, answers=answers)
    assert [question.body for question in found.list_questions] == ["b"]
    accept(store, found, author="An", message="omdat")
    assert lists(store) == {"a": becomes, "b": None, "tafel": None}


def test_what_a_file_says_outdoes_an_answer(store: Store) -> None:
    answers: UploadAnswers = {("bodies", "open_list", "a"): CLOSED}
    rows = f"{HEAD}a,A,consultation,yes\n"
    accept(
        store,
        propose(store, [bodies(rows)], replace=False, answers=answers),
        author="An",
        message="omdat",
    )
    assert lists(store)["a"] is True


def test_files_without_bodies_ask_nothing(store: Store) -> None:
    found = propose(store, [Upload("actors.csv", b"id,name\nx,X\n")], replace=False)
    assert (asked(found), found.list_questions) == ([], ())
