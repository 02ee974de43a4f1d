"""The measures of one actor or body as words: a place among the others, or a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dashboard.day import Tense
from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.wording.choices import choice
from dashboard.wording.measures import measure_name, measure_sentence
from dashboard.wording.profile import together
from dashboard.wording.values import told_value
from dashboard.words import Words
from graph.bridges import Side
from graph.measures import Measured, Value

FEW = 30  # with fewer actors a place says more than a decimal

_PART = "component"  # the number of a part, which is no place among others

Rows = Mapping[str, Mapping[str, Value]]


class Placed(NamedTuple):
    """A measure of one actor or body: its name, its place and its value, and what it tells."""

    key: str
    name: str
    place: str
    value: str
    sentence: str

    @property
    def told(self) -> str:
        """What is read first: the place where there is one, otherwise the value."""
        return self.place or self.value


def placed(
    words: Words, measured: Measured, rows: Rows, identity: str, keys: Iterable[str]
) -> list[Placed]:
    """The measures of one row among others; a place only where there are few actors."""
    few = len(measured.actors) < FEW
    return [
        Placed(
            key,
            _name(words, measured, key),
            _place(words, [row.get(key) for row in rows.values()], rows[identity][key])
            if few and key != _PART
            else "",
            told_value(words, rows[identity][key]),
            measure_sentence(words, key),
        )
        for key in keys
        if key in rows[identity]
    ]


def bridge_sentences(
    words: Words,
    now: Snapshot,
    actor: str,
    sides: tuple[Side, ...],
    tense: Tense = Tense.PRESENT,
) -> list[str]:
    """Between whom an actor is the only link on the day, and which of its links no source names."""
    if not sides:
        return []
    labels = [together(words, now, side.actors) for side in sides]
    told = text_of(
        words, "profile", "only_link", tense, actor=now.name(actor), parts="; ".join(labels)
    )
    return [told, *_unsure(words, sides, labels)]


def _unsure(words: Words, sides: tuple[Side, ...], labels: list[str]) -> list[str]:
    return [
        words(
            "Its link with {part} is {evidence}: no source names it there.",
            part=label,
            evidence=words.either(sorted({choice(words, seat.evidence) for seat in side.seats})),
        )
        for side, label in zip(sides, labels, strict=True)
        if not side.named
    ]


def _name(words: Words, measured: Measured, key: str) -> str:
    name = measure_name(words, key)
    return words("{name}, estimated", name=name) if key in measured.estimated else name


def _place(words: Words, everybody: list[Value], value: Value) -> str:
    """A place among the others; none where all have the same, or where it counts nothing."""
    known = [each for each in everybody if each is not None and not isinstance(each, bool)]
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
