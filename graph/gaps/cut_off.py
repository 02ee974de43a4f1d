"""Parts of the network that are cut off from the rest, or joined to it by weak evidence only."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from data.model import Evidence, Seat
from graph.gaps.finding import Answers, Finding
from graph.gaps.membership import Known
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.situation import Situation
from graph.network import Network

_CUT_OFF = Answers("cut-off", severity=4)
_LEVELS = tuple(Evidence)


def _find(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each part: whether it is joined to the largest part, and on what evidence.

    The largest part has the most bodies. Evidence is taken in step by step, strongest first.
    """
    network = tables_network(situation)
    levels = [_upto(network, level) for level in _LEVELS]
    parts = _parts(situation, levels[-1])
    if not parts:
        return
    yield from (_cut_off(situation, part) for part in parts[1:])
    strong = [part for part in _parts(situation, levels[0]) if part <= parts[0]]
    inner = [part for part in strong if any(levels[0].degree(node) for node in part)]
    if not inner:
        return
    main = inner[0]
    at_main = next(iter(main))
    reached = [nx.node_connected_component(network, at_main) for network in levels]
    for part in strong:
        if part is not main:
            yield _joined_weakly(situation, part, reached)
    for body in sorted(main & situation.bodies.keys()):
        yield _CUT_OFF.none(body, reason="joined", body=body)


def tables_network(situation: Situation) -> Network:
    """The two-mode network without the bodies that are known through their parts.

    Nobody has a seat in those but by a scenario, and how they hang together is told by the parts.
    """
    network = situation.network
    wholes = [body for body, each in situation.memberships.items() if each.known is Known.PARTS]
    if not any(network.degree(body) for body in wholes):
        return network
    kept: Network = network.subgraph(network.nodes - set(wholes)).copy()
    return kept


def _upto(network: Network, level: Evidence) -> Network:
    """The network on the evidence of a level and the stronger ones."""
    taken = _LEVELS[: _LEVELS.index(level) + 1]
    part: Network = nx.Graph()
    part.add_nodes_from(network)
    part.add_edges_from(
        (one, other)
        for one, other, link in network.edges(data=True)
        if any(seat.evidence in taken for seat in link["seats"])
    )
    return part


def _parts(situation: Situation, network: Network) -> list[set[str]]:
    """The parts with a body in them, and with a seat in the whole network, largest first."""
    whole = situation.network
    parts = [
        part
        for part in nx.connected_components(network)
        if any(node in situation.bodies and whole.degree(node) for node in part)
    ]
    return sorted(
        parts,
        key=lambda part: (-len(part & situation.bodies.keys()), -len(part), min(part)),
    )


def _cut_off(situation: Situation, part: set[str]) -> Finding:
    bodies = tuple(sorted(part & situation.bodies.keys()))
    actors = tuple(sorted(part & situation.actors.keys()))
    unclear = tuple(body for body in bodies if not situation.complete((body,)))
    facts = situation.seats_in(bodies, *actors)
    if unclear:
        return _CUT_OFF.unknown(
            *bodies,
            reason="apart-with-unnamed",
            facts=facts,
            bodies=bodies,
            actors=actors,
            unclear=unclear,
        )
    return _CUT_OFF.confirmed(*bodies, reason="apart", facts=facts, bodies=bodies, actors=actors)


def _joined_weakly(situation: Situation, part: set[str], reached: list[set[str]]) -> Finding:
    """A part that only weaker evidence joins, with the seats that do.

    `reached` holds what hangs together with the largest part at each level of evidence.
    """
    bodies = tuple(sorted(part & situation.bodies.keys()))
    step = next(number for number, nodes in enumerate(reached) if bodies[0] in nodes)
    taken = _LEVELS[: step + 1]
    seats: tuple[Seat, ...] = tuple(
        seat
        for node in sorted(part)
        for other, link in situation.network[node].items()
        if other not in part and other in reached[step]
        for seat in link["seats"]
        if seat.evidence in taken
    )
    return _CUT_OFF.unknown(
        *bodies,
        reason="joined-weakly",
        facts=seats,
        bodies=bodies,
        actors=tuple(sorted(part & situation.actors.keys())),
        through=tuple(sorted({seat.actor for seat in seats})),
        evidence=_LEVELS[step].value,
    )


CUT_OFF = Rule(
    key=_CUT_OFF.rule,
    find=_find,
    references=(Reference(title="Wasserman & Faust, Social Network Analysis (1994)", article="4"),),
    reasons={
        "apart": ("bodies", "actors"),
        "apart-with-unnamed": ("bodies", "actors", "unclear"),
        "joined-weakly": ("bodies", "actors", "through", "evidence"),
        "joined": ("body",),
    },
)
