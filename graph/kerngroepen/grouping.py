"""Proposed kerngroepen: who is in each, what the members share, and who connects the groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.kerngroepen.clustering import balanced_clusters, largest_group_size, number_of_groups
from graph.kerngroepen.similarity import ActorBackground, backgrounds_of_actors, similarity_matrix
from graph.situation.situation import Situation


class SharedTraitKind(StrEnum):
    """What members of a group can share, in the order in which it is listed."""

    SECTOR = "sector"
    KIND = "kind"
    THEME = "theme"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class SharedTrait:
    """Something that at least two members of a group share, and which members."""

    kind: SharedTraitKind
    subject: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundarySpanner:
    """The member of a group that has most to do with another group.

    `to` is the number of that group, from 0. `met` are its members that it sits with in `bodies`;
    `themes` are those it shares with them.
    """

    to: int
    actor: str
    met: tuple[str, ...]
    bodies: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedGroup:
    """A proposed kerngroep, with what its members share and who connects it to other groups.

    Traits with most members come first. There is at most one boundary spanner to each other group.
    """

    members: tuple[str, ...]
    bonds: tuple[SharedTrait, ...]
    bridges: tuple[BoundarySpanner, ...]


@dataclass(frozen=True, slots=True)
class GroupProposal:
    """The proposed groups, and the actors in none since they share nothing with anybody."""

    groups: tuple[ProposedGroup, ...]
    unplaced: tuple[str, ...]


def propose_groups(
    situation: Situation,
    actors: Sequence[str],
    *,
    body: str | None = None,
    number: int | None = None,
    size: int | None = None,
) -> GroupProposal:
    """Divide actors into groups of similar background, by a number or a largest size.

    `body` is the body in which all sit; it is left out of the comparison. Without a number or a
    size, there are about as many groups as members in each. Raises ValueError for a number or a
    size below 1, and for both when not all fit.
    """
    if min(number or 1, size or 1) < 1 or 0 in {number, size}:
        message = f"groups need a number and a size from 1, not {number} and {size}"
        raise ValueError(message)
    known = backgrounds_of_actors(situation, sorted(set(actors)), () if body is None else (body,))
    alike = similarity_matrix(list(known.values()))
    bound = [actor for actor, row in zip(known, alike, strict=True) if row.any()]
    unplaced = tuple(actor for actor in known if actor not in bound)
    if not bound:
        return GroupProposal((), unplaced)
    if number is None:
        number = number_of_groups(len(bound), size or max(round(len(bound) ** 0.5), 1))
    number = min(number, len(bound))
    largest = largest_group_size(len(bound), number) if size is None else size
    found = balanced_clusters(similarity_matrix([known[actor] for actor in bound]), number, largest)
    groups = [[bound[place] for place in group] for group in found]
    return GroupProposal(describe_groups(situation, groups, body=body), unplaced)


def describe_groups(
    situation: Situation, groups: Sequence[Sequence[str]], *, body: str | None = None
) -> tuple[ProposedGroup, ...]:
    """Return what the members of each group share, and who connects the groups.

    It works for any division of actors into groups.
    """
    everybody = [actor for group in groups for actor in group]
    known = backgrounds_of_actors(situation, everybody, () if body is None else (body,))
    return tuple(
        ProposedGroup(
            members=tuple(sorted(group)),
            bonds=_shared_traits(group, known),
            bridges=tuple(
                bridge
                for to, other in enumerate(groups)
                if to != at and (bridge := _boundary_spanner(group, other, to, known)) is not None
            ),
        )
        for at, group in enumerate(groups)
    )


def move_member(
    groups: Sequence[Sequence[str]], actor: str, to: int | None
) -> tuple[tuple[str, ...], ...]:
    """Return the groups with an actor moved to group `to`, or to none when that is None.

    When `to` is past the last group, a new one is made. A group that loses its last member is left
    out.
    """
    left = [tuple(member for member in group if member != actor) for group in groups]
    if to is not None:
        left += [()] * (to - len(left) + 1)
        left[to] = tuple(sorted((*left[to], actor)))
    return tuple(group for group in left if group)


def _shared_traits(
    group: Sequence[str], known: Mapping[str, ActorBackground]
) -> tuple[SharedTrait, ...]:
    having: dict[tuple[SharedTraitKind, str], list[str]] = {}
    for actor in sorted(group):
        own = known[actor]
        for binding, ids in (
            (SharedTraitKind.SECTOR, {own.sector}),
            (SharedTraitKind.KIND, {own.kind}),
            (SharedTraitKind.THEME, own.themes),
            (SharedTraitKind.BODY, own.bodies),
        ):
            for subject in ids - {None}:
                having.setdefault((binding, str(subject)), []).append(actor)
    order = list(SharedTraitKind)
    bonds = [
        SharedTrait(binding, subject, tuple(members))
        for (binding, subject), members in having.items()
        if len(members) > 1
    ]
    return tuple(
        sorted(bonds, key=lambda bond: (-len(bond.members), order.index(bond.kind), bond.subject))
    )


def _boundary_spanner(
    group: Sequence[str], other: Sequence[str], to: int, known: Mapping[str, ActorBackground]
) -> BoundarySpanner | None:
    bridges = []
    for actor in sorted(group):
        own = known[actor]
        met = tuple(member for member in sorted(other) if own.bodies & known[member].bodies)
        bodies = own.bodies & frozenset().union(*(known[member].bodies for member in other))
        themes = own.themes & frozenset().union(*(known[member].themes for member in other))
        if met or themes:
            bridges.append(
                BoundarySpanner(to, actor, met, tuple(sorted(bodies)), tuple(sorted(themes)))
            )
    return max(bridges, key=lambda bridge: (len(bridge.met), len(bridge.themes)), default=None)
