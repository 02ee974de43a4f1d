"""Who pays and who is paid, at one table, in each answer of the rule."""

from __future__ import annotations

from dataclasses import replace

from data.model import (
    Evidence,
    Tie,
)
from tests.gap_answers import TABLE, answers, body, found, seat

PAID = replace(TABLE, ties=(Tie(from_id="a", to_id="b", kind="betaalt", amount=5.0, unit="EUR"),))


def test_a_funder_and_its_beneficiary_at_one_table_are_told_with_the_amount() -> None:
    finding = found(PAID, "funder-at-table")["a", "b"]
    assert (finding.status.value, finding.reason) == ("confirmed", "together")
    assert (finding.values["amount"], finding.values["bodies"]) == (5.0, ("table",))


def test_they_may_sit_together_where_one_is_unnamed_or_supposed_or_a_body_is_open() -> None:
    group = replace(PAID, seats=(seat("table", "a"), seat("table", "b", evidence=Evidence.GROUP)))
    assert answers(group, "funder-at-table")["a", "b"] == ("unknown", "together-doubtful")
    assert found(group, "funder-at-table")["a", "b"].values["evidence"] == "group"
    tried = replace(
        PAID, seats=(seat("table", "a"), seat("table", "b", evidence=Evidence.SUPPOSED))
    )
    assert answers(tried, "funder-at-table")["a", "b"] == ("unknown", "together-doubtful")
    assert found(tried, "funder-at-table")["a", "b"].values["evidence"] == "supposed"
    unseen = replace(PAID, bodies=(body("table", open_list=True),), seats=PAID.seats[:1])
    assert answers(unseen, "funder-at-table")["a", "b"] == ("unknown", "may-meet-unseen")


def test_a_funder_that_never_sits_with_its_beneficiary_is_no_finding() -> None:
    apart = replace(PAID, bodies=(body("table"), body("other")))
    apart = replace(apart, seats=(seat("table", "a"), seat("other", "b")))
    assert answers(apart, "funder-at-table") == {("a", "b"): ("none", "apart")}


def test_other_ties_are_no_money() -> None:
    assert not answers(
        replace(PAID, ties=(Tie(from_id="a", to_id="b", kind="helps"),)), "funder-at-table"
    )
