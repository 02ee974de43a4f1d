"""Which other bodies have actors of one body too, also where those sit in its parts."""

from __future__ import annotations

from graph.network import Network
from graph.situation.membership import Membership


def bodies_sharing(network: Network, membership: Membership) -> dict[str, list[str]]:
    """The bodies outside of this one and its parts in which its members sit, with those members."""
    own = {membership.body, *membership.parts, *(seat.body for seat in membership.seats)}
    found: dict[str, list[str]] = {}
    for actor in sorted({*membership.named, *membership.groups}):
        for body in network[actor]:
            if body not in own:
                found.setdefault(body, []).append(actor)
    return found
