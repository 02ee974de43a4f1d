"""The texts of gap rules: their explanation, reasons, settings and references."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from dashboard.text.text_files import Text, load_texts, resolve_references
from dashboard.words import N_, Language, Words
from graph.gaps import LegalReference
from graph.gaps.catalogue import RULES_BY_SUBJECT, RuleSubject

PARTS: Final = ("title", "reason", "why", "unknown", "remedy")  # of a reason
NOTHING: Final[tuple[str, ...]] = ()


def rule_text(language: Language, rule: str, part: str) -> str:
    """One text of a rule: title, explanation, why, or the form of its citations."""
    (sentence,) = resolve_references(_texts_by_name(language, rule)[part], {})
    return sentence


@cache
def reason_text(language: Language, rule: str, reason: str) -> Mapping[str, tuple[str, ...]]:
    """For each part of the text of a reason, its sentences.

    A reason that has no table in the rule is shared by several rules. When a reason has no `why` or
    `remedy`, those of its rule are used, else those of all rules.
    """
    texts, named = load_texts("gaps", language), _texts_by_name(language, rule)
    own = texts[rule].get(reason) or texts["shared"][reason]
    parts = {part: own.get(part, NOTHING) for part in PARTS}
    parts |= {part: own.get(part) or named[part] for part in ("why", "remedy")}
    return {part: tuple(resolve_references(text, named)) for part, text in parts.items()}


def setting_text(language: Language, rule: str, setting: str) -> str:
    """What a setting of a rule does, as the rule says, else as all rules say."""
    texts = load_texts("gaps", language)
    meaning: str = {**texts["settings"], **texts[rule].get("settings", {})}[setting]
    return meaning


def rule_title(words: Words, rule: str) -> str:
    """The title of a rule, for a list of rules."""
    return rule_text(words.language, rule, "title")


def rule_explanation(words: Words, rule: str) -> str:
    """What a rule checks, when its result is unknown, and why that matters."""
    return " ".join(rule_text(words.language, rule, part) for part in ("explanation", "why"))


def setting_sentences(words: Words, rule: str, setting: str) -> str:
    """The rule to which a setting belongs, and what the setting does."""
    return f"{rule_title(words, rule)}. {setting_text(words.language, rule, setting)}"


def cite_reference(words: Words, rule_key: str, reference: LegalReference) -> str:
    """The text on which a rule rests, with its place and the days in force as far as given."""
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


def _texts_by_name(language: Language, rule: str) -> Mapping[str, Text]:
    """The texts that a rule has by name, and behind them those that all rules share."""
    texts = load_texts("gaps", language)
    return ChainMap(*map(_text_entries, (texts[rule], texts["shared"])))


def _text_entries(table: Mapping[str, object]) -> dict[str, Text]:
    return {key: text for key, text in table.items() if isinstance(text, str | list)}


class RuleGroup(NamedTuple):
    """The rules about one subject: its title in English, to be translated, and their keys."""

    title: str
    rules: tuple[str, ...]


_SUBJECT_TITLES: Final = {
    RuleSubject.WHO_IS_MISSING: N_("Who is missing"),
    RuleSubject.HANGS_ON_ONE_THREAD: N_("What hangs on one thread"),
    RuleSubject.NEVER_MEETS: N_("Who never meets"),
    RuleSubject.NOT_KNOWN: N_("What we do not know"),
    RuleSubject.REQUIRED_BY_LAW: N_("Required by law"),
    RuleSubject.MEETINGS_AND_ADVICE: N_("Meetings and advice"),
    RuleSubject.THE_DATA: N_("The data itself"),
}
RULE_GROUPS: Final = tuple(
    RuleGroup(_SUBJECT_TITLES[subject], tuple(rule.key for rule in rules))
    for subject, rules in RULES_BY_SUBJECT.items()
)
