"""What a body still waits for on a day: advice and actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.model import (
    Action,
    Advice,
    AdviceStatus,
    Meeting,
    Reaction,
)
from graph.gaps import find_gaps
from graph.meetings import (
    follow_up_of,
)
from graph.situation.situation import Situation
from tests.council_town import DAY, town


def advice(**values: object) -> Advice:
    given = {"id": "x", "body": "raad", "given": date(2026, 1, 1), "text": "x"}
    return Advice(**(given | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "still_open"),
    [
        ({}, True),
        ({"given": date(2026, 12, 24)}, False),
        ({"reaction": Reaction.NO}, False),
        ({"reaction": Reaction.NO, "status": AdviceStatus.OPEN}, True),
        ({"reaction": Reaction.NO, "reacted": date(2026, 12, 24)}, True),
        ({"reasons": "The college follows it."}, False),
        ({"reacted": DAY}, False),
        ({"reacted": DAY + timedelta(days=1)}, True),
        ({"status": AdviceStatus.WITHDRAWN}, False),
        ({"status": AdviceStatus.CLOSED}, False),
        ({"body": "club"}, False),
        ({"body": "club", "addressee": "raad"}, True),
    ],
)
def test_advice_stays_open_until_it_is_answered_or_settled(
    values: dict[str, object], still_open: bool
) -> None:
    facts = replace(town(), advice=(advice(**values),))
    assert bool(follow_up_of(Situation(facts, DAY), "raad").advice) is still_open


@pytest.mark.parametrize("status", [AdviceStatus.WITHDRAWN, AdviceStatus.CLOSED])
def test_of_settled_advice_no_reaction_is_missed(status: AdviceStatus) -> None:
    late = advice(due=date(2026, 6, 1))
    for given, found in ((late, 1), (replace(late, status=status), 0)):
        later = Meeting(id="later", body=given.body, date=DAY)
        gaps = find_gaps(replace(town(), advice=(given,), meetings=(later,)), on=DAY)
        overdue = [
            finding
            for finding in gaps
            if (finding.rule, finding.reason) == ("advice-unanswered", "overdue")
        ]
        assert len(overdue) == found


@pytest.mark.parametrize(("meeting", "still_open"), [("on-day", 1), ("later", 0), (None, 1)])
def test_an_action_is_open_from_the_meeting_at_which_it_was_agreed(
    meeting: str | None, still_open: int
) -> None:
    facts = replace(
        town(),
        meetings=(
            Meeting(id="on-day", body="raad", date=DAY),
            Meeting(id="later", body="raad", date=DAY + timedelta(days=1)),
        ),
        actions=(Action(id="x", body="raad", what="x", meeting=meeting),),
    )
    assert len(follow_up_of(Situation(facts, DAY), "raad").actions) == still_open


def test_what_is_overdue_comes_first() -> None:
    facts = replace(
        town(),
        advice=(advice(id="late", due=date(2026, 6, 1)), advice(id="later", due=date(2027, 1, 1))),
        actions=(
            Action(id="soon", body="raad", what="x"),
            Action(id="now", body="raad", what="x", due=date(2026, 12, 1)),
        ),
    )
    found = follow_up_of(Situation(facts, DAY), "raad")
    assert [(open_advice.advice.id, open_advice.overdue) for open_advice in found.advice] == [
        ("late", True),
        ("later", False),
    ]
    assert [(open_action.action.id, open_action.overdue) for open_action in found.actions] == [
        ("now", True),
        ("soon", False),
    ]
