"""Parts of the network that are cut off from the rest, or joined to it by weak evidence only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import igraph as ig

from data.model import Evidence, Seat
from graph.gaps.finding import Answers, Finding
from graph.gaps.membership import Known
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.situation import Link, Situation

_CUT_OFF = Answers("cut-off", severity=4)
_LEVELS = tuple(Evidence)


def _find(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each part: whether it is joined to the largest part, and on what evidence.

    The largest part has the most bodies. Evidence is taken in step by step, strongest first.
    """
    levels = _by_evidence(table_links(situation))
    parts = _parts(situation, levels[-1])
    if not parts:
        return
    yield from (_cut_off(situation, part) for part in parts[1:])
    strong = [part for part in _parts(situation, levels[0]) if part <= parts[0]]
    inner = [part for part in strong if len(part) > 1]
    if not inner:
        return
    main = inner[0]
    at_main = next(iter(main))
    reached = [{node for node, part in level.items() if part == level[at_main]} for level in levels]
    for part in strong:
        if part is not main:
            yield _joined_weakly(situation, part, reached)
    for body in sorted(main & situation.bodies.keys()):
        yield _CUT_OFF.none(body, reason="joined", body=body)


def table_links(situation: Situation) -> list[Link]:
    """Who sits where, but for the bodies that are known through their parts.

    Nobody has a seat in those but by a scenario, and how they hang together is told by the parts.
    """
    wholes = {body for body, each in situation.memberships.items() if each.known is Known.PARTS}
    return [link for link in situation.links if link[1] not in wholes]


def parts_of(links: Iterable[Link]) -> dict[str, int]:
    """The part of each actor and body that has one of these links."""
    return _by_evidence([(actor, body, _LEVELS[0]) for actor, body, _ in links])[0]


def _by_evidence(links: Iterable[Link]) -> list[dict[str, int]]:
    """The part of each node, for each level of evidence on that of the level and the stronger."""
    place: dict[str, int] = {}
    at: dict[str, list[tuple[int, int]]] = {level: [] for level in _LEVELS}
    for actor, body, strongest in links:
        ends = place.setdefault(actor, len(place)), place.setdefault(body, len(place))
        at[strongest].append(ends)
    graph = ig.Graph(len(place))
    levels = []
    for level in _LEVELS:
        graph.add_edges(at[level])
        levels.append(dict(zip(place, graph.connected_components().membership, strict=True)))
    return levels


def _parts(situation: Situation, part_of: dict[str, int]) -> list[set[str]]:
    """The parts with a body in them, and with a seat in the whole network, largest first."""
    whole = situation.network
    kept = {part_of[body] for body in situation.bodies if body in part_of and whole[body]}
    parts: dict[int, set[str]] = {part: set() for part in kept}
    for node, part in part_of.items():
        if part in parts:
            parts[part].add(node)
    return sorted(
        parts.values(),
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
