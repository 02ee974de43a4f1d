"""The choices of the network page as the address has them."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard import address
from dashboard.components.network import drawing
from dashboard.components.network.choices import LINKS, Choices, Collapse, Colour, View
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from data.model import Evidence, Layer
from graph.layout.arrangements import ARRANGEMENTS
from graph.measures import MEASURES, Scope
from graph.selection import Selection

WEIGHTS: Final = ("0", "0.1", "0.25", "0.5", "1", "2", "4")
YES: Final = "1"
KEYS: Final = (
    *("evidence", "layer", "sector", "kind", "theme"),
    *("weight", "around", "steps", "group", "named", "seatless"),
    *("colour", "size", "arrangement", "together", "opened", "missing"),
)
_PLACES: Final = tuple(each.key for each in ARRANGEMENTS)


def read(context: Context) -> Choices:
    """The choices as the address and the controls have them."""
    snapshot = context.snapshot
    lists = {key: address.chosen_many(key, each) for key, each in options(snapshot).items()}
    around = address.chosen("around", [*snapshot.actors, *snapshot.bodies])
    selection = Selection(
        evidence=frozenset(map(Evidence, lists["evidence"])) or None,
        layers=frozenset(map(Layer, lists["layer"])) or None,
        sectors=frozenset(lists["sector"]) or None,
        kinds=frozenset(lists["kind"]) or None,
        themes=frozenset(lists["theme"]) or None,
        around=around,
        steps=int(address.chosen("steps", ["1", "2", "3"], "1") or 1),
    )
    # Looking for groups takes long, so that is left until somebody asks for one.
    asked = "group" in st.query_params or st.session_state.get("group") is not None
    group = address.chosen("group", list(drawing.group_names(context))) if asked else None
    return Choices(
        selection=selection,
        view=View(address.chosen("view", [*View], View.SEATS) or View.SEATS),
        least=float(address.chosen("weight", WEIGHTS, "0") or 0),
        group=None if group is None else int(group),
        unnamed=address.chosen("named", [YES]) is None,
        seatless=address.chosen("seatless", [YES]) is not None,
        colour=Colour(address.chosen("colour", [*Colour], Colour.SECTOR) or Colour.SECTOR),
        size=address.chosen("size", sizes(), LINKS) or LINKS,
        arrangement=address.chosen("arrangement", _PLACES, _PLACES[0]) or _PLACES[0],
        collapse=Collapse(address.chosen("together", [*Collapse], "auto") or "auto"),
        opened=frozenset(st.query_params.get_all("opened")),
        missing=address.chosen("missing", [YES]) is not None,
    )


def options(snapshot: Snapshot) -> dict[str, list[str]]:
    """What can be chosen of everything of which several may be."""
    return {
        "evidence": [*Evidence],
        "layer": [*Layer],
        "sector": [sector.id for sector in snapshot.facts.sectors],
        "kind": [kind.id for kind in snapshot.facts.kinds if kind.kind_of in ("actor", "body")],
        "theme": list(snapshot.themes),
    }


def sizes() -> list[str]:
    """By what the size of a sign may be: its lines, or a measure."""
    per_actor = (each.key for each in MEASURES if each.scope in (Scope.ACTOR, Scope.TWO_MODE))
    return [LINKS, *(key for key in per_actor if key != "cut_point")]
