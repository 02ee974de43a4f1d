"""Two actors: the paths between them, who could introduce them, and when they sit together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.periods import Period, merge_periods
from graph.network import Network, contacts_with_bodies, periods_together


@dataclass(frozen=True, slots=True)
class Path:
    """A path from one actor to another: actor, body, actor and so on, both ends included."""

    nodes: tuple[str, ...]

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies on the path."""
        return self.nodes[1::2]

    @property
    def actors_between(self) -> tuple[str, ...]:
        """The actors on the path, without the two ends."""
        return self.nodes[2:-1:2]


def paths_between(network: Network, one: str, other: str) -> tuple[Path, ...]:
    """Return the paths between two actors of a two-mode network that pass at most two bodies.

    On each step two actors must sit in the body at the same time. Paths through one body come
    first, then the others by the actor in the middle. Empty when there is none, or when an actor is
    not in the network.
    """
    if one not in network or other not in network or one == other:
        return ()
    near, far = contacts_with_bodies(network, one), contacts_with_bodies(network, other)
    direct = [Path((one, body, other)) for body in near.get(other, ())]
    through = [
        Path((one, first, via, second, other))
        for via in near.keys() & far.keys()
        for first in near[via]
        for second in far[via]
        if second != first
    ]
    through.sort(key=lambda path: (path.actors_between, path.nodes))
    return (*direct, *through)


def intermediaries(met: Network, one: str, other: str, most: int = 5) -> tuple[str, ...]:
    """Return who could bring two actors together, the best placed first, at most `most` of them.

    `met` is the consultation network. They are the actors that meet both; when nobody does, those
    that meet one of the two and also an actor that meets the other, ordered by how many such actors
    they meet.
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
    """The periods in which two actors sit together: by body, in order of ids, and all merged."""

    bodies: dict[str, tuple[Period, ...]]
    periods: tuple[Period, ...]

    def sit_together_on(self, on: date) -> bool:
        """Whether the two sit together on a day."""
        return any(on in period for period in self.periods)

    def days_together_until(self, until: date) -> int | None:
        """Return how many days they sat together up to and including a day; None if unknown."""
        counts = [
            Period(period.begin, min(period.end, until)).days
            for period in self.periods
            if period.begin <= until
        ]
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None


def pair_periods(network: Network, one: str, other: str) -> PairPeriods:
    """Return when two actors of a two-mode network sit together; no periods if one is not in it."""
    if one not in network or other not in network or one == other:
        return PairPeriods(bodies={}, periods=())
    found = {
        body: periods_together(network, body, one, other)
        for body in sorted(network.adj[one].keys() & network.adj[other].keys())
    }
    bodies = {body: periods for body, periods in found.items() if periods}
    return PairPeriods(
        bodies=bodies,
        periods=merge_periods(
            period for periods_in_body in bodies.values() for period in periods_in_body
        ),
    )
