"""Actors on whom the network hangs: without them it falls apart, or a body stands alone."""

from __future__ import annotations

from collections.abc import Iterator

import igraph

from data.model import Evidence, Naming, Seat
from graph.gaps.finding import Answers, Finding
from graph.gaps.membership import Known
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.situation import Situation
from graph.network import seats_of

_CUT_POINT = Answers("cut-point", severity=4)
_HANGING = Answers("hangs-on-one", severity=2)
_STRENGTH = tuple(Evidence)


def _cut_points(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each actor with a seat: whether the others still hang together without it."""
    network = situation.network
    nodes = [node for node, degree in network.degree() if degree]
    index = {node: number for number, node in enumerate(nodes)}
    counted = igraph.Graph(
        len(nodes), [(index[one], index[other]) for one, other in network.edges()]
    )
    cuts = {nodes[number] for number in counted.articulation_points()}
    for actor in situation.facts.actors:
        if actor.id not in index or not situation.asked(actor.id):
            continue
        parts: list[list[str]] = []
        if actor.id in cuts:
            parts = _parts_without(situation, counted, nodes, index[actor.id])
        if len(parts) > 1:
            yield _cut_point(situation, actor.id, parts)
        else:
            yield _CUT_POINT.none(actor.id, reason="holds-without", actor=actor.id)


def _parts_without(
    situation: Situation, counted: igraph.Graph, nodes: list[str], cut: int
) -> list[list[str]]:
    """The parts with actors in them into which an actor's own part falls, largest first."""
    neighbours = counted.neighbors(cut)
    rest = counted.copy()
    rest.delete_edges(rest.incident(cut))
    part_of: list[int] = rest.connected_components().membership
    parts: dict[int, list[str]] = {part_of[body]: [] for body in neighbours}
    for number, node in enumerate(nodes):
        if part_of[number] in parts:
            parts[part_of[number]].append(node)
    with_actors = [
        sorted(part) for part in parts.values() if any(node in situation.actors for node in part)
    ]
    return sorted(with_actors, key=lambda part: (-len(part), part))


def _cut_point(situation: Situation, cut: str, parts: list[list[str]]) -> Finding:
    actors = tuple(tuple(node for node in part if node in situation.actors) for part in parts)
    sectors = tuple(
        tuple(sorted({sector for each in part if (sector := situation.actors[each].sector)}))
        for part in actors
    )
    seats = [
        [seat for node in part if node in situation.bodies for seat in _held(situation, cut, node)]
        for part in parts
    ]
    named = situation.actors[cut].named is not Naming.GROUP
    answer = _CUT_POINT.confirmed if named else _CUT_POINT.unknown
    return answer(
        cut,
        reason="falls-apart" if named else "group-holds-together",
        facts=[seat for held in seats for seat in held],
        actor=cut,
        parts=actors,
        sectors=sectors,
        bodies=tuple(tuple(sorted({seat.body for seat in held})) for held in seats),
        evidence=tuple(_strongest(held) for held in seats),
    )


def _held(situation: Situation, actor: str, body: str) -> tuple[Seat, ...]:
    return seats_of(situation.network, actor, body)


def _strongest(seats: list[Seat]) -> str:
    return min((seat.evidence for seat in seats), key=_STRENGTH.index).value


def _hanging(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each body that shares actors with others: whether it shares more than one.

    One that is known through its parts hangs on them.
    """
    for body in situation.facts.bodies:
        members = sorted(situation.network[body.id])
        if not situation.asked(*members):
            continue
        links = [actor for actor in members if _leads_on(situation, actor, body.id)]
        through_parts = situation.memberships[body.id].known is Known.PARTS
        if not links or through_parts:
            continue
        facts = situation.seats_in((body.id,), *links)
        if len(links) > 1:
            yield _HANGING.none(
                body.id, reason="more-links", facts=facts, body=body.id, links=tuple(links)
            )
            continue
        sure = situation.complete((body.id,))
        answer = _HANGING.confirmed if sure else _HANGING.unknown
        yield answer(
            body.id,
            reason="one-link" if sure else "one-known-link",
            facts=facts,
            body=body.id,
            actor=links[0],
            members=tuple(members),
            evidence=_strongest(list(facts)),
        )


def _leads_on(situation: Situation, actor: str, body: str) -> bool:
    """Whether an actor sits in another body, and not in one where only it is supposed to be."""
    others = situation.bodies_of(actor) - {body}
    return any(
        situation.memberships[other].known is not Known.NOTHING
        or not situation.relatives(actor).issuperset(situation.network[other])
        for other in others
    )


_REFERENCE = (Reference(title="Wasserman & Faust, Social Network Analysis (1994)", article="4"),)

CUT_POINT = Rule(
    key=_CUT_POINT.rule,
    find=_cut_points,
    references=_REFERENCE,
    reasons={
        "falls-apart": ("actor", "parts", "sectors", "bodies", "evidence"),
        "group-holds-together": ("actor", "parts", "sectors", "bodies", "evidence"),
        "holds-without": ("actor",),
    },
)
HANGS_ON_ONE = Rule(
    key=_HANGING.rule,
    find=_hanging,
    references=_REFERENCE,
    reasons={
        "one-link": ("body", "actor", "members", "evidence"),
        "one-known-link": ("body", "actor", "members", "evidence"),
        "more-links": ("body", "links"),
    },
)
