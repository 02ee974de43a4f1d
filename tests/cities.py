"""Networks small enough to check by hand, and published ones, as the model's own values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import KORTRIJK, uploads_from
from data.model import Actor, Body, Facts, Layer, Seat
from data.store import Store
from graph.network import Network


def city(
    members: Mapping[str, str],
    sectors: Mapping[str, str] | None = None,
    meetings: Mapping[str, float] | None = None,
    others: Iterable[str] = (),
) -> Facts:
    """Bodies by id with the ids of their members, `{"forum": "a b c"}`; others sit nowhere."""
    ids = sorted({actor for names in members.values() for actor in names.split()} | set(others))
    return Facts(
        actors=tuple(
            Actor(id=actor, name=actor.upper(), sector=(sectors or {}).get(actor)) for actor in ids
        ),
        bodies=tuple(
            Body(
                id=body,
                name=body.upper(),
                layer=Layer.CONSULTATION,
                meetings_per_year=(meetings or {}).get(body),
            )
            for body in members
        ),
        seats=tuple(
            Seat(body=body, actor=actor)
            for body, names in members.items()
            for actor in names.split()
        ),
    )


def kortrijk() -> Facts:
    """The facts of the policy text, read by the production import."""
    store = Store.open(None)
    try:
        proposal = propose(store, uploads_from([KORTRIJK]), replace=False)
    finally:
        store.close()
    # Of eight bodies the text does not say whether everybody is named.
    assert [problem.code for problem in proposal.problems] == ["open-list-empty"]
    return proposal.after


def met(
    ties: Iterable[tuple[str, str] | tuple[str, str, float]],
    sectors: Mapping[str, str] | None = None,
    alone: Iterable[str] = (),
) -> Network:
    """A consultation network from its ties; one without a weight weighs 1."""
    network: Network = nx.Graph()
    listed = [(*tie, 1.0)[:3] for tie in ties]
    ids = sorted({end for one, other, _ in listed for end in (one, other)} | set(alone))
    for actor in ids:
        network.add_node(
            actor,
            mode="actor",
            actor=Actor(id=actor, name=actor, sector=(sectors or {}).get(actor)),
        )
    network.add_weighted_edges_from(listed)
    return network


def karate() -> Network:
    """Zachary's karate club, its two clubs as sectors, without the weights networkx gives it."""
    club = nx.karate_club_graph()
    return met(
        [(str(one), str(other)) for one, other in club.edges],
        sectors={str(node): about["club"] for node, about in club.nodes(data=True)},
    )


def florentine(alone: Iterable[str] = ()) -> Network:
    """The marriages of the Florentine families; Wasserman & Faust have Pucci as a sixteenth."""
    return met(nx.florentine_families_graph().edges, alone=alone)


def example_g() -> Network:
    """The network that Borgatti (1997) explains structural holes with."""
    everybody = [("g", other) for other in "abcdef"]
    return met([*everybody, ("a", "b"), ("a", "e"), ("a", "f"), ("b", "d")])


def southern_women() -> Facts:
    """The women of Davis, Gardner & Gardner (1941) as actors, their events as bodies."""
    davis = nx.davis_southern_women_graph()
    women: list[str] = davis.graph["top"]
    events: list[str] = davis.graph["bottom"]
    return city(
        {
            event: " ".join(name.replace(" ", "-") for name in women if davis.has_edge(name, event))
            for event in events
        }
    )
