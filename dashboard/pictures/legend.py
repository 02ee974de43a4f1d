"""The signs of a picture in words, as the legend shows them and filters by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyvis.network

from dashboard.palette import UNKNOWN
from dashboard.pictures.pyvis_description import UNKNOWN_CLASS
from dashboard.pictures.sign_styles import (
    INK,
    Appearance,
    Options,
    actor_style,
    added_style,
    body_style,
    missing_style,
    removed_style,
    seat_style,
    weight_style,
)
from dashboard.wording.choices import capitalised
from dashboard.words import N_, Words
from data.model import Evidence, Layer, Naming


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One line of the legend: the class of nodes or edges it stands for, and an example of it.

    Without a class it only explains; nothing fades by it.
    """

    key: str | None
    words: str
    count: int
    example: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The signs that answer one question."""

    title: str
    signs: tuple[Sign, ...]


Legend = tuple[Group, ...]

_LAYER_MARKS: Final[Mapping[Layer, str]] = {
    Layer.KERNGROEP: N_("K"),
    Layer.WOONRAAD: N_("W"),
    Layer.CONSULTATION: N_("C"),
    Layer.PARTNERSHIP: N_("P"),
}


def layer_letters(words: Words) -> dict[Layer, str]:
    """The letter in the square of every layer."""
    return {layer: words(mark) for layer, mark in _LAYER_MARKS.items()}


def legend(
    description: pyvis.network.Network,
    *,
    appearance: Appearance,
    words: Words,
    names: Mapping[str, str],
    colours_mean: str | None = None,
    sizes_mean: str | None = None,
) -> Legend:
    """Name every colour, shape, outline and line that is in a picture, and count it.

    A sign that stands for several counts as many. `names` gives the words for the classes that
    colours stand for; `colours_mean` is the title above them, when they are not sectors;
    `sizes_mean` says what a larger sign means, when it is not the number of links. What is not in
    the picture is not in the legend.
    """
    counts: Counter[str] = Counter()
    for part in (*description.nodes, *description.edges):
        counts.update(dict.fromkeys(part["classes"], part.get("stands_for", 1)))
    groups = (
        Group(
            title=colours_mean or words("Sector"),
            signs=tuple(_colours(counts, appearance, words, names)),
        ),
        Group(title=words("Actors: round"), signs=tuple(_actors(counts, appearance, words))),
        Group(title=words("Bodies: square"), signs=tuple(_bodies(counts, appearance, words))),
        Group(title=words("Links"), signs=tuple(_links(counts, appearance, words))),
        Group(title=words("Size"), signs=tuple(_sizes(counts, appearance, sizes_mean, words))),
    )
    return tuple(group for group in groups if group.signs)


def _colours(
    counts: Counter[str], appearance: Appearance, words: Words, names: Mapping[str, str]
) -> Iterator[Sign]:
    for group, colour in {**appearance.colours, UNKNOWN_CLASS: UNKNOWN}.items():
        key = f"colour:{group}"
        if counts[key]:
            fallback = words("Not known") if group == UNKNOWN_CLASS else group
            example = actor_style(Naming.ORGANISATION, colour, appearance)
            yield Sign(
                key=key, words=names.get(group, fallback), count=counts[key], example=example
            )


def _actors(counts: Counter[str], appearance: Appearance, words: Words) -> Iterator[Sign]:
    for naming in Naming:
        key = f"named:{naming}"
        if counts[key]:
            example = actor_style(naming, UNKNOWN, appearance)
            yield Sign(
                key=key, words=capitalised(words, naming), count=counts[key], example=example
            )
    if counts["cut"]:
        example = actor_style(Naming.ORGANISATION, UNKNOWN, appearance) | {"ring": True}
        yield Sign(
            key="cut",
            words=words("Only link between parts"),
            count=counts["cut"],
            example=example,
        )


def _bodies(counts: Counter[str], appearance: Appearance, words: Words) -> Iterator[Sign]:
    for layer in Layer:
        key = f"layer:{layer}"
        if counts[key]:
            example = body_style(layer, appearance)
            yield Sign(key=key, words=capitalised(words, layer), count=counts[key], example=example)


def _links(counts: Counter[str], appearance: Appearance, words: Words) -> Iterator[Sign]:
    for evidence in Evidence:
        key = f"evidence:{evidence}"
        if counts[key]:
            example = seat_style(evidence, appearance) | {"color": INK}
            yield Sign(
                key=key, words=capitalised(words, evidence), count=counts[key], example=example
            )
    if counts["weight"]:
        example = weight_style(0.5, appearance)
        meaning = words("The wider, the more they meet")
        yield Sign(key="weight", words=meaning, count=counts["weight"], example=example)
    if counts["missing"]:
        meaning = words("Missing link")
        yield Sign(key="missing", words=meaning, count=counts["missing"], example=missing_style())
    for key, meaning, turn in (
        ("added", words("New"), added_style() | {"dashes": False}),
        ("removed", words("Gone in the other one"), removed_style()),
    ):
        if counts[key]:
            yield Sign(key=key, words=meaning, count=counts[key], example=turn)


def _sizes(
    counts: Counter[str], appearance: Appearance, meaning: str | None, words: Words
) -> Iterator[Sign]:
    if not counts:
        return
    by_links = words("The larger, the more they meet")
    if any(key.startswith("evidence:") for key in counts):
        by_links = words("The larger, the more seats")
    example = actor_style(Naming.ORGANISATION, UNKNOWN, appearance) | {"sizes": True}
    yield Sign(key=None, words=meaning or by_links, count=0, example=example)
