"""Links that lead back to where they began.

networkx finds the groups. `graphlib` of the standard library names one cycle at a time; each taken
as one id until none is left, that gives the same groups, but over 5,000 rows that all lie on cycles
it takes 4 to 21 seconds, where networkx takes 0.02: 20,000 rows would end at the limit of time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping

import networkx as nx

from data.first_few import joined_few

Links = Mapping[str, Collection[str]]  # what each id leads to

_MOST_VISITED = 100  # ids that are looked at for one way around


def cycles(links: Links) -> list[frozenset[str]]:
    """The groups of ids that lead back to themselves, each through all others of its group."""
    network = nx.DiGraph((id_, other) for id_, others in links.items() for other in others)
    return [
        frozenset(group)
        for group in nx.strongly_connected_components(network)
        if len(group) > 1 or any(network.has_edge(id_, id_) for id_ in group)
    ]


def path_back(links: Links, cycle: Collection[str], id_: str, following: str) -> str:
    """A shortest way from an id by way of the following one back, cut short where it is long."""
    found: dict[str, tuple[str, ...]] = {following: (id_, following)}
    ahead = deque(found)
    while ahead and id_ not in found and len(found) < _MOST_VISITED:
        at = ahead.popleft()
        for other in links.get(at, ()):
            if other in cycle and other not in found:
                found[other] = (*found[at], other)
                ahead.append(other)
    way = found.get(id_, (id_, following, "…"))
    return joined_few(way, " → ")
