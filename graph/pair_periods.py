"""When two actors sit together: in which bodies, from when to when, and whether they still do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.periods import Period, merge_periods
from graph.network import Network, periods_together


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
