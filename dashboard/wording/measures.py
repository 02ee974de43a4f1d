"""Measures as words: a name, what each tells, and how it is counted."""

from __future__ import annotations

from dashboard.text.text_files import text_of
from dashboard.words import N_, Words
from graph.measures import EXACT_UP_TO, MEASURES

_MEASURES = {measure.key: measure for measure in MEASURES}
_OWN_REFERENCE = N_("Woonnetwerk: counted from the seats")
_CAUTION = N_(
    "With fewer than 30 actors, look at the order rather than at the decimals. Who was written "
    "down as a member decides who looks central; what is missing is unknown, not zero."
)


def measure_name(words: Words, key: str) -> str:
    """What a measure is called."""
    return text_of(words, "measures", key, "name")


def measure_sentence(words: Words, key: str) -> str:
    """What a measure tells, for somebody who does not want the formula."""
    return text_of(words, "measures", key, "sentence")


def measure_paragraph(words: Words, key: str) -> str:
    """How a measure is counted, how to read it, and the source of its formula."""
    measure = _MEASURES[key]
    told = [text_of(words, "measures", key, "paragraph")]
    if measure.estimated:
        told.append(
            words(
                "With more than {count} actors it is estimated from a sample.",
                count=words.number(EXACT_UP_TO),
            )
        )
    own = measure.reference == _OWN_REFERENCE
    source = words(_OWN_REFERENCE) if own else measure.reference
    return " ".join([*told, words("Source: {source}.", source=source)])


def measure_caution(words: Words) -> str:
    """What to keep in mind with every measure."""
    return words(_CAUTION)
