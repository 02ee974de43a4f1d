"""The gap rules about councils: broad input, sexes, votes and advice, in each of their answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.model import (
    Advice,
    AdviceStatus,
    Evidence,
    Facts,
    Figure,
    Layer,
    MeetingStatus,
    Reaction,
    Role,
    Seat,
)
from graph.gaps import RULES
from tests.gap_answers import TABLE, TODAY, actor, answers, body, found, meeting, seat

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


def test_without_any_sector_nobody_can_tell_whether_the_input_is_broad() -> None:
    bare = tuple(actor(each) for each in "abcd")
    facts = replace(COUNCIL, actors=bare)
    assert answers(facts, "broad-input") == {("council",): ("unknown", "no-sector-known")}
    named = answers(facts, "broad-input", sectors=("care",))
    assert named == {("council", "care"): ("unknown", "perhaps-missing")}


def test_other_bodies_need_no_broad_input() -> None:
    assert not answers(TABLE, "broad-input")


# Advisory councils


def counted(
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
        actors=tuple(map(actor, ({*names, *(each.actor for each in others)}))),
        bodies=(body("council", layer=Layer.WOONRAAD, open_list=open_list),),
        seats=(*(seat("council", name) for name in names), *others),
        figures=figures,
    )


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (counted(mannen=6, vrouwen=3), ("none", "balanced")),
        (counted(mannen=7, vrouwen=3), ("confirmed", "too-many")),
        (counted(mannen=10, vrouwen=4, x=1), ("none", "balanced")),
        (counted(mannen=66, vrouwen=33), ("none", "balanced")),
        (counted(mannen=67, vrouwen=33), ("confirmed", "too-many")),
        (counted(mannen=65, vrouwen=33), ("none", "balanced")),
        (counted(mannen=9, vrouwen=0), ("confirmed", "too-many")),
        (counted(mannen=7), ("unknown", "only-one-counted")),
        (counted(mannen=10, x=0, members=2), ("unknown", "only-one-counted")),
        (counted(vrouwen=10, x=0, members=10), ("unknown", "only-one-counted")),
        (counted(members=4), ("unknown", "not-counted")),
        (counted(open_list=True, mannen=7, vrouwen=3), ("unknown", "members-not-known")),
    ],
)
def test_one_sex_may_have_two_thirds_of_a_council_and_no_more_and_both_must_be_counted(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "council-sex") == {("council",): answer}


def test_the_sex_that_is_not_counted_is_named() -> None:
    finding = found(counted(mannen=10, x=0, members=2), "council-sex")["council",]
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
    facts = counted(mannen=7, vrouwen=3, members=members)
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
    facts = counted(seat("council", "tenth", **fields), mannen=7, vrouwen=3, members=9)
    assert answers(facts, "council-sex") == {("council",): answer}


@pytest.mark.parametrize("members", [9, 10])
def test_a_secretary_without_a_vote_may_be_counted_or_not(members: int) -> None:
    secretary = seat("council", "s", role=Role.SECRETARY, voting=False)
    facts = counted(secretary, mannen=7, vrouwen=3, members=members)
    assert answers(facts, "council-sex")["council",] == ("confirmed", "too-many")


def test_a_sex_that_is_counted_twice_is_unknown() -> None:
    facts = counted(mannen=7, vrouwen=3)
    again = replace(facts.figures[0], id="again", number=5)
    told = answers(replace(facts, figures=(*facts.figures, again)), "council-sex")
    assert told["council",] == ("unknown", "counted-twice")


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
    (rule,) = [each for each in RULES if each.key == "council-sex"]
    assert [(each.title, each.article) for each in rule.references_on(on)] == cited


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
    """An advice of January, of a council that met again in October."""
    advice = Advice(id="advice", body="council", given=date(2026, 1, 1), text="t")
    return replace(
        COUNCIL,
        advice=(replace(advice, **fields),),  # type: ignore[arg-type]
        meetings=(meeting("council", "2026-10-01"),),
    )


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (advised(due=date(2026, 5, 1)), ("confirmed", "overdue")),
        (advised(due=TODAY - timedelta(days=1)), ("confirmed", "overdue")),
        (advised(due=TODAY), ("none", "term-still-runs")),
        (advised(due=TODAY + timedelta(days=1)), ("none", "term-still-runs")),
        (advised(), ("unknown", "no-term-agreed")),
    ],
)
def test_advice_without_a_reaction_the_day_after_its_term_is_a_gap(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "advice-unanswered") == {("advice",): answer}


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"reaction": Reaction.NO}, ("none", "answered")),
        ({"reaction": Reaction.NO, "reacted": TODAY}, ("none", "answered")),
        (
            {"reaction": Reaction.NO, "reacted": TODAY + timedelta(days=1)},
            ("confirmed", "overdue"),
        ),
        ({"reasons": "The college follows it in part."}, ("unknown", "answered-without-outcome")),
        ({"reacted": TODAY - timedelta(days=1)}, ("unknown", "answered-without-outcome")),
        ({"reacted": TODAY}, ("unknown", "answered-without-outcome")),
        ({"reacted": TODAY + timedelta(days=1)}, ("confirmed", "overdue")),
    ],
)
def test_the_text_or_the_day_of_an_answer_is_an_answer_and_its_outcome_is_asked_for(
    fields: dict[str, object], answer: tuple[str, str]
) -> None:
    facts = advised(due=date(2026, 5, 1), **fields)
    assert answers(facts, "advice-unanswered") == {("advice",): answer}


def test_of_advice_that_was_closed_with_a_text_no_outcome_is_asked() -> None:
    facts = advised(due=date(2026, 5, 1), reasons="Settled.", status=AdviceStatus.CLOSED)
    assert not answers(facts, "advice-unanswered")


@pytest.mark.parametrize("status", list(MeetingStatus))
@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2025-12-31", ("unknown", "record-stops")),
        ("2026-01-01", ("unknown", "record-stops")),
        ("2026-01-02", ("confirmed", "overdue")),
    ],
)
def test_an_answer_is_missing_only_where_something_is_recorded_after_the_advice(
    status: MeetingStatus, day: str, answer: tuple[str, str]
) -> None:
    facts = replace(advised(due=date(2026, 5, 1)), meetings=(meeting("council", day, status),))
    assert answers(facts, "advice-unanswered") == {("advice",): answer}


def test_a_later_advice_or_an_answer_to_another_shows_as_well_that_the_record_goes_on() -> None:
    facts = replace(advised(due=date(2026, 5, 1)), meetings=())
    (first,) = facts.advice
    assert answers(facts, "advice-unanswered")["advice",][1] == "record-stops"
    for other in (
        replace(first, id="other", given=date(2026, 2, 1)),
        replace(first, id="other", reaction=Reaction.YES, reacted=date(2026, 2, 1)),
    ):
        told = answers(replace(facts, advice=(first, other)), "advice-unanswered")
        assert told["advice",] == ("confirmed", "overdue")


def test_a_council_whose_advice_is_not_in_the_data_is_unknown() -> None:
    assert answers(COUNCIL, "advice-unanswered") == {("council",): ("unknown", "no-advice-known")}
