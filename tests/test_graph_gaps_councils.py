"""The gap rules about councils: broad input, sexes, votes and advice, in each of their answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Advice,
    Facts,
    Figure,
    Layer,
    Reaction,
)
from tests.gap_answers import TABLE, actor, answers, body, seat

# A body that needs broad input

COUNCIL = Facts(
    actors=(
        actor("a", sector="care"),
        actor("b", sector="homes"),
        actor("c", sector="homes"),
        actor("d", sector="tenants"),
    ),
    bodies=(body("council", layer=Layer.WOONRAAD),),
    seats=tuple(seat("council", each) for each in "abcd"),
)


def test_a_council_with_every_sector_and_none_in_the_majority_is_broad() -> None:
    assert answers(COUNCIL, "broad-input") == {("council",): ("none", "broad")}


def test_a_sector_that_has_no_member_in_a_council_is_missing() -> None:
    facts = replace(COUNCIL, seats=COUNCIL.seats[1:])
    assert answers(facts, "broad-input")["council", "care"] == ("confirmed", "missing")


def test_a_sector_may_be_there_when_a_member_has_no_sector() -> None:
    facts = replace(COUNCIL, actors=(*COUNCIL.actors, actor("e")))
    facts = replace(facts, seats=(*COUNCIL.seats[1:], seat("council", "e")))
    assert answers(facts, "broad-input")["council", "care"] == ("unknown", "perhaps-missing")


def test_a_sector_with_more_than_its_share_dominates_and_a_city_sets_the_share() -> None:
    tight = answers(COUNCIL, "broad-input", largest_share=0.49)
    assert tight == {("council", "homes"): ("confirmed", "dominates")}


def test_a_city_may_name_the_sectors_it_expects() -> None:
    told = answers(COUNCIL, "broad-input", sectors=("care", "students"))
    assert told == {("council", "students"): ("confirmed", "missing")}


def test_the_balance_of_a_council_with_unnamed_members_is_unknown() -> None:
    facts = replace(COUNCIL, bodies=(body("council", kind="adviesraad", open_list=True),))
    assert answers(facts, "broad-input") == {("council",): ("unknown", "members-not-known")}


def test_other_bodies_need_no_broad_input() -> None:
    assert not answers(TABLE, "broad-input")


# Advisory councils


def counted(open_list: bool = False, **numbers: float) -> Facts:
    figures = tuple(
        Figure(
            id=f"{kind}-{n}", what=kind, value=str(n), number=n, subject="council", counts_kind=kind
        )
        for kind, n in numbers.items()
    )
    council = body("council", layer=Layer.WOONRAAD, open_list=open_list)
    return replace(COUNCIL, bodies=(council,), figures=figures)


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (counted(mannen=6, vrouwen=3), ("none", "balanced")),
        (counted(mannen=7, vrouwen=3), ("confirmed", "too-many")),
        (counted(mannen=10, vrouwen=4, x=1), ("none", "balanced")),
        (counted(mannen=7), ("unknown", "not-counted")),
        (counted(), ("unknown", "not-counted")),
        (counted(open_list=True, mannen=7, vrouwen=3), ("unknown", "members-not-known")),
    ],
)
def test_one_sex_may_have_two_thirds_of_a_council_and_no_more(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "council-sex") == {("council",): answer}


def test_a_sex_that_is_counted_twice_is_unknown() -> None:
    facts = counted(mannen=7, vrouwen=3)
    again = replace(facts.figures[0], id="again", number=5)
    told = answers(replace(facts, figures=(*facts.figures, again)), "council-sex")
    assert told["council",] == ("unknown", "counted-twice")


def test_counts_of_the_sexes_are_no_declared_numbers_of_actors() -> None:
    assert not answers(counted(mannen=7, vrouwen=3), "declared-number")


@pytest.mark.parametrize(
    ("voting", "answer"),
    [
        (True, ("confirmed", "votes")),
        (False, ("none", "does-not-vote")),
        (None, ("unknown", "vote-not-known")),
    ],
)
def test_an_alderman_in_a_council_may_not_vote(
    voting: bool | None, answer: tuple[str, str]
) -> None:
    facts = replace(
        COUNCIL,
        actors=(*COUNCIL.actors, actor("alderman", kind="schepen")),
        seats=(*COUNCIL.seats, seat("council", "alderman", voting=voting)),
    )
    assert answers(facts, "council-vote") == {("alderman",): answer}


def test_a_council_without_politicians_has_none_that_votes_unless_members_are_unknown() -> None:
    assert answers(COUNCIL, "council-vote") == {("council",): ("none", "no-politician")}
    unclear = replace(COUNCIL, bodies=(body("council", kind="adviesraad", open_list=True),))
    assert answers(unclear, "council-vote") == {("council",): ("unknown", "members-not-known")}


# Advice


def advised(**fields: object) -> Facts:
    advice = Advice(id="advice", body="council", given=date(2026, 1, 1), text="t")
    return replace(COUNCIL, advice=(replace(advice, **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (advised(due=date(2026, 5, 1)), ("confirmed", "overdue")),
        (advised(due=date(2026, 5, 1), reaction=Reaction.NO), ("none", "answered")),
        (advised(due=date(2026, 11, 23)), ("none", "term-still-runs")),
        (advised(), ("unknown", "no-term-agreed")),
    ],
)
def test_advice_without_a_reaction_after_its_term_is_a_gap(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "advice-unanswered") == {("advice",): answer}


def test_a_council_whose_advice_is_not_in_the_data_is_unknown() -> None:
    assert answers(COUNCIL, "advice-unanswered") == {("council",): ("unknown", "no-advice-known")}
