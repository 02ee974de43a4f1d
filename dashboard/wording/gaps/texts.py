"""The texts of the gap rules: what each says of itself, and of each reason that it can give."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from functools import cache
from typing import Final

from dashboard.text.text_files import Text, load_texts, resolve_references
from dashboard.words import Language

PARTS: Final = ("title", "reason", "why", "unknown", "remedy")  # of a reason
NOTHING: Final[tuple[str, ...]] = ()


def rule_text(language: Language, rule: str, part: str) -> str:
    """The title, explanation or why of a rule, or how it cites a place in a text."""
    (sentence,) = resolve_references(_named(language, rule)[part], {})
    return sentence


@cache
def reason_text(language: Language, rule: str, reason: str) -> Mapping[str, tuple[str, ...]]:
    """The sentences of each part of a reason.

    A reason that the rule has no table for is one that several rules share. `why` and `remedy` are
    those of the rule, or else of all rules, where the reason has none of its own.
    """
    texts, named = load_texts("gaps", language), _named(language, rule)
    own = texts[rule].get(reason) or texts["shared"][reason]
    parts = {part: own.get(part, NOTHING) for part in PARTS}
    parts |= {part: own.get(part) or named[part] for part in ("why", "remedy")}
    return {part: tuple(resolve_references(text, named)) for part, text in parts.items()}


def setting_text(language: Language, rule: str, setting: str) -> str:
    """What a setting of a rule does: in the rule's own words, or else in those of all rules."""
    texts = load_texts("gaps", language)
    meaning: str = {**texts["settings"], **texts[rule].get("settings", {})}[setting]
    return meaning


def _named(language: Language, rule: str) -> Mapping[str, Text]:
    """The texts that a rule has by name, and behind them those that all rules share."""
    texts = load_texts("gaps", language)
    return ChainMap(*map(_strings, (texts[rule], texts["shared"])))


def _strings(table: Mapping[str, object]) -> dict[str, Text]:
    return {key: text for key, text in table.items() if isinstance(text, str | list)}
