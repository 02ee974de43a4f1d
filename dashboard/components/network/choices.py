"""The choices of the network page: their types, their parameters in the address, and a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import streamlit as st

from dashboard import address
from dashboard.context import Context
from dashboard.day import as_of
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice_name
from data.model import Evidence, Layer
from graph.layout.arrangements import ARRANGEMENTS
from graph.measures import MEASURES, MeasureScope
from graph.network import Network, actor_ids, body_ids, without_isolates
from graph.network_filter import NetworkFilter

WEIGHTS: Final = ("0", "0.1", "0.25", "0.5", "1", "2", "4")
YES: Final = "1"
KEYS: Final = (
    *("evidence", "layer", "sector", "kind", "theme"),
    *("weight", "around", "steps", "group", "named", "seatless"),
    *("colour", "size", "arrangement", "together", "opened", "missing"),
)
_ARRANGEMENTS: Final = tuple(arrangement.key for arrangement in ARRANGEMENTS)


class NetworkView(StrEnum):
    """The views of the same selection."""

    SEATS = "seats"
    MEETINGS = "meetings"
    BODIES = "bodies"
    MATRIX = "matrix"
    TABLE = "table"


class ColourMeaning(StrEnum):
    """What the colour of an actor stands for."""

    SECTOR = "sector"
    KIND = "kind"
    LAYER = "layer"
    GROUP = "group"
    GAPS = "gaps"


class CollapseMode(StrEnum):
    """What is collapsed into one sign; AUTO collapses only when there is too much to see."""

    AUTO = "auto"
    NONE = "none"
    SECTOR = "sector"
    GROUP = "group"


LINKS = "links"  # size by the number of lines, which every view has


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChoices:
    """All choices of the network page.

    `least` hides lines that weigh less; `group` keeps one group; `size` is the key of a measure,
    or `links`; `opened` are the classes that are not taken together.
    """

    selection: NetworkFilter = field(default_factory=NetworkFilter)
    view: NetworkView = NetworkView.SEATS
    least: float = 0.0
    group: int | None = None
    unnamed: bool = True
    seatless: bool = False
    colour: ColourMeaning = ColourMeaning.SECTOR
    size: str = LINKS
    arrangement: str = "force"
    collapse: CollapseMode = CollapseMode.AUTO
    opened: frozenset[str] = frozenset()
    missing: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return (
            self.selection != NetworkFilter()
            or self.least > 0
            or self.group is not None
            or not self.unnamed
        )


def is_group_chosen() -> bool:
    """Whether a group is asked for, so that the groups, which take long, must be computed."""
    return "group" in st.query_params or st.session_state.get("group") is not None


def read_network_choices(snapshot: Snapshot, group_names: Mapping[str, str]) -> NetworkChoices:
    """Read the choices from the address and the controls.

    `group_names` are the names of the groups; empty when `is_group_chosen` says that none is
    needed.
    """
    lists = {
        key: address.read_many(key, offered)
        for key, offered in options_of_list_filters(snapshot).items()
    }
    around = address.read_one("around", [*snapshot.actors, *snapshot.bodies])
    selection = NetworkFilter(
        evidence=frozenset(map(Evidence, lists["evidence"])) or None,
        layers=frozenset(map(Layer, lists["layer"])) or None,
        sectors=frozenset(lists["sector"]) or None,
        kinds=frozenset(lists["kind"]) or None,
        themes=frozenset(lists["theme"]) or None,
        around=around,
        steps=int(address.read_one("steps", ["1", "2", "3"], "1") or 1),
    )
    group = address.read_one("group", list(group_names)) if is_group_chosen() else None
    return NetworkChoices(
        selection=selection,
        view=NetworkView(
            address.read_one("view", [*NetworkView], NetworkView.SEATS) or NetworkView.SEATS
        ),
        least=float(address.read_one("weight", WEIGHTS, "0") or 0),
        group=None if group is None else int(group),
        unnamed=address.read_one("named", [YES]) is None,
        seatless=address.read_one("seatless", [YES]) is not None,
        colour=ColourMeaning(
            address.read_one("colour", [*ColourMeaning], ColourMeaning.SECTOR)
            or ColourMeaning.SECTOR
        ),
        size=address.read_one("size", node_size_options(), LINKS) or LINKS,
        arrangement=address.read_one("arrangement", _ARRANGEMENTS, _ARRANGEMENTS[0])
        or _ARRANGEMENTS[0],
        collapse=CollapseMode(address.read_one("together", [*CollapseMode], "auto") or "auto"),
        opened=frozenset(st.query_params.get_all("opened")),
        missing=address.read_one("missing", [YES]) is not None,
    )


def options_of_list_filters(snapshot: Snapshot) -> dict[str, list[str]]:
    """The options of each filter of which several may be chosen, by its key."""
    return {
        "evidence": [*Evidence],
        "layer": [*Layer],
        "sector": [sector.id for sector in snapshot.facts.sectors],
        "kind": [kind.id for kind in snapshot.facts.kinds if kind.kind_of in ("actor", "body")],
        "theme": list(snapshot.themes),
    }


def node_size_options() -> list[str]:
    """What the size of a node may stand for: the number of its links, or a measure."""
    per_actor = (MeasureScope.ACTOR, MeasureScope.TWO_MODE)
    keys = (measure.key for measure in MEASURES if measure.scope in per_actor)
    return [LINKS, *(key for key in keys if key != "cut_point")]


def remaining_sentence(context: Context, network: Network) -> str:
    """How many actors and bodies a network still has, of all that have a seat."""
    words = context.words
    every = without_isolates(context.snapshot.network)
    return words(
        "{actors} of {all_actors} actors and {bodies} of {all_bodies} bodies with a seat",
        actors=words.number(len(actor_ids(network))),
        all_actors=words.number(len(actor_ids(every))),
        bodies=words.number(len(body_ids(network))),
        all_bodies=words.number(len(body_ids(every))),
    )


def choices_text(context: Context, choices: NetworkChoices, group_names: Mapping[str, str]) -> str:
    """The revision, another day than today, and the filters, as one line; also for exports."""
    words, snapshot = context.words, context.snapshot
    selection = choices.selection
    lists = (
        (
            words("evidence"),
            [choice_name(words, level) for level in sorted(selection.evidence or ())],
        ),
        (words("layer"), [choice_name(words, layer) for layer in sorted(selection.layers or ())]),
        (
            words("sector"),
            [snapshot.sector_name(sector) for sector in sorted(selection.sectors or ())],
        ),
        (words("kind"), [snapshot.kind_name(kind) for kind in sorted(selection.kinds or ())]),
        (words("theme"), [snapshot.theme_name(theme) for theme in sorted(selection.themes or ())]),
    )
    parts = [words("Version {number}", number=snapshot.revision)]
    parts += [f"{label}: {words.either(names)}" for label, names in lists if names]
    if context.on != context.today:
        parts.append(as_of(words, context.on))
    if selection.around is not None:
        parts.append(
            words.plural(
                "one step around {name}",
                "{count} steps around {name}",
                selection.steps,
                name=snapshot.name(selection.around),
            )
        )
    if choices.group is not None:
        name = group_names.get(str(choices.group), str(choices.group))
        parts.append(words("group: {name}", name=name))
    if choices.least:
        parts.append(words("lines from {weight}", weight=words.plain_number(choices.least)))
    if not choices.unnamed:
        parts.append(words("without groups that have no names"))
    return "; ".join(parts)
