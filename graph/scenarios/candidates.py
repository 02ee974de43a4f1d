"""Candidates: which new seats are worth trying."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import chain, permutations
from typing import Final, NamedTuple

from graph.scenarios.baseline import Baseline
from graph.scenarios.finding_changes import gap_weight, is_gap
from graph.scenarios.supporting_facts import SupportingTrails
from graph.situation.membership import stands_for_one_organisation

MOST_PAIRS: Final = 200_000  # more are not even weighed one by one


class _GapWeights(NamedTuple):
    """The total weight of gaps by actor, by body, and by actor with the members of a body."""

    own: dict[str, float]
    of_body: dict[str, float]
    between: dict[tuple[str, str], float]


def candidate_seats(
    baseline: Baseline,
    body: str | None,
    tries: int,
    content: SupportingTrails | None = None,
    weighed: int = MOST_PAIRS,
) -> list[tuple[str, str]]:
    """Return the pairs of an actor and a body to try: of one body, or of all when it is None.

    An actor must be one organisation, or a role in one, without a seat there of itself, its units
    or its parents, also in the future. Of more than `tries` pairs, half the places are for pairs
    with a trail in `content`; the others go by what they promise: gaps of the actor, gaps between
    it and the members, gaps of the body, a shared theme, a missing sector, and another component.
    With many more than `weighed` pairs, only the actors and bodies with the heaviest gaps are
    considered. Raises ValueError for a body that does not exist on the day.
    """
    situation = baseline.situation
    if body is not None and body not in situation.bodies:
        message = f"no such body: {body}"
        raise ValueError(message)
    weights = _gap_weights(baseline)
    actors = [actor.id for actor in situation.facts.actors if stands_for_one_organisation(actor)]
    tables = list(situation.bodies) if body is None else [body]
    share = math.sqrt(weighed / max(len(actors) * len(tables), 1))
    if body is None and share < 1:
        actors = _ids_with_heaviest_gaps(actors, weights.own, share)
        tables = _ids_with_heaviest_gaps(tables, weights.of_body, share)
    lasting = {
        (seat.actor, seat.body) for seat in situation.record.seats if seat.active_until is None
    }
    pairs = [
        (actor, table)
        for actor in actors
        for table in tables
        if table not in situation.bodies_of(actor) and (actor, table) not in lasting
    ]
    if len(pairs) <= tries:
        return pairs
    promise = _promise_function(baseline, weights)
    ranked = sorted(pairs, key=lambda pair: (-promise(*pair), *pair))
    if content is None:
        return ranked[:tries]
    pairs_with_trail = [pair for pair in ranked if pair[0] in content.trails_from_body(pair[1])][
        : tries // 2
    ]
    first = {*pairs_with_trail}
    return [*pairs_with_trail, *(pair for pair in ranked if pair not in first)][:tries]


def _ids_with_heaviest_gaps(ids: list[str], weight: Mapping[str, float], share: float) -> list[str]:
    kept = math.ceil(share * len(ids))
    return sorted(ids, key=lambda identity: (-weight.get(identity, 0.0), identity))[:kept]


def _promise_function(baseline: Baseline, weights: _GapWeights) -> Callable[[str, str], float]:
    """Return a function that estimates how much a seat of an actor in a body may improve."""
    situation, before = baseline.situation, baseline.connectivity
    own, of_body, between = weights
    themes: dict[str, set[str]] = defaultdict(set)
    for link in situation.facts.theme_links:
        themes[link.subject].add(link.theme)
    sectors = {
        body: {situation.actors[actor].sector for actor in situation.network[body]}
        for body in situation.bodies
    }

    def promise(actor: str, body: str) -> float:
        sector = situation.actors[actor].sector
        return (
            own[actor]
            + of_body[body]
            + between[actor, body]
            + (not themes[actor].isdisjoint(themes[body]))
            + (sector is not None and sector not in sectors[body])
            + before.are_disconnected(actor, body)
        )

    return promise


def _gap_weights(baseline: Baseline) -> _GapWeights:
    situation = baseline.situation
    own: dict[str, float] = defaultdict(float)
    of_body: dict[str, float] = defaultdict(float)
    between: dict[tuple[str, str], float] = defaultdict(float)
    for finding in filter(
        is_gap, chain.from_iterable(found.values() for found in baseline.findings.values())
    ):
        involved = [subject for subject in finding.subjects if subject in situation.actors]
        weight = gap_weight(finding)
        for body in situation.bodies.keys() & set(finding.subjects):
            of_body[body] += weight
        if len(involved) == 1:
            own[involved[0]] += weight
        for one, other in permutations(involved, 2):
            for body in situation.bodies_of(other):
                between[one, body] += weight
    return _GapWeights(own, of_body, between)
