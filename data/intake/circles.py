"""Links that lead back to where they began."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping

Links = Mapping[str, Collection[str]]  # what each id leads to

SHOWN = 10  # steps of a way around that are told
_LOOKED_AT = 100  # ids that are looked at for one way around


def circles(links: Links) -> Iterator[frozenset[str]]:
    """The groups of ids that lead back to themselves, each through all others of its group.

    In time linear in the links (Tarjan 1972, Depth-first search and linear graph algorithms, SIAM
    Journal on Computing 1, 146-160).
    """
    places: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: dict[str, None] = {}  # in the order in which they were come upon
    for start in links:
        way = [] if start in places else [(start, iter(links[start]))]
        while way:
            id_, ahead = way[-1]
            if id_ not in places:
                places[id_] = lowest[id_] = len(places)
                open_[id_] = None
            for following in ahead:
                if following not in places:
                    way.append((following, iter(links.get(following, ()))))
                    break
                if following in open_:
                    lowest[id_] = min(lowest[id_], places[following])
            else:
                way.pop()
                if way:
                    before = way[-1][0]
                    lowest[before] = min(lowest[before], lowest[id_])
                if lowest[id_] == places[id_]:
                    group = _closed(open_, id_)
                    if len(group) > 1 or id_ in links.get(id_, ()):
                        yield group


def _closed(open_: dict[str, None], first: str) -> frozenset[str]:
    """What was come upon since the first of a group; it is open no longer."""
    group: set[str] = set()
    while first not in group:
        group.add(open_.popitem()[0])
    return frozenset(group)


def way_around(links: Links, circle: Collection[str], id_: str, following: str) -> str:
    """A shortest way from an id by way of the following one back, cut short where it is long."""
    found: dict[str, tuple[str, ...]] = {following: (id_, following)}
    ahead = deque(found)
    while ahead and id_ not in found and len(found) < _LOOKED_AT:
        at = ahead.popleft()
        for other in links.get(at, ()):
            if other in circle and other not in found:
                found[other] = (*found[at], other)
                ahead.append(other)
    way = found.get(id_, (id_, following, "…"))
    shown = way if len(way) <= SHOWN else (*way[:SHOWN], "…")
    return " → ".join(shown)
