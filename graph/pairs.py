"""Two actors: through which bodies and over whom they are connected, and when they sit together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.periods import Period, merge_periods
from graph.network import Network, contacts, periods_together


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one actor to another: actors and bodies in turn, the two ends included."""

    nodes: tuple[str, ...]

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies on the way."""
        return self.nodes[1::2]

    @property
    def between(self) -> tuple[str, ...]:
        """The actors on the way, without the two ends."""
        return self.nodes[2:-1:2]


def paths_between(network: Network, one: str, other: str) -> tuple[Path, ...]:
    """Every way between two actors of a two-mode network that is at most two bodies long.

    A step of it is from an actor to one that it meets.

    The direct ones first, then by the actor in the middle. Empty when there is none, or when an
    actor is not in the network.
    """
    if one not in network or other not in network or one == other:
        return ()
    near, far = contacts(network, one), contacts(network, other)
    direct = [Path((one, body, other)) for body in near.get(other, ())]
    through = [
        Path((one, first, via, second, other))
        for via in near.keys() & far.keys()
        for first in near[via]
        for second in far[via]
        if second != first
    ]
    through.sort(key=lambda path: (path.between, path.nodes))
    return (*direct, *through)


def intermediaries(met: Network, one: str, other: str, most: int = 5) -> tuple[str, ...]:
    """Who could bring two actors together, the best placed first.

    `met` is the consultation network. Those who meet both; where nobody does, those who meet one
    of them and somebody who meets the other, by how many such they meet.
    """
    ends = {one, other}
    near_one = set(met.adj.get(one, ())) - ends
    near_other = set(met.adj.get(other, ())) - ends
    both = near_one & near_other
    if both:
        return tuple(sorted(both, key=lambda actor: (-met.degree(actor), actor))[:most])
    links = {
        actor: len(set(met[actor]) & (near_other if actor in near_one else near_one))
        for actor in near_one ^ near_other
    }
    halfway = [actor for actor, count in links.items() if count]
    return tuple(sorted(halfway, key=lambda actor: (-links[actor], actor))[:most])


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPeriods:
    """The days on which two actors sit in one body: by body in the order of ids, and in all."""

    bodies: dict[str, tuple[Period, ...]]
    periods: tuple[Period, ...]

    def hold(self, on: date) -> bool:
        """Whether the two sit together on a day."""
        return any(on in period for period in self.periods)

    def days(self, until: date) -> int | None:
        """How many days they sat together until a day, that day included; None if not known."""
        counts = [
            Period(period.begin, min(period.end, until)).days
            for period in self.periods
            if period.begin <= until
        ]
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None


def pair_periods(network: Network, one: str, other: str) -> PairPeriods:
    """When two actors of a two-mode network sit together; nowhere where one is not in it."""
    if one not in network or other not in network or one == other:
        return PairPeriods(bodies={}, periods=())
    found = {
        body: periods_together(network, body, one, other)
        for body in sorted(network.adj[one].keys() & network.adj[other].keys())
    }
    bodies = {body: periods for body, periods in found.items() if periods}
    return PairPeriods(
        bodies=bodies, periods=merge_periods(period for its in bodies.values() for period in its)
    )
