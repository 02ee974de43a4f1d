"""The fewest that together cover all that is needed: exact when small, greedy when not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

_EXACT = 12  # needs; beyond it the sets of needs that can be reached are too many
Need: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SetCover:
    """Who is chosen, in the order of preference, and what they cover of what is needed.

    `locked` are the chosen ones that had to be. `exact` when nobody can do better: cover more
    within the maximum, or the same with fewer.
    """

    chosen: tuple[str, ...]
    locked: tuple[str, ...]
    covered: tuple[Need, ...]
    uncovered: tuple[Need, ...]
    exact: bool


def minimal_cover(
    offers: Mapping[str, Collection[Need]],
    needs: Collection[Need],
    *,
    locked: Collection[str] = (),
    left_out: Collection[str] = (),
    maximum: int | None = None,
) -> SetCover:
    """Choose as few as cover as many needs as can be, within a maximum number.

    `offers` holds what each covers, the preferred ones first: of equal choices the one with the
    preferred names is taken. Those `locked` are always chosen, also beyond the maximum and when
    they cover nothing; those `left_out` never are.
    """
    needed = tuple(dict.fromkeys(needs))
    place = {need: at for at, need in enumerate(needed)}
    kept = [name for name in offers if name in locked]
    kept += [name for name in dict.fromkeys(locked) if name not in offers]
    possible = {
        name: frozenset(place[need] for need in offer if need in place)
        for name, offer in offers.items()
        if name not in locked and name not in left_out
    }
    start = frozenset(
        place[need] for name in kept for need in offers.get(name, ()) if need in place
    )
    open_needs = frozenset().union(*possible.values()) - start
    room = None if maximum is None else max(maximum - len(kept), 0)
    exact = len(open_needs) <= _EXACT
    search = _best if exact else _greedy
    found = search(possible, open_needs, room)
    chosen = {*kept, *found}
    reached = start.union(*(possible[name] for name in found))
    return SetCover(
        chosen=(
            *(name for name in offers if name in chosen),
            *(n for n in kept if n not in offers),
        ),
        locked=tuple(kept),
        covered=tuple(need for need in needed if place[need] in reached),
        uncovered=tuple(need for need in needed if place[need] not in reached),
        exact=exact,
    )


Possible: TypeAlias = Mapping[str, frozenset[int]]


def _best(possible: Possible, needed: frozenset[int], room: int | None) -> tuple[str, ...]:
    """Search all sets of needs that can be reached, one more chosen at every level.

    A set is first reached with the fewest, so nothing is lost by keeping only the preferred way.
    Sets are the bits of a number.
    """
    names = [name for name, _ in _distinct(possible, needed)]
    offers = [sum(1 << need for need in possible[name] & needed) for name in names]
    everything = sum(1 << need for need in needed)
    reached: dict[int, tuple[int, ...]] = {0: ()}
    frontier = dict(reached)
    while frontier and everything not in reached and (room is None or room > 0):
        further: dict[int, tuple[int, ...]] = {}
        for covered, chosen in frontier.items():
            for at, offer in enumerate(offers):
                more = covered | offer
                if more in reached:
                    continue
                way = tuple(sorted((*chosen, at)))
                if more not in further or way < further[more]:
                    further[more] = way
        reached |= further
        frontier = further
        room = None if room is None else room - 1
    best = min(reached.items(), key=lambda item: (-item[0].bit_count(), len(item[1]), item[1]))
    return tuple(names[at] for at in best[1])


def _distinct(possible: Possible, needed: frozenset[int]) -> list[tuple[str, frozenset[int]]]:
    """The offers that no preferred one makes needless, with only what is needed."""
    kept: list[tuple[str, frozenset[int]]] = []
    for name, offer in possible.items():
        useful = offer & needed
        if useful and not any(useful <= earlier for _, earlier in kept):
            kept.append((name, useful))
    return kept


def _greedy(possible: Possible, needed: frozenset[int], room: int | None) -> tuple[str, ...]:
    """Take who covers most of what is left, until nothing is; then drop who became needless."""
    offers = dict(_distinct(possible, needed))
    left = needed
    chosen: list[str] = []
    while left and (room is None or len(chosen) < room):
        name = max(offers, key=lambda offer: len(offers[offer] & left))
        chosen.append(name)
        left -= offers[name]
    for name in tuple(reversed(chosen)):
        others = frozenset().union(*(offers[other] for other in chosen if other != name))
        if offers[name] & needed <= others:
            chosen.remove(name)
    return tuple(chosen)
