"""Facts that support a seat: a trail from the body to the actor, or the remedy of a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from data.model import Layer
from graph.gaps import Finding
from graph.scenarios.finding_changes import FindingChangeKind
from graph.scenarios.seat_effect import SeatEffect
from graph.situation.situation import Situation
from graph.trails import Trail, TrailSearch

# The rules of which the remedy names a body and who may sit there. What other rules ask for, a
# second link or fewer parts, any seat may bring: it tells nothing of who belongs where.
BROAD: Final = "broad-input"
INVITED: Final = "woonoverleg-invited"
SUCCEEDED: Final = "succeeded-actor"
NOWHERE: Final = frozenset(("no-seat", "partnership-only"))


@dataclass(frozen=True)
class SupportingTrails:
    """The sure trails from the bodies of a day to actors, computed once for each body."""

    situation: Situation
    _found: dict[str, Mapping[str, Trail]] = field(default_factory=dict, compare=False)

    @cached_property
    def _trail_search(self) -> TrailSearch:
        return TrailSearch(self.situation)

    def trails_from_body(self, body: str) -> Mapping[str, Trail]:
        """Return the strongest trail from a body to each actor, where that trail is sure."""
        if body not in self._found:
            self._found[body] = {
                actor: trails[0]
                for actor, trails in self._trail_search.strongest_trails_from_body(body).items()
                if not trails[0].strength.unsure
            }
        return self._found[body]


def gaps_closed_as_advised(
    situation: Situation, effect: SeatEffect, actor: str, body: str
) -> Iterator[Finding]:
    """Yield the gaps that a seat closes and whose remedy names that body for that actor."""
    for shift in effect.finding_changes:
        if shift.kind is FindingChangeKind.CLOSED and _remedy_names_seat(
            situation, shift.relevant_finding, actor, body
        ):
            yield shift.relevant_finding


def _remedy_names_seat(situation: Situation, finding: Finding, actor: str, body: str) -> bool:
    if finding.rule in {BROAD, INVITED}:
        asked = finding.values.get("body")
        return isinstance(asked, str) and body in situation.with_sub_bodies(asked)
    if finding.rule == SUCCEEDED:
        bodies = finding.values.get("bodies")
        heir = finding.values.get("successor") == actor
        return heir and isinstance(bodies, tuple) and body in bodies
    woonraad = situation.bodies[body].layer is Layer.WOONRAAD
    return finding.rule in NOWHERE and woonraad and actor in finding.subjects
