"""A finding in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.snapshot import Snapshot
from dashboard.wording.gaps.entry import RuleWords, holes
from dashboard.wording.gaps.filling import values
from dashboard.wording.gaps.listed import RULE_WORDS
from dashboard.words import Words
from data.model import today
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
    rule = RULE_WORDS[finding.rule]
    told = rule.reasons[finding.reason]
    filled = values(words, now, finding, rule)
    return WordedFinding(
        title=words(told.title, **filled),
        reason=_together(words, told.reason, filled),
        why=words(told.why or rule.why, **filled),
        remedy=_together(words, told.remedy, filled),
        unknown=_together(words, told.unknown, filled) or None,
        reference=_references(words, rule, on or today()),
    )


def rule_title(words: Words, rule_key: str) -> str:
    """The name of a rule, for a list of rules."""
    return words(RULE_WORDS[rule_key].title)


def rule_explanation(words: Words, rule_key: str) -> str:
    """What a rule asks, when it answers unknown, and why that matters."""
    rule = RULE_WORDS[rule_key]
    return f"{words(rule.explanation)} {words(rule.why)}"


def _together(words: Words, sentences: Iterable[str], filled: Mapping[str, str]) -> str:
    return " ".join(
        words(sentence, **filled)
        for sentence in sentences
        if all(filled[hole] for hole in holes(sentence))
    )


def cited(words: Words, rule_key: str, reference: Reference) -> str:
    """A text that a rule rests on, with its place and the days on which it is in force."""
    text = reference.title
    if reference.article is not None:
        numbered = reference.article[:1].isdecimal()
        place = RULE_WORDS[rule_key].place
        article = words(place, number=reference.article) if numbered else reference.article
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


def _references(words: Words, rule: RuleWords, on: date) -> str | None:
    given = _RULES[rule.key].references_on(on)
    return "; ".join(cited(words, rule.key, each) for each in given) or None
