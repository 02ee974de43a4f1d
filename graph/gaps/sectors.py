"""Sectors that never sit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement

from graph.gaps.finding import Answers, Finding
from graph.gaps.membership import memberships
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation
from graph.network import Network, actor_of, actors, bodies, meeting_pairs

_APART = Answers("sectors-apart", severity=3)


@dataclass(frozen=True, slots=True)
class Meeting:
    """How many pairs of actors sit together in some body, of how many pairs there could be."""

    observed: int
    possible: int


@dataclass(frozen=True, slots=True)
class SectorMatrix:
    """Who meets whom by sector, over the actors that have a seat and a sector.

    `cells` holds each two sectors once, in the order of `sectors`, and each with itself.
    `without_sector` counts the actors with a seat that are left out. Actors of an `unseen` sector
    sit where not all members are known: they may meet each other without a source that says so.
    """

    sectors: tuple[str, ...]
    cells: dict[tuple[str, str], Meeting]
    without_sector: int
    unseen: frozenset[str]

    def cell(self, one: str, other: str) -> Meeting:
        """What is known of two sectors, in either order."""
        return self.cells[min(one, other), max(one, other)]


def sector_matrix(network: Network) -> SectorMatrix:
    """The sector by sector matrix of a two-mode network: observed pairs against possible ones."""
    sector_of: dict[str, str] = {}
    seated = [actor for actor in actors(network) if network.degree(actor)]
    for actor in seated:
        sector = actor_of(network, actor).sector
        if sector is not None:
            sector_of[actor] = sector
    size: dict[str, int] = {}
    for sector in sector_of.values():
        size[sector] = size.get(sector, 0) + 1
    meeting: set[tuple[str, str]] = set()
    known = memberships(network)
    unseen: set[str] = set()
    for body in bodies(network):
        if not known[body].complete:
            unseen.update(sector_of[actor] for actor in network[body] if actor in sector_of)
        meeting.update(
            pair for pair in meeting_pairs(network, body) if sector_of.keys() >= set(pair)
        )
    observed: dict[tuple[str, str], int] = {}
    for one, other in meeting:
        first, second = sorted((sector_of[one], sector_of[other]))
        observed[first, second] = observed.get((first, second), 0) + 1
    sectors = tuple(sorted(size))
    cells = {
        (one, other): Meeting(
            observed.get((one, other), 0),
            size[one] * (size[one] - 1) // 2 if one == other else size[one] * size[other],
        )
        for one, other in combinations_with_replacement(sectors, 2)
    }
    return SectorMatrix(sectors, cells, len(seated) - len(sector_of), frozenset(unseen))


def _find(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each two sectors with a seat: whether any body brings them together."""
    seated, sectors_in, unsorted = _by_sector(situation)
    together: dict[tuple[str, str], list[str]] = {}
    for body, present in sectors_in.items():
        for pair in combinations(sorted(present), 2):
            together.setdefault(pair, []).append(body)
    for one, other in combinations(sorted(seated), 2):
        shared = tuple(sorted(together.get((one, other), ())))
        if shared:
            yield _APART.none(one, other, reason="meet", one=one, other=other, bodies=shared)
            continue
        yield _judge(situation, one, other, seated, frozenset(unsorted))
    if unsorted:
        yield _APART.unknown(
            reason="without-sector", actors=tuple(sorted(unsorted)), number=len(unsorted)
        )


def _by_sector(
    situation: Situation,
) -> tuple[dict[str, list[str]], dict[str, set[str]], list[str]]:
    """The seated actors by sector, the sectors by body, and the seated actors without a sector."""
    seated: dict[str, list[str]] = {}
    sectors_in: dict[str, set[str]] = {}
    unsorted: list[str] = []
    for actor in situation.facts.actors:
        held = situation.network[actor.id]
        if not held:
            continue
        if actor.sector is None:
            unsorted.append(actor.id)
            continue
        seated.setdefault(actor.sector, []).append(actor.id)
        for body in held:
            sectors_in.setdefault(body, set()).add(actor.sector)
    return seated, sectors_in, unsorted


def _judge(
    situation: Situation,
    one: str,
    other: str,
    seated: dict[str, list[str]],
    unsorted: frozenset[str],
) -> Finding:
    its, others = (
        {body for actor in seated[sector] for body in situation.network[actor]}
        for sector in (one, other)
    )
    facts = situation.seats_in(its, *seated[one]) + situation.seats_in(others, *seated[other])
    unclear = tuple(sorted(body for body in its | others if not situation.complete((body,))))
    common = situation.known_through_parts(its) & situation.known_through_parts(others)
    doubtful = {actor for body in its | others for actor in situation.network[body]} & unsorted
    answer = _APART.unknown
    if unclear:
        reason = "may-meet-unseen"
    elif common:
        reason = "in-parts-of-one-body"
    elif doubtful:
        reason = "perhaps-through-unsorted"
    else:
        answer, reason = _APART.confirmed, "never-meet"
    return answer(
        one,
        other,
        reason=reason,
        facts=facts,
        one=one,
        other=other,
        bodies=unclear or tuple(sorted(common)),
        without_sector=tuple(sorted(doubtful)),
    )


SECTORS_APART = Rule(
    key=_APART.rule,
    find=_find,
    reasons={
        **dict.fromkeys(
            ("never-meet", "may-meet-unseen", "in-parts-of-one-body", "perhaps-through-unsorted"),
            ("one", "other", "bodies", "without_sector"),
        ),
        "without-sector": ("actors", "number"),
        "meet": ("one", "other", "bodies"),
    },
)
