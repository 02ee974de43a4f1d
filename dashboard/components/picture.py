"""The interactive network of a selection, ready for a page."""

from __future__ import annotations

from dashboard import cache
from dashboard.components.network_view import (
    Caption,
    Clicked,
    Look,
    describe,
    legend,
    marks,
    network_view,
)
from dashboard.palette import colours
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised, choice
from data.model import Actor
from graph.network import Network, seated
from graph.selection import Selection


def show_picture(
    visit: Visit,
    now: Snapshot,
    selection: Selection,
    *,
    height: int,
    key: str,
    selected: str | None = None,
    seatless: bool = False,
) -> Clicked:
    """Draw the network of a selection; `seatless` also draws who has no seat."""
    words = visit.words
    network = cache.selected(visit, selection)
    shown = network if seatless else seated(network)
    measured = cache.measured(visit, selection, "cut_point")
    look = Look(
        colours=colours(sector.id for sector in now.facts.sectors),
        titles=_titles(visit, now, shown),
        marks=marks(words),
    )
    description = describe(
        shown,
        positions=cache.positions(visit),
        look=look,
        cut=[actor for actor, values in measured.actors.items() if values["cut_point"]],
    )
    return network_view(
        description,
        legend=legend(
            description,
            look=look,
            words=words,
            names={sector.id: sector.name for sector in now.facts.sectors},
        ),
        words=words,
        caption=Caption(
            title=words("Who consults with whom on housing"),
            date=words.date(visit.today),
            filters=words("Version {number}", number=now.revision),
        ),
        selected=selected,
        height=height,
        key=key,
    )


def _titles(visit: Visit, now: Snapshot, network: Network) -> dict[str, str]:
    """What shows on hover: full name, kind or layer, and the number of seats."""
    words = visit.words
    titles = {}
    for node, degree in network.degree():
        thing = now.things[node]
        if isinstance(thing, Actor):
            kind = now.kind_name(thing.kind) if thing.kind else choice(words, thing.named)
        else:
            kind = capitalised(words, now.bodies[node].layer)
        seats = words.plural("{count} seat", "{count} seats", degree)
        titles[node] = f"{thing.name}\n{kind}\n{seats}"
    return titles
