"""The gap rules that hold what a source declares against what is listed, in each answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import (
    Evidence,
    Facts,
    Figure,
    Naming,
    Tie,
)
from tests.gap_answers import actor, answers, body, found, seat

# A declared number against the listed one

HOMES = Facts(
    actors=(actor("h1", kind="home"), actor("h2", kind="home"), actor("owner")),
    bodies=(body("table"),),
    seats=(seat("table", "h1"),),
    ties=(
        Tie(from_id="owner", to_id="h1", kind="baat-uit"),
        Tie(from_id="owner", to_id="h2", kind="betaalt"),
    ),
)


def declared(number: float, subject: str | None = None) -> Facts:
    figure = Figure(
        id="f", what="homes", value=str(number), number=number, subject=subject, counts_kind="home"
    )
    return replace(HOMES, figures=(figure,))


@pytest.mark.parametrize(
    ("number", "subject", "answer"),
    [
        (2, None, ("none", "equal")),
        (3, None, ("confirmed", "differs")),
        (1, "owner", ("none", "equal")),
        (2, "owner", ("confirmed", "differs")),
        (1, "table", ("none", "equal")),
        (2, "table", ("confirmed", "differs")),
    ],
)
def test_a_declared_number_is_held_against_what_is_listed_of_its_subject(
    number: float, subject: str | None, answer: tuple[str, str]
) -> None:
    subjects = ("f",) if subject is None else ("f", subject)
    assert answers(declared(number, subject), "declared-number") == {subjects: answer}


def test_a_number_is_unknown_when_a_group_is_among_them_or_nobody_is_listed() -> None:
    group = replace(
        declared(4), actors=(*HOMES.actors, actor("h3", kind="home", named=Naming.GROUP))
    )
    assert answers(group, "declared-number")["f",] == ("unknown", "group-among-them")
    nobody = replace(declared(3), actors=(actor("owner"),), seats=(), ties=())
    assert answers(nobody, "declared-number")["f",] == ("unknown", "none-listed")


def test_the_number_of_members_of_an_open_body_is_unknown() -> None:
    facts = replace(declared(2, "table"), bodies=(body("table", open_list=True),))
    assert answers(facts, "declared-number")["f", "table"] == ("unknown", "members-not-known")


def test_figures_that_count_no_kind_are_left_alone() -> None:
    figure = Figure(id="f", what="euros", value="5", number=5)
    assert not answers(replace(HOMES, figures=(figure,)), "declared-number")


@pytest.mark.parametrize(
    ("fields", "listed"),
    [
        ({"active_until": "2026-11-22"}, 0),
        ({"active_until": "2026-11-23"}, 1),
        ({"active_until": "2026-11"}, 1),
        ({"active_from": "2026-11-23"}, 1),
        ({"active_from": "2026-11-24"}, 0),
        ({"kind": "betaalt"}, 0),
    ],
)
def test_only_ties_of_the_kind_that_the_number_is_about_count_while_they_hold(
    fields: dict[str, object], listed: int
) -> None:
    tie = replace(HOMES.ties[0], **fields)  # type: ignore[arg-type]
    facts = replace(declared(1, "owner"), ties=(tie,))
    assert found(facts, "declared-number")["f", "owner"].values["listed"] == listed


def test_a_city_says_which_ties_a_number_is_about_and_a_part_always_counts() -> None:
    results = answers(declared(1, "owner"), "declared-number", ties=("betaalt",))
    assert results["f", "owner"] == ("none", "equal")
    part = replace(declared(1, "owner"), ties=())
    part = replace(part, actors=(actor("h1", kind="home", part_of="owner"), actor("owner")))
    assert answers(part, "declared-number")["f", "owner"] == ("none", "equal")


@pytest.mark.parametrize(
    ("evidence", "number", "answer"),
    [
        (Evidence.EXPLICIT, 2, ("none", "equal")),
        (Evidence.DERIVED, 2, ("none", "equal")),
        (Evidence.CONDITIONAL, 0, ("confirmed", "differs")),
        (Evidence.CONDITIONAL, 1, ("unknown", "conditional-among-them")),
        (Evidence.CONDITIONAL, 2, ("unknown", "conditional-among-them")),
        (Evidence.CONDITIONAL, 3, ("confirmed", "differs")),
        (Evidence.SUPPOSED, 2, ("unknown", "conditional-among-them")),
        (Evidence.GROUP, 2, ("unknown", "members-not-known")),
    ],
)
def test_a_member_that_sits_there_only_in_some_cases_is_a_doubt(
    evidence: Evidence, number: float, answer: tuple[str, str]
) -> None:
    facts = declared(number, "table")
    facts = replace(facts, seats=(*facts.seats, seat("table", "h2", evidence=evidence)))
    assert answers(facts, "declared-number")["f", "table"] == answer
