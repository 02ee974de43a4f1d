"""Each rule on a network made by hand, in each of its three answers; none is left out."""

from __future__ import annotations

import pytest

from data.model import Facts
from graph.gaps import RULES, GapRule, Status
from tests import gap_networks
from tests.gap_answers import answers

Expected = dict[tuple[str, ...], tuple[str, str]]

ANSWERS: dict[str, tuple[Facts, Expected]] = {
    "no-seat": (
        gap_networks.no_seat(),
        {
            ("loner",): ("confirmed", "nowhere-by-name"),
            ("crowd",): ("unknown", "group-without-seat"),
            ("a",): ("none", "seated"),
        },
    ),
    "partnership-only": (
        gap_networks.partnership_only(),
        {
            ("b",): ("confirmed", "in-no-consultation-by-name"),
            ("crowd",): ("unknown", "group-in-partnership"),
            ("a",): ("none", "consults"),
        },
    ),
    "theme-apart": (
        gap_networks.theme_apart(),
        {
            ("a", "c"): ("confirmed", "never-meet"),
            ("a", "e"): ("unknown", "meet-weakly"),
            ("a", "b"): ("none", "meet"),
        },
    ),
    "sectors-apart": (
        gap_networks.sectors_apart(),
        {
            ("care", "work"): ("confirmed", "never-meet"),
            ("care", "tenants"): ("unknown", "may-meet-unseen"),
            ("care", "housing"): ("none", "meet"),
        },
    ),
    "cut-point": (
        gap_networks.cut_point(),
        {
            ("a",): ("confirmed", "falls-apart"),
            ("c",): ("unknown", "only-link-by-name"),
            ("b",): ("none", "holds-without"),
        },
    ),
    "hangs-on-one": (
        gap_networks.hangs_on_one(),
        {
            ("table",): ("confirmed", "one-link"),
            ("room",): ("unknown", "one-known-link"),
            ("hall",): ("none", "more-links"),
        },
    ),
    "cut-off": (
        gap_networks.cut_off(),
        {
            ("island",): ("confirmed", "apart"),
            ("fog",): ("unknown", "may-be-joined"),
            ("table",): ("none", "joined"),
        },
    ),
    "members-unknown": (
        gap_networks.members_unknown(),
        {("open",): ("unknown", "open-list"), ("table",): ("none", "named")},
    ),
    "broad-input": (
        gap_networks.broad_input(),
        {
            ("narrow", "housing"): ("confirmed", "missing"),
            ("narrow", "care"): ("confirmed", "dominates"),
            ("open",): ("unknown", "members-not-known"),
            ("broad",): ("none", "broad"),
        },
    ),
    "declared-number": (
        gap_networks.declared_number(),
        {
            ("wrong",): ("confirmed", "differs"),
            ("blind",): ("unknown", "none-listed"),
            ("right",): ("none", "equal"),
        },
    ),
    "frequency": (
        gap_networks.frequency(),
        {
            ("seldom",): ("confirmed", "too-few"),
            ("vague",): ("unknown", "frequency-in-words"),
            ("often",): ("none", "met"),
        },
    ),
    "woonoverleg-meetings": (
        gap_networks.woonoverleg_meetings(),
        {
            ("missed",): ("confirmed", "too-few"),
            ("silent",): ("unknown", "no-meetings-known"),
            ("kept",): ("none", "met"),
        },
    ),
    "woonoverleg-invited": (
        gap_networks.woonoverleg_invited(),
        {
            ("lwo", "welzijn"): ("confirmed", "not-invited"),
            ("lwo", "vlaamse-overheid"): ("unknown", "only-conditional"),
            ("lwo", "huisvesting"): ("none", "invited"),
        },
    ),
    "woonoverleg-topics": (
        gap_networks.woonoverleg_topics(),
        {
            ("lwo", "toewijzing"): ("confirmed", "not-treated"),
            ("lwo", "woonbehoeften"): ("unknown", "no-such-theme"),
            ("lwo", "woonpremies"): ("none", "treated"),
        },
    ),
    "woonoverleg-report": (
        gap_networks.woonoverleg_topics(),
        {("lwo",): ("unknown", "not-recorded")},
    ),
    "council-sex": (
        gap_networks.council_sex(),
        {
            ("lopsided",): ("confirmed", "too-many"),
            ("uncounted",): ("unknown", "not-counted"),
            ("even",): ("none", "balanced"),
        },
    ),
    "council-vote": (
        gap_networks.council_vote(),
        {
            ("a",): ("confirmed", "votes"),
            ("b",): ("unknown", "vote-not-known"),
            ("c",): ("none", "does-not-vote"),
        },
    ),
    "funder-at-table": (
        gap_networks.funder_at_table(),
        {
            ("a", "b"): ("confirmed", "together"),
            ("a", "d"): ("unknown", "may-meet-unseen"),
            ("a", "c"): ("none", "apart"),
        },
    ),
    "silent-member": (
        gap_networks.silent_member(),
        {
            ("a",): ("confirmed", "absent"),
            ("c",): ("unknown", "presence-not-recorded"),
            ("b",): ("none", "present"),
        },
    ),
    "advice-unanswered": (
        gap_networks.advice_unanswered(),
        {
            ("late",): ("confirmed", "overdue"),
            ("endless",): ("unknown", "no-term-agreed"),
            ("answered",): ("none", "answered"),
        },
    ),
    "succeeded-actor": (
        gap_networks.succeeded_actor(),
        {
            ("a", "b"): ("confirmed", "succeeded-with-seat"),
            ("c", "d"): ("unknown", "perhaps-succeeded-with-seat"),
            ("e", "f"): ("none", "handed-over"),
        },
    ),
    "source-age": (
        gap_networks.source_age(),
        {
            ("old",): ("confirmed", "checked-long-ago"),
            ("never",): ("unknown", "never-checked"),
            ("lately",): ("none", "checked-lately"),
        },
    ),
}


@pytest.mark.parametrize("rule", list(ANSWERS))
def test_a_rule_answers_as_one_sees_by_hand(rule: str) -> None:
    facts, expected = ANSWERS[rule]
    found = answers(facts, rule)
    assert {subjects: found.get(subjects) for subjects in expected} == expected


def test_no_rule_is_left_out() -> None:
    assert ANSWERS.keys() == {rule.key for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_no_answer_is_left_out_but_those_that_a_rule_says_it_never_gives(rule: GapRule) -> None:
    _, expected = ANSWERS[rule.key]
    given = {Status(status) for status, _ in expected.values()}
    assert given == set(Status) - rule.impossible_statuses
