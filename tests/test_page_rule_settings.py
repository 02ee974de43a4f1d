"""Settings of the gap rules: what a city sets holds, and what cannot be used is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.rule_settings import setting_problems, settings_workbook, without_default_rows
from dashboard.wording.gaps import setting_sentences
from dashboard.wording.problems import problem_sentence
from dashboard.words import Language, Words
from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.model import Facts, Setting
from data.store import Store
from graph.gaps import RULES, find_gaps
from graph.gaps.city_settings import (
    UnusableReason,
    settings_with_defaults,
    unusable_settings,
    usable_rule_settings,
)

TODAY = date(2026, 11, 23)
ENGLISH = Words(Language.ENGLISH)


def setting(rule: str, name: str, value: str) -> Setting:
    return Setting(rule=rule, setting=name, value=value)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        yield opened


@pytest.mark.parametrize("value", ["no", "Nee", "neen", "0"])
def test_a_rule_can_be_switched_off(value: str) -> None:
    assert not usable_rule_settings([setting("no-seat", "enabled", value)])["no-seat"].enabled


@pytest.mark.parametrize(
    ("value", "share"), [("2/3", 2 / 3), ("0,5", 0.5), ("0.5", 0.5), ("66 %", 0.66), ("1", 1)]
)
def test_a_share_is_read_as_people_write_it(value: str, share: float) -> None:
    given = usable_rule_settings([setting("council-sex", "largest_share", value)])
    assert given["council-sex"].thresholds == {"largest_share": share}


def test_a_list_of_ids_may_be_long_or_empty() -> None:
    given = [
        setting("broad-input", "sectors", "zorg, huurders"),
        setting("broad-input", "layers", "-"),
    ]
    assert usable_rule_settings(given)["broad-input"].thresholds == {
        "sectors": ("zorg", "huurders"),
        "layers": (),
    }


@pytest.mark.parametrize(
    ("rule", "name", "value", "why"),
    [
        ("no-such-rule", "enabled", "no", UnusableReason.NO_RULE),
        ("no-seat", "months", "3", UnusableReason.NO_SETTING),
        ("no-seat", "enabled", "perhaps", UnusableReason.NO_FLAG),
        ("silent-member", "meetings", "0", UnusableReason.NO_NUMBER),
        ("silent-member", "meetings", "2,5", UnusableReason.NO_NUMBER),
        ("source-age", "months", "99999999999", UnusableReason.NO_NUMBER),
        ("council-sex", "largest_share", "1/0", UnusableReason.NO_SHARE),
        ("council-sex", "largest_share", "150 %", UnusableReason.NO_SHARE),
        ("council-sex", "largest_share", "veel", UnusableReason.NO_SHARE),
    ],
)
def test_what_no_rule_can_use_is_doubted_and_left_out(
    rule: str, name: str, value: str, why: UnusableReason
) -> None:
    given = [setting(rule, name, value)]
    assert [doubt.reason for doubt in unusable_settings(given)] == [why]
    assert usable_rule_settings(given) == {}
    find_gaps(Facts(), settings=usable_rule_settings(given), on=TODAY)


def test_all_settings_in_full_are_the_rules_own_where_nothing_is_given() -> None:
    listed = settings_with_defaults(())
    assert {item.rule for item in listed} == {rule.key for rule in RULES}
    assert unusable_settings(listed) == ()
    read = usable_rule_settings(listed)
    for rule in RULES:
        assert read[rule.key].enabled
        assert read[rule.key].thresholds == rule.thresholds


def test_the_workbook_of_settings_can_be_uploaded_and_then_holds(store: Store) -> None:
    before = Facts(rule_settings=(setting("source-age", "months", "24"),))
    upload = Upload("regels.xlsx", settings_workbook(Words(Language.DUTCH), before))
    proposal = propose(store, [upload], replace=False)
    assert proposal.problems == ()
    assert setting_problems(proposal.changes) == ()
    assert len(proposal.changes) == len(settings_with_defaults(()))
    accept(store, without_default_rows(proposal), author="An", message="regels")
    (kept,) = queries.facts(store).rule_settings
    assert usable_rule_settings([kept])["source-age"].thresholds == {"months": 24}
    assert kept.note == (
        "Een bron die lang niet is nagekeken. Na hoeveel maanden een bron opnieuw moet worden nagekeken."
    )


@pytest.mark.parametrize("language", Language)
def test_the_workbook_of_settings_as_it_is_changes_nothing(
    store: Store, language: Language
) -> None:
    content = settings_workbook(Words(language), Facts())
    proposal = propose(store, [Upload("regels.xlsx", content)], replace=True)
    told = {change.after.value for change in proposal.changes if isinstance(change.after, Setting)}
    assert {"ja", "yes"} & told == {Words(language)("yes")}
    assert not without_default_rows(proposal).changes


def test_a_setting_of_the_city_stands_in_the_workbook_as_the_city_wrote_it(store: Store) -> None:
    given = setting("no-seat", "enabled", "no")
    upload = Upload(
        "r.xlsx", settings_workbook(Words(Language.DUTCH), Facts(rule_settings=(given,)))
    )
    proposal = propose(store, [upload], replace=False)
    (kept,) = (
        held
        for held in proposal.after.rule_settings
        if (held.rule, held.setting) == (given.rule, given.setting)
    )
    assert kept.value == "no"


@pytest.mark.parametrize("language", Language)
def test_every_setting_says_what_it_does(language: Language) -> None:
    words = Words(language)
    told = {setting_sentences(words, row.rule, row.setting) for row in settings_with_defaults(())}
    assert len(told) == len(settings_with_defaults(()))


def test_an_upload_with_what_no_rule_can_use_is_warned_of_and_can_be_committed(
    store: Store,
) -> None:
    rules = "rule,setting,value\nsilent-membr,meetings,2\nno-seat,enabled,misschien\n"
    marks = "finding,mark,reason\nno-such-rule:caw,planned,Later.\n"
    uploads = [Upload("rule_settings.csv", rules.encode()), Upload("marks.csv", marks.encode())]
    proposal = propose(store, uploads, replace=False)
    warnings = setting_problems(proposal.changes)
    assert all(problem.warning for problem in warnings)
    told = [problem_sentence(ENGLISH, problem, with_place=True) for problem in warnings]
    assert any("Perhaps you mean silent-member." in text for text in told)
    assert any("no-seat, enabled: “misschien” is neither yes nor no." in text for text in told)
    assert any("No gap rule is called “no-such-rule”, so this mark" in text for text in told)
    accept(store, proposal, author="An", message="toch")
    facts = queries.facts(store)
    find_gaps(facts, settings=usable_rule_settings(facts.rule_settings), on=TODAY)
