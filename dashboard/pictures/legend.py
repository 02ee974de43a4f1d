"""The legend of a picture: its signs in words, by which the picture can be filtered."""

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
    Options,
    PictureAppearance,
    actor_style,
    added_link_style,
    body_style,
    missing_link_style,
    removed_link_style,
    seat_style,
    weight_style,
)
from dashboard.wording.choices import capitalised_choice_name
from dashboard.words import N_, Words
from data.model import Evidence, Layer, Naming


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendSign:
    """One line of the legend: a class of nodes or edges, its words, its count, and an example.

    Without a class (`key` is None) it only explains, and filters nothing.
    """

    key: str | None
    words: str
    count: int
    example: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendGroup:
    """The signs of one aspect, such as the colour, under a title."""

    title: str
    signs: tuple[LegendSign, ...]


Legend = tuple[LegendGroup, ...]

_LAYER_MARKS: Final[Mapping[Layer, str]] = {
    Layer.KERNGROEP: N_("K"),
    Layer.WOONRAAD: N_("W"),
    Layer.CONSULTATION: N_("C"),
    Layer.PARTNERSHIP: N_("P"),
}


def layer_letters(words: Words) -> dict[Layer, str]:
    """The letter that the square of each layer shows."""
    return {layer: words(mark) for layer, mark in _LAYER_MARKS.items()}


def make_legend(
    description: pyvis.network.Network,
    *,
    appearance: PictureAppearance,
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
        LegendGroup(
            title=colours_mean or words("Sector"),
            signs=tuple(_colour_signs(counts, appearance, words, names)),
        ),
        LegendGroup(
            title=words("Actors: round"), signs=tuple(_actor_signs(counts, appearance, words))
        ),
        LegendGroup(
            title=words("Bodies: square"), signs=tuple(_body_signs(counts, appearance, words))
        ),
        LegendGroup(title=words("Links"), signs=tuple(_link_signs(counts, appearance, words))),
        LegendGroup(
            title=words("Size"), signs=tuple(_size_signs(counts, appearance, sizes_mean, words))
        ),
    )
    return tuple(group for group in groups if group.signs)


def _colour_signs(
    counts: Counter[str], appearance: PictureAppearance, words: Words, names: Mapping[str, str]
) -> Iterator[LegendSign]:
    for group, colour in {**appearance.colours, UNKNOWN_CLASS: UNKNOWN}.items():
        key = f"colour:{group}"
        if counts[key]:
            fallback = words("Not known") if group == UNKNOWN_CLASS else group
            example = actor_style(Naming.ORGANISATION, colour, appearance)
            yield LegendSign(
                key=key, words=names.get(group, fallback), count=counts[key], example=example
            )


def _actor_signs(
    counts: Counter[str], appearance: PictureAppearance, words: Words
) -> Iterator[LegendSign]:
    for naming in Naming:
        key = f"named:{naming}"
        if counts[key]:
            example = actor_style(naming, UNKNOWN, appearance)
            yield LegendSign(
                key=key,
                words=capitalised_choice_name(words, naming),
                count=counts[key],
                example=example,
            )
    if counts["cut"]:
        example = actor_style(Naming.ORGANISATION, UNKNOWN, appearance) | {"ring": True}
        yield LegendSign(
            key="cut",
            words=words("Only link between parts"),
            count=counts["cut"],
            example=example,
        )


def _body_signs(
    counts: Counter[str], appearance: PictureAppearance, words: Words
) -> Iterator[LegendSign]:
    for layer in Layer:
        key = f"layer:{layer}"
        if counts[key]:
            example = body_style(layer, appearance)
            yield LegendSign(
                key=key,
                words=capitalised_choice_name(words, layer),
                count=counts[key],
                example=example,
            )


def _link_signs(
    counts: Counter[str], appearance: PictureAppearance, words: Words
) -> Iterator[LegendSign]:
    for evidence in Evidence:
        key = f"evidence:{evidence}"
        if counts[key]:
            example = seat_style(evidence, appearance) | {"color": INK}
            yield LegendSign(
                key=key,
                words=capitalised_choice_name(words, evidence),
                count=counts[key],
                example=example,
            )
    if counts["weight"]:
        example = weight_style(0.5, appearance)
        meaning = words("The wider, the more they meet")
        yield LegendSign(key="weight", words=meaning, count=counts["weight"], example=example)
    if counts["missing"]:
        meaning = words("Missing link")
        yield LegendSign(
            key="missing", words=meaning, count=counts["missing"], example=missing_link_style()
        )
    for key, meaning, turn in (
        ("added", words("New"), added_link_style() | {"dashes": False}),
        ("removed", words("Gone in the other one"), removed_link_style()),
    ):
        if counts[key]:
            yield LegendSign(key=key, words=meaning, count=counts[key], example=turn)


def _size_signs(
    counts: Counter[str], appearance: PictureAppearance, meaning: str | None, words: Words
) -> Iterator[LegendSign]:
    if not counts:
        return
    by_links = words("The larger, the more they meet")
    if any(key.startswith("evidence:") for key in counts):
        by_links = words("The larger, the more seats")
    example = actor_style(Naming.ORGANISATION, UNKNOWN, appearance) | {"sizes": True}
    yield LegendSign(key=None, words=meaning or by_links, count=0, example=example)
