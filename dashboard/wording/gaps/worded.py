"""A finding in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import fill, fill_sentences
from dashboard.wording.gaps.formatters import placeholder_values
from dashboard.wording.gaps.texts import reason_text, rule_text, setting_text
from dashboard.words import Words
from data.periods import today
from graph.gaps import RULES, Finding, Reference

_RULES = {rule.key: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class WordedFinding:
    """What people read of a finding: plain text, never markdown or HTML."""

    title: str
    reason: str
    why: str
    remedy: str
    unknown: str | None
    reference: str | None


def worded(
    words: Words, now: Snapshot, finding: Finding, *, on: date | None = None
) -> WordedFinding:
    """Put a finding into words; `on` is the day it was looked for, today when none is given."""
    text = reason_text(words.language, finding.rule, finding.reason)
    value = placeholder_values(words, now, finding)
    return WordedFinding(
        title=fill(text["title"][0], value),
        reason=fill_sentences(text["reason"], value),
        why=fill(text["why"][0], value),
        remedy=fill_sentences(text["remedy"], value),
        unknown=fill_sentences(text["unknown"], value) or None,
        reference=_references(words, finding.rule, on or today()),
    )


def rule_title(words: Words, rule: str) -> str:
    """The name of a rule, for a list of rules."""
    return rule_text(words.language, rule, "title")


def rule_explanation(words: Words, rule: str) -> str:
    """What a rule asks, when it answers unknown, and why that matters."""
    return " ".join(rule_text(words.language, rule, part) for part in ("explanation", "why"))


def setting_sentences(words: Words, rule: str, setting: str) -> str:
    """The rule that a setting belongs to, and what the setting does."""
    return f"{rule_title(words, rule)}. {setting_text(words.language, rule, setting)}"


def cited(words: Words, rule_key: str, reference: Reference) -> str:
    """A text that a rule rests on, with its place and the days on which it is in force."""
    text = reference.title
    if reference.article is not None:
        numbered = reference.article[:1].isdecimal()
        place = rule_text(words.language, rule_key, "place")
        article = place.format(number=reference.article) if numbered else reference.article
        text = f"{text}, {article}"
    if reference.holds_from is None:
        return text
    begin = words.date(reference.holds_from)
    if reference.holds_until is None:
        return words("{reference} (in force since {day})", reference=text, day=begin)
    return words(
        "{reference} (in force from {begin} until {end})",
        reference=text,
        begin=begin,
        end=words.date(reference.holds_until),
    )


def _references(words: Words, rule: str, on: date) -> str | None:
    given = _RULES[rule].references_on(on)
    return "; ".join(cited(words, rule, each) for each in given) or None
