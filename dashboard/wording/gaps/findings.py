"""A finding as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import fill, fill_sentences
from dashboard.wording.gaps.finding_formatters import finding_placeholder_values
from dashboard.wording.gaps.rules import cite_reference, reason_text
from dashboard.words import Words
from data.periods import today
from graph.gaps import RULES, Finding

_RULES = {rule.key: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class FindingText:
    """The texts of a finding: plain text, never markdown or HTML.

    `unknown` and `reference` are None when there is nothing unknown or no text to cite.
    """

    title: str
    reason: str
    why: str
    remedy: str
    unknown: str | None
    reference: str | None


def render_finding(
    words: Words, snapshot: Snapshot, finding: Finding, *, on: date | None = None
) -> FindingText:
    """Return the texts of a finding; `on` is the day for which it was found, None for today."""
    text = reason_text(words.language, finding.rule, finding.reason)
    value = finding_placeholder_values(words, snapshot, finding)
    return FindingText(
        title=fill(text["title"][0], value),
        reason=fill_sentences(text["reason"], value),
        why=fill(text["why"][0], value),
        remedy=fill_sentences(text["remedy"], value),
        unknown=fill_sentences(text["unknown"], value) or None,
        reference=_references_in_force_text(words, finding.rule, on or today()),
    )


def _references_in_force_text(words: Words, rule: str, on: date) -> str | None:
    given = _RULES[rule].references_in_force(on)
    return "; ".join(cite_reference(words, rule, reference) for reference in given) or None
