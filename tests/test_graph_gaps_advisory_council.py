"""What the decree asks of an advisory council: the sexes, and who votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Evidence,
    Facts,
    Figure,
    Layer,
    Role,
    Seat,
)
from graph.gaps import RULES
from tests.council_of_sectors import COUNCIL
from tests.gap_answers import actor, answers, body, found, seat


def council_with_counts(
    *others: Seat, open_list: bool = False, members: int | None = None, **numbers: float
) -> Facts:
    """A council with counts of its members, and as many members unless told otherwise."""
    figures = tuple(
        Figure(
            id=f"{kind}-{n}", what=kind, value=str(n), number=n, subject="council", counts_kind=kind
        )
        for kind, n in numbers.items()
    )
    names = [f"m{at}" for at in range(int(sum(numbers.values())) if members is None else members)]
    return Facts(
        actors=tuple(map(actor, ({*names, *(actor.actor for actor in others)}))),
        bodies=(body("council", layer=Layer.WOONRAAD, open_list=open_list),),
        seats=(*(seat("council", name) for name in names), *others),
        figures=figures,
    )


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (council_with_counts(mannen=6, vrouwen=3), ("none", "balanced")),
        (council_with_counts(mannen=7, vrouwen=3), ("confirmed", "too-many")),
        (council_with_counts(mannen=10, vrouwen=4, x=1), ("none", "balanced")),
        (council_with_counts(mannen=66, vrouwen=33), ("none", "balanced")),
        (council_with_counts(mannen=67, vrouwen=33), ("confirmed", "too-many")),
        (council_with_counts(mannen=65, vrouwen=33), ("none", "balanced")),
        (council_with_counts(mannen=9, vrouwen=0), ("confirmed", "too-many")),
        (council_with_counts(mannen=7), ("unknown", "only-one-counted")),
        (
            council_with_counts(mannen=10, x=0, members=2),
            ("unknown", "only-one-counted"),
        ),
        (
            council_with_counts(vrouwen=10, x=0, members=10),
            ("unknown", "only-one-counted"),
        ),
        (council_with_counts(members=4), ("unknown", "not-counted")),
        (
            council_with_counts(open_list=True, mannen=7, vrouwen=3),
            ("unknown", "members-not-known"),
        ),
    ],
)
def test_one_sex_may_have_two_thirds_of_a_council_and_no_more_and_both_must_be_counted(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "council-sex") == {("council",): answer}


def test_the_sex_that_is_not_counted_is_named() -> None:
    finding = found(council_with_counts(mannen=10, x=0, members=2), "council-sex")["council",]
    assert finding.values["uncounted"] == ("vrouwen",)


@pytest.mark.parametrize(
    ("members", "answer"),
    [
        (9, ("unknown", "another-number")),
        (10, ("confirmed", "too-many")),
        (11, ("unknown", "another-number")),
    ],
)
def test_a_sum_that_differs_from_the_members_known_is_a_doubt(
    members: int, answer: tuple[str, str]
) -> None:
    facts = council_with_counts(mannen=7, vrouwen=3, members=members)
    assert answers(facts, "council-sex") == {("council",): answer}


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"role": Role.OBSERVER}, ("unknown", "another-number")),
        ({"role": Role.INVITED}, ("unknown", "another-number")),
        ({"evidence": Evidence.EXPLICIT}, ("confirmed", "too-many")),
        ({"evidence": Evidence.DERIVED}, ("confirmed", "too-many")),
        ({"evidence": Evidence.CONDITIONAL}, ("confirmed", "too-many")),
        ({"evidence": Evidence.GROUP}, ("unknown", "members-not-known")),
        ({"role": Role.CHAIR}, ("confirmed", "too-many")),
        ({"role": Role.SECRETARY, "voting": True}, ("confirmed", "too-many")),
        ({"role": Role.SECRETARY, "voting": False}, ("confirmed", "too-many")),
        ({"active_until": "2025"}, ("unknown", "another-number")),
        ({"active_from": "2027"}, ("unknown", "another-number")),
    ],
)
def test_only_effective_members_of_the_day_are_counted(
    fields: dict[str, object], answer: tuple[str, str]
) -> None:
    facts = council_with_counts(seat("council", "tenth", **fields), mannen=7, vrouwen=3, members=9)
    assert answers(facts, "council-sex") == {("council",): answer}


@pytest.mark.parametrize("members", [9, 10])
def test_a_secretary_without_a_vote_may_be_counted_or_not(members: int) -> None:
    secretary = seat("council", "s", role=Role.SECRETARY, voting=False)
    facts = council_with_counts(secretary, mannen=7, vrouwen=3, members=members)
    assert answers(facts, "council-sex")["council",] == ("confirmed", "too-many")


def test_a_sex_that_is_counted_twice_is_unknown() -> None:
    facts = council_with_counts(mannen=7, vrouwen=3)
    again = replace(facts.figures[0], id="again", number=5)
    results = answers(replace(facts, figures=(*facts.figures, again)), "council-sex")
    assert results["council",] == ("unknown", "counted-twice")


DECREE_OF_2005 = ("Gemeentedecreet van 15 juli 2005", "200")


DECREE_OF_2017 = ("Decreet van 22 december 2017 over het lokaal bestuur", "304, §3")


@pytest.mark.parametrize(
    ("on", "cited"),
    [
        (date(2006, 12, 31), []),
        (date(2007, 1, 1), [DECREE_OF_2005]),
        (date(2007, 1, 2), [DECREE_OF_2005]),
        (date(2018, 12, 30), [DECREE_OF_2005]),
        (date(2018, 12, 31), [DECREE_OF_2005]),
        (date(2019, 1, 1), [DECREE_OF_2017]),
        (date(2019, 1, 2), [DECREE_OF_2017]),
    ],
)
def test_the_sexes_rest_on_the_decree_of_the_day(on: date, cited: list[tuple[str, str]]) -> None:
    (rule,) = [rule for rule in RULES if rule.key == "council-sex"]
    assert [
        (reference.title, reference.article) for reference in rule.references_in_force(on)
    ] == cited


def test_counts_of_the_sexes_are_no_declared_numbers_of_actors() -> None:
    assert not answers(council_with_counts(mannen=7, vrouwen=3), "declared-number")


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
