"""Set cover: the fewest actors that cover all needs; exact for few needs, greedy for many."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

_EXACT = 12  # needs; beyond it the sets of needs that can be reached are too many
Need: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SetCover:
    """Who is chosen, in order of preference, and which needs they cover.

    `locked` are those that had to be chosen. `exact` is true when no choice is better: none covers
    more within the maximum, or the same with fewer.
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
    """Choose the fewest that cover as many needs as possible, within a maximum number.

    `offers` holds the needs that each one covers, in order of preference: of equal choices the
    preferred one is taken. Those in `locked` are always chosen, even beyond the maximum; those in
    `left_out` never.
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
    search = _exact_cover if exact else _greedy_cover
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


def _exact_cover(possible: Possible, needed: frozenset[int], room: int | None) -> tuple[str, ...]:
    """Return the best choice, by a search over the sets of needs that can be covered.

    Each level adds one choice, so a set is first reached with the fewest, and only the preferred
    way to it is kept. A set of needs is a bit mask.
    """
    names = [name for name, _ in _without_dominated_offers(possible, needed)]
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
                choice = tuple(sorted((*chosen, at)))
                if more not in further or choice < further[more]:
                    further[more] = choice
        reached |= further
        frontier = further
        room = None if room is None else room - 1
    best = min(reached.items(), key=lambda item: (-item[0].bit_count(), len(item[1]), item[1]))
    return tuple(names[at] for at in best[1])


def _without_dominated_offers(
    possible: Possible, needed: frozenset[int]
) -> list[tuple[str, frozenset[int]]]:
    """Return the offers, without those that an earlier one covers; only needed items are kept."""
    kept: list[tuple[str, frozenset[int]]] = []
    for name, offer in possible.items():
        useful = offer & needed
        if useful and not any(useful <= earlier for _, earlier in kept):
            kept.append((name, useful))
    return kept


def _greedy_cover(possible: Possible, needed: frozenset[int], room: int | None) -> tuple[str, ...]:
    """Choose who covers most of what is left, until nothing is; then drop those not needed."""
    offers = dict(_without_dominated_offers(possible, needed))
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
