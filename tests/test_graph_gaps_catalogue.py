"""What the rules find together: their order, their settings, and progress."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import (
    Facts,
    Naming,
)
from graph.gaps import (
    RULES,
    RuleSetting,
    Status,
    find_gaps,
)
from graph.gaps.finding import FindingFactory
from tests.gap_answers import TODAY
from tests.gap_city import city, found, with_actor, with_body


def test_an_empty_city_has_no_findings() -> None:
    assert find_gaps(Facts(), on=TODAY) == ()


def test_the_most_serious_comes_first_and_confirmed_before_unknown() -> None:
    facts = with_actor(city({"one": "a x", "two": "x c"}, others="n g"), "g", named=Naming.GROUP)
    findings = find_gaps(facts, on=TODAY)
    order = [(-finding.severity, list(Status).index(finding.status)) for finding in findings]
    assert order == sorted(order)
    assert find_gaps(replace(facts, actors=facts.actors[::-1]), on=TODAY) == findings


def test_findings_that_weigh_as_much_stand_in_the_order_of_the_rules() -> None:
    facts = with_actor(city({"one": "a x", "two": "x c"}, others="n g"), "g", named=Naming.GROUP)
    for rules in (RULES, RULES[::-1]):
        places = {rule.key: place for place, rule in enumerate(rules)}
        listed = [
            (
                -finding.severity,
                list(Status).index(finding.status),
                places[finding.rule],
                finding.subjects,
            )
            for finding in find_gaps(facts, on=TODAY, rules=rules)
        ]
        assert listed == sorted(listed)


@pytest.mark.parametrize(("severity", "unknown"), [(5, 4), (3, 2), (2, 1), (1, 1)])
def test_an_unknown_weighs_one_less_than_the_gap_it_may_be_and_never_nothing(
    severity: int, unknown: int
) -> None:
    answer = FindingFactory("a-rule", severity=severity)
    assert answer.confirmed(reason="x").severity == severity
    assert answer.unknown(reason="x").severity == unknown
    assert answer.none(reason="x").severity == 0


def test_a_finding_keeps_its_identity_when_reasons_change() -> None:
    facts = city({"one": "a b", "two": "b c", "island": "d e"})
    before = found(facts, "cut-off")["island",]
    after = found(with_body(facts, "island", open_list=True), "cut-off")["island",]
    assert before.identity == after.identity == "cut-off:island"


def test_a_city_can_switch_a_rule_off() -> None:
    facts = city({"one": "a b"}, others="n")
    off = find_gaps(facts, on=TODAY, settings={"no-seat": RuleSetting(enabled=False)})
    assert {finding.rule for finding in off}.isdisjoint({"no-seat"})


@pytest.mark.parametrize(
    "settings",
    [
        {"no-such-rule": RuleSetting()},
        {"theme-apart": RuleSetting(thresholds={"no_such_threshold": 3})},
        {"theme-apart": RuleSetting(thresholds={"largest_theme": "many"})},
    ],
)
def test_a_setting_that_no_rule_knows_is_refused(settings: dict[str, RuleSetting]) -> None:
    with pytest.raises(ValueError, match=r"no such rules|has no threshold"):
        find_gaps(Facts(), on=TODAY, settings=settings)


def test_progress_hears_each_rule_that_answers_and_may_stop() -> None:
    heard: list[tuple[str, float, int]] = []

    def stop(rule: str, done: float, of_all: int) -> None:
        heard.append((rule, done, of_all))
        if rule == "cut-off":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        find_gaps(city({"one": "a b", "two": "b c"}), on=TODAY, progress=stop)
    assert [heard[0][0], heard[-1][0]] == ["no-seat", "cut-off"]
    assert [done for _, done, _ in heard] == sorted(done for _, done, _ in heard)
    assert {of_all for _, _, of_all in heard} == {len(RULES)}


def test_every_rule_has_its_own_key() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)
