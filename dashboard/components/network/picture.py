"""The interactive picture of a drawing, ready for a page."""

from __future__ import annotations

from dataclasses import dataclass

import pyvis.network

from dashboard import cache
from dashboard.components.network import drawing
from dashboard.components.network.choices import LINKS, Choices, Colour
from dashboard.components.network.drawing import Drawing
from dashboard.components.network.sentences import choices_in_words
from dashboard.components.network_view import Caption, Clicked, network_view
from dashboard.context import Context
from dashboard.day import day_in_words
from dashboard.pictures import Legend, describe, legend
from dashboard.wording.measures import measure_name
from dashboard.words import Words
from graph.layout.clusters import with_cluster_centres


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on the page: what is chosen in it, and what it was drawn from."""

    clicked: Clicked
    description: pyvis.network.Network
    legend: Legend


def show_picture(
    context: Context,
    choices: Choices,
    made: Drawing,
    *,
    height: int = 560,
    key: str,
    selected: str | None = None,
    second: str | None = None,
    off: frozenset[str] = frozenset(),
) -> Shown:
    """Draw what was made of the choices, with its legend and what an exported picture says."""
    words = context.words
    look = drawing.look(context, choices, made.drawn)
    description = describe(
        made.drawn,
        positions=with_cluster_centres(made.drawn, cache.positions(context, choices.arrangement)),
        look=look,
        cut=cache.cut(context, choices.selection),
        missing=drawing.missing_links(context) if choices.missing else (),
    )
    signs = legend(
        description,
        look=look,
        words=words,
        names=drawing.class_names(context, choices.colour),
        colours_mean=_colours_mean(words, choices.colour),
        sizes_mean=None if choices.size == LINKS else measure_name(words, choices.size),
    )
    clicked = network_view(
        description,
        legend=signs,
        words=words,
        caption=Caption(
            title=words("Who consults with whom on housing"),
            date=day_in_words(words, context.on),
            filters=choices_in_words(context, choices),
        ),
        selected=selected,
        second=second,
        off=off,
        height=height,
        key=key,
    )
    return Shown(clicked, description, signs)


def _colours_mean(words: Words, colour: Colour) -> str:
    meanings = {
        Colour.SECTOR: words("Sector"),
        Colour.KIND: words("Kind"),
        Colour.LAYER: words("Layer in which an actor sits"),
        Colour.GROUP: words("Group"),
        Colour.GAPS: words("Gaps"),
    }
    return meanings[colour]
