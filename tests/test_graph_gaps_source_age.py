"""Sources that nobody looked at for long, and facts without one."""

from __future__ import annotations

from datetime import date

import pytest

from data.model import (
    Facts,
    Source,
)
from tests.gap_answers import TABLE, actor, answers, found


@pytest.mark.parametrize(
    ("checked", "answer"),
    [
        (date(2025, 11, 22), ("confirmed", "checked-long-ago")),
        (date(2025, 11, 23), ("none", "checked-lately")),
        (None, ("unknown", "never-checked")),
    ],
)
def test_a_source_is_checked_within_twelve_months(
    checked: date | None, answer: tuple[str, str]
) -> None:
    facts = Facts(
        sources=(Source(id="text", title="T", checked=checked), Source(id="unused", title="U")),
        actors=(actor("a", source="text"),),
    )
    assert answers(facts, "source-age") == {("text",): answer}


def test_facts_without_a_source_are_counted() -> None:
    finding = found(TABLE, "source-age")[()]
    assert (finding.reason, finding.values["number"]) == ("without-source", 6)
