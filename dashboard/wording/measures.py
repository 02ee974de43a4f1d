"""Measures as text: their names and meaning, and the value or rank of an actor or body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dashboard.day import Tense
from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.wording.choices import choice_name
from dashboard.wording.profile import actor_group_text
from dashboard.words import Words
from graph.measures import EXACT_UP_TO, MEASURES, MeasureValues, Value
from graph.measures.catalogue import OWN_REFERENCE
from graph.network_cut_points import SeparatedComponent

_MEASURES = {measure.key: measure for measure in MEASURES}


def measure_name(words: Words, key: str) -> str:
    """The name of a measure."""
    return text_of(words, "measures", key, "name")


def measure_sentence(words: Words, key: str) -> str:
    """What a measure tells, for a reader who does not want the formula."""
    return text_of(words, "measures", key, "sentence")


def measure_paragraph(words: Words, key: str) -> str:
    """How a measure is computed, how to read it, and the source of its formula."""
    measure = _MEASURES[key]
    sentences = [text_of(words, "measures", key, "paragraph")]
    if measure.estimated:
        count = words.number(EXACT_UP_TO)
        sentences.append(text_of(words, "measures", "shared", "estimated", count=count))
    own = measure.reference == OWN_REFERENCE
    source = text_of(words, "measures", "shared", "own_reference") if own else measure.reference
    return " ".join([*sentences, text_of(words, "measures", "shared", "source", source=source)])


def measure_caution(words: Words) -> str:
    """What to keep in mind with every measure."""
    return text_of(words, "measures", "shared", "caution")


_DECIMALS = 3


def format_measure_value(words: Words, value: Value) -> str:
    """The value of a measure: a number, yes or no, or that it is undefined (never 0)."""
    if value is None:
        return words("cannot be determined")
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    return words.number(value) if isinstance(value, int) else words.number(value, _DECIMALS)


FEW = 30  # with fewer actors a place says more than a decimal

_PART = "component"  # the number of a part, which is no place among others

Rows = Mapping[str, Mapping[str, Value]]


class RankedMeasure(NamedTuple):
    """A measure of one actor or body as text; `place` is the rank, empty where there is none."""

    key: str
    name: str
    place: str
    value: str
    sentence: str

    @property
    def headline(self) -> str:
        """The rank where there is one, otherwise the value."""
        return self.place or self.value


def ranked_measures(
    words: Words, measured: MeasureValues, rows: Rows, identity: str, keys: Iterable[str]
) -> list[RankedMeasure]:
    """The measures of one row among all rows, without those that the row does not have.

    A rank is given only when there are fewer than 30 actors, and never for a component number.
    """
    few = len(measured.actors) < FEW
    return [
        RankedMeasure(
            key,
            _measure_value_name(words, measured, key),
            _rank_text(words, [row.get(key) for row in rows.values()], rows[identity][key])
            if few and key != _PART
            else "",
            format_measure_value(words, rows[identity][key]),
            measure_sentence(words, key),
        )
        for key in keys
        if key in rows[identity]
    ]


def cut_point_sides_sentences(
    words: Words,
    snapshot: Snapshot,
    actor: str,
    sides: tuple[SeparatedComponent, ...],
    tense: Tense = Tense.PRESENT,
) -> list[str]:
    """Which components only this actor connects, and to which of them no source names its link.

    Empty when it connects none.
    """
    if not sides:
        return []
    labels = [actor_group_text(words, snapshot, side.actors) for side in sides]
    text = text_of(
        words, "profile", "only_link", tense, actor=snapshot.name(actor), parts="; ".join(labels)
    )
    return [text, *_unsourced_links_sentences(words, sides, labels)]


def _unsourced_links_sentences(
    words: Words, sides: tuple[SeparatedComponent, ...], labels: list[str]
) -> list[str]:
    return [
        words(
            "Its link with {part} is {evidence}: no source names it there.",
            part=label,
            evidence=words.either(
                sorted({choice_name(words, seat.evidence) for seat in side.seats})
            ),
        )
        for side, label in zip(sides, labels, strict=True)
        if not side.has_explicit_seat
    ]


def _measure_value_name(words: Words, measured: MeasureValues, key: str) -> str:
    name = measure_name(words, key)
    return words("{name}, estimated", name=name) if key in measured.estimated else name


def _rank_text(words: Words, everybody: list[Value], value: Value) -> str:
    """The rank of a value; empty if all are equal, or if it is zero, None, or yes or no."""
    known = [other for other in everybody if other is not None and not isinstance(other, bool)]
    if value is None or isinstance(value, bool) or not value or len(set(known)) < 2:
        return ""
    rank = 1 + sum(other > value for other in known)
    equal = sum(other == value for other in known) - 1
    place = words("place {rank} of {all}", rank=rank, all=len(everybody))
    if rank == 1 and not equal:
        return words("{place}: the highest of all", place=place)
    if not equal:
        return place
    return words.plural(
        "{place}, shared with {count} other",
        "{place}, shared with {count} others",
        equal,
        place=place,
    )
