"""The words for the choices of the code, and what some of them mean."""

from __future__ import annotations

from enum import StrEnum

from dashboard.text.text_files import text_of
from dashboard.words import Words


def choice_name(words: Words, value: StrEnum) -> str:
    """The word for a choice, as inside a sentence."""
    return text_of(words, "choices", type(value).__name__, value.value)


def capitalised_choice_name(words: Words, value: StrEnum) -> str:
    """The word for a choice, with a capital, as on a label."""
    text = choice_name(words, value)
    return text[:1].upper() + text[1:]


def choice_explanation(words: Words, value: StrEnum) -> str:
    """What a level of evidence or a kind of mark means, in a sentence."""
    return text_of(words, "meanings", type(value).__name__, value.value)
