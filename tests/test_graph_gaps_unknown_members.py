"""Bodies of which the members are not known by name, in each answer of the rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import (
    Evidence,
    Facts,
)
from tests.gap_answers import TABLE, answers, body, seat


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (TABLE, ("none", "named")),
        (replace(TABLE, seats=(seat("table", "crowd"),)), ("unknown", "only-groups")),
        (
            replace(TABLE, seats=(seat("table", "a", evidence=Evidence.GROUP),)),
            ("unknown", "only-groups"),
        ),
        (replace(TABLE, seats=(*TABLE.seats, seat("table", "crowd"))), ("none", "partly-named")),
        (replace(TABLE, bodies=(body("table", open_list=True),)), ("unknown", "open-list")),
        (replace(TABLE, seats=()), ("unknown", "no-members")),
    ],
)
def test_members_are_unknown_when_nobody_has_a_name_or_the_list_is_open(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "members-unknown") == {("table",): answer}


def test_a_body_whose_members_sit_in_its_parts_is_known_through_them() -> None:
    facts = replace(TABLE, bodies=(body("table", part_of="whole"), body("whole")))
    assert answers(facts, "members-unknown")["whole",] == ("none", "through-parts")
