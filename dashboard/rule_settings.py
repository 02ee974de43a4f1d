"""What a city sets for the gap rules: the workbook with all settings, and what cannot be used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from dashboard.wording.gaps import setting_sentences
from dashboard.words import Language, Words
from data import exports
from data.changes import Changes
from data.errors import Problem
from data.intake.proposing.proposal import Proposal, without_changes
from data.intake.understanding.fuzzy_match import nearest_words
from data.model import Facts, Mark, Setting
from graph.gaps import RULES
from graph.gaps.city_settings import (
    ENABLED,
    LARGEST_NUMBER,
    UnusableReason,
    UnusableSetting,
    settings_with_defaults,
    unusable_settings,
    usable_rule_settings,
)

_KEYS: Final = frozenset(rule.key for rule in RULES)


def settings_workbook(words: Words, facts: Facts) -> bytes:
    """A workbook with every setting of every rule as it holds now, to change and upload.

    What the city set keeps the value and the note that it wrote.
    """
    rows = tuple(
        replace(
            setting,
            value=setting.value
            if setting in facts.rule_settings
            else _default_as_text(words, setting),
            note=setting.note or setting_sentences(words, setting.rule, setting.setting),
        )
        for setting in settings_with_defaults(facts.rule_settings)
    )
    return exports.workbook(
        Facts(rule_settings=rows), language=words.language, tables=["rule_settings"]
    )


def without_default_rows(proposal: Proposal) -> Proposal:
    """The proposal without rows that the workbook of settings holds and nobody changed.

    What the city never set stays the rule's own.
    """
    own = {(setting.rule, setting.setting): setting for setting in settings_with_defaults(())}
    left_out = [
        (change.table, change.key)
        for change in proposal.changes.in_tables(("rule_settings",))
        if change.before is None
        and isinstance(change.after, Setting)
        and _equals_default(change.after, own.get((change.after.rule, change.after.setting)))
    ]
    return without_changes(proposal, left_out) if left_out else proposal


def _equals_default(given: Setting, own: Setting | None) -> bool:
    if own is None or usable_rule_settings([given]) != usable_rule_settings([own]):
        return False
    notes = {setting_sentences(Words(language), given.rule, given.setting) for language in Language}
    return given.note in notes and replace(own, value=given.value, note=given.note) == given


def _default_as_text(words: Words, setting: Setting) -> str:
    """A rule's own value in the language of the reader."""
    return words("yes") if setting.setting == ENABLED else setting.value


def setting_problems(changes: Changes) -> tuple[Problem, ...]:
    """A warning for each changed setting that no rule can use and each mark that is on no gap."""
    facts = [change.after for change in changes.in_tables(("rule_settings", "marks"))]
    settings = [fact for fact in facts if isinstance(fact, Setting)]
    marks = [fact for fact in facts if isinstance(fact, Mark)]
    return (*map(_setting_problem, unusable_settings(settings)), *_mark_problems(marks))


def _setting_problem(doubt: UnusableSetting) -> Problem:
    given = doubt.setting
    words = {"found": given.value, "rule": given.rule, "setting": given.setting}
    match doubt.reason:
        case UnusableReason.NO_RULE:
            like = ", ".join(nearest_words(given.rule, _KEYS))
            none = {"found": given.rule, "candidates": like}
            return Problem("unknown-rule", column="rule", values=none, warning=True)
        case UnusableReason.NO_SETTING:
            possible = ", ".join(doubt.possible)
            other = {"found": given.setting, "rule": given.rule, "candidates": possible}
            return Problem("unknown-setting", column="setting", values=other, warning=True)
        case UnusableReason.NO_FLAG:
            return Problem("setting-no-flag", column="value", values=words, warning=True)
        case UnusableReason.NO_NUMBER:
            bounded = {**words, "limit": str(LARGEST_NUMBER)}
            return Problem("setting-no-number", column="value", values=bounded, warning=True)
        case UnusableReason.NO_SHARE:
            return Problem("setting-no-share", column="value", values=words, warning=True)


def _mark_problems(marks: Iterable[Mark]) -> Iterable[Problem]:
    for mark in marks:
        rule = mark.finding.partition(":")[0]
        if rule not in _KEYS:
            values = {"found": rule}
            yield Problem("mark-without-rule", column="finding", values=values, warning=True)
