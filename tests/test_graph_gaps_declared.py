"""The gap rules that hold what a source declares against what is listed, in each answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import (
    Facts,
    Figure,
    Naming,
    Tie,
)
from tests.gap_answers import actor, answers, body, seat

# A declared number against the listed one

HOMES = Facts(
    actors=(actor("h1", kind="home"), actor("h2", kind="home"), actor("owner")),
    bodies=(body("table"),),
    seats=(seat("table", "h1"),),
    ties=(Tie(from_id="owner", to_id="h1", kind="runs"),),
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
    about = ("f",) if subject is None else ("f", subject)
    assert answers(declared(number, subject), "declared-number") == {about: answer}


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
