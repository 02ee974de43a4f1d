"""What each sign in the picture looks like, as options of pyvis; never by colour alone.

Colours may be `var(--…)`: the browser fills in the colour of its theme. Beside the options that
vis-network knows, four are drawn by `network_view`: `mark` (a letter in the middle), `inset` (a
second outline within), `hollow` (only a core in colour) and `ring` (a circle around).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from dashboard.palette import ALERT, NEW, UNKNOWN
from data.model import Evidence, Layer, Naming

Options = dict[str, Any]

INK: Final = "var(--st-text-color)"
PAPER: Final = "var(--st-background-color)"
LINE: Final = "var(--network-line)"

_OUTLINES: Final[Mapping[Layer, Options]] = {
    Layer.KERNGROEP: {"borderWidth": 1.5, "inset": True},
    Layer.WOONRAAD: {"borderWidth": 5},
    Layer.CONSULTATION: {"borderWidth": 1.5},
    Layer.PARTNERSHIP: {"borderWidth": 2, "shapeProperties": {"borderDashes": [5, 4]}},
}
_DASHES: Final[Mapping[Evidence, bool | list[float]]] = {
    Evidence.EXPLICIT: False,
    Evidence.DERIVED: [14, 6],
    Evidence.CONDITIONAL: [6, 5],
    Evidence.GROUP: [1.5, 5],
    Evidence.SUPPOSED: [14, 5, 1.5, 5],
}
_STRONGEST_FIRST: Final = tuple(Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureAppearance:
    """What a page chooses about a picture.

    `colours` gives the colour of each class of actors. The class of an actor is its sector,
    unless `classes` names another one for its id. `titles` is the text on hover by id, its first
    line the full name. `marks` is the letter in the square of a layer. `sizes`, from 0 to 1 by
    id, takes the place of the number of links. `ink`, `paper` and `line` are the colours of text
    and outlines, of the ground, and of lines.
    """

    colours: Mapping[str, str]
    classes: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[Layer, str] = field(default_factory=dict)
    sizes: Mapping[str, float] | None = None
    ink: str = INK
    paper: str = PAPER
    line: str = LINE

    def colour(self, group: str | None) -> str:
        """The colour of a class of actors; grey where it is not known."""
        return UNKNOWN if group is None else self.colours.get(group, UNKNOWN)


def actor_style(naming: Naming, colour: str, appearance: PictureAppearance) -> Options:
    """The style of an actor, round: roles thickly outlined, groups hollow with a dashed outline."""
    style: Options = {"shape": "dot", "color": {"background": colour, "border": appearance.ink}}
    match naming:
        case Naming.ORGANISATION:
            return style | {"borderWidth": 1}
        case Naming.ROLE:
            return style | {"borderWidth": 3.5}
        case Naming.GROUP:
            dashes = {"borderDashes": [4, 3]}
            return style | {"borderWidth": 1.5, "shapeProperties": dashes, "hollow": True}


def body_style(layer: Layer, appearance: PictureAppearance) -> Options:
    """The style of a body, square: its outline shows its layer, and so does its letter if any."""
    colour = {"background": appearance.paper, "border": appearance.ink}
    style: Options = {"shape": "square", "color": colour, **_OUTLINES[layer]}
    return style | ({"mark": appearance.marks[layer]} if layer in appearance.marks else {})


def seat_style(evidence: Evidence, appearance: PictureAppearance) -> Options:
    """The style of a seat: a line by evidence.

    Explicit is solid, derived long dashes, conditional short dashes, group dots, and supposed
    dashes and dots in turn.
    """
    return {"color": appearance.line, "width": 1.5, "dashes": _DASHES[evidence]}


def weight_style(share: float, appearance: PictureAppearance) -> Options:
    """The style of a weighted link; `share` is its weight relative to the largest, 0 to 1."""
    return {"color": appearance.line, "width": round(1 + 6 * share, 1), "dashes": False}


def missing_link_style() -> Options:
    """The style of a link that does not exist and that a gap rule misses."""
    return {"color": ALERT, "width": 2, "dashes": [3, 7]}


def added_link_style() -> Options:
    """The style of a link that is not in the other picture; its dashes stay as they are."""
    return {"color": NEW, "width": 5}


def removed_link_style() -> Options:
    """The style of a link that is removed in the other picture."""
    return {"color": ALERT, "width": 4, "dashes": [10, 6]}


def strongest_evidence(levels: set[Evidence]) -> Evidence:
    """The strongest of several levels of evidence; ValueError for none."""
    return min(levels, key=_STRONGEST_FIRST.index)
