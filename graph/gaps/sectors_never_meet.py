"""Rule: two sectors that never sit together in a body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from data.model import Fact, Seat
from graph.gaps.finding import Finding, FindingFactory, Value
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.membership import stands_for_one_organisation
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.sector_bodies import SectorBodies
from graph.situation.situation import Situation

_APART = FindingFactory("sectors-apart", severity=3)
# Not who sits where answers these, but of which sector they are.
THROUGH_UNSORTED: Final = ("perhaps-through-unsorted", "perhaps-among-unsorted")


def _findings_per_sector_pair(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each two sectors with a seat: whether they sit together in a body, or could.

    When only unnamed groups of a sector have a seat, the finding is unknown: it must first be known
    who they are.
    """
    for one, other in combinations(sorted(situation.seated_actors_by_sector), 2):
        if _is_any_sector_in_scope(situation, one, other):
            yield _finding_about_sector_pair(situation, one, other)
    without = situation.seated_actors_without_sector
    if without:
        yield _APART.unknown(reason="without-sector", actors=without, number=len(without))


def _is_any_sector_in_scope(situation: Situation, *sectors: str) -> bool:
    """Whether an actor in the scope belongs to one of some sectors; true without a scope."""
    if situation.scope is None:
        return True
    root_actors = {situation.root_actor_of[actor] for actor in situation.scope}
    return not frozenset(sectors).isdisjoint(
        sector for root_actor in root_actors for sector in situation.sectors_of_family(root_actor)
    )


def _finding_about_sector_pair(situation: Situation, one: str, other: str) -> Finding:
    sectors, names = situation.sector_bodies, situation.possible_seats.ids_of_mask
    known = names(sectors.known_bodies[one] & sectors.known_bodies[other])
    explicit = names(sectors.explicit_bodies[one] & sectors.explicit_bodies[other])
    if known:
        reason = "meet" if explicit else "meet-derived"
        return _APART.none(
            one, other, reason=reason, one=one, other=other, bodies=explicit or known
        )
    groups = tuple(sector for sector in (one, other) if _has_only_unnamed_groups(situation, sector))
    if groups:
        return _finding_about_unnamed_groups(situation, one, other, groups)
    for reason, bodies in _bodies_where_sectors_may_meet(sectors, one, other):
        if bodies:
            return _unknown_finding(situation, one, other, reason, names(bodies))
    root_actors = (*sectors.members.get(one, ()), *sectors.members.get(other, ()))
    return _APART.confirmed(
        one,
        other,
        reason="never-meet",
        facts=_seats_of_sectors(situation, one, other),
        one=one,
        other=other,
        believed=situation.presumed_complete_bodies_of(*root_actors),
    )


def _has_only_unnamed_groups(situation: Situation, sector: str) -> bool:
    """Whether all seated actors of a sector stand for others that no source names.

    False when the members of one of their bodies are assumed to be complete.
    """
    seated = situation.seated_actors_by_sector[sector]
    return not any(
        situation.is_organisation(situation.root_actor_of[actor])
        and stands_for_one_organisation(situation.actors[actor])
        for actor in seated
    ) and situation.assumed_complete_bodies.isdisjoint(
        body for actor in seated for body in situation.seats_of(actor)
    )


def _bodies_where_sectors_may_meet(
    sectors: SectorBodies, one: str, other: str
) -> Iterator[tuple[str, int]]:
    """Yield reasons why two sectors may meet, with the mask of the bodies, strongest first.

    An actor whose sector is unknown may belong to either of the two; of two such actors, each may
    belong to one.
    """
    known = sectors.known_bodies[one] | sectors.known_bodies[other]
    full = sectors.possible_bodies[one] | sectors.possible_bodies[other]
    yield "meet-weakly", sectors.seated_bodies[one] & sectors.seated_bodies[other]
    yield "may-meet-unseen", sectors.possible_bodies[one] & sectors.possible_bodies[other]
    unsorted, several = sectors.bodies_with_unknown_sector
    yield "perhaps-through-unsorted", known & unsorted
    yield "perhaps-among-unsorted", several
    unsorted, several = sectors.bodies_possibly_with_unknown_sector
    yield "may-meet-unseen", (full & unsorted) | several


def _finding_about_unnamed_groups(
    situation: Situation, one: str, other: str, of_groups: tuple[str, ...]
) -> Finding:
    groups = tuple(
        sorted(actor for sector in of_groups for actor in situation.seated_actors_by_sector[sector])
    )
    seats = [
        seat for group in groups for held in situation.seats_of(group).values() for seat in held
    ]
    return _APART.unknown(
        one,
        other,
        reason="only-groups",
        facts=seats,
        one=one,
        other=other,
        groups=groups,
        of_groups=of_groups,
        bodies=tuple(sorted({seat.body for seat in seats})),
    )


def _unknown_finding(
    situation: Situation, one: str, other: str, reason: str, bodies: tuple[str, ...]
) -> Finding:
    sectors = situation.sector_bodies
    root_actors = (*sectors.members.get(one, ()), *sectors.members.get(other, ()))
    seats = situation.seats_of_families(bodies, *root_actors)
    facts: tuple[Fact, ...] = seats
    values: dict[str, Value] = {"one": one, "other": other, "bodies": bodies}
    if reason == "may-meet-unseen":
        facts = (*(situation.bodies[body] for body in bodies), *seats)
    if reason == "meet-weakly":
        values["evidence"] = weakest_evidence(seats, situation.actors).value
    if reason in THROUGH_UNSORTED:
        mask = situation.possible_seats.mask_of_ids(bodies)
        unsorted = tuple(
            root_actor
            for root_actor in sectors.without_sector
            if situation.network_bounds.seated_bodies_of(root_actor) & mask
        )
        facts = (*seats, *situation.seats_of_families(bodies, *unsorted))
        values["without_sector"] = unsorted
    return _APART.unknown(one, other, reason=reason, facts=facts, **values)


def _seats_of_sectors(situation: Situation, *of_sectors: str) -> tuple[Seat, ...]:
    return tuple(
        seat
        for sector in of_sectors
        for actor in situation.seated_actors_by_sector[sector]
        for held in situation.seats_of(actor).values()
        for seat in held
    )


SECTORS_APART = GapRule(
    key=_APART.rule,
    find=_findings_per_sector_pair,
    reasons={
        "never-meet": ("one", "other", "believed"),
        "may-meet-unseen": ("one", "other", "bodies"),
        "meet-weakly": ("one", "other", "bodies", "evidence"),
        **dict.fromkeys(THROUGH_UNSORTED, ("one", "other", "bodies", "without_sector")),
        "only-groups": ("one", "other", "groups", "of_groups", "bodies"),
        "without-sector": ("actors", "number"),
        "meet": ("one", "other", "bodies"),
        "meet-derived": ("one", "other", "bodies"),
    },
)
